import { optionsOf, typed, type TemplateInput } from "../preview/samples";

/** An input of the draft. */
export interface DraftInput extends TemplateInput {
  readonly id: string;
}

/** What a field holds, as it is kept. */
export type Raw = string | boolean | readonly string[];

/** How a field is filled in: the server says it of each. */
export type SampleKind = "text" | "long" | "time" | "lines" | "json" | "flag" | "choice" | "choices";

/** What a template gets for a field; undefined for what is no value (yet). */
export function valueOf(input: TemplateInput, kind: SampleKind, raw: Raw): unknown {
  switch (kind) {
    case "flag":
      return typeof raw === "boolean" ? raw : undefined;
    case "choices":
      return Array.isArray(raw) ? raw.map((text: string) => chosen(input, text)) : undefined;
    default:
      return typeof raw === "string" ? ofText(input, kind, raw) : undefined;
  }
}

function ofText(input: TemplateInput, kind: SampleKind, text: string): unknown {
  switch (kind) {
    case "json":
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return undefined;
      }
    case "lines":
      return text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => typed(input, line));
    case "time":
      // A template gets a moment, as the contract writes one.
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? `${text}:00Z` : text;
    case "choice":
      return chosen(input, text);
    default:
      return typed(input, text);
  }
}

/** What a field shows for a value. */
export function rawOf(kind: SampleKind, value: unknown): Raw {
  switch (kind) {
    case "flag":
      return Boolean(value);
    case "choices":
      return listOf(value).map(String);
    case "lines":
      return listOf(value).map(String).join("\n");
    case "json":
      return JSON.stringify(value, null, 2) ?? "";
    case "time":
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(String(value))?.[0] ?? "";
    default:
      return String(listOf(value)[0] ?? "");
  }
}

/** A field has texts; the input's options may be numbers. */
const chosen = (input: TemplateInput, text: string): unknown =>
  optionsOf(input.defn).find((option) => String(option) === text) ?? text;

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
