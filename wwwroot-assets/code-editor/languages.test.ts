import assert from "node:assert/strict";
import { test } from "node:test";
import { languageOf, supportOf } from "./languages";

test("a language is known by the content type, else by the name", () => {
  assert.equal(languageOf("a.txt", "text/html; charset=utf-8"), "html");
  assert.equal(languageOf("a.html", "text/css"), "css");
  assert.equal(languageOf("a", "application/ld+json"), "json");
  assert.equal(languageOf("a", "application/javascript"), "javascript");
  assert.equal(languageOf("logo.SVG", "image/svg+xml"), "html");
  assert.equal(languageOf("parts/a.njk", ""), "html");
  assert.equal(languageOf("a.css", "application/octet-stream"), "css");
  assert.equal(languageOf("LICENSE", "text/plain"), "text");
});

test("a template's tags are parsed over each language", () => {
  for (const name of ["html", "css", "javascript", "json", "text"] as const) {
    const tree = supportOf(name, true)?.language.parser.parse("{% if a %} b {% endif %}");
    assert.match(String(tree), /IfStatement/);
  }
  assert.equal(supportOf("text", false), undefined);
  assert.match(String(supportOf("json", false)?.language.parser.parse("[1]")), /Array/);
});
