import { connect, ready, type PreviewAnswer, type PreviewFile, type PreviewRequest } from "../preview-host/messages";
import type { Fault } from "../preview-host/render";
import type { PageSetup } from "../preview-host/sheet";
import { samplesOf, type TemplateInput } from "./samples";

/** The server's end: a DotNetObjectReference. */
export interface Server {
  invokeMethodAsync(method: "ReceiveRendered", id: number, milliseconds: number): Promise<void>;
  invokeMethodAsync(method: "ReceiveFault", id: number, fault: Fault): Promise<void>;
}

export interface PreviewOptions {
  /** The address of the page that renders, apart from this one. */
  readonly host: string;
  readonly primary: string;
  readonly files: Readonly<Record<string, PreviewFile>>;
  readonly inputs: readonly TemplateInput[];
  /** What stands for an input instead of its sample, and what else there is; asked before each rendering. */
  readonly values?: () => Readonly<Record<string, unknown>>;
  readonly page: PageSetup;
  readonly asPages: boolean;
  /** What comes out is plain text. */
  readonly isText?: boolean;
  /** Pages that are wider than there is room are made smaller. */
  readonly fits?: boolean;
  /** Asked before each rendering for the files that changed() was said of: their text need not be taken at each key. */
  readonly collect?: () => Iterable<readonly [path: string, file: PreviewFile]>;
}

/** What is shown follows what is said here, a moment after it was said last. */
export interface Preview {
  setFile(path: string, file: PreviewFile | null): void;
  setFiles(files: Readonly<Record<string, PreviewFile>>): void;
  set(changes: Partial<Omit<PreviewOptions, "host" | "files" | "collect">>): void;
  /** There is something to collect. */
  changed(): void;
  /** Without waiting for the end of a burst. */
  render(): void;
  print(): void;
  /** Begins anew: with another page and another worker. */
  reload(): void;
  dispose(): void;
}

/** Long enough to wait for the end of a burst of keys, short enough to seem at once. */
const pause = 40;

/**
 * Shows what the template makes of sample values. It is rendered in a page of its own, which has no origin and whose
 * policy lets nothing out; this page and that one have nothing but a channel of messages.
 */
export function attach(root: HTMLElement, server: Server | null, options: PreviewOptions): Preview {
  const ending = new AbortController();
  const { signal } = ending;
  const files = new Map(Object.entries(options.files));
  let { primary, inputs, values, page, asPages, isText = false, fits = false } = options;
  let port: MessagePort | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let count = 0;

  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts allow-modals");
  frame.title = "Preview";
  frame.className = "template-preview";

  // Before there is a channel nothing is lost: all is told when there is one.
  const tell = (request: PreviewRequest): void => port?.postMessage(request);

  const tellFile = (path: string, file: PreviewFile): void => {
    files.set(path, file);
    tell({ kind: "file", path, file });
  };

  const render = (): void => {
    clearTimeout(timer);
    for (const [path, file] of options.collect?.() ?? []) {
      tellFile(path, file);
    }
    count++;
    root.dataset.state = "rendering";
    const data = { ...samplesOf(inputs), ...values?.() };
    tell({ kind: "render", id: count, primary, data, page, asPages, isText, fits });
  };

  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(render, pause);
  };

  const answered = ({ data }: MessageEvent<PreviewAnswer>): void => {
    if (data.id === count) {
      root.dataset.state = data.kind;
    }
    const told =
      data.kind === "rendered"
        ? server?.invokeMethodAsync("ReceiveRendered", data.id, data.milliseconds)
        : server?.invokeMethodAsync("ReceiveFault", data.id, data.fault);
    // Without a circuit there is nobody to tell; the preview goes on all the same.
    told?.catch(() => undefined);
    root.dispatchEvent(new CustomEvent("preview", { detail: data }));
  };

  window.addEventListener(
    "message",
    ({ source, data }) => {
      // The page begins anew when the person's browser reloads the frame; so does the channel.
      if (source === frame.contentWindow && data === ready) {
        const channel = new MessageChannel();
        port?.close();
        port = channel.port1;
        port.onmessage = answered;
        frame.contentWindow?.postMessage(connect, "*", [channel.port2]);
        tell({ kind: "files", files: Object.fromEntries(files) });
        render();
      }
    },
    { signal },
  );

  root.dataset.state = "rendering";
  frame.src = options.host;
  root.append(frame);

  return {
    setFile(path, file) {
      if (file === null) {
        files.delete(path);
        tell({ kind: "file", path, file });
      } else {
        tellFile(path, file);
      }
      schedule();
    },
    setFiles(all) {
      files.clear();
      Object.entries(all).forEach(([path, file]) => files.set(path, file));
      tell({ kind: "files", files: all });
      schedule();
    },
    set(changes) {
      const now = { primary, inputs, values, page, asPages, isText, fits };
      ({ primary, inputs, values, page, asPages, isText, fits } = { ...now, ...changes });
      schedule();
    },
    changed: schedule,
    render,
    print: () => tell({ kind: "print" }),
    reload() {
      port?.close();
      port = undefined;
      root.dataset.state = "rendering";
      frame.src = options.host;
    },
    dispose() {
      clearTimeout(timer);
      ending.abort();
      port?.close();
      frame.remove();
    },
  };
}
