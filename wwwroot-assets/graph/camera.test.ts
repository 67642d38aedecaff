import assert from "node:assert/strict";
import { test } from "node:test";
import {
  between,
  centred,
  fitted,
  fitZoom,
  kept,
  maxZoom,
  minZoom,
  panned,
  revealed,
  toGraph,
  toScreen,
  viewOf,
  zoomedAt,
  type Camera,
} from "./camera";
import { contains, encloses } from "./geometry";

const size = { width: 1000, height: 600 };
const camera: Camera = { x: 100, y: 50, zoom: 0.5 };

test("a point of the screen and of the graph are each other's", () => {
  const at = { x: 321, y: 123 };
  assert.deepEqual(toScreen(camera, toGraph(camera, at)), at);
  assert.deepEqual(toGraph(camera, { x: 10, y: 10 }), { x: 120, y: 70 });
});

test("panning moves the picture by pixels, whatever the zoom", () => {
  const point = toGraph(camera, { x: 200, y: 200 });
  assert.deepEqual(toScreen(panned(camera, { x: 30, y: -10 }), point), { x: 230, y: 190 });
});

test("zooming keeps what is under the pointer under it, and keeps to the limits", () => {
  const at = { x: 777, y: 55 };
  const before = toGraph(camera, at);
  const after = toGraph(zoomedAt(camera, at, 1.7), at);
  assert.ok(Math.abs(after.x - before.x) < 1e-9 && Math.abs(after.y - before.y) < 1e-9);
  assert.equal(zoomedAt(camera, at, 100).zoom, maxZoom);
  assert.equal(zoomedAt(camera, at, 0).zoom, minZoom);
});

test("what is shown smaller than the limit is not zoomed out further, nor snaps back", () => {
  const whole = fitted({ x: 0, y: 0, width: 40_000, height: 80 }, size);
  assert.ok(whole.zoom < minZoom);
  assert.equal(zoomedAt(whole, { x: 0, y: 0 }, whole.zoom / 2).zoom, whole.zoom);
  assert.equal(zoomedAt(whole, { x: 0, y: 0 }, whole.zoom * 1.1).zoom, whole.zoom * 1.1);
});

test("fitting shows the whole rectangle, in the middle and no larger than life", () => {
  const wide = { x: -500, y: 40, width: 5000, height: 300 };
  const view = viewOf(fitted(wide, size), size);
  assert.ok(encloses(view, wide));
  assert.ok(Math.abs(view.x + view.width / 2 - 2000) < 1e-6);
  assert.equal(fitted({ x: 0, y: 0, width: 240, height: 80 }, size).zoom, 1);
  assert.equal(fitted({ x: 0, y: 0, width: 1e6, height: 80 }, size).zoom, fitZoom);
});

test("revealing moves no more than it must, and not at all where all is seen", () => {
  const seen = { x: 300, y: 200, width: 240, height: 80 };
  assert.equal(revealed(camera, seen, size), camera);
  const right = { x: 3000, y: 200, width: 240, height: 80 };
  const moved = revealed(camera, right, size);
  assert.ok(encloses(viewOf(moved, size), right));
  assert.equal(moved.y, camera.y);
  assert.equal(viewOf(moved, size).x + viewOf(moved, size).width, 3240 + 48 / camera.zoom);
});

test("revealing what is larger than the view shows its beginning", () => {
  const huge = { x: 5000, y: 5000, width: 9000, height: 9000 };
  const moved = revealed(camera, huge, size);
  assert.ok(contains(viewOf(moved, size), huge));
});

test("nobody gets lost: some of the graph stays in sight", () => {
  const bounds = { x: 0, y: 0, width: 240, height: 80 };
  for (const far of [1e6, -1e6]) {
    const view = viewOf(kept({ x: far, y: far, zoom: 1 }, bounds, size), size);
    assert.ok(view.x < 240 && view.x + view.width > 0 && view.y < 80 && view.y + view.height > 0);
  }
  assert.equal(kept(camera, undefined, size), camera);
  const inside = { x: -100, y: -100, zoom: 1 };
  assert.equal(kept(inside, bounds, size), inside);
});

test("a journey begins and ends where it should, and goes evenly", () => {
  const to = centred({ x: 4000, y: 3000 }, 2, size);
  assert.deepEqual(between(camera, to, 0, size), camera);
  const end = between(camera, to, 1, size);
  assert.ok(Math.abs(end.x - to.x) < 1e-6 && Math.abs(end.y - to.y) < 1e-6 && Math.abs(end.zoom - to.zoom) < 1e-9);
  assert.ok(Math.abs(between(camera, to, 0.5, size).zoom - 1) < 1e-9);
});
