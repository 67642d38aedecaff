import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "./problem";

test("the first error says most", () => {
  const body = JSON.stringify({ title: "Bad", detail: "Not so.", errors: [{ message: "../evil leaves it." }] });
  assert.equal(problemOf(400, body), "../evil leaves it.");
});

test("without errors the detail does, else the title", () => {
  assert.equal(problemOf(409, JSON.stringify({ title: "Changed", detail: "Look again.", errors: [] })), "Look again.");
  assert.equal(problemOf(409, JSON.stringify({ title: "Changed" })), "Changed");
});

test("what is no problem is named by its status", () => {
  assert.equal(problemOf(502, "<html>"), "The server answered 502.");
  assert.equal(problemOf(500, "null"), "The server answered 500.");
});
