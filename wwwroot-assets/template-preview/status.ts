import type { PreviewAnswer } from "../preview-host/messages";
import type { Fault } from "../preview-host/render";
import type { DraftFile } from "./sources";

/** What is known of the draft's files. */
export interface Files {
  find(path: string): DraftFile | undefined;
}

/** A place in a file of the draft. */
export interface DraftPlace {
  readonly id: string;
  readonly line: number;
  readonly column: number;
}

/** Shorter than this is not worth a word. */
const patience = 250;

/** Says how the preview stands, in the elements that the server drew for it. */
export class Status {
  readonly #root: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #place: DraftPlace | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Where the fault is that is shown. */
  get place(): DraftPlace | undefined {
    return this.#place;
  }

  begin(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write("state", "Rendering…"), patience);
  }

  say(sentence: string): void {
    clearTimeout(this.#timer);
    this.#write("state", sentence);
    this.#showFault(undefined);
  }

  /** @param notes What else is to be said, for people. */
  show(answer: PreviewAnswer, files: Files, notes: readonly string[]): void {
    if (answer.kind === "rendered") {
      this.say(`Rendered in ${answer.milliseconds} ms`);
    } else {
      this.say("Not rendered");
      this.#showFault(answer.fault, answer.fault.file === undefined ? undefined : files.find(answer.fault.file));
    }
    const gone = answer.kind === "rendered" ? answer.wanted.filter((path) => !files.find(path)) : [];
    this.#element("notes")?.replaceChildren(
      ...[...notes, ...gone.map((path) => `${path}: there is no such file.`)].map((note) => {
        const line = document.createElement("li");
        line.textContent = note;
        return line;
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #showFault(fault: Fault | undefined, file?: DraftFile): void {
    const { line = 1, column = 1 } = fault ?? {};
    const at = fault?.line === undefined ? "" : `, line ${line}, column ${column}`;
    this.#place = file && fault?.line !== undefined ? { id: file.id, line, column } : undefined;
    this.#write("message", fault?.message ?? "");
    this.#write("place", fault?.file === undefined ? "" : `${fault.file}${at}`);
    this.#element("place")?.toggleAttribute("disabled", this.#place === undefined);
    this.#element("place")?.toggleAttribute("hidden", fault?.file === undefined);
    this.#element("fault")?.toggleAttribute("data-none", fault === undefined);
  }

  #write(name: string, text: string): void {
    const element = this.#element(name);
    // The same again would be read aloud again.
    if (element && element.textContent !== text) {
      element.textContent = text;
    }
  }

  #element(name: string): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>(`[data-preview-${name}]`);
  }
}
