import assert from "node:assert/strict";
import { test } from "node:test";
import { boundsOf, fallbackPort, inputPort, intersects, outputPort, portOf, rectBetween } from "./geometry";

const node = { x: 100, y: 200 };

test("ports stand where the layout says: in at the top, out at the bottom in order, failure at the right", () => {
  assert.deepEqual(inputPort(node), { x: 220, y: 200 });
  assert.deepEqual(fallbackPort(node), { x: 340, y: 240 });
  assert.deepEqual(outputPort(node, 0, 1), { x: 220, y: 280 });
  assert.deepEqual(outputPort(node, 0, 2), { x: 180, y: 280 });
  assert.deepEqual(outputPort(node, 1, 2), { x: 260, y: 280 });
  assert.deepEqual(portOf(node, "fallback", 2), fallbackPort(node));
});

test("an output beyond the number of outputs still has a place on the node", () => {
  const at = outputPort(node, 3, 1);
  assert.ok(at.x > node.x && at.x < node.x + 240);
});

test("the bounds hold all rectangles; there are none of nothing", () => {
  assert.equal(boundsOf([]), undefined);
  assert.deepEqual(
    boundsOf([
      { x: 0, y: 10, width: 5, height: 5 },
      { x: -10, y: 0, width: 1, height: 1 },
    ]),
    { x: -10, y: 0, width: 15, height: 15 },
  );
});

test("corners may be given in any order", () => {
  assert.deepEqual(rectBetween({ x: 5, y: 1 }, { x: 1, y: 9 }), { x: 1, y: 1, width: 4, height: 8 });
});

test("rectangles that share an edge touch", () => {
  const one = { x: 0, y: 0, width: 10, height: 10 };
  assert.ok(intersects(one, { x: 10, y: 0, width: 5, height: 5 }));
  assert.ok(!intersects(one, { x: 10.1, y: 0, width: 5, height: 5 }));
});
