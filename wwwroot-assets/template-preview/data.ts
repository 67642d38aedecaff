import type { DraftFile } from "./sources";

const mostFiles = 10;
const longest = 2_000_000;

/** The data files of the draft that stand for what processors would bring: objects in JSON. Each text is parsed once. */
export class SampleData {
  readonly #textOf: (file: DraftFile) => string | undefined;
  readonly #parsed = new Map<string, { readonly text: string; readonly value: Record<string, unknown> | undefined }>();
  #files: readonly DraftFile[] = [];

  constructor(textOf: (file: DraftFile) => string | undefined) {
    this.#textOf = textOf;
  }

  /** The paths of those that are needed. */
  get paths(): string[] {
    return this.#files.map((file) => file.path);
  }

  /** What cannot be used, for people. */
  get complaints(): string[] {
    return this.#files.flatMap((file) => {
      const entry = this.#read(file);
      return entry && !entry.value ? [`${file.path}: it is no object in JSON, or too long to be sample data.`] : [];
    });
  }

  setFiles(files: readonly DraftFile[]): void {
    this.#files = files.filter((file) => file.isData === true).slice(0, mostFiles);
  }

  /** By name; of two of a name the one of the later file. What the inputs are called is theirs. */
  values(inputs: readonly { readonly name: string }[]): Record<string, unknown> {
    const names = new Set(inputs.map((input) => input.name));
    const entries = this.#files.flatMap((file) => Object.entries(this.#read(file)?.value ?? {}));
    return Object.fromEntries(entries.filter(([name]) => !names.has(name)));
  }

  #read(file: DraftFile): { readonly value: Record<string, unknown> | undefined } | undefined {
    const text = this.#textOf(file);
    if (text === undefined) {
      return undefined;
    }
    const known = this.#parsed.get(file.id);
    if (known?.text === text) {
      return known;
    }
    const entry = { text, value: text.length > longest ? undefined : objectOf(text) };
    this.#parsed.set(file.id, entry);
    return entry;
  }
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
