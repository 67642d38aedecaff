import assert from "node:assert/strict";
import { test } from "node:test";
import { referencesOf } from "./references";

test("files are named in tags, by plain and by relative names, once each", () => {
  const text = [
    "{% extends 'base.html' %}{%- import \"./m.html\" as m -%}{% from '../n.html' import a %}",
    "{% include 'base.html' ignore missing %}{%include 'c.html'%}{{ 'd.html' }}{% include name %}",
  ].join("\n");
  assert.deepEqual(referencesOf("a/b.html", text), ["base.html", "a/m.html", "n.html", "c.html"]);
});

test("a name that leads out of the template is none", () => {
  assert.deepEqual(referencesOf("b.html", "{% include '../x.html' %}"), []);
});
