import { assign, make, sign } from "./dom";
import type { Point } from "./places";
import { Popup } from "./popup";

/** Something to choose. */
export interface Choice<Value> {
  readonly value: Value;
  readonly title: string;
  readonly detail?: string;
  readonly icon?: string;
  /** Why it cannot be chosen. */
  readonly why?: string | null;
  /** It is what is chosen now. */
  readonly current?: boolean;
}

export interface ChoiceGroup<Value> {
  readonly title: string;
  readonly choices: readonly Choice<Value>[];
}

export interface ChooserOptions<Value> {
  readonly at: Point;
  readonly label: string;
  readonly placeholder: string;
  readonly signal: AbortSignal;
  /** What fits the text, in the order to show it. */
  find(text: string): readonly ChoiceGroup<Value>[];
  choose(value: Value): void;
  /** Told when something is chosen that cannot be. */
  refuse(why: string): void;
  /** Stands above the list. */
  readonly head?: HTMLElement;
  closed?(): void;
}

/** More are not shown: who does not find it types. */
const most = 100;

let last = 0;

/** A list over the page that typing filters: a combobox that is always open. */
export class Chooser<Value> {
  readonly #options: ChooserOptions<Value>;
  readonly #popup: Popup;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLDivElement;
  readonly #note = make("p", { class: "ds-chooser__note", role: "status" });
  readonly #id = `ds-chooser-${++last}`;
  #shown: { readonly choice: Choice<Value>; readonly element: HTMLElement }[] = [];
  #active = -1;

  constructor(options: ChooserOptions<Value>) {
    this.#options = options;
    this.#popup = new Popup(
      options.at,
      { class: "ds-menu ds-chooser", role: "dialog", "aria-label": options.label },
      { signal: options.signal, ...(options.closed ? { closed: options.closed } : {}) },
    );
    this.#input = make("input", {
      class: "ds-input",
      type: "text",
      role: "combobox",
      "aria-label": options.label,
      "aria-expanded": "true",
      "aria-controls": this.#id,
      "aria-autocomplete": "list",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: options.placeholder,
      "data-picker": true,
    });
    this.#list = make("div", { class: "ds-chooser__list", role: "listbox", id: this.#id, "aria-label": options.label });
    this.#popup.element.append(
      ...(options.head ? [options.head] : []),
      make("div", { class: "ds-chooser__search" }, sign("search", 14), this.#input),
      this.#list,
      this.#note,
    );
    this.#input.addEventListener("input", () => this.refresh(), { signal: options.signal });
    this.#input.addEventListener("keydown", (event) => this.#keydown(event), { signal: options.signal });
    this.#list.addEventListener("click", (event) => this.#click(event), { signal: options.signal });
    this.refresh();
    this.#popup.open(this.#input);
  }

  close(): void {
    this.#popup.close();
  }

  /** Shows what fits now: typed, or chosen above the list. */
  refresh(): void {
    const groups = this.#options.find(this.#input.value);
    let room = most;
    let left = 0;
    this.#shown = [];
    this.#list.replaceChildren(
      ...groups.flatMap((group, index) => {
        const choices = group.choices.slice(0, room);
        room -= choices.length;
        left += group.choices.length - choices.length;
        if (choices.length === 0) {
          return [];
        }
        const head = `${this.#id}-group-${index}`;
        return [
          make(
            "div",
            { role: "group", "aria-labelledby": head },
            make("div", { class: "ds-menu__head", id: head, role: "presentation" }, group.title),
            ...choices.map((choice) => this.#option(choice)),
          ),
        ];
      }),
    );
    this.#note.textContent =
      this.#shown.length === 0
        ? "Nothing fits."
        : left > 0
          ? `${left.toLocaleString("en")} more: type to narrow it down.`
          : "";
    this.#note.hidden = this.#note.textContent === "";
    this.#activate(this.#shown.findIndex(({ choice }) => !choice.why));
    this.#popup.place();
  }

  #option(choice: Choice<Value>): HTMLElement {
    const index = this.#shown.length;
    const element = make(
      "div",
      {
        class: "ds-menu__item ds-chooser__option",
        role: "option",
        id: `${this.#id}-${index}`,
        "data-index": index,
        "aria-selected": "false",
        "aria-disabled": choice.why ? "true" : null,
      },
      choice.icon ? sign(choice.icon, 16) : null,
      make(
        "span",
        { class: "ds-chooser__text" },
        make("span", { class: "ds-chooser__title" }, choice.title),
        choice.why || choice.detail
          ? make("span", { class: "ds-chooser__detail" }, choice.why ?? choice.detail ?? "")
          : null,
      ),
      choice.current ? make("span", { class: "ds-badge" }, "now") : null,
    );
    this.#shown.push({ choice, element });
    return element;
  }

  #activate(index: number): void {
    this.#shown[this.#active]?.element.setAttribute("aria-selected", "false");
    this.#active = index;
    const element = this.#shown[index]?.element;
    element?.setAttribute("aria-selected", "true");
    assign(this.#input, { "aria-activedescendant": element?.id });
  }

  #keydown(event: KeyboardEvent): void {
    const count = this.#shown.length;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined && count > 0) {
      event.preventDefault();
      const next = this.#active + step;
      this.#activate(Math.abs(step) === 1 ? (next + count) % count : Math.max(0, Math.min(count - 1, next)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.#choose(this.#active);
    }
  }

  #click(event: MouseEvent): void {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
    if (option) {
      this.#choose(Number(option.dataset["index"]));
    }
  }

  #choose(index: number): void {
    const choice = this.#shown[index]?.choice;
    if (choice?.why) {
      this.#options.refuse(choice.why);
    } else if (choice) {
      this.#popup.close();
      this.#options.choose(choice.value);
    }
  }
}
