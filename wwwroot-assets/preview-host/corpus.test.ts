import assert from "node:assert/strict";
import { test } from "node:test";
import nunjucks from "nunjucks/browser/nunjucks.js";
import corpus from "../../tests/Unit/Kinds/Templates/Nunjucks/corpus.json";

test("nunjucks accepts and refuses what the corpus says that it does, which the parser on the server is held to", () => {
  const environment = new nunjucks.Environment(null);
  const accepts = (text: string): boolean => {
    try {
      new nunjucks.Template(text, environment, "corpus", true);
      return true;
    } catch {
      return false;
    }
  };
  assert.ok(corpus.length > 300);
  assert.deepEqual(
    corpus.filter((row) => accepts(row.text) !== row.accepted).map((row) => row.text),
    [],
  );
});
