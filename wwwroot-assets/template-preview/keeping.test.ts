import assert from "node:assert/strict";
import { test } from "node:test";
import { Keeping, type Shelf } from "./keeping";

class MapShelf implements Shelf {
  readonly items = new Map<string, string>();
  get length(): number {
    return this.items.size;
  }
  key = (index: number): string | null => [...this.items.keys()][index] ?? null;
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
}

test("what was entered is there for the next page of the draft, until it is reset", () => {
  const shelf = new MapShelf();
  const first = new Keeping(shelf, "d1");
  first.set("a", "text");
  first.set("b", ["x", "y"]);
  first.set("c", false);
  const next = new Keeping(shelf, "d1");
  assert.deepEqual(
    [next.get("a"), next.get("b"), next.get("c"), next.get("d")],
    ["text", ["x", "y"], false, undefined],
  );
  assert.equal(new Keeping(shelf, "d2").get("a"), undefined);
  next.clear();
  assert.equal(new Keeping(shelf, "d1").get("a"), undefined);
  assert.equal(shelf.length, 0);
});

test("thirty drafts are kept, those that were used last; what others keep is left alone", () => {
  const shelf = new MapShelf();
  shelf.setItem("other", "x");
  for (let i = 0; i < 40; i++) {
    new Keeping(shelf, `d${i}`, () => i).set("a", String(i));
  }
  assert.equal(shelf.length, 31);
  assert.equal(new Keeping(shelf, "d9").get("a"), undefined);
  assert.equal(new Keeping(shelf, "d10").get("a"), "10");
});

test("what cannot be read is nothing, and where nothing can be kept the values are there for now", () => {
  const shelf = new MapShelf();
  shelf.setItem("draft-studio.samples.d", '{"values":{"a":5,"b":"ok"}}');
  const odd = new Keeping(shelf, "d");
  assert.deepEqual([odd.get("a"), odd.get("b")], [undefined, "ok"]);
  shelf.setItem("draft-studio.samples.e", "{");
  assert.equal(new Keeping(shelf, "e").get("a"), undefined);

  shelf.setItem = () => {
    throw new Error("no room");
  };
  const full = new Keeping(shelf, "f");
  full.set("a", "x");
  assert.equal(full.get("a"), "x");
  assert.equal(new Keeping(undefined, "f").get("a"), undefined);
});
