import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorState, Transaction, type TransactionSpec } from "@codemirror/state";
import { toText } from "./changes";
import { hasCarriageReturns, wholeLineEnds } from "./line-ends";

const state = EditorState.create({
  doc: toText("one\r\ntwo\r\nx"),
  extensions: [EditorState.lineSeparator.of("\n"), wholeLineEnds],
});

const text = (spec: TransactionSpec): string => state.update(spec).newDoc.sliceString(0, undefined, "\n");
const head = (anchor: number): number => state.update({ selection: { anchor } }).state.selection.main.head;

test("a carriage return is a character, and the cursor stands before it at the end of a line", () => {
  assert.equal(state.doc.length, 11);
  assert.deepEqual([3, 4, 5, 9, 11].map(head), [3, 3, 5, 8, 11]);
});

test("what is removed of a line's end takes the other half along", () => {
  assert.equal(text({ changes: { from: 4, to: 5 } }), "onetwo\r\nx");
  assert.equal(text({ changes: { from: 3, to: 4 } }), "onetwo\r\nx");
  assert.equal(text({ changes: { from: 3, to: 5 } }), "onetwo\r\nx");
  assert.equal(text({ changes: { from: 2, to: 4, insert: "!" } }), "on!two\r\nx");
  assert.equal(text({ changes: { from: 1, to: 2 } }), "oe\r\ntwo\r\nx");
});

test("what others do is taken as it is", () => {
  assert.equal(text({ changes: { from: 4, to: 5 }, annotations: Transaction.remote.of(true) }), "one\rtwo\r\nx");
});

test("a file has the line ends of its first line", () => {
  assert.equal(hasCarriageReturns("a\r\nb\n"), true);
  assert.equal(hasCarriageReturns("a\nb\r\n"), false);
  assert.equal(hasCarriageReturns("a"), false);
});
