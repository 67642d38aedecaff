import type { Loaded } from "./wire";

/** Reads a file of a draft, as the person who sits here, in the workspace that the page is in. */
export async function readFile(address: string, workspace: string, signal: AbortSignal): Promise<Loaded> {
  const answer = await fetch(address, {
    headers: workspace ? { "X-Workspace": workspace } : {},
    credentials: "same-origin",
    cache: "no-store",
    signal,
  });
  const version = Number(answer.headers.get("X-Draft-Version") ?? Number.NaN);
  if (!answer.ok || !Number.isSafeInteger(version)) {
    throw new Error(`${address} answered ${answer.status}.`);
  }
  // Not text(): that would take a byte order mark away, and every place with it.
  const bytes = await answer.arrayBuffer();
  return { version, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
}
