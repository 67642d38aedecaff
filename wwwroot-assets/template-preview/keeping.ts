import type { Raw } from "./values";

/** What of the browser's storage is used. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const prefix = "draft-studio.samples.";
const mostDrafts = 30;

/** The sample values that a person entered for a draft's inputs, by the inputs' ids. They stay in this browser. */
export class Keeping {
  readonly #shelf: Shelf | undefined;
  readonly #key: string;
  readonly #now: () => number;
  #values: Map<string, Raw>;

  constructor(shelf: Shelf | undefined, draft: string, now: () => number = Date.now) {
    this.#shelf = shelf;
    this.#key = prefix + draft;
    this.#now = now;
    this.#values = new Map(Object.entries(readValues(readEntry(shelf, this.#key).values)));
  }

  get(input: string): Raw | undefined {
    return this.#values.get(input);
  }

  set(input: string, raw: Raw): void {
    this.#values.set(input, raw);
    this.#write({ at: this.#now(), values: Object.fromEntries(this.#values) });
  }

  clear(): void {
    this.#values = new Map();
    this.#write(undefined);
  }

  #write(entry: object | undefined): void {
    try {
      if (entry) {
        this.#shelf?.setItem(this.#key, JSON.stringify(entry));
        this.#forgetOldest();
      } else {
        this.#shelf?.removeItem(this.#key);
      }
    } catch {
      // A browser that keeps nothing, or has no room: the values are there until the page goes.
    }
  }

  #forgetOldest(): void {
    const shelf = this.#shelf;
    const keys = Array.from({ length: shelf?.length ?? 0 }, (_, i) => shelf?.key(i) ?? "");
    keys
      .filter((key) => key.startsWith(prefix))
      .map((key) => ({ key, at: Number(readEntry(shelf, key).at ?? 0) }))
      .sort((a, b) => b.at - a.at)
      .slice(mostDrafts)
      .forEach(({ key }) => shelf?.removeItem(key));
  }
}

function readEntry(shelf: Shelf | undefined, key: string): Record<string, unknown> {
  try {
    const entry: unknown = JSON.parse(shelf?.getItem(key) ?? "null");
    return isRecord(entry) ? entry : {};
  } catch {
    return {};
  }
}

function readValues(values: unknown): Record<string, Raw> {
  return Object.fromEntries(
    Object.entries(isRecord(values) ? values : {}).filter((pair): pair is [string, Raw] => isRaw(pair[1])),
  );
}

const isRaw = (value: unknown): value is Raw =>
  typeof value === "string" ||
  typeof value === "boolean" ||
  (Array.isArray(value) && value.every((each) => typeof each === "string"));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
