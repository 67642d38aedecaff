import assert from "node:assert/strict";
import { test } from "node:test";
import { snapped } from "./snap";

const node = (x: number, y: number): { x: number; y: number; width: number; height: number } => ({
  x,
  y,
  width: 240,
  height: 80,
});

test("without anything near, things lie on the grid", () => {
  assert.deepEqual(snapped(node(3, 5), { x: 10, y: 10 }, [], 6), { by: { x: 9, y: 11 }, guides: [] });
});

test("a node near another's line is drawn to it, and a guide says so", () => {
  const result = snapped(node(0, 0), { x: 297, y: 205 }, [node(300, 500)], 6);
  assert.equal(result.by.x, 300);
  assert.equal(result.by.y, 204);
  assert.deepEqual(result.guides, [{ axis: "x", at: 420, from: 204, to: 580 }]);
});

test("each axis is drawn by itself", () => {
  const result = snapped(node(0, 0), { x: 298, y: 403 }, [node(300, 900), node(-700, 400)], 6);
  assert.deepEqual(result.by, { x: 300, y: 400 });
  assert.equal(result.guides.length, 2);
});

test("an edge is drawn to an edge, not to a centre", () => {
  // The right edge of what is dragged, at 1241, comes near the middle of the other, at 1240.
  assert.equal(snapped(node(0, 500), { x: 1001, y: 0 }, [node(1120, 0)], 6).by.x, 1000);
  assert.deepEqual(snapped(node(0, 500), { x: 1001, y: 0 }, [node(1120, 0)], 6).guides, []);
});

test("beyond reach nothing draws", () => {
  assert.deepEqual(snapped(node(0, 0), { x: 293, y: 0 }, [node(300, 500)], 6).guides, []);
});

test("the nearest of several lines draws", () => {
  assert.equal(snapped(node(0, 0), { x: 302, y: 300 }, [node(298, 900), node(303, 1400)], 6).by.x, 303);
});

test("a guide goes to the nearest on either side and no further", () => {
  const result = snapped(
    node(0, 400),
    { x: 301, y: 0 },
    [node(300, 0), node(300, 200), node(300, 900), node(300, 1200)],
    6,
  );
  assert.deepEqual(result.guides, [{ axis: "x", at: 420, from: 200, to: 980 }]);
});
