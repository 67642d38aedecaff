import { ChangeSet, Text } from "@codemirror/state";
import type { TextEdit } from "./wire";

/** A text whose lines end with line feeds alone: a carriage return counts as the character that it is on the server. */
export const toText = (text: string): Text => Text.of(text.split("\n"));

/** Edits made one after the other, as one change of the text that they began from. */
export function toChanges(edits: readonly TextEdit[], length: number): ChangeSet {
  let changes = ChangeSet.empty(length);
  for (const { at, remove, insert } of edits) {
    const edit = ChangeSet.of({ from: at, to: at + remove.length, insert: toText(insert) }, changes.newLength);
    changes = changes.compose(edit);
  }
  return changes;
}

/** A change as edits made one after the other. */
export function toEdits(changes: ChangeSet, before: Text): TextEdit[] {
  const edits: TextEdit[] = [];
  changes.iterChanges((from, to, at, _, inserted) => {
    edits.push({ at, remove: before.sliceString(from, to, "\n"), insert: inserted.sliceString(0, undefined, "\n") });
  }, true);
  return edits;
}
