// Bundles each folder's index.ts to <folder>.js, and app.css, into the folder given by --out.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inlineScript } from "./support/inline-script.mjs";
import { alone, restore, root } from "./support/restore.mjs";

// A page without an origin loads no modules.
const plain = new Set(["preview-host"]);

const at = process.argv.indexOf("--out");
const out = at < 0 ? path.join(root, "..", "src", "DraftStudio.Web", "wwwroot", "assets") : process.argv[at + 1];

await alone(async () => {
  restore();
  checkTypes();
  await bundle();
}).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

function checkTypes() {
  const result = spawnSync(
    process.execPath,
    [path.join(root, "node_modules", "typescript", "bin", "tsc"), "--noEmit"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  if (result.status !== 0) {
    throw new Error(`The scripts do not type-check:\n${result.stdout}${result.stderr}`);
  }
}

async function bundle() {
  const { build } = await import("esbuild");
  const fresh = `${out}.${process.pid}`;
  const scripts = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, entry.name, "index.ts")))
    .map((entry) => ({ in: path.join(root, entry.name, "index.ts"), out: entry.name }));
  mkdirSync(fresh, { recursive: true });
  try {
    const options = {
      outdir: fresh,
      bundle: true,
      // The first of each to know light-dark(), popover and :has().
      target: ["chrome123", "firefox125", "safari17.5"],
      // Radzen's package serves its fonts itself.
      external: ["../_content/*", "*.woff2"],
      plugins: [inlineScript],
      minify: true,
      sourcemap: true,
      logLevel: "silent",
    };
    const modules = scripts.filter((script) => !plain.has(script.out));
    await build({
      ...options,
      format: "esm",
      entryPoints: [...modules, { in: path.join(root, "app.css"), out: "app" }],
    });
    await build({ ...options, format: "iife", entryPoints: scripts.filter((script) => plain.has(script.out)) });
    writeFileSync(path.join(fresh, ".stamp"), "");
    rmSync(out, { recursive: true, force: true });
    renameSync(fresh, out);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
