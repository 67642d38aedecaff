import { chordOf } from "../shell/chord";
import { contextMenu } from "./context-menu";
import { assign, make, sign } from "./dom";
import type { Commands } from "./keys";
import type { Operations } from "./operations";
import { countOf } from "./outcome";
import type { PanelContext } from "./panel";
import type { Point } from "./places";
import { rowsOf, type Row } from "./rows";
import { added, only, toggled } from "./selection";

const rowHeight = 28;

/** Rows beyond what is seen, so that a fast scroll shows no gap. */
const beyond = 8;

let last = 0;

/** The graph as a tree: the other view of the canvas, with the same commands. */
export class Outline {
  readonly #context: PanelContext;
  readonly #operations: Operations;
  readonly #commands: Commands;
  readonly #tree: HTMLElement;
  readonly #sizer = make("div", { class: "ds-outline__sizer", role: "presentation" });
  readonly #empty = make(
    "p",
    { class: "ds-outline__empty", hidden: true },
    "There is no node yet: add one from the palette.",
  );
  readonly #id = `ds-outline-${++last}`;
  readonly #collapsed = new Set<string>();
  readonly #shown = new Map<string, HTMLElement>();
  #rows: readonly Row[] = [];
  #places: ReadonlyMap<string, number> = new Map();
  /** The row that the keyboard stands on: a link or an open output can be it, and is no node. */
  #active: string | null = null;
  #frame = 0;
  #stale = true;

  constructor(host: HTMLElement, context: PanelContext, operations: Operations, commands: Commands) {
    this.#context = context;
    this.#operations = operations;
    this.#commands = commands;
    const { editor, signal } = context;
    this.#tree = make(
      "div",
      {
        class: "ds-outline",
        role: "tree",
        tabindex: 0,
        "aria-label": "Outline of the workflow",
        "aria-multiselectable": "true",
        id: this.#id,
      },
      this.#sizer,
    );
    host.append(this.#tree, this.#empty);
    signal.addEventListener("abort", () => {
      cancelAnimationFrame(this.#frame);
      this.#tree.remove();
      this.#empty.remove();
    });
    editor.on((event) => {
      if (event.all || event.nodes) {
        this.#stale = true;
      }
      if (event.selection) {
        this.#follow();
      }
      this.#later();
    }, signal);
    this.#tree.addEventListener("scroll", () => this.#later(), { signal, passive: true });
    new ResizeObserver(() => this.#later()).observe(this.#tree);
    this.#tree.addEventListener("click", (event) => this.#click(event), { signal });
    this.#tree.addEventListener("dblclick", (event) => this.#dblclick(event), { signal });
    this.#tree.addEventListener("contextmenu", (event) => this.#menu(event), { signal });
    this.#tree.addEventListener("keydown", (event) => this.#keydown(event), { signal });
    this.#tree.addEventListener("keyup", () => commands.settle(), { signal });
    this.#tree.addEventListener("blur", () => commands.settle(), { signal });
    this.#tree.addEventListener("focus", () => this.#focused(), { signal });
    commands.watchClipboard(this.#tree);
    this.#later();
  }

  #later(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#show();
    });
  }

  #refresh(): void {
    if (this.#stale) {
      const { editor, catalogue } = this.#context;
      this.#stale = false;
      this.#rows = rowsOf(editor.graph, catalogue, this.#collapsed);
      this.#places = new Map(this.#rows.map((row, index) => [row.id, index]));
    }
  }

  /** Only what is seen is in the page. */
  #show(): void {
    this.#refresh();
    const rows = this.#rows;
    this.#empty.hidden = rows.length > 0;
    this.#tree.hidden = rows.length === 0 && document.activeElement !== this.#tree;
    this.#sizer.style.height = `${rows.length * rowHeight}px`;
    const from = Math.max(0, Math.floor(this.#tree.scrollTop / rowHeight) - beyond);
    const to = Math.min(rows.length, Math.ceil((this.#tree.scrollTop + this.#tree.clientHeight) / rowHeight) + beyond);
    const wanted = new Map(rows.slice(from, to).map((row, index) => [row.id, { row, place: from + index }]));
    const active = this.#active === null ? undefined : this.#places.get(this.#active);
    if (this.#active !== null && active !== undefined) {
      // Who listens is told of it by its id: it is there wherever the list is scrolled to.
      wanted.set(this.#active, { row: rows[active] as Row, place: active });
    }
    for (const [id, element] of this.#shown) {
      if (!wanted.has(id)) {
        element.remove();
        this.#shown.delete(id);
      }
    }
    // They are read in the order in which they stand.
    let next = this.#sizer.firstChild;
    for (const { row, place } of [...wanted.values()].sort((left, right) => left.place - right.place)) {
      const element = this.#shown.get(row.id) ?? this.#create(row.id);
      this.#fill(element, row, place);
      if (element === next) {
        next = element.nextSibling;
      } else {
        this.#sizer.insertBefore(element, next);
      }
    }
    assign(this.#tree, {
      "aria-activedescendant": active === undefined ? null : this.#idOf(this.#active ?? ""),
    });
  }

  #idOf(id: string): string {
    return `${this.#id}-${id.replaceAll("/", "-")}`;
  }

  #create(id: string): HTMLElement {
    const element = make("div", { class: "ds-outline__row", role: "treeitem", id: this.#idOf(id), "data-row": id });
    this.#shown.set(id, element);
    return element;
  }

  #fill(element: HTMLElement, row: Row, place: number): void {
    const { editor, catalogue } = this.#context;
    const node = editor.graph.get(row.key);
    const selection = editor.selection;
    const problems = row.kind === "node" ? editor.problemsOf(row.key) : [];
    const difference = row.kind === "node" ? editor.comparison?.differences.get(row.key)?.status : undefined;
    const from = row.from === null ? undefined : editor.graph.get(row.from);
    const isPlain = from !== undefined && row.slot === 0 && catalogue.slotsOf(from) === 1;
    const slot =
      from && row.slot !== null && (!isPlain || row.kind === "open") ? catalogue.slotName(from, row.slot) : "";
    const isSelected = row.kind === "node" && selection.nodes.has(row.key);
    element.style.top = `${place * rowHeight}px`;
    element.style.paddingInlineStart = `${8 + Math.min(row.level - 1, 12) * 16}px`;
    assign(element, {
      "aria-level": row.level,
      "aria-posinset": row.place,
      "aria-setsize": row.count,
      "aria-expanded": row.expanded === null ? null : String(row.expanded),
      "aria-selected": row.kind === "node" ? String(isSelected) : null,
      "data-kind": row.kind,
      "data-active": row.id === this.#active,
      "data-difference": difference,
    });
    const key = [
      node?.title,
      node?.slug,
      slot,
      row.kind,
      row.expanded,
      problems.length,
      problems.some((p) => !p.isWarning),
      difference,
      node && catalogue.iconOf(node),
    ].join("\u0000");
    if (element.dataset["key"] === key) {
      return;
    }
    element.dataset["key"] = key;
    const title = row.kind === "open" ? "nothing yet" : (node?.title ?? "");
    const worst = problems.some((problem) => !problem.isWarning) ? "error" : "warning";
    const spoken = [
      row.kind === "link" ? `goes on at ${title}` : title,
      ...(row.kind === "node" && node ? [catalogue.titleOf(node)] : []),
      ...(difference ? [difference] : []),
      ...(problems.length > 0 ? [countOf(problems.length, "problem")] : []),
    ].join(", ");
    element.setAttribute("aria-label", slot ? `${slot}: ${spoken}` : spoken);
    // What is seen is said in other words: by the label.
    const seen = (name: string, ...children: readonly (Node | string)[]): HTMLElement =>
      make("span", { class: `ds-outline__${name}`, "aria-hidden": "true" }, ...children);
    const fold = seen("fold", ...(row.expanded === null ? [] : [sign(row.expanded ? "down" : "right", 12)]));
    fold.toggleAttribute("data-fold", row.expanded !== null);
    element.replaceChildren(
      fold,
      ...(slot ? [seen("slot", `${slot}:`)] : []),
      ...(row.kind === "link" ? [sign("jump", 12)] : []),
      ...(row.kind === "node" && node ? [sign(catalogue.iconOf(node), 14)] : []),
      seen("title", title),
      ...(row.kind === "node" && node && node.slug !== node.title ? [seen("slug", node.slug)] : []),
      ...(difference ? [seen("difference", difference)] : []),
      ...(problems.length > 0
        ? [seen(`problems ds-outline__problems--${worst}`, sign(worst, 12), String(problems.length))]
        : []),
    );
  }

  /** What is chosen on the canvas is stood on here. */
  #follow(): void {
    const { active } = this.#context.editor.selection;
    const row = this.#row;
    if (active === null || row?.key === active) {
      return;
    }
    this.#refresh();
    if (!this.#places.has(active)) {
      // It stands below something that is closed.
      this.#collapsed.clear();
      this.#stale = true;
      this.#refresh();
    }
    this.#active = active;
    this.#reveal();
  }

  get #row(): Row | undefined {
    const place = this.#active === null ? undefined : this.#places.get(this.#active);
    return place === undefined ? undefined : this.#rows[place];
  }

  #reveal(): void {
    const place = this.#active === null ? undefined : this.#places.get(this.#active);
    if (place === undefined) {
      return;
    }
    const top = place * rowHeight;
    const { scrollTop, clientHeight } = this.#tree;
    if (top < scrollTop) {
      this.#tree.scrollTop = top;
    } else if (top + rowHeight > scrollTop + clientHeight) {
      this.#tree.scrollTop = top + rowHeight - clientHeight;
    }
    this.#later();
  }

  #focused(): void {
    this.#refresh();
    if (!this.#row) {
      this.#stand(this.#rows[0], "");
    }
  }

  /** Stands on a row, and chooses its node as the keys held say. */
  #stand(row: Row | undefined, chord: string): void {
    if (!row) {
      return;
    }
    const { editor, canvas } = this.#context;
    this.#active = row.id;
    if (row.kind !== "node") {
      // No node is stood on; commands mean the one that the row belongs to.
      editor.select(only(...(row.kind === "open" ? [row.key] : [])));
    } else if (chord.includes("shift+")) {
      editor.select({ ...added(editor.selection, [row.key]), active: row.key });
    } else if (chord.includes("mod+")) {
      editor.select({ ...editor.selection, active: row.key, edge: null });
    } else {
      editor.select(only(row.key));
    }
    if (row.kind !== "link") {
      canvas.reveal(row.key);
    }
    this.#active = row.id;
    this.#reveal();
  }

  #keydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) {
      return;
    }
    this.#refresh();
    if (this.#walk(chordOf(event)) || this.#commands.press(event, () => this.#anchor())) {
      event.preventDefault();
    }
  }

  #walk(chord: string): boolean {
    const place = this.#active === null ? -1 : (this.#places.get(this.#active) ?? -1);
    const row = this.#rows[place];
    const page = Math.max(1, Math.floor(this.#tree.clientHeight / rowHeight) - 1);
    const bare = chord.replace(/^(mod|shift)\+/u, "");
    const steps: Readonly<Record<string, number>> = {
      arrowdown: place + 1,
      arrowup: Math.max(0, place - 1),
      pagedown: place + page,
      pageup: place - page,
      home: 0,
      end: this.#rows.length - 1,
    };
    const next = steps[bare];
    if (next !== undefined) {
      this.#stand(this.#rows[Math.max(0, Math.min(this.#rows.length - 1, next))], chord);
      return true;
    }
    switch (chord) {
      case "arrowright":
        if (row?.expanded === false) {
          this.#fold(row.key, false);
        } else if (row?.expanded) {
          this.#stand(this.#rows[place + 1], "");
        }
        return true;
      case "arrowleft":
        if (row?.expanded) {
          this.#fold(row.key, true);
        } else if (row?.parent) {
          this.#stand(this.#rows[this.#places.get(row.parent) ?? -1], "");
        }
        return true;
      case "enter":
        return this.#enter(row);
      case " ":
      case "mod+ ":
        if (row?.kind === "node") {
          this.#context.editor.select(toggled(this.#context.editor.selection, row.key));
        }
        return true;
      case "delete":
        // On a row that is only a way, the way goes, not a node.
        if (row?.kind === "link" && row.from !== null && row.slot !== null) {
          this.#operations.disconnect(row.from, row.slot);
          return true;
        }
        return row?.kind === "open";
      case "c":
        if (row && row.kind !== "node" && row.from !== null) {
          this.#commands.connectFrom(this.#anchor(), row.from, row.slot);
          return true;
        }
        return false;
      case "shift+f10":
      case "contextmenu":
        this.#openMenu(row, this.#anchor());
        return true;
      default:
        return false;
    }
  }

  #enter(row: Row | undefined): boolean {
    if (row?.kind === "link") {
      this.#jump(row.key);
      return true;
    }
    if (row?.kind === "open" && row.from !== null && row.slot !== null) {
      this.#commands.quickAddAt(this.#anchor(), { kind: "after", from: row.from, slot: row.slot });
      return true;
    }
    return false;
  }

  #jump(key: string): void {
    this.#active = null;
    this.#operations.goTo(key);
    this.#follow();
  }

  #fold(key: string, closed: boolean): void {
    if (closed) {
      this.#collapsed.add(key);
    } else {
      this.#collapsed.delete(key);
    }
    this.#stale = true;
    this.#later();
  }

  #anchor(): Point {
    const element = this.#active === null ? undefined : this.#shown.get(this.#active);
    const box = (element ?? this.#tree).getBoundingClientRect();
    return { x: box.left + 24, y: Math.min(box.bottom, box.top + rowHeight) };
  }

  #rowOf(event: Event): Row | undefined {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
    const place = element ? this.#places.get(element.dataset["row"] ?? "") : undefined;
    return place === undefined ? undefined : this.#rows[place];
  }

  #click(event: MouseEvent): void {
    const row = this.#rowOf(event);
    if (!row) {
      return;
    }
    if (event.target instanceof Element && event.target.closest("[data-fold]")) {
      this.#fold(row.key, row.expanded === true);
    } else if (row.kind === "link") {
      this.#jump(row.key);
    } else if (row.kind === "open") {
      this.#stand(row, "");
      this.#enter(row);
    } else if (event.ctrlKey || event.metaKey) {
      this.#active = row.id;
      this.#context.editor.select(toggled(this.#context.editor.selection, row.key));
    } else if (event.shiftKey) {
      this.#selectTo(row);
    } else {
      this.#stand(row, "");
    }
  }

  /** All nodes between the one that is stood on and this one. */
  #selectTo(row: Row): void {
    const [here, there] = [this.#places.get(this.#active ?? "") ?? 0, this.#places.get(row.id) ?? 0];
    const between = this.#rows.slice(Math.min(here, there), Math.max(here, there) + 1);
    const keys = between.filter((one) => one.kind === "node").map((one) => one.key);
    const { editor } = this.#context;
    editor.select({ ...added(editor.selection, keys), active: row.key });
    this.#active = row.id;
    this.#later();
  }

  #dblclick(event: MouseEvent): void {
    const row = this.#rowOf(event);
    if (row?.kind === "node" && !this.#isGroup(row.key)) {
      this.#context.services.openInspector(row.key);
    } else if (row?.kind === "node") {
      this.#operations.openGroup(row.key);
    }
  }

  #isGroup(key: string): boolean {
    const node = this.#context.editor.graph.get(key);
    return node?.kind === "native" && node.action === "group";
  }

  #menu(event: MouseEvent): void {
    event.preventDefault();
    const row = this.#rowOf(event);
    if (row && row.id !== this.#active) {
      this.#active = row.id;
    }
    // The key comes as an event without a place.
    const at = event.clientX === 0 && event.clientY === 0 ? this.#anchor() : { x: event.clientX, y: event.clientY };
    this.#openMenu(row ?? this.#row, at);
  }

  #openMenu(row: Row | undefined, at: Point): void {
    const context = this.#context;
    const commands = this.#commands;
    if (row?.kind === "node") {
      contextMenu(context, this.#operations, commands, at, { kind: "node", key: row.key });
    } else if (row?.kind === "link" && row.from !== null && row.slot !== null) {
      contextMenu(context, this.#operations, commands, at, {
        kind: "edge",
        edge: { from: row.from, slot: row.slot, to: row.key },
      });
    } else if (row?.kind === "open") {
      commands.connectFrom(at, row.key, row.slot);
    } else {
      contextMenu(context, this.#operations, commands, at, { kind: "blank", at: context.canvas.centre() });
    }
  }
}
