import { make, sign } from "./dom";
import { findNodes } from "./finding";
import type { Operations } from "./operations";
import { countOf } from "./outcome";
import type { PanelContext } from "./panel";

/** So long typing must rest before the graph is searched. */
const rest = 120;

/** A bar over the canvas that finds nodes, one after the other. */
export class Search {
  readonly #context: PanelContext;
  readonly #operations: Operations;
  readonly #bar: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #count = make("span", { class: "ds-find__count", role: "status" });
  #found: readonly string[] = [];
  #at = -1;
  #timer: number | undefined;
  #opener: Element | null = null;

  constructor(host: HTMLElement, context: PanelContext, operations: Operations) {
    this.#context = context;
    this.#operations = operations;
    const { signal } = context;
    this.#input = make("input", {
      class: "ds-input",
      type: "search",
      "aria-label": "Find nodes",
      placeholder: "Name, slug, action, config",
      autocomplete: "off",
      spellcheck: "false",
    });
    const button = (label: string, icon: string, press: () => void): HTMLButtonElement => {
      const made = make(
        "button",
        {
          class: "ds-button ds-button--quiet ds-button--icon ds-button--small",
          type: "button",
          "aria-label": label,
          title: label,
        },
        sign(icon, 14),
      );
      made.addEventListener("click", press, { signal });
      return made;
    };
    this.#bar = make(
      "div",
      { class: "ds-find", role: "search", "aria-label": "Nodes", hidden: true },
      sign("search", 14),
      this.#input,
      this.#count,
      button("Previous", "up", () => this.#step(-1)),
      button("Next", "down", () => this.#step(1)),
      button("Close the search", "close", () => this.close()),
    );
    this.#bar.addEventListener("keydown", (event) => this.#keydown(event), { signal });
    this.#input.addEventListener("input", () => this.#later(), { signal });
    context.editor.on((event) => {
      if (!this.#bar.hidden && (event.all || event.nodes)) {
        this.#later(false);
      }
    }, signal);
    host.append(this.#bar);
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
      this.#bar.remove();
    });
  }

  open(): void {
    if (this.#bar.hidden) {
      this.#opener = document.activeElement;
      this.#bar.hidden = false;
    }
    this.#input.focus();
    this.#input.select();
    this.#later(false);
  }

  close(): void {
    this.#bar.hidden = true;
    const opener = this.#opener;
    (opener instanceof HTMLElement && opener.isConnected ? opener : this.#context.canvas.stage).focus({
      preventScroll: true,
    });
  }

  #keydown(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "Enter" && event.target === this.#input) {
      event.preventDefault();
      this.#find();
      this.#step(event.shiftKey ? -1 : 1);
    } else if (event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#input.select();
    }
  }

  #later(jump = true): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#find();
      if (jump && this.#found.length > 0) {
        this.#at = -1;
        this.#step(1);
      }
    }, rest);
  }

  #find(): void {
    clearTimeout(this.#timer);
    const { editor, catalogue } = this.#context;
    const before = this.#found[this.#at];
    this.#found = findNodes(editor.graph, catalogue, this.#input.value);
    this.#at = before === undefined ? -1 : this.#found.indexOf(before);
    this.#tell();
  }

  #step(by: number): void {
    const count = this.#found.length;
    if (count > 0) {
      this.#at = this.#at < 0 ? (by > 0 ? 0 : count - 1) : (this.#at + by + count) % count;
      this.#operations.goTo(this.#found[this.#at] ?? "");
    }
    this.#tell();
  }

  #tell(): void {
    const count = this.#found.length;
    this.#count.textContent =
      this.#input.value.trim() === ""
        ? ""
        : count === 0
          ? "None"
          : this.#at < 0
            ? countOf(count, "node")
            : `${this.#at + 1} of ${count}`;
  }
}
