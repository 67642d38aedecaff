import { assign, make } from "./dom";
import type { Point } from "./places";
import { Popup } from "./popup";

let last = 0;

/** Asks for one line of text at a point. What `check` refuses is said there and not taken. */
export function prompt(
  at: Point,
  label: string,
  value: string,
  options: {
    readonly signal: AbortSignal;
    readonly check?: (text: string) => string | null;
    readonly done: (text: string) => void;
  },
): void {
  const id = `ds-graph-prompt-${++last}`;
  const popup = new Popup(at, { class: "ds-menu ds-graph-prompt", role: "dialog", "aria-label": label }, options);
  const input = make("input", {
    class: "ds-input",
    id,
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: 200,
  });
  const error = make("p", { class: "ds-field__error", id: `${id}-error`, role: "alert", hidden: true });
  const form = make(
    "form",
    { class: "ds-field" },
    make("label", { for: id }, label),
    input,
    error,
    make(
      "div",
      { class: "ds-row" },
      make("button", { class: "ds-button ds-button--primary ds-button--small", type: "submit" }, "Save"),
    ),
  );
  input.value = value;
  form.addEventListener(
    "submit",
    (event) => {
      event.preventDefault();
      const why = options.check?.(input.value) ?? null;
      if (why !== null) {
        error.textContent = why;
        error.hidden = false;
        assign(input, { "aria-invalid": "true", "aria-describedby": error.id });
        input.focus();
        return;
      }
      const text = input.value;
      popup.close();
      options.done(text);
    },
    { signal: options.signal },
  );
  popup.element.append(form);
  popup.open(input);
  input.select();
}
