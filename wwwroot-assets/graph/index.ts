import { Journal } from "../typing/journal";
import { Sender, type Receiver } from "../typing/sender";
import { openStore } from "../typing/stores";
import { Catalogue } from "./catalogue";
import { GraphEditor } from "./editor";
import { keyOf } from "./node";
import { inspect, watchPage } from "./page";
import { attachPanels, type Panels } from "./panels";
import { edgeId } from "./scene";
import { only } from "./selection";
import { read, readRelease, Unreadable } from "./source";
import { Sync } from "./sync";
import { perform } from "./tasks";
import { tellSelection, type SelectionReceiver } from "./telling";
import { attachCanvas, type Canvas, type Hit } from "./view/index";

/** The server's end: a DotNetObjectReference. */
export interface Server extends Receiver {
  invokeMethodAsync: Receiver["invokeMethodAsync"] & SelectionReceiver["invokeMethodAsync"] & Calls;
}

interface Calls {
  (method: "ReceiveLoaded", version: number): Promise<void>;
  (method: "ReceiveResumed", word: number): Promise<void>;
  (method: "ReceiveCompare", isOn: boolean): Promise<void>;
}

export interface GraphOptions {
  /** Names the graph across reloads: what was not sent is found again under it. */
  readonly form: string;
  /** Names this page. */
  readonly clientId: string;
  /** Where the graph is read. */
  readonly source: string;
  /** Where the catalogue of actions is read. */
  readonly actions: string;
  /** The workspace's slug. */
  readonly workspace: string;
  readonly workflowUuid: string;
  readonly workflowName: string;
  readonly releaseUuid: string;
  readonly readOnly: boolean;
}

/** What the server calls. */
export interface GraphPage {
  receive(word: string): void;
  command(name: string, keys: readonly string[]): void;
  dispose(): void;
}

export async function attach(root: HTMLElement, server: Server, options: GraphOptions): Promise<GraphPage> {
  const ending = new AbortController();
  const { signal } = ending;
  const quietly = (call: Promise<void>): void => void call.catch(() => undefined);
  const catalogue = await read(options.actions, options.workspace, signal).then(
    ({ json }) => Catalogue.read(json),
    () => new Catalogue([]),
  );
  const journal = new Journal(options.form, options.clientId, await openStore(globalThis.indexedDB));
  const sync = new Sync(journal, {
    noted: () => sender.noted(),
    load: () => readRelease(options.source, options.workspace, signal),
    loaded: (version) => quietly(server.invokeMethodAsync("ReceiveLoaded", version)),
    failed: (error) => {
      const isFinal = error instanceof Unreadable && error.isFinal;
      panels.refuse(isFinal ? "There is no such graph any more." : "The graph could not be read. It is tried again.");
      return !isFinal;
    },
    signal,
  });
  const sender = new Sender(journal, server, {
    name: "graph",
    page: document,
    signal,
    resumed: () => quietly(server.invokeMethodAsync("ReceiveResumed", sync.word)),
  });
  const editor = new GraphEditor(sync.submit);
  const part = (name: string): HTMLElement | null => root.querySelector<HTMLElement>(`[data-graph-${name}]`);
  const canvas: Canvas = attachCanvas(part("canvas") ?? root, editor, {
    view: options.form,
    catalogue,
    open: (key) => panels.open(key),
    quickAdd: (at, to) => panels.quickAdd(at.client, targetOf(at.point, to)),
    menu: (at, hit) => panels.menu(at.client, menuTargetOf(editor, at.point, hit)),
    refused: (why) => panels.refuse(why),
  });
  const panels: Panels = attachPanels(
    {
      palette: part("palette"),
      outline: part("outline"),
      breadcrumb: part("breadcrumb"),
      over: part("over") ?? root,
    },
    editor,
    canvas,
    {
      catalogue,
      workflowUuid: options.workflowUuid,
      workflowName: options.workflowName,
      releaseUuid: options.releaseUuid,
      workspace: options.workspace,
      layOut: (keys) => sync.layOut({ scope: editor.scope, ...(keys ? { nodes: keys } : {}) }),
      openInspector: (key) => {
        editor.select(only(key));
        inspect(root, key, signal);
      },
      compared: (on) => {
        root.toggleAttribute("data-comparing", on);
        quietly(server.invokeMethodAsync("ReceiveCompare", on));
      },
    },
    signal,
  );
  const command = (name: string, keys: readonly string[]): void =>
    perform({ editor, canvas, panels, sync, root }, name, keys.map(keyOf));
  watchPage(root, command, signal);
  tellSelection(editor, server, sender.isAway, signal);
  // Not waited for: the server must be able to call before the graph is there.
  void sync.begin(editor, options.readOnly);

  return {
    receive: (word) => sync.receive(word),
    command,
    dispose: () => {
      canvas.dispose();
      ending.abort();
    },
  };
}

function targetOf(
  at: { readonly x: number; readonly y: number },
  to: Parameters<Parameters<typeof attachCanvas>[2]["quickAdd"]>[1],
): Parameters<Panels["quickAdd"]>[1] {
  return to === null
    ? { kind: "at", at }
    : "edge" in to
      ? { kind: "edge", edge: to.edge }
      : { kind: "after", from: to.from, slot: to.slot, at };
}

function menuTargetOf(
  editor: GraphEditor,
  at: { readonly x: number; readonly y: number },
  hit: Hit,
): Parameters<Panels["menu"]>[1] {
  switch (hit.kind) {
    case "node":
    case "port":
      return { kind: "node", key: hit.key };
    case "edge": {
      const edge = [...editor.graph.nodes]
        .flatMap((node) => editor.graph.edgesFrom(node.key))
        .find((one) => edgeId(one.from, one.slot) === hit.id);
      return edge ? { kind: "edge", edge } : { kind: "blank", at };
    }
    default:
      return { kind: "blank", at };
  }
}
