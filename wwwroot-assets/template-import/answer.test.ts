import assert from "node:assert/strict";
import { test } from "node:test";
import { answerOf, problem } from "./answer";

test("a difference goes on as it came", () => {
  assert.deepEqual(JSON.parse(answerOf(200, '{"files":[]}')), { plan: { files: [] } });
});

test("a refusal goes on as its sentence", () => {
  const body = JSON.stringify({ errors: [{ message: 'The entry "../evil" leaves the archive.' }] });
  assert.deepEqual(JSON.parse(answerOf(400, body)), { problem: 'The entry "../evil" leaves the archive.' });
});

test("a sentence of the page's own", () => {
  assert.deepEqual(JSON.parse(problem('"Gone"')), { problem: '"Gone"' });
});
