import assert from "node:assert/strict";
import { test } from "node:test";
import { intersects, type Rect } from "./geometry";
import { SpatialGrid } from "./grid";

/** Numbers that look random and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

test("finds what looking at each would find, whatever was moved and taken out", () => {
  const next = numbers(11);
  const grid = new SpatialGrid<number>();
  const all = new Map<number, Rect>();
  const some = (): Rect => ({
    x: (next() - 0.5) * 20_000,
    y: (next() - 0.5) * 20_000,
    width: next() < 0.05 ? 9000 : next() * 400,
    height: next() * 300,
  });
  for (let i = 0; i < 2000; i++) {
    const key = Math.floor(next() * 400);
    if (next() < 0.3) {
      grid.delete(key);
      all.delete(key);
    } else {
      const rect = some();
      grid.set(key, rect);
      all.set(key, rect);
    }
    if (i % 20 === 0) {
      const where = { ...some(), width: next() * 6000, height: next() * 6000 };
      const found = [...grid.within(where)].sort((a, b) => a - b);
      const expected = [...all].filter(([, rect]) => intersects(rect, where)).map(([key]) => key);
      assert.deepEqual(
        found,
        expected.sort((a, b) => a - b),
      );
    }
  }
  assert.equal(grid.size, all.size);
});

test("a view of everything finds everything", () => {
  const grid = new SpatialGrid<string>();
  grid.set("a", { x: -1e6, y: 5, width: 10, height: 10 });
  grid.set("b", { x: 1e6, y: -1e6, width: 10, height: 10 });
  assert.deepEqual([...grid.within({ x: -2e6, y: -2e6, width: 4e6, height: 4e6 })].sort(), ["a", "b"]);
  grid.clear();
  assert.equal(grid.within({ x: -2e6, y: -2e6, width: 4e6, height: 4e6 }).size, 0);
});
