/** How wide a text is. */
export type Measure = (text: string) => number;

/**
 * The text, or as much of it as fits with an ellipsis after it. Whole characters only: what belongs to one is not parted.
 */
export function fitted(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) {
    return text;
  }
  const letters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)].map(
    (part) => part.segment,
  );
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${letters.slice(0, middle).join("").trimEnd()}…`) <= width) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`;
}

/** Remembers what it has fitted: names are drawn again and again. */
export class FittedTexts {
  readonly #known = new Map<string, string>();
  readonly #measure: Measure;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  fit(text: string, width: number): string {
    const id = `${width}:${text}`;
    let known = this.#known.get(id);
    if (known === undefined) {
      // More than a screen shows would be slow to measure.
      known = fitted(text.length > 400 ? text.slice(0, 400) : text, width, this.#measure);
      if (this.#known.size > 20_000) {
        this.#known.clear();
      }
      this.#known.set(id, known);
    }
    return known;
  }

  /** The text on as many lines at most, parted between words; what does not fit ends in an ellipsis. */
  wrap(text: string, width: number, most: number): string[] {
    const words = text.split(/\s+/u).filter((word) => word !== "");
    const lines: string[] = [];
    while (words.length > 0 && lines.length < most - 1) {
      let line = words.shift() ?? "";
      while (words.length > 0 && this.#measure(`${line} ${words[0]}`) <= width) {
        line += ` ${words.shift()}`;
      }
      if (this.#measure(line) > width) {
        return [...lines, this.fit([line, ...words].join(" "), width)];
      }
      lines.push(line);
    }
    return words.length > 0 ? [...lines, this.fit(words.join(" "), width)] : lines;
  }

  clear(): void {
    this.#known.clear();
  }
}
