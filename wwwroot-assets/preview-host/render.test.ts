import assert from "node:assert/strict";
import { test } from "node:test";
import { Renderer, type Fault } from "./render";

async function fault(files: Record<string, string>, primary: string, data: object = {}): Promise<Fault> {
  const renderer = new Renderer();
  renderer.setFiles(files);
  const result = await renderer.render(primary, data);
  assert.ok("fault" in result, JSON.stringify(result));
  return result.fault;
}

async function html(files: Record<string, string>, primary: string, data: object = {}): Promise<string> {
  const renderer = new Renderer();
  renderer.setFiles(files);
  const result = await renderer.render(primary, data);
  assert.ok("html" in result, JSON.stringify(result));
  return result.html;
}

test("files extend, include and import one another, by plain and by relative names", async () => {
  const files = {
    "base.html": "<main>{% block body %}{% endblock %}</main>",
    "report.html":
      "{% extends 'base.html' %}{% import './parts/m.html' as m %}{% block body %}{{ m.b(title) }}{% include 'parts/row.html' %}{% endblock %}",
    "parts/m.html": "{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}",
    "parts/row.html": "{% include '../foot.html' %}",
    "foot.html": "{{ title | upper }}{{ 5 is divisibleby(5) }}{{ 1 is odd }}",
  };
  assert.equal(await html(files, "report.html", { title: "<a>" }), "<main><b>&lt;a&gt;</b>&lt;A&gt;truetrue</main>");
});

test("a syntax error is at its file, line and column", async () => {
  const files = { "a.html": "one\n{% include 'b.html' %}", "b.html": "\n\n  {{ x y }}" };
  assert.deepEqual(await fault(files, "a.html"), {
    message: "expected variable end",
    file: "b.html",
    line: 3,
    column: 8,
  });
});

test("a call that fails is where what is called begins, in the file that holds it", async () => {
  assert.deepEqual(await fault({ "a.html": "\n {{ f(1).g.h(x) }}" }, "a.html", { f: () => ({ g: {} }) }), {
    message: 'Unable to call `the return value of (f)["g"]["h"]`, which is undefined or falsey',
    file: "a.html",
    line: 2,
    column: 5,
  });
  const macros = {
    "a.html": "{% import 'm.html' as m %}{{ m.x() }}",
    "m.html": "{% macro x() %}\n\n{{ z.y() }}{% endmacro %}",
  };
  const { file, line, column } = await fault(macros, "a.html");
  assert.deepEqual([file, line, column], ["m.html", 3, 4]);
});

test("the innermost call that fails is named", async () => {
  const boom = (): never => {
    throw new TypeError("boom");
  };
  assert.deepEqual(await fault({ "a.html": "{{ f(\n g(1)) }}" }, "a.html", { f: String, g: boom }), {
    message: "TypeError: boom",
    file: "a.html",
    line: 2,
    column: 2,
  });
});

test("a block of the file that is extended, and of the one that extends, fails in its own file", async () => {
  const files = {
    "base.html": "\n{% block a %}{{ p() }}{% endblock %}{% block b %}{% endblock %}",
    "a.html": "{% extends 'base.html' %}\n{% block b %}\n{{ q() }}{% endblock %}",
  };
  const at = ({ file, line, column }: Fault): unknown[] => [file, line, column];
  assert.deepEqual(at(await fault(files, "a.html")), ["base.html", 2, 17]);
  assert.deepEqual(at(await fault(files, "a.html", { p: String })), ["a.html", 3, 4]);
});

test("an unknown filter and an unknown test are named where they stand", async () => {
  assert.deepEqual(await fault({ "a.html": "\n{{ 1 | shout }}" }, "a.html"), {
    message: "filter not found: shout",
    file: "a.html",
    line: 2,
    column: 8,
  });
  assert.deepEqual(await fault({ "a.html": "\n{{ 1 is prime }}" }, "a.html"), {
    message: "test not found: prime",
    file: "a.html",
    line: 2,
    column: 9,
  });
});

test("a file that is missing is named where it is asked for", async () => {
  const files = { "a.html": "{% include 'b.html' %}", "b.html": "\n {% include 'gone.html' %}" };
  assert.deepEqual(await fault(files, "a.html"), {
    message: "There is no template file gone.html",
    file: "b.html",
    line: 2,
    column: 5,
  });
  assert.equal((await fault({}, "a.html")).message, "template not found: a.html");
});

test("files that were asked for and are not there are told, also those that may be missing", async () => {
  const renderer = new Renderer();
  renderer.setFiles({
    "a/b.html": "{% include 'x.html' ignore missing %}{% include name ignore missing %}{% include './y.html' %}",
  });
  const { missing } = await renderer.render("a/b.html", { name: "z.html" });
  assert.deepEqual(missing, ["x.html", "z.html", "a/y.html"]);
  ["x.html", "z.html", "a/y.html"].forEach((path) => renderer.setFile(path, path));
  assert.deepEqual(await renderer.render("a/b.html", { name: "z.html" }), { html: "x.htmlz.htmla/y.html" });
});

test("what is plain text has nothing escaped", async () => {
  const renderer = new Renderer();
  renderer.setFiles({ "a.txt": "{{ name }}" });
  assert.deepEqual(await renderer.render("a.txt", { name: "<&>" }, true), { html: "<&>" });
  assert.deepEqual(await renderer.render("a.txt", { name: "<&>" }), { html: "&lt;&amp;&gt;" });
});

test("what was compiled is forgotten when a file changes or goes", async () => {
  const renderer = new Renderer();
  renderer.setFiles({ "a.html": "{% include 'b.html' %}", "b.html": "1" });
  assert.deepEqual(await renderer.render("a.html", {}), { html: "1" });
  renderer.setFile("b.html", "2");
  assert.deepEqual(await renderer.render("a.html", {}), { html: "2" });
  renderer.setFile("b.html", null);
  assert.ok("fault" in (await renderer.render("a.html", {})));
});
