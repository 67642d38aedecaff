import { LosslessNumber, parse, stringify } from "lossless-json";

/** JSON as it came: a number that a double would change is kept as its text. */
export type Json = null | boolean | number | string | LosslessNumber | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [member: string]: Json;
}

/** One member of a node set (or, without a value, removed); an empty path means the whole node. */
export interface NodeChange {
  /** The groups that the node is in, from the outermost; absent for the nodes of the release itself. */
  readonly scope?: readonly string[];
  readonly node: string;
  readonly path: readonly string[];
  readonly value?: Json;
}

/** What one gesture changed: one operation of the draft, one step to undo. */
export interface Batch {
  /** The draft's version that the changes were made on. */
  readonly baseVersion: number;
  /** What the person did, where the changes alone do not say it. */
  readonly label?: string;
  readonly changes: readonly NodeChange[];
}

export interface NodeProblem {
  readonly scope?: readonly string[];
  readonly node: string;
  /** Members from the node on; empty for the node as a whole. */
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
  readonly isWarning: boolean;
}

/** The server's word on the draft. */
export interface Received {
  readonly version: number;
  /** Every batch up to this number is settled: shown no more, but where it is part of what the server has. */
  readonly acknowledged: number;
  /** Of those that are settled by this, the ones that were not saved: refused, in conflict, taken back. */
  readonly dropped: readonly number[];
  /** What others (or an undo, a layout, the inspector) changed since the last word, over the settled batches. */
  readonly changes: readonly NodeChange[];
  /** The problems of the graph, when they are others than last time. */
  readonly problems?: readonly NodeProblem[];
}

/** Reads JSON; numbers whose text a double does not give back are kept as text. Throws SyntaxError. */
export function readJson(text: string): Json {
  return parse(text, null, (digits) =>
    String(Number(digits)) === digits ? Number(digits) : new LosslessNumber(digits),
  ) as Json;
}

export function writeJson(value: Json, indent?: number): string {
  return stringify(value, null, indent) ?? "null";
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof LosslessNumber);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function numberOf(value: Json | undefined): number | undefined {
  const number = value instanceof LosslessNumber ? Number(value.value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** Whether two values are the same JSON: the order of members aside. */
export function isSame(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) {
    return true;
  }
  if (left instanceof LosslessNumber || right instanceof LosslessNumber) {
    return left instanceof LosslessNumber && right instanceof LosslessNumber && left.value === right.value;
  }
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, index) => isSame(item, right[index]));
  }
  if (isObject(left) && isObject(right)) {
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every((name) => name in right && isSame(left[name], right[name]))
    );
  }
  return false;
}
