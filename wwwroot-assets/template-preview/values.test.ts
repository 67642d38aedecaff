import assert from "node:assert/strict";
import { test } from "node:test";
import type { TemplateInput } from "../preview/samples";
import { rawOf, valueOf, type SampleKind } from "./values";

const input = (driver: string, more: Partial<TemplateInput> = {}): TemplateInput => ({
  name: "field",
  driver,
  ...more,
});

test("a template gets what was entered with the type that the input has", () => {
  assert.equal(valueOf(input("text"), "text", "5"), "5");
  assert.equal(valueOf(input("number"), "text", "5.5"), 5.5);
  assert.equal(valueOf(input("checkbox"), "flag", false), false);
  assert.equal(valueOf(input("datetime"), "time", "2024-01-15T14:22"), "2024-01-15T14:22:00Z");
  assert.deepEqual(valueOf(input("number", { multiple: true }), "lines", "1\n\n2\n"), [1, 2]);
  assert.deepEqual(valueOf(input("dataset"), "json", '[{"a":1}]'), [{ a: 1 }]);
  const options = { defn: { options: [{ value: 1, label: "One" }, { value: "two" }] } };
  assert.equal(valueOf(input("select", options), "choice", "1"), 1);
  assert.deepEqual(valueOf(input("multiselect", options), "choices", ["1", "two"]), [1, "two"]);
});

test("what is no value, or was kept for another kind of input, is none", () => {
  assert.equal(valueOf(input("dataset"), "json", "[{"), undefined);
  assert.equal(valueOf(input("checkbox"), "flag", "yes"), undefined);
  assert.equal(valueOf(input("text"), "text", ["a"]), undefined);
  assert.equal(valueOf(input("multiselect"), "choices", "a"), undefined);
});

test("a field shows a value so that it is read back as it was", () => {
  const cases: [TemplateInput, SampleKind, unknown][] = [
    [input("text"), "text", "some text"],
    [input("number"), "text", 42],
    [input("date"), "text", "2024-01-15"],
    [input("datetime"), "time", "2024-01-15T14:22:00Z"],
    [input("text", { multiple: true }), "lines", ["a", "b"]],
    [input("dataset"), "json", [{ name: "a", value: 1 }]],
    [input("checkbox"), "flag", true],
    [input("multiselect"), "choices", ["a", "b"]],
  ];
  for (const [of, kind, value] of cases) {
    assert.deepEqual(valueOf(of, kind, rawOf(kind, value)), value);
  }
  assert.equal(rawOf("time", "tomorrow"), "");
  assert.equal(rawOf("json", undefined), "");
});
