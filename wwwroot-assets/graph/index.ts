import { Journal } from "../typing/journal";
import { Sender, type Receiver } from "../typing/sender";
import { openStore } from "../typing/stores";
import { GraphEditor } from "./editor";
import { keyOf } from "./node";
import { only } from "./selection";
import { readRelease } from "./source";
import { Sync } from "./sync";

/** The server's end: a DotNetObjectReference. */
export interface Server extends Receiver {
  invokeMethodAsync: Receiver["invokeMethodAsync"] & Calls;
}

interface Calls {
  (method: "ReceiveLoaded", version: number): Promise<void>;
  (method: "ReceiveResumed", word: number): Promise<void>;
  (method: "ReceiveSelection", keys: readonly string[], count: number, scope: readonly string[]): Promise<void>;
  (method: "ReceiveCompare", isOn: boolean): Promise<void>;
}

export interface GraphOptions {
  /** Names the graph across reloads: what was not sent is found again under it. */
  readonly form: string;
  /** Names this page. */
  readonly clientId: string;
  /** Where the graph is read. */
  readonly source: string;
  /** Where the live graph is read. */
  readonly live: string;
  /** Where the catalogue of actions is read. */
  readonly actions: string;
  readonly workspace: string;
  readonly readOnly: boolean;
}

/** What the server calls. */
export interface GraphPage {
  receive(word: string): void;
  command(name: string, keys: readonly string[]): void;
  dispose(): void;
}

const mostSelected = 50;
const selectionDelay = 120;

export async function attach(root: HTMLElement, server: Server, options: GraphOptions): Promise<GraphPage> {
  const ending = new AbortController();
  const { signal } = ending;
  const journal = new Journal(options.form, options.clientId, await openStore(globalThis.indexedDB));
  const quietly = (call: Promise<void>): void => void call.catch(() => undefined);
  const sync = new Sync(journal, {
    noted: () => sender.noted(),
    load: () => readRelease(options.source, options.workspace, signal),
    loaded: (version) => quietly(server.invokeMethodAsync("ReceiveLoaded", version)),
  });
  const sender = new Sender(journal, server, {
    name: "graph",
    page: document,
    signal,
    resumed: () => quietly(server.invokeMethodAsync("ReceiveResumed", sync.word)),
  });
  const editor = new GraphEditor(sync.submit);
  tellSelection(editor, server, sender, signal);
  // Not waited for: the server must be able to call before the graph is there.
  void sync.begin(editor, options.readOnly).catch((error: unknown) => {
    if (!signal.aborted) {
      root.dataset.failed = "";
      throw error;
    }
  });

  const reveal = (path: readonly string[]): void => {
    const key = path.at(-1);
    if (key !== undefined) {
      editor.enter(path.slice(0, -1).map(keyOf));
      editor.select(only(keyOf(key)));
    }
  };

  return {
    receive: (word) => sync.receive(word),
    command(name, keys) {
      switch (name) {
        case "reveal":
          reveal(keys);
          break;
        case "select":
          editor.select(only(...keys.map(keyOf)));
          break;
        case "layout":
          sync.layOut({ scope: editor.scope, ...(keys.length > 0 ? { nodes: keys } : {}) });
          break;
        default:
          break;
      }
    },
    dispose: () => ending.abort(),
  };
}

/** Tells the server what is chosen once it stays so for a moment. */
function tellSelection(editor: GraphEditor, server: Server, sender: Sender, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = "";
  const tell = (): void => {
    const keys = [...editor.selection.nodes].slice(0, mostSelected);
    const now = [...keys, editor.selection.nodes.size, ...editor.scope].join();
    if (now !== told && !sender.isAway()) {
      told = now;
      server
        .invokeMethodAsync("ReceiveSelection", keys, editor.selection.nodes.size, editor.scope)
        .catch(() => (told = ""));
    }
  };
  editor.on((event) => {
    if (event.selection || event.all) {
      clearTimeout(timer);
      timer = setTimeout(tell, selectionDelay);
    }
  }, signal);
  signal.addEventListener("abort", () => clearTimeout(timer));
}
