import assert from "node:assert/strict";
import { test } from "node:test";
import { batches, callLimit, type Edit } from "./edits";

const edit = (seq: number, value: string): Edit => ({ clientId: "tab", seq, path: `/field${seq}`, value });
const size = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

test("a keystroke is one batch of one whole edit", () => {
  assert.deepEqual(batches([edit(1, "a")]), [[{ ...edit(1, "a"), part: 0, parts: 1 }]]);
});

test("nothing typed is no batch", () => {
  assert.deepEqual(batches([]), []);
});

test("many edits are divided in order, each batch under the limit of a call", () => {
  const edits = Array.from({ length: 40 }, (_, index) => edit(index + 1, "x".repeat(1_500)));
  const result = batches(edits);
  assert.ok(result.length > 1);
  assert.ok(result.every((batch) => size(batch) <= callLimit));
  assert.deepEqual(
    result.flat().map((part) => part.seq),
    edits.map((each) => each.seq),
  );
});

test("a value too long for one call goes in parts that make it whole again", () => {
  const value = 'é"\\😀'.repeat(9_000);
  const result = batches([edit(1, value)]);
  assert.ok(result.every((batch) => size(batch) <= callLimit));
  const parts = result.flat();
  assert.equal(parts.map((part) => part.value).join(""), value);
  assert.deepEqual(
    parts.map((part) => part.part),
    parts.map((_, index) => index),
  );
  assert.ok(parts.every((part) => part.parts === parts.length));
});
