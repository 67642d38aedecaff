import assert from "node:assert/strict";
import { test } from "node:test";
import { levelOf } from "./levels";

test("the nearer, the more is drawn", () => {
  assert.equal(levelOf(1, 40), "near");
  assert.equal(levelOf(0.35, 150), "middle");
  assert.equal(levelOf(0.1, 150), "far");
});

test("a crowd is drawn as marks, however near", () => {
  assert.equal(levelOf(0.6, 3000), "far");
});
