import { alignments, directions } from "./align";
import type { GraphEditor } from "./editor";
import { within } from "./graph";
import type { Panels } from "./panels";
import { only } from "./selection";
import type { Sync } from "./sync";
import type { Canvas } from "./view/index";

export interface Workbench {
  readonly editor: GraphEditor;
  readonly canvas: Canvas;
  readonly panels: Panels;
  readonly sync: Sync;
  readonly root: HTMLElement;
}

/** What buttons and the server ask for by name. Names that nobody knows do nothing. */
export function perform(bench: Workbench, name: string, keys: readonly string[]): void {
  const { editor, canvas, panels } = bench;
  const alignment = alignments.find((one) => `align:${one}` === name);
  const direction = directions.find((one) => `distribute:${one}` === name);
  if (alignment) {
    panels.operations.align(alignment);
  } else if (direction) {
    panels.operations.distribute(direction);
  }
  switch (name) {
    case "reveal":
      reveal(bench, keys);
      break;
    case "select":
      editor.select(only(...keys.filter((key) => editor.graph.has(key))));
      break;
    case "fit":
      canvas.fit(keys.length > 0 ? keys : undefined);
      break;
    case "layout":
      layOut(bench, keys);
      break;
    case "compare":
      panels.compare(!bench.root.hasAttribute("data-comparing"));
      break;
    case "compare:on":
    case "compare:off":
      panels.compare(name === "compare:on");
      break;
    case "compare:next":
      panels.nextChange(1);
      break;
    case "compare:previous":
      panels.nextChange(-1);
      break;
    case "search":
      panels.search();
      break;
    case "group":
      panels.operations.group();
      break;
    case "focus":
      canvas.stage.focus({ preventScroll: true });
      break;
    default:
      break;
  }
}

/** Opens the groups that a node is in, and shows it; the groups as far as they are there. */
function reveal({ editor, canvas }: Workbench, path: readonly string[]): void {
  const key = path.at(-1);
  const scope = path.slice(0, -1);
  if (key === undefined || !(scope.length === 0 || within(editor.root, scope))) {
    return;
  }
  if (scope.join("/") !== editor.scope.join("/")) {
    editor.enter(scope);
  }
  if (editor.graph.has(key)) {
    editor.select(only(key));
    canvas.reveal(key);
  }
}

/** The nodes named, else those chosen when they are more than one, else all. */
function layOut({ editor, panels, sync }: Workbench, keys: readonly string[]): void {
  const why = panels.operations.whyNot;
  if (why !== null) {
    panels.refuse(why);
    return;
  }
  const { nodes } = editor.selection;
  const chosen = keys.length > 0 ? keys : nodes.size > 1 ? [...nodes] : null;
  sync.layOut({ scope: editor.scope, ...(chosen ? { nodes: chosen } : {}) });
}
