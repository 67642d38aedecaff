// Bundles a page for each canvas that is measured, into the folder given by --out.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = path.dirname(fileURLToPath(import.meta.url));
const assets = path.join(root, "..", "..", "wwwroot-assets");

await build({
  entryPoints: [
    path.join(root, "studio.js"),
    path.join(root, "x6.js"),
    { in: path.join(assets, "app.css"), out: "studio" },
  ],
  outdir: process.argv[process.argv.indexOf("--out") + 1],
  bundle: true,
  format: "iife",
  target: "chrome123",
  minify: true,
  external: ["../_content/*", "*.woff2"],
  logLevel: "error",
});
