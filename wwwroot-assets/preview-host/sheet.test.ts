import assert from "node:assert/strict";
import { test } from "node:test";
import { margins, paper, printRule, screenRules, sheetWidth } from "./sheet";

test("paper is named, measured or turned", () => {
  assert.deepEqual(paper("letter"), ["8.5in", "11in"]);
  assert.deepEqual(paper("A4 landscape"), ["297mm", "210mm"]);
  assert.deepEqual(paper("landscape Legal"), ["14in", "8.5in"]);
  assert.deepEqual(paper("10cm 15cm"), ["10cm", "15cm"]);
  assert.deepEqual(paper("5in"), ["5in", "5in"]);
});

test("what is no size is A4, what is no margin is 20 mm, and neither becomes other rules", () => {
  assert.deepEqual(paper(undefined), ["210mm", "297mm"]);
  assert.deepEqual(paper("constructor"), ["210mm", "297mm"]);
  assert.deepEqual(paper("a4;} body{display:none"), ["210mm", "297mm"]);
  assert.equal(margins("1in 0 2cm"), "1in 0 2cm");
  assert.equal(margins("1in} *{color:red"), "20mm");
  assert.equal(margins("1in 1in 1in 1in 1in"), "20mm");
});

test("a sheet's width on the screen has its unit", () => {
  assert.equal(sheetWidth({ size: "letter" }), 8.5 * 96 + 32);
  assert.equal(Math.round(sheetWidth({ size: "a4" })), 826);
  assert.equal(sheetWidth({ size: "300px 5in" }), 332);
});

test("the rules have what was asked for", () => {
  assert.equal(printRule({ size: "legal", margin: "1in" }), "@page{size:8.5in 14in;margin:1in}");
  assert.match(screenRules({ size: "letter", margin: "2cm" }), /width:8\.5in;min-height:11in;.*padding:2cm/);
});
