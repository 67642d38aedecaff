import assert from "node:assert/strict";
import { test } from "node:test";
import type { PreviewFile } from "../preview-host/messages";
import { Sources, type DraftFile, type Refusal } from "./sources";

const file = (path: string, isText = true, id = path): DraftFile => ({ id, path, isText });

/** What is stored, what is open, and what the preview has. */
class Draft {
  readonly stored = new Map<string, PreviewFile | Refusal>();
  readonly open = new Map<string, string>();
  readonly has = new Map<string, PreviewFile>();
  readonly reads: string[] = [];
  before: () => Promise<void> = () => Promise.resolve();
  readonly sources = new Sources({
    read: async ({ id }) => {
      this.reads.push(id);
      const content = this.stored.get(id);
      await this.before();
      if (!content) {
        throw new Error("offline");
      }
      return content;
    },
    open: ({ id }) => this.open.get(id),
    tell: (path, content) => {
      if (content) {
        this.has.set(path, content);
      } else {
        this.has.delete(path);
      }
    },
  });

  constructor(texts: Record<string, string>, more: number = 0) {
    Object.entries(texts).forEach(([path, text]) => this.stored.set(path, { text }));
    const others = Array.from({ length: more }, (_, i) => file(`other-${i}.html`));
    this.sources.setFiles([...Object.keys(texts).map((path) => file(path)), ...others]);
  }

  text(path: string): string | undefined {
    const content = this.has.get(path);
    return content && "text" in content ? content.text : undefined;
  }
}

test("of ten thousand files those are read that the primary one needs, each once", async () => {
  const draft = new Draft(
    {
      "a.html": "{% extends 'base.html' %}{% include 'b.html' %}",
      "base.html": "{% include 'b.html' %}{% include 'gone.html' %}",
      "b.html": "{% import 'a.html' as a %}{% import 'base.html' as b %}",
    },
    10_000,
  );
  await draft.sources.want(["a.html"]);
  assert.deepEqual(draft.reads.sort(), ["a.html", "b.html", "base.html"]);
  assert.deepEqual([...draft.has.keys()].sort(), ["a.html", "b.html", "base.html"]);
  assert.equal(draft.sources.want(["a.html", "gone.html"]), null);
});

test("what an editor shows stands for what is stored, as it is typed", async () => {
  const draft = new Draft({ "a.html": "{% include 'b.html' %}", "b.html": "stored", "c.html": "" });
  draft.open.set("b.html", "typed");
  await draft.sources.want(["a.html"]);
  assert.equal(draft.text("b.html"), "typed");
  assert.deepEqual(draft.reads, ["a.html"]);

  draft.open.set("b.html", "typed more");
  assert.equal(draft.sources.edited("b.html"), true);
  assert.equal(draft.sources.edited("c.html"), false);
  assert.deepEqual(draft.sources.collect(), [["b.html", { text: "typed more" }]]);
  assert.deepEqual(draft.sources.collect(), []);
});

test("what others change is read again where it is needed, and never over an open editor", async () => {
  const draft = new Draft({ "a.html": "1", "b.html": "1", "c.html": "1" });
  await draft.sources.want(["a.html", "b.html"]);
  draft.open.set("b.html", "mine");
  for (const path of ["a.html", "b.html", "c.html"]) {
    draft.stored.set(path, { text: "{% include 'c.html' %}" });
  }
  assert.equal(await draft.sources.refresh(["a.html", "b.html", "c.html"]), true);
  assert.deepEqual([draft.text("a.html"), draft.text("b.html")], ["{% include 'c.html' %}", "1"]);
  assert.deepEqual(draft.reads, ["a.html", "b.html", "a.html", "c.html"]);
  assert.equal(await draft.sources.refresh(["b.html"]), false);
});

test("a file that changes while it is read is read once more", async () => {
  const draft = new Draft({ "a.html": "old" });
  for (const text of ["new", "newest"]) {
    draft.before = () => {
      draft.before = () => Promise.resolve();
      draft.stored.set("a.html", { text });
      void draft.sources.refresh(["a.html"]);
      return Promise.resolve();
    };
    await (draft.sources.want(["a.html"]) ?? draft.sources.refresh(["a.html"]));
    assert.equal(draft.text("a.html"), text);
  }
});

test("renamed, swapped and removed files are so for the preview", async () => {
  const draft = new Draft({ "a.html": "A", "b.html": "B", "c.html": "C" });
  await draft.sources.want(["a.html", "b.html", "c.html"]);
  draft.sources.setFiles([file("b.html", true, "a.html"), file("a.html", true, "b.html")]);
  assert.deepEqual(
    ["a.html", "b.html", "c.html"].map((path) => draft.text(path)),
    ["B", "A", undefined],
  );
});

test("what cannot be had is said, asked for once, and tried again when it changed or all is read anew", async () => {
  const draft = new Draft({ "a.html": "A" });
  const image = file("x.png", false);
  draft.sources.setFiles([file("a.html"), image]);
  draft.stored.set("x.png", { refused: "too large" });
  await draft.sources.want(["x.png"]);
  assert.equal(draft.sources.want(["x.png"]), null);
  assert.deepEqual(draft.sources.refusals, ["x.png: too large"]);

  draft.stored.delete("x.png");
  await draft.sources.refresh(["x.png"]);
  assert.deepEqual(draft.sources.refusals, ["x.png: it could not be read. Reload tries again."]);

  draft.stored.set("x.png", { address: "data:," });
  draft.sources.forget();
  await draft.sources.want(["x.png"]);
  assert.deepEqual([draft.sources.refusals, draft.has.get("x.png")], [[], { address: "data:," }]);
});

test("images beyond what a preview can have are left out, and said", async () => {
  const draft = new Draft({});
  draft.sources.setFiles(["1", "2", "3"].map((name) => file(name, false)));
  for (const name of ["1", "2", "3"]) {
    draft.stored.set(name, { address: "x".repeat(6_000_000) });
  }
  await draft.sources.want(["1", "2"]);
  await draft.sources.want(["3"]);
  assert.deepEqual([...draft.has.keys()], ["1", "2"]);
  assert.match(draft.sources.refusals.join(), /^3: .*12 MB/);
});
