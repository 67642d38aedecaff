// Node 20 runs no TypeScript: the tests are bundled first, then run.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inlineScript } from "./support/inline-script.mjs";
import { alone, restore, root } from "./support/restore.mjs";

await alone(async () => restore());
const { build } = await import("esbuild");
const tests = readdirSync(root, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith(".test.ts") && !file.startsWith("node_modules"));
const out = mkdtempSync(path.join(tmpdir(), "draft-studio-tests-"));
try {
  await build({
    entryPoints: tests.map((file) => path.join(root, file)),
    outbase: root,
    outdir: out,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    plugins: [inlineScript],
    sourcemap: "inline",
    logLevel: "error",
  });
  const files = tests.map((file) => path.join(out, file.replace(/\.ts$/, ".mjs")));
  process.exitCode =
    spawnSync(process.execPath, ["--enable-source-maps", "--test", ...files], { cwd: root, stdio: "inherit" }).status ??
    1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
