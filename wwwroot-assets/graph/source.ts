import { isList, isObject, readJson, type Json } from "./wire";
import type { Loaded } from "./sync";

export class Unreadable extends Error {
  constructor(
    address: string,
    readonly status: number,
  ) {
    super(`${address} answered ${status}.`);
  }

  /** Trying again would give the same answer. */
  get isFinal(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 429;
  }
}

/** Reads JSON of this program, as the person who sits here, in the workspace that the page is in. */
export async function read(
  address: string,
  workspace: string,
  signal: AbortSignal,
): Promise<{ json: Json; tag: string }> {
  const answer = await fetch(address, {
    headers: { Accept: "application/json", ...(workspace ? { "X-Workspace": workspace } : {}) },
    credentials: "same-origin",
    cache: "no-store",
    signal,
  });
  if (!answer.ok) {
    throw new Unreadable(address, answer.status);
  }
  return { json: readJson(await answer.text()), tag: answer.headers.get("ETag") ?? "" };
}

/** A release's nodes, and the version that its tag begins with. */
export async function readRelease(address: string, workspace: string, signal: AbortSignal): Promise<Loaded> {
  const { json, tag } = await read(address, workspace, signal);
  const release = isObject(json) ? json["release"] : undefined;
  const nodes = isObject(release) ? release["nodes"] : undefined;
  return { nodes: isList(nodes) ? nodes : [], version: Number(/^(?:W\/)?"?(\d+)/.exec(tag)?.[1] ?? 0) };
}
