import { Announcer } from "./announce";
import { breadcrumb } from "./breadcrumb";
import { Compare } from "./compare";
import { contextMenu, type MenuTarget } from "./context-menu";
import type { GraphEditor } from "./editor";
import { watchKeyboard } from "./keyboard";
import { Commands } from "./keys";
import { Operations, type Target } from "./operations";
import { Outline } from "./outline";
import { Palette } from "./palette";
import type { CanvasView, PanelContext, PanelServices } from "./panel";
import type { Point } from "./places";
import { Search } from "./search";

export type { MenuTarget } from "./context-menu";
export type { Target } from "./operations";
export type { CanvasView, PanelServices } from "./panel";

/** Where panels are put. An element that is not given has no panel. */
export interface PanelElements {
  readonly palette?: HTMLElement | null;
  readonly outline?: HTMLElement | null;
  readonly breadcrumb?: HTMLElement | null;
  /** Where the search, the comparison and what is said are put: around the canvas, not in it. */
  readonly over: HTMLElement;
}

/** What the canvas and the page call. */
export interface Panels {
  /** The list of actions at a point of the screen: after a drop on nothing, on an edge. */
  quickAdd(at: Point, target: Target): void;
  /** The menu at a point of the screen. */
  menu(at: Point, target: MenuTarget): void;
  /** A node was opened, by a double click: a group shows its nodes, any other its inspector. */
  open(key: string): void;
  say(text: string): void;
  /** Says and shows why something was not done. */
  refuse(why: string): void;
  search(): void;
  compare(on: boolean): void;
  nextChange(by: 1 | -1): void;
  readonly operations: Operations;
}

/** Puts the panels beside a canvas: they edit the same graph, and follow it. All ends with the signal. */
export function attachPanels(
  elements: PanelElements,
  editor: GraphEditor,
  canvas: CanvasView,
  services: PanelServices,
  signal: AbortSignal,
): Panels {
  const announcer = new Announcer(elements.over, signal);
  const context: PanelContext = {
    editor,
    canvas,
    services,
    catalogue: services.catalogue,
    announcer,
    signal,
  };
  const operations = new Operations(context);
  const search = new Search(elements.over, context, operations);
  const pointer = pointerOver(canvas, signal);
  const commands = new Commands(context, operations, search, pointer);
  const compare = new Compare(elements.over, context, operations);
  announcer.follow(editor, services.catalogue, signal);
  watchKeyboard(context, operations, commands);
  if (elements.palette) {
    new Palette(elements.palette, context, operations);
  }
  if (elements.outline) {
    new Outline(elements.outline, context, operations, commands);
  }
  if (elements.breadcrumb) {
    breadcrumb(elements.breadcrumb, context, operations);
  }
  return {
    quickAdd: (at, target) => commands.quickAddAt(at, target),
    menu: (at, target) => contextMenu(context, operations, commands, at, target),
    open: (key) => {
      const node = editor.graph.get(key);
      if (node?.kind === "native" && node.action === "group") {
        operations.openGroup(key);
      } else {
        services.openInspector(key);
      }
    },
    say: (text) => announcer.say(text),
    refuse: (why) => announcer.refuse(why),
    search: () => search.open(),
    compare: (on) => compare.turn(on),
    nextChange: (by) => compare.step(by),
    operations,
  };
}

/** Where the pointer is over the picture; null when it is elsewhere. */
function pointerOver(canvas: CanvasView, signal: AbortSignal): { readonly at: Point | null } {
  let client: Point | null = null;
  canvas.stage.addEventListener("pointermove", (event) => (client = { x: event.clientX, y: event.clientY }), {
    signal,
    passive: true,
  });
  canvas.stage.addEventListener("pointerleave", () => (client = null), { signal });
  return {
    get at() {
      return client && canvas.toGraph(client);
    },
  };
}
