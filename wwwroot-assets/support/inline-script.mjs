import path from "node:path";

/** Bundles what is imported as "inline-script:./file" and gives its text: a worker that is made of a blob has no address to load from. */
export const inlineScript = {
  name: "inline-script",
  setup(build) {
    build.onResolve({ filter: /^inline-script:/ }, ({ path: name, resolveDir }) => ({
      path: path.resolve(resolveDir, `${name.slice("inline-script:".length)}.ts`),
      namespace: "inline-script",
    }));
    build.onLoad({ filter: /.*/, namespace: "inline-script" }, async ({ path: file }) => {
      const result = await build.esbuild.build({
        entryPoints: [file],
        bundle: true,
        write: false,
        format: "iife",
        minify: true,
        target: build.initialOptions.target,
        logLevel: "silent",
        metafile: true,
      });
      return {
        contents: result.outputFiles[0].text,
        loader: "text",
        watchFiles: Object.keys(result.metafile.inputs),
      };
    });
  },
};
