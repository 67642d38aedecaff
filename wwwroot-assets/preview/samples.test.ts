import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleOf, samplesOf, type TemplateInput } from "./samples";

const sample = (driver: string, more: Partial<TemplateInput> = {}): unknown =>
  sampleOf({ name: "field", driver, ...more });

test("a default is taken, with the type that its input has", () => {
  assert.equal(sample("text", { defaultValue: "5" }), "5");
  assert.equal(sample("number", { defaultValue: "5.5" }), 5.5);
  assert.equal(sample("number", { defaultValue: "many" }), "many");
  assert.equal(sample("checkbox", { defaultValue: "false" }), false);
  assert.deepEqual(sample("multiselect", { defaultValue: ["a"] }), ["a"]);
  assert.equal(sample("checkbox", { defaultValue: false }), false);
});

test("without one it is something of its kind", () => {
  assert.equal(sample("text", { label: "Title" }), "Title");
  assert.equal(sample("number"), 42);
  assert.match(String(sample("date")), /^\d{4}-\d\d-\d\d$/);
  assert.equal(sample("select", { defn: { options: [{ value: "eu", label: "Europe" }] } }), "eu");
  assert.deepEqual(sample("multiselect", { defn: ["a", "b"] }), ["a"]);
  assert.deepEqual(sample("text", { multiple: true, label: "Tag" }), ["Tag"]);
  assert.deepEqual(
    Object.keys((sample("dataset", { defn: { columns: ["id", { name: "city" }, 5] } }) as object[])[0] ?? {}),
    ["id", "city"],
  );
});

test("each input has its sample under its name", () => {
  assert.deepEqual(
    samplesOf([
      { name: "a", driver: "number" },
      { name: "b", driver: "checkbox" },
    ]),
    { a: 42, b: true },
  );
});
