// Only what Node brings: this runs before anything is installed.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const lock = path.join(root, ".build-lock");

/** Runs the work alone: two builds of the same clone must not install into one folder at once. */
export async function alone(work) {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") {
        throw error;
      }
      if (ownerIsGone()) {
        rmSync(lock, { force: true });
      } else {
        await delay(100);
      }
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Installs the locked packages when the lock file is newer than what is installed. */
export function restore() {
  const installed = modified("node_modules/.package-lock.json");
  if (installed > Math.max(modified("package-lock.json"), modified("package.json"), modified(".npmrc"))) {
    return;
  }
  const windows = process.platform === "win32";
  const result = spawnSync(windows ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--loglevel=error"], {
    cwd: root,
    encoding: "utf8",
    shell: windows,
  });
  if (result.status !== 0) {
    throw new Error(`npm ci failed: ${result.error?.message ?? ""}\n${result.stdout ?? ""}${result.stderr ?? ""}`);
  }
}

function modified(file) {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function ownerIsGone() {
  try {
    process.kill(Number(readFileSync(lock, "utf8")), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
