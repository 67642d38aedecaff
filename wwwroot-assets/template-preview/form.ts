import { sampleOf } from "../preview/samples";
import type { Keeping } from "./keeping";
import { rawOf, valueOf, type DraftInput, type Raw, type SampleKind } from "./values";

/** The fields for sample values. The server draws them, empty; what is entered never goes there. */
export class SampleForm {
  readonly #root: HTMLElement;
  readonly #keeping: Keeping;
  #inputs = new Map<string, DraftInput>();

  constructor(root: HTMLElement, keeping: Keeping, changed: () => void, signal: AbortSignal) {
    this.#root = root;
    this.#keeping = keeping;
    root.addEventListener(
      "input",
      ({ target }) => {
        const field = target instanceof Element ? target.closest<HTMLElement>("[data-sample]") : null;
        if (field) {
          keeping.set(idOf(field), read(field));
          this.#check(field);
          changed();
        }
      },
      { signal },
    );
    // The server draws the fields of inputs that are new when it gets to it.
    const drawn = new MutationObserver(() => this.#fill());
    drawn.observe(root, { childList: true, subtree: true });
    signal.addEventListener("abort", () => drawn.disconnect());
  }

  /** What stands for the inputs' samples, by name. */
  get values(): Record<string, unknown> {
    return Object.fromEntries(
      this.#fields().flatMap((field) => {
        const input = this.#inputs.get(idOf(field));
        const raw = this.#keeping.get(idOf(field));
        const value = input && raw !== undefined ? valueOf(input, kindOf(field), raw) : undefined;
        return input && value !== undefined ? [[input.name, value] as const] : [];
      }),
    );
  }

  /** Fills the fields that the server drew for these inputs. Where the person is now stays as it is. */
  setInputs(inputs: readonly DraftInput[]): void {
    this.#inputs = new Map(inputs.map((input) => [input.id, input]));
    this.#fill();
  }

  reset(): void {
    this.#keeping.clear();
    this.#fill();
  }

  #fields(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>("[data-sample]")];
  }

  #fill(): void {
    for (const field of this.#fields()) {
      const input = this.#inputs.get(idOf(field));
      if (input && !field.contains(document.activeElement)) {
        const kept = this.#keeping.get(input.id);
        const isOfKind = kept !== undefined && valueOf(input, kindOf(field), kept) !== undefined;
        write(field, isOfKind ? kept : rawOf(kindOf(field), sampleOf(input)));
        this.#check(field);
      }
    }
  }

  #check(field: HTMLElement): void {
    const input = this.#inputs.get(idOf(field));
    const isWrong = input !== undefined && valueOf(input, kindOf(field), read(field)) === undefined;
    field.toggleAttribute("data-wrong", isWrong);
    if (isWrong) {
      field.setAttribute("aria-invalid", "true");
    } else {
      field.removeAttribute("aria-invalid");
    }
  }
}

const idOf = (field: HTMLElement): string => field.dataset.sample ?? "";

const kindOf = (field: HTMLElement): SampleKind => (field.dataset.sampleKind ?? "text") as SampleKind;

const marks = (field: HTMLElement): HTMLInputElement[] => [...field.querySelectorAll("input")];

function read(field: HTMLElement): Raw {
  if (field instanceof HTMLInputElement && field.type === "checkbox") {
    return field.checked;
  }
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement) {
    return field.value;
  }
  const chosen = marks(field).flatMap((mark) => (mark.checked ? [mark.value] : []));
  return kindOf(field) === "choices" ? chosen : (chosen[0] ?? "");
}

function write(field: HTMLElement, raw: Raw): void {
  if (field instanceof HTMLInputElement && field.type === "checkbox") {
    field.checked = raw === true;
  } else if (
    field instanceof HTMLInputElement ||
    field instanceof HTMLSelectElement ||
    field instanceof HTMLTextAreaElement
  ) {
    field.value = String(raw);
  } else {
    const chosen = Array.isArray(raw) ? raw : [raw];
    marks(field).forEach((mark) => (mark.checked = chosen.includes(mark.value)));
  }
}
