import assert from "node:assert/strict";
import { test } from "node:test";
import { inputPort, outputPort, rectOf, type Point } from "./geometry";
import { fallbackSlot } from "./node";
import { boundsOfRoute, distanceTo, middleOf, pathOf, roughPathOf, routeOf, routeTo, type Route } from "./routing";

const isUpright = (route: Route): boolean =>
  route.every((point, index) => {
    const before = route[index - 1];
    return !before || before.x === point.x || before.y === point.y;
  });

/** Whether a route runs through the inside of a node. */
function crosses(route: Route, node: Point): boolean {
  const rect = rectOf(node);
  return route.some((point, index) => {
    const before = route[index - 1] ?? point;
    const [left, right] = [Math.min(before.x, point.x), Math.max(before.x, point.x)];
    const [top, bottom] = [Math.min(before.y, point.y), Math.max(before.y, point.y)];
    return (
      left < rect.x + rect.width - 1 && right > rect.x + 1 && top < rect.y + rect.height - 1 && bottom > rect.y + 1
    );
  });
}

const from = { x: 0, y: 0 };

test("an edge to what stands right below is one straight line", () => {
  assert.deepEqual(routeOf(from, 0, 1, { x: 0, y: 160 }), [
    { x: 120, y: 80 },
    { x: 120, y: 160 },
  ]);
});

test("every route leaves its port, enters from above, and has right angles only", () => {
  for (const to of [
    { x: 300, y: 160 },
    { x: -700, y: 900 },
    { x: 0, y: -400 },
    { x: 260, y: 40 },
    { x: -10, y: 85 },
    { x: 0, y: 0 },
  ]) {
    for (const slot of [0, 1, fallbackSlot] as const) {
      const route = routeOf(from, slot, 2, to);
      assert.deepEqual(route.at(-1), inputPort(to));
      assert.ok((route.at(-2)?.y ?? 0) < inputPort(to).y, `enters from above: ${JSON.stringify(route)}`);
      assert.equal(route.at(-2)?.x, inputPort(to).x);
      assert.ok(isUpright(route), JSON.stringify(route));
      if (slot !== fallbackSlot) {
        assert.deepEqual(route[0], outputPort(from, slot, 2));
      }
    }
  }
});

test("an edge that goes back up goes around both nodes", () => {
  const above = { x: 40, y: -300 };
  const route = routeOf(from, 0, 1, above);
  assert.ok(!crosses(route, from), JSON.stringify(route));
  assert.ok(!crosses(route, above), JSON.stringify(route));
});

test("an edge back up to the side goes up between the nodes where there is room", () => {
  const route = routeOf(from, 0, 1, { x: 400, y: -300 });
  assert.ok(route.some((point) => point.x === 320));
});

test("the way of a failure goes beside the node, not through its neighbour", () => {
  const neighbour = { x: 300, y: 0 };
  for (const to of [
    { x: 300, y: 320 },
    { x: 0, y: 160 },
    { x: 0, y: -320 },
  ]) {
    const route = routeOf(from, fallbackSlot, 1, to);
    assert.ok(!crosses(route, neighbour), JSON.stringify(route));
    assert.ok(!crosses(route, from), JSON.stringify(route));
  }
});

test("an edge that is being drawn ends at the pointer", () => {
  for (const slot of [0, fallbackSlot] as const) {
    for (const end of [
      { x: 500, y: 400 },
      { x: -50, y: -90 },
    ]) {
      const route = routeTo(from, slot, 1, end);
      assert.deepEqual(route.at(-1), end);
      assert.ok(isUpright(route));
    }
  }
});

test("the path rounds corners and begins and ends at the ports", () => {
  const path = pathOf(routeOf(from, 0, 1, { x: 300, y: 160 }));
  assert.match(path, /^M120 80L120 106Q120 120 134 120L406 120Q420 120 420 134L420 160$/);
});

test("a rounding takes no more than half of a short line", () => {
  const path = pathOf(routeOf(from, 0, 1, { x: 8, y: 160 }));
  assert.match(path, /Q120 120 124 120L124 120Q128 120/);
});

test("the rough path says the same in fewer letters", () => {
  assert.equal(roughPathOf(routeOf(from, 0, 1, { x: 300, y: 160 })), "M120 80V120H420V160");
});

test("the distance is to the nearest line of the route", () => {
  const route = routeOf(from, 0, 1, { x: 300, y: 160 });
  assert.equal(distanceTo(route, { x: 200, y: 125 }), 5);
  assert.equal(distanceTo(route, { x: 120, y: 70 }), 10);
  assert.equal(distanceTo([], { x: 0, y: 0 }), Infinity);
});

test("the bounds hold the route, and its middle lies on it", () => {
  const route = routeOf(from, 0, 1, { x: 300, y: 160 });
  assert.deepEqual(boundsOfRoute(route), { x: 120, y: 80, width: 300, height: 80 });
  assert.equal(distanceTo(route, middleOf(route)), 0);
  assert.deepEqual(middleOf(route), { x: 270, y: 120 });
});
