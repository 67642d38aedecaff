import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted, FittedTexts } from "./text";

const measure = (text: string): number => text.length * 10;

test("what fits stays; what does not ends in an ellipsis and fits", () => {
  assert.equal(fitted("short", 50, measure), "short");
  assert.equal(fitted("much too long", 60, measure), "much…");
  assert.equal(fitted("abcdefghij", 60, measure), "abcde…");
});

test("characters are not parted", () => {
  assert.equal(fitted("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 100, measure), "👩‍👩‍👧…");
});

test("nothing fits into nothing", () => {
  assert.equal(fitted("abc", 0, measure), "…");
});

test("a text is parted between words, and the last line ends in an ellipsis", () => {
  const texts = new FittedTexts(measure);
  assert.deepEqual(texts.wrap("one two three four five", 80, 2), ["one two", "three f…"]);
  assert.deepEqual(texts.wrap("one", 80, 2), ["one"]);
  assert.deepEqual(texts.wrap("incomprehensibilities are long", 80, 2), ["incompr…"]);
});

test("what was measured once is not measured again until the font is another", () => {
  let times = 0;
  const texts = new FittedTexts((text) => {
    times++;
    return measure(text);
  });
  texts.fit("abc", 100);
  texts.fit("abc", 100);
  assert.equal(times, 1);
  texts.clear();
  texts.fit("abc", 100);
  assert.equal(times, 2);
});
