/** What the settings of a template say of its paper. */
export interface PageSetup {
  /** "letter", "A4 landscape", "210mm 297mm"; anything else is A4. */
  readonly size?: string;
  /** "1in", "20mm 15mm"; anything else is 20 mm. */
  readonly margin?: string;
}

const length = String.raw`\d+(?:\.\d+)?(?:mm|cm|in|pt|pc|px|q)`;
const named: Readonly<Record<string, readonly [string, string]>> = {
  a3: ["297mm", "420mm"],
  a4: ["210mm", "297mm"],
  a5: ["148mm", "210mm"],
  b4: ["250mm", "353mm"],
  b5: ["176mm", "250mm"],
  letter: ["8.5in", "11in"],
  legal: ["8.5in", "14in"],
  tabloid: ["11in", "17in"],
  ledger: ["11in", "17in"],
};

/** Width and height of the paper, as CSS lengths. */
export function paper(size: string | undefined): readonly [string, string] {
  const words = (size ?? "").toLowerCase().trim().split(/\s+/);
  const isLength = (word: string | undefined): word is string => new RegExp(`^${length}$`).test(word ?? "");
  const [first, second] = words;
  if (isLength(first)) {
    return [first, isLength(second) ? second : first];
  }
  const [short, long] = words.flatMap((word) => (Object.hasOwn(named, word) ? [named[word]] : [])).at(0) ??
    named.a4 ?? ["", ""];
  return words.includes("landscape") ? [long, short] : [short, long];
}

const units: Readonly<Record<string, number>> = {
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  pt: 96 / 72,
  pc: 16,
  px: 1,
  q: 96 / 101.6,
};

/** How wide the paper and what shows of the ground beside it are on the screen, in CSS pixels. */
export function sheetWidth({ size }: PageSetup): number {
  const [width] = paper(size);
  return Number.parseFloat(width) * (units[width.replace(/^[\d.]+/, "")] ?? 1) + 32;
}

/** One to four CSS lengths. */
export function margins(margin: string | undefined): string {
  const text = (margin ?? "").toLowerCase().trim();
  return new RegExp(`^(?:0|${length})(?:\\s+(?:0|${length})){0,3}$`).test(text) ? text : "20mm";
}

/** For printing. */
export function printRule({ size, margin }: PageSetup): string {
  return `@page{size:${paper(size).join(" ")};margin:${margins(margin)}}`;
}

/** On the screen: one long sheet as wide as the paper, with its margins and a line where a page would end. */
export function screenRules({ size, margin }: PageSetup): string {
  const [width, height] = paper(size);
  return [
    "html{background:#d9dde2}",
    `body{box-sizing:border-box;width:${width};min-height:${height};margin:16px auto;padding:${margins(margin)};`,
    `background:#fff repeating-linear-gradient(transparent 0 calc(${height} - 1px),#b8bfc9 calc(${height} - 1px) ${height});`,
    "box-shadow:0 1px 6px rgb(0 0 0/.25)}",
  ].join("");
}
