import { chordOf } from "../shell/chord";
import { renameSlug } from "./commands";
import { connectList } from "./connect-list";
import { fallbackSlot, type Slot } from "./node";
import type { Operations, Target } from "./operations";
import { isDone } from "./outcome";
import type { PanelContext } from "./panel";
import type { Point } from "./places";
import { prompt } from "./prompt";
import { only } from "./selection";
import { quickAdd } from "./quick-add";
import type { Search } from "./search";

/** Keys that are held are one edit: it is made when they are let go, or rest for so long. */
const rest = 300;

const step = 4;
const longStep = 40;

const arrows: Readonly<Record<string, Point>> = {
  arrowup: { x: 0, y: -1 },
  arrowdown: { x: 0, y: 1 },
  arrowleft: { x: -1, y: 0 },
  arrowright: { x: 1, y: 0 },
};

/** Where the pointer was last, over the canvas: what is pasted goes there. */
export interface Pointer {
  readonly at: Point | null;
}

/** The commands that have keys: the same on the canvas, in the outline and in menus. */
export class Commands {
  readonly #context: PanelContext;
  readonly #operations: Operations;
  readonly #search: Search;
  readonly #pointer: Pointer;
  #moved: { readonly keys: readonly string[]; readonly dx: number; readonly dy: number } | null = null;
  #timer: number | undefined;

  constructor(context: PanelContext, operations: Operations, search: Search, pointer: Pointer) {
    this.#context = context;
    this.#operations = operations;
    this.#search = search;
    this.#pointer = pointer;
    context.signal.addEventListener("abort", () => this.settle());
  }

  /** Whether the press is one of the commands'; then it is done. Popups open at the point. */
  press(event: KeyboardEvent, at: () => Point): boolean {
    const chord = chordOf(event);
    const arrow = /^alt\+(shift\+)?(arrow\w+)$/u.exec(chord);
    if (arrow) {
      this.#move(arrows[arrow[2] ?? ""] ?? { x: 0, y: 0 }, arrow[1] ? longStep : step);
      return true;
    }
    this.settle();
    const command = this.#viewOf(event) ?? this.#commandOf(chord, at);
    if (!command) {
      return false;
    }
    // What is held is done once.
    if (event.repeat) {
      return true;
    }
    command();
    return true;
  }

  /** By the place on the keyboard: what Shift makes of a digit is each layout's own. */
  #viewOf(event: KeyboardEvent): (() => void) | undefined {
    const { canvas, editor } = this.#context;
    if (!event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) {
      return undefined;
    }
    switch (event.code) {
      case "Digit0":
        return () => canvas.zoomTo(1);
      case "Digit1":
        return () => canvas.fit();
      case "Digit2":
        return () => canvas.fit(editor.selection.nodes.size > 0 ? editor.selection.nodes : undefined);
      default:
        return undefined;
    }
  }

  #commandOf(chord: string, at: () => Point): (() => void) | undefined {
    const operations = this.#operations;
    switch (chord) {
      case "c":
        return () => this.connect(at(), null);
      case "f":
        return () => this.connect(at(), fallbackSlot);
      case "a":
      case "+":
        return () => this.quickAdd(at());
      case "delete":
        return () => operations.remove();
      case "mod+d":
        return () => operations.duplicate();
      case "mod+a":
        return () => this.selectAll();
      case "mod+f":
        return () => this.search();
      case "g":
        return () => operations.group();
      case "o":
        return () => operations.openGroup(operations.active?.key ?? "");
      case "backspace":
        return () => this.leave();
      case "l":
        return () => this.layOut();
      case "enter":
        return () => this.inspect();
      case "escape":
        return this.#isAnythingChosen ? () => this.#chooseNothing() : undefined;
      case "f2":
        return () => this.rename(at());
      default:
        return undefined;
    }
  }

  /** Makes the edit of keys that were held. */
  settle(): void {
    clearTimeout(this.#timer);
    const moved = this.#moved;
    this.#moved = null;
    if (moved) {
      this.#context.canvas.nudge(null);
      this.#operations.move(moved.keys, moved.dx, moved.dy);
    }
  }

  connect(at: Point, slot: Slot | null): void {
    const node = this.#operations.active;
    if (!node) {
      this.#context.announcer.refuse("No node is chosen.");
      return;
    }
    this.connectFrom(at, node.key, slot);
  }

  connectFrom(at: Point, from: string, slot: Slot | null): void {
    connectList(this.#context, this.#operations, at, from, slot, (chosen) =>
      this.quickAddAt(at, { kind: "after", from, slot: chosen }),
    );
  }

  /** After the chosen node, else in the middle. */
  quickAdd(at: Point): void {
    this.quickAddAt(at, this.#operations.nextPlace);
  }

  quickAddAt(at: Point, target: Target): void {
    quickAdd(this.#context, this.#operations, at, target);
  }

  rename(at: Point): void {
    const node = this.#operations.active;
    if (node && this.#mayEdit()) {
      const name = typeof node.wire["name"] === "string" ? node.wire["name"] : "";
      prompt(at, `Name of ${node.slug}`, name, {
        signal: this.#context.signal,
        done: (text) => this.#operations.rename(node.key, text),
      });
    }
  }

  renameSlug(at: Point): void {
    const node = this.#operations.active;
    const { editor, signal } = this.#context;
    if (node && this.#mayEdit()) {
      prompt(at, `Slug of ${node.title}`, node.slug, {
        signal,
        check: (text) => {
          const outcome = renameSlug(editor.graph, node.key, text.trim());
          return isDone(outcome) ? null : outcome.why;
        },
        done: (text) => this.#operations.renameSlug(node.key, text.trim()),
      });
    }
  }

  inspect(): void {
    const node = this.#operations.active;
    if (node) {
      this.#context.services.openInspector(node.key);
    }
  }

  layOut(): void {
    const why = this.#operations.whyNot;
    const { nodes } = this.#context.editor.selection;
    if (why === null) {
      this.#context.services.layOut(nodes.size > 1 ? [...nodes] : null);
    } else {
      this.#context.announcer.refuse(why);
    }
  }

  leave(): void {
    const depth = this.#context.editor.scope.length;
    if (depth > 0) {
      this.#operations.leaveTo(depth - 1);
    }
  }

  get #isAnythingChosen(): boolean {
    const { nodes, edge } = this.#context.editor.selection;
    return nodes.size > 0 || edge !== null;
  }

  /** Nothing is chosen; the keyboard stands where it stood. */
  #chooseNothing(): void {
    const { editor } = this.#context;
    editor.select({ nodes: new Set(), active: editor.selection.active, edge: null });
  }

  selectAll(): void {
    const { editor, announcer } = this.#context;
    editor.select({ nodes: new Set(editor.graph.keys), active: editor.selection.active, edge: null });
    announcer.say(`${editor.graph.size} selected`);
  }

  search(): void {
    this.#search.open();
  }

  /** To the clipboard, where no key did it. */
  copy(): void {
    const text = this.#operations.copied;
    if (text === null) {
      this.#context.announcer.refuse("Nothing is selected.");
      return;
    }
    void this.#write(text);
  }

  cut(): void {
    const text = this.#operations.copied;
    if (text !== null && this.#mayEdit()) {
      void this.#write(text).then((done) => done && this.#operations.remove());
    }
  }

  paste(at: Point | null): void {
    void this.#read(at);
  }

  /** The keys of the clipboard come as events of their own: they need no permission. */
  watchClipboard(root: HTMLElement): void {
    const { signal } = this.#context;
    const copied = (event: ClipboardEvent): boolean => {
      const text = this.#operations.copied;
      if (text === null || !event.clipboardData || isTyping(event)) {
        return false;
      }
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
      this.#operations.sayCopied();
      return true;
    };
    root.addEventListener("copy", copied, { signal });
    root.addEventListener(
      "cut",
      (event) => !isTyping(event) && this.#mayEdit() && copied(event) && this.#operations.remove(),
      {
        signal,
      },
    );
    root.addEventListener(
      "paste",
      (event) => {
        if (!isTyping(event)) {
          event.preventDefault();
          this.#operations.paste(event.clipboardData?.getData("text/plain") ?? "", this.#pointer.at);
        }
      },
      { signal },
    );
  }

  #move(by: Point, size: number): void {
    if (!this.#mayEdit()) {
      return;
    }
    const { editor } = this.#context;
    const keys = this.#moved?.keys ?? this.#operations.targets;
    if (editor.selection.nodes.size === 0 && keys.length > 0) {
      editor.select(only(...keys));
    }
    const { dx, dy } = this.#moved ?? { dx: 0, dy: 0 };
    this.#moved = { keys, dx: dx + by.x * size, dy: dy + by.y * size };
    this.#context.canvas.nudge({ x: this.#moved.dx, y: this.#moved.dy });
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.settle(), rest);
  }

  #mayEdit(): boolean {
    const why = this.#operations.whyNot;
    if (why !== null) {
      this.#context.announcer.refuse(why);
    }
    return why === null;
  }

  async #write(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
      this.#operations.sayCopied();
      return true;
    } catch {
      this.#context.announcer.refuse("The browser does not let the clipboard be written here: press Ctrl+C.");
      return false;
    }
  }

  async #read(at: Point | null): Promise<void> {
    try {
      this.#operations.paste(await navigator.clipboard.readText(), at);
    } catch {
      this.#context.announcer.refuse("The browser does not let the clipboard be read here: press Ctrl+V.");
    }
  }
}

function isTyping(event: Event): boolean {
  return event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
}
