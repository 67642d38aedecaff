import assert from "node:assert/strict";
import { test } from "node:test";
import { Journal } from "./journal";
import { awayText } from "./status";
import { MemoryStore } from "./stores";

test("an absent connection with nothing kept is no more than that", () => {
  assert.equal(awayText(0), "Offline");
});

test("changes are counted in the words of one and of many", () => {
  assert.equal(awayText(1), "Offline, 1 change kept");
  assert.equal(awayText(3), "Offline, 3 changes kept");
});

test("a field counts once however often it is typed in, and a secret counts too", () => {
  const journal = new Journal("draft-1", "tab", new MemoryStore());
  journal.record("/name", "a");
  journal.record("/name", "ab");
  journal.record("/key", "s3cret", true);
  assert.equal(awayText(journal.count), "Offline, 2 changes kept");
  journal.acknowledge(2);
  assert.equal(awayText(journal.count), "Offline, 1 change kept");
});
