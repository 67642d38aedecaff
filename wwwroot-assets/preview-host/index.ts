import workerScript from "inline-script:./worker";
import { connect, ready, type PreviewAnswer, type PreviewFile, type PreviewRequest } from "./messages";
import { plainText, prepare, type Assets } from "./output";
import { Runner, type WorkerLike } from "./runner";
import { printRule, screenRules, sheetWidth } from "./sheet";

type Render = PreviewRequest & { readonly kind: "render" };

/** The page that this script is of has no origin and may ask nobody for anything; all that it has is a channel to the page around it. */
function serve(port: MessagePort): void {
  const files = new Map<string, PreviewFile>();
  const asked = new Map<number, { readonly request: Render; readonly at: number }>();
  let shown: { readonly html: string; readonly request: Render } | undefined;
  const address = URL.createObjectURL(new Blob([workerScript], { type: "text/javascript" }));
  const answer = (message: PreviewAnswer): void => port.postMessage(message);
  const wanted = new Set<string>();

  const find = (path: string): PreviewFile | undefined => {
    const file = files.get(path);
    if (!file) {
      wanted.add(path);
    }
    return file;
  };

  const assets: Assets = {
    text(path) {
      const file = find(path);
      return file && "text" in file ? file.text : undefined;
    },
    address(path) {
      const file = find(path);
      return file === undefined ? undefined : "address" in file ? file.address : addressOf(path, file.text);
    },
  };

  const runner = new Runner(
    () => makeWorker(address),
    (id, rendering) => {
      const entry = asked.get(id);
      for (const earlier of asked.keys()) {
        if (earlier <= id) {
          asked.delete(earlier);
        }
      }
      if (!entry) {
        return;
      }
      wanted.clear();
      rendering.missing?.forEach((path) => wanted.add(path));
      if ("fault" in rendering) {
        answer({ kind: "failed", id, fault: rendering.fault, wanted: [...wanted] });
        return;
      }
      const { request } = entry;
      const html = request.isText ? plainText(rendering.html) : rendering.html;
      shown = { html, request };
      try {
        const output = prepare(html, request.primary, assets, request.asPages ? screenRules(request.page) : "");
        // By the time that it is there another one may want other files.
        const names = [...wanted];
        show(output, request, () =>
          answer({ kind: "rendered", id, milliseconds: Math.round(performance.now() - entry.at), wanted: names }),
        );
      } catch (error) {
        answer({ kind: "failed", id, fault: { message: String(error) }, wanted: [] });
      }
    },
  );

  port.onmessage = ({ data }: MessageEvent<PreviewRequest>): void => {
    switch (data.kind) {
      case "files":
        files.clear();
        for (const [path, file] of Object.entries(data.files)) {
          files.set(path, file);
        }
        runner.setFiles(textsOf(data.files));
        break;
      case "file":
        if (data.file === null) {
          files.delete(data.path);
        } else {
          files.set(data.path, data.file);
        }
        runner.setFile(data.path, data.file && "text" in data.file ? data.file.text : null);
        break;
      case "render": {
        asked.set(data.id, { request: data, at: performance.now() });
        const { id, primary, isText } = data;
        runner.render({ id, primary, data: data.data, isText });
        break;
      }
      case "print":
        if (shown) {
          void print(shown.html, shown.request, assets);
        }
        break;
    }
  };

  window.onresize = () => {
    const frame = document.querySelector<HTMLIFrameElement>("iframe.shown");
    if (frame && shown) {
      fit(frame, shown.request);
    }
  };
}

/** Sheets that are wider than there is room are made smaller as a whole: their text stays where it is on them. */
function fit(frame: HTMLIFrameElement, { page, asPages, fits }: Render): void {
  const scale = asPages && fits ? Math.min(1, innerWidth / sheetWidth(page)) : 1;
  frame.style.width = frame.style.height = `${100 / scale}%`;
  frame.style.transform = scale < 1 ? `scale(${scale})` : "";
}

function makeWorker(address: string): WorkerLike {
  const worker = new Worker(address);
  return {
    listen(answered, broke) {
      worker.onmessage = ({ data }) => answered(data);
      worker.onerror = ({ message }) => broke(message);
    },
    ask: (request) => worker.postMessage(request),
    terminate: () => worker.terminate(),
  };
}

/** Shows a document in a frame that runs nothing. The frame before it stays until this one is there, so that nothing flickers. */
function show(output: Element, request: Render, then: () => void): void {
  const before = [...document.querySelectorAll("iframe")];
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "");
  frame.title = "Preview";
  fit(frame, request);
  frame.srcdoc = `<!DOCTYPE html>${output.outerHTML}`;
  frame.addEventListener("load", () => {
    before.forEach((old) => old.remove());
    frame.className = "shown";
    then();
  });
  document.body.append(frame);
}

/** Prints this very page, for it may ask for that and the frame may not: what it shows becomes its contents. Scripts in it are none. */
async function print(html: string, { primary, page }: Render, assets: Assets): Promise<void> {
  const own = document.documentElement;
  const output = document.adoptNode(prepare(html, primary, assets, printRule(page)));
  own.replaceWith(output);
  try {
    const images = [...output.getElementsByTagName("img")];
    await Promise.allSettled(images.map((image) => image.decode()));
    window.print();
  } finally {
    output.replaceWith(own);
  }
}

function textsOf(files: Readonly<Record<string, PreviewFile>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, file]) => ("text" in file ? [[path, file.text] as const] : [])),
  );
}

function addressOf(path: string, text: string): string {
  const type = /\.svg$/i.test(path) ? "image/svg+xml" : /\.css$/i.test(path) ? "text/css" : "text/plain";
  return `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
}

const waiting = new AbortController();
window.addEventListener(
  "message",
  ({ source, origin, data, ports: [port] }) => {
    if (source === window.parent && origin === location.origin && data === connect && port) {
      waiting.abort();
      serve(port);
    }
  },
  { signal: waiting.signal },
);
window.parent.postMessage(ready, location.origin);
