import type { Action } from "./catalogue";
import { whyNotAdded } from "./commands";
import { assign, make, sign } from "./dom";
import type { Operations } from "./operations";
import type { PanelContext } from "./panel";
import { groupsOf } from "./quick-add";

/** The actions to build with: a press adds one after the chosen node, a drag puts it anywhere. */
export class Palette {
  readonly #context: PanelContext;
  readonly #operations: Operations;
  readonly #input: HTMLInputElement;
  readonly #list = make("div", { class: "ds-actions__list" });
  readonly #note = make("p", { class: "ds-chooser__note", role: "status" });
  #items: { readonly action: Action; readonly button: HTMLButtonElement }[] = [];

  constructor(host: HTMLElement, context: PanelContext, operations: Operations) {
    this.#context = context;
    this.#operations = operations;
    const { editor, signal } = context;
    this.#input = make("input", {
      class: "ds-input",
      type: "search",
      "aria-label": "Find an action",
      placeholder: "Find an action",
      autocomplete: "off",
      spellcheck: "false",
    });
    const element = make(
      "div",
      { class: "ds-actions" },
      make("div", { class: "ds-chooser__search" }, sign("search", 14), this.#input),
      this.#list,
      this.#note,
    );
    this.#input.addEventListener("input", () => this.#show(), { signal });
    element.addEventListener("keydown", (event) => this.#keydown(event), { signal });
    this.#list.addEventListener("click", (event) => this.#click(event), { signal });
    this.#list.addEventListener("pointerdown", (event) => this.#pointerdown(event), { signal });
    editor.on((event) => {
      if (event.all || event.mode || event.nodes) {
        this.#judge();
      }
    }, signal);
    host.append(element);
    signal.addEventListener("abort", () => element.remove());
    this.#show();
  }

  #show(): void {
    const text = this.#input.value;
    this.#items = [];
    this.#list.replaceChildren(
      ...groupsOf(this.#context.catalogue, text)
        .filter(({ actions }) => actions.length > 0)
        .map(({ title, actions }) =>
          make(
            "section",
            { class: "ds-actions__group", "aria-label": title },
            make("h2", { class: "ds-menu__head" }, title),
            make("ul", {}, ...actions.map((action) => make("li", {}, this.#item(action)))),
          ),
        ),
    );
    this.#note.textContent = this.#items.length === 0 ? "Nothing fits." : "";
    this.#note.hidden = this.#items.length > 0;
    this.#judge();
    this.#rove(0);
  }

  #item(action: Action): HTMLButtonElement {
    const button = make(
      "button",
      { class: "ds-actions__item", type: "button", tabindex: -1, title: action.description },
      sign(action.icon, 16),
      make("span", {}, action.title),
    );
    this.#items.push({ action, button });
    return button;
  }

  /** What cannot be added now says why. */
  #judge(): void {
    const { editor } = this.#context;
    for (const { action, button } of this.#items) {
      const why = this.#operations.whyNot ?? whyNotAdded(editor.graph, action);
      assign(button, { "aria-disabled": why === null ? null : "true", title: why ?? action.description });
    }
  }

  #rove(index: number): void {
    this.#items.forEach(({ button }, at) => (button.tabIndex = at === index ? 0 : -1));
  }

  #keydown(event: KeyboardEvent): void {
    const at = this.#items.findIndex(({ button }) => button === document.activeElement);
    const inSearch = event.target === this.#input;
    const next =
      event.key === "ArrowDown"
        ? at + 1
        : event.key === "ArrowUp"
          ? at - 1
          : inSearch
            ? null
            : event.key === "Home"
              ? 0
              : event.key === "End"
                ? this.#items.length - 1
                : null;
    if (next !== null) {
      event.preventDefault();
      if (next < 0) {
        this.#input.focus();
      } else {
        this.#rove(Math.min(next, this.#items.length - 1));
        this.#items[Math.min(next, this.#items.length - 1)]?.button.focus();
      }
    } else if (event.key === "Enter" && inSearch) {
      event.preventDefault();
      this.#add(this.#items[0]?.action);
    } else if (event.key === "Escape" && inSearch && this.#input.value !== "") {
      event.preventDefault();
      this.#input.value = "";
      this.#show();
    }
  }

  #actionOf(event: Event): Action | undefined {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    return this.#items.find((item) => item.button === button)?.action;
  }

  #click(event: MouseEvent): void {
    this.#add(this.#actionOf(event));
  }

  #add(action: Action | undefined): void {
    if (action) {
      const next = this.#operations.nextPlace;
      // Nothing leads to a start, and an end stands in no edge: they stand for themselves.
      const fits = next.kind === "at" || (action.id !== "start" && (next.kind === "after" || action.children !== 0));
      this.#operations.add(action, fits ? next : this.#operations.middle);
    }
  }

  #pointerdown(event: PointerEvent): void {
    const action = this.#actionOf(event);
    // A finger scrolls the list; it adds by a tap.
    if (action && event.button === 0 && event.pointerType !== "touch") {
      this.#context.canvas.carry(action, event);
    }
  }
}
