import { Renderer } from "./render";
import type { WorkerAnswer, WorkerRequest } from "./runner";

// The policy of the page lets nothing out. That a template finds no way to ask either saves it the waiting.
for (const name of [
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "EventSource",
  "WebTransport",
  "importScripts",
  "Worker",
  "indexedDB",
  "caches",
]) {
  Object.defineProperty(globalThis, name, { value: undefined, configurable: false, writable: false });
}

const renderer = new Renderer();
const post = (answer: WorkerAnswer): void => globalThis.postMessage(answer);

globalThis.onmessage = ({ data }: MessageEvent<WorkerRequest>): void => {
  if (data.kind === "files") {
    renderer.setFiles(data.files);
  } else if (data.kind === "file") {
    renderer.setFile(data.path, data.text);
  } else {
    const { id, primary, isText } = data;
    void renderer.render(primary, data.data, isText).then((rendering) => post({ id, rendering }));
  }
};
