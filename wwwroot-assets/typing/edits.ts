/** What was typed into the input of one path. Values of check boxes are "true" and "false". */
export interface Edit {
  readonly clientId: string;
  readonly seq: number;
  readonly path: string;
  readonly value: string;
}

/** An edit, or one of the parts of one that is too long for a single call. */
export interface EditPart extends Edit {
  readonly part: number;
  readonly parts: number;
}

/** The hub closes a connection that brings 32 kB in one call; half of that leaves room for its envelope. */
export const callLimit = 16_000;

const encoder = new TextEncoder();

const bytes = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/** Divides edits, in their order, into batches that each fit one call. */
export function batches(edits: readonly Edit[], limit: number = callLimit): EditPart[][] {
  const result: EditPart[][] = [];
  let current: EditPart[] = [];
  let size = 2;
  for (const edit of edits) {
    for (const part of split(edit, limit)) {
      const weight = bytes(part) + 1;
      if (current.length > 0 && size + weight > limit) {
        result.push(current);
        current = [];
        size = 2;
      }
      current.push(part);
      size += weight;
    }
  }
  return current.length > 0 ? [...result, current] : result;
}

function split(edit: Edit, limit: number): EditPart[] {
  if (bytes(edit) + 32 <= limit) {
    return [{ ...edit, part: 0, parts: 1 }];
  }
  const room = limit - bytes({ ...edit, value: "" }) - 64;
  const pieces: string[] = [];
  let piece = "";
  let size = 0;
  for (const character of edit.value) {
    const weight = bytes(character) - 2;
    if (size + weight > room) {
      pieces.push(piece);
      piece = "";
      size = 0;
    }
    piece += character;
    size += weight;
  }
  pieces.push(piece);
  return pieces.map((value, part) => ({ ...edit, value, part, parts: pieces.length }));
}
