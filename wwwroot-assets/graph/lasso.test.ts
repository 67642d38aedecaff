import assert from "node:assert/strict";
import { test } from "node:test";
import { rectBetween, rectOf } from "./geometry";
import { afterLasso, lassoed } from "./lasso";
import { only } from "./selection";

const nodes = new Map([
  ["a", rectOf({ x: 0, y: 0 })],
  ["b", rectOf({ x: 400, y: 0 })],
  ["c", rectOf({ x: 0, y: 400 })],
]);

test("a lasso has what it touches", () => {
  assert.deepEqual(lassoed(rectBetween({ x: 420, y: 60 }, { x: 200, y: -10 }), nodes), ["a", "b"]);
  assert.deepEqual(lassoed(rectBetween({ x: 250, y: 100 }, { x: 390, y: 300 }), nodes), []);
});

test("a lasso replaces what was selected, and with Shift adds to it", () => {
  assert.deepEqual([...afterLasso(only("c"), ["a", "b"], false).nodes], ["a", "b"]);
  const more = afterLasso(only("c"), ["a"], true);
  assert.deepEqual([...more.nodes], ["c", "a"]);
  assert.equal(more.active, "a");
  assert.equal(afterLasso(only("c"), [], false).nodes.size, 0);
});
