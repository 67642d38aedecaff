import assert from "node:assert/strict";
import { test } from "node:test";
import { chordOf, isTyped, type KeyPress } from "./chord";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test("Ctrl and the command key are the same modifier", () => {
  assert.equal(chordOf(press("k", { ctrlKey: true })), "mod+k");
  assert.equal(chordOf(press("K", { metaKey: true })), "mod+k");
});

test("Shift counts with a letter and not with a sign that needs it", () => {
  assert.equal(chordOf(press("Z", { ctrlKey: true, shiftKey: true })), "mod+shift+z");
  assert.equal(chordOf(press("?", { shiftKey: true })), "?");
  assert.equal(chordOf(press("A", { shiftKey: true })), "shift+a");
});

test("a press without Ctrl or Alt belongs to the text that is being typed", () => {
  assert.equal(isTyped("?"), true);
  assert.equal(isTyped("shift+a"), true);
  assert.equal(isTyped("mod+k"), false);
  assert.equal(isTyped("alt+arrowup"), false);
});
