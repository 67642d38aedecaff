import { chordOf } from "../shell/chord";
import { contextMenu, type MenuTarget } from "./context-menu";
import type { Commands } from "./keys";
import type { Operations } from "./operations";
import type { PanelContext } from "./panel";
import type { Point } from "./places";
import { added, only, toggled } from "./selection";
import { firstOf, lastOf, stepFrom, type Direction } from "./walking";

const directions: Readonly<Record<string, Direction>> = {
  arrowup: "up",
  arrowdown: "down",
  arrowleft: "left",
  arrowright: "right",
};

/** The canvas without a mouse: arrows walk along the edges, letters command. */
export function watchKeyboard(context: PanelContext, operations: Operations, commands: Commands): void {
  const { editor, canvas, signal } = context;
  const { stage } = canvas;
  // Whence the keyboard came: up after down, and down after up, lead back.
  let cameFrom: string | null = null;

  const anchor = (): Point => {
    const box = stage.getBoundingClientRect();
    const key = operations.active?.key;
    const at = key === undefined ? undefined : canvas.svgPointOf(key);
    // What stands outside the view is on its way in.
    return at && at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom
      ? at
      : { x: box.left + box.width / 2, y: box.top + box.height / 3 };
  };

  const walk = (to: string | null, chord: string): void => {
    if (to === null) {
      return;
    }
    const { selection } = editor;
    cameFrom = selection.active;
    editor.select(
      chord.includes("shift+")
        ? { ...added(selection, [...(selection.active === null ? [] : [selection.active]), to]), active: to }
        : chord.includes("mod+")
          ? { ...selection, active: to, edge: null }
          : only(to),
    );
    canvas.reveal(to);
  };

  const press = (event: KeyboardEvent): boolean => {
    const chord = chordOf(event);
    const active = operations.active?.key ?? null;
    const arrow = /^(mod\+|shift\+)?(arrow\w+)$/u.exec(chord);
    const direction = directions[arrow?.[2] ?? ""];
    if (direction) {
      walk(active === null ? firstOf(editor.graph) : stepFrom(editor.graph, active, direction, cameFrom), chord);
      return true;
    }
    switch (chord) {
      case "home":
        walk(firstOf(editor.graph), chord);
        return true;
      case "end":
        walk(lastOf(editor.graph), chord);
        return true;
      default:
        return commands.press(event, anchor);
    }
  };

  stage.addEventListener(
    "keydown",
    (event) => {
      if (event.target === stage && !event.defaultPrevented && !event.isComposing && press(event)) {
        event.preventDefault();
      }
    },
    { signal },
  );
  // The space bar held with the pointer down moves the picture; pressed alone, it chooses.
  let space = false;
  stage.addEventListener("keydown", (event) => (space = event.key === " " && event.target === stage), { signal });
  stage.addEventListener("pointerdown", () => (space = false), { signal });
  stage.addEventListener(
    "keyup",
    (event) => {
      commands.settle();
      const active = operations.active?.key;
      if (event.key === " " && space && active !== undefined) {
        editor.select(toggled(editor.selection, active));
      }
      space = false;
    },
    { signal },
  );
  stage.addEventListener("blur", () => commands.settle(), { signal });
  // Who comes by the keyboard stands somewhere.
  stage.addEventListener(
    "focus",
    () => {
      const first = firstOf(editor.graph);
      if (
        operations.active === null &&
        editor.selection.edge === null &&
        first !== null &&
        stage.matches(":focus-visible")
      ) {
        editor.select({ ...editor.selection, active: first });
      }
    },
    { signal },
  );
  // The menu key asks without a place: the menu is of the node that is stood on, not of what lies in the middle.
  stage.addEventListener(
    "contextmenu",
    (event) => {
      const key = operations.active?.key;
      const { edge } = editor.selection;
      const chosen = edge && editor.graph.edgesFrom(edge.from).find((one) => one.slot === edge.slot);
      if (isByKey(event) && (chosen || key !== undefined)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        const target: MenuTarget = chosen ? { kind: "edge", edge: chosen } : { kind: "node", key: key ?? "" };
        contextMenu(context, operations, commands, anchor(), target);
      }
    },
    { signal, capture: true },
  );
  commands.watchClipboard(stage);
}

/** Browsers say it each in their way: no button, or the first one without a finger and without Ctrl. */
function isByKey(event: MouseEvent): boolean {
  const touches = event instanceof PointerEvent && event.pointerType === "touch";
  return event.button === -1 || (event.button === 0 && !touches && !event.ctrlKey);
}
