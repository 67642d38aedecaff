import type { PreviewFile } from "../preview-host/messages";
import type { DraftFile, Refusal } from "./sources";

/** Bytes of a file that is no text. */
const most = 4_000_000;

/** Reads a file of the draft, as the person who sits here, in the workspace that the page is in. */
export async function read(
  file: DraftFile,
  address: string,
  workspace: string,
  signal: AbortSignal,
): Promise<PreviewFile | Refusal> {
  const answer = await fetch(address, {
    headers: workspace ? { "X-Workspace": workspace } : {},
    credentials: "same-origin",
    signal,
  });
  if (!answer.ok) {
    throw new Error(`${address} answered ${answer.status}.`);
  }
  if (file.isText) {
    // As the editor reads it: with a byte order mark, so that places are the same.
    return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer()) };
  }
  const length = Number(answer.headers.get("Content-Length") ?? 0);
  if (length > most) {
    await answer.body?.cancel();
    return tooLarge(length);
  }
  const bytes = await answer.blob();
  return bytes.size > most ? tooLarge(bytes.size) : { address: await addressOf(bytes) };
}

const tooLarge = (size: number): Refusal => ({
  refused: `it has ${(size / 1_000_000).toFixed(1)} MB; the preview shows images and fonts of at most 4 MB.`,
});

function addressOf(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("The file could not be read."));
    reader.readAsDataURL(bytes);
  });
}
