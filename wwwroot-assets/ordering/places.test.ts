import assert from "node:assert/strict";
import { test } from "node:test";
import { giveWay, placeAt, scrollSpeed } from "./places";

const rows = [0, 1, 2, 3].map((index) => ({ top: index * 40, height: 40 }));

test("a row is dropped where its middle has got to", () => {
  assert.equal(placeAt(rows, 1, 0), 1);
  assert.equal(placeAt(rows, 1, 39), 1);
  assert.equal(placeAt(rows, 1, 41), 2);
  assert.equal(placeAt(rows, 1, 4000), 3);
  assert.equal(placeAt(rows, 3, -81), 1);
  assert.equal(placeAt(rows, 3, -4000), 0);
});

test("rows between make room, and the others stay", () => {
  assert.deepEqual(
    rows.map((_, index) => giveWay(index, 0, 2, 40)),
    [0, -40, -40, 0],
  );
  assert.deepEqual(
    rows.map((_, index) => giveWay(index, 3, 1, 40)),
    [0, 40, 40, 0],
  );
});

test("the page scrolls near its edges only, faster the nearer", () => {
  assert.equal(scrollSpeed(400, 800), 0);
  assert.ok(scrollSpeed(50, 800) < 0);
  assert.ok(scrollSpeed(5, 800) < scrollSpeed(50, 800));
  assert.equal(scrollSpeed(800, 800), 14);
});
