import assert from "node:assert/strict";
import { test } from "node:test";
import { ChangeSet, type Text } from "@codemirror/state";
import { Journal } from "../typing/journal";
import { MemoryStore } from "../typing/stores";
import { toText } from "./changes";
import { Session } from "./session";
import type { Batch, Loaded, Word } from "./wire";

const options = { form: "draft-1/a.html", path: "files/a", clientId: "tab" };
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function begin(store: MemoryStore, loads: Loaded[], clientId = "tab") {
  const journal = new Journal(options.form, clientId, store);
  let shown = toText("");
  let isReadOnly = false;
  const session = new Session(
    journal,
    store,
    { ...options, clientId },
    {
      noted: () => undefined,
      load: () => Promise.resolve(loads.shift() ?? { version: 0, text: "" }),
      begun: (text: Text) => (shown = text),
      loaded: () => undefined,
      failed: () => undefined,
      changed: (changes) => (shown = changes.apply(shown)),
      setReadOnly: (value) => (isReadOnly = value),
      signal: new AbortController().signal,
    },
  );
  await session.begin();
  let word = 0;
  return {
    session,
    journal,
    text: () => shown.sliceString(0, undefined, "\n"),
    isReadOnly: () => isReadOnly,
    type(at: number, insert: string): void {
      const changes = ChangeSet.of({ from: at, insert: toText(insert) }, shown.length);
      shown = changes.apply(shown);
      session.type(changes);
      session.flush();
    },
    /** Without a pause after it. */
    begin(at: number, insert: string): void {
      const changes = ChangeSet.of({ from: at, insert: toText(insert) }, shown.length);
      shown = changes.apply(shown);
      session.type(changes);
    },
    sent: (): (Batch & { seq: number })[] =>
      journal.takeUnsent().map((edit) => ({ ...(JSON.parse(edit.value) as Batch), seq: edit.seq })),
    hear: (more: Partial<Word>): void =>
      session.receive({ number: ++word, operations: [], acknowledged: 0, readOnly: false, ...more }),
  };
}

test("one batch is on its way at a time; what is typed meanwhile follows when it is settled", async () => {
  const page = await begin(new MemoryStore(), [{ version: 3, text: "ab" }]);
  page.type(2, "c");
  page.type(3, "d");
  assert.deepEqual(page.sent(), [{ baseVersion: 3, edits: [{ at: 2, remove: "", insert: "c" }], seq: 1 }]);
  page.hear({ operations: [{ version: 4, edits: [{ at: 2, remove: "", insert: "c" }], seq: 1 }], acknowledged: 1 });
  assert.deepEqual(page.sent(), [{ baseVersion: 4, edits: [{ at: 3, remove: "", insert: "d" }], seq: 2 }]);
  page.hear({ operations: [{ version: 5, edits: [{ at: 3, remove: "", insert: "d" }], seq: 2 }], acknowledged: 2 });
  assert.equal(page.session.isSettled, true);
  assert.equal(page.journal.count, 0);
  assert.equal(page.text(), "abcd");
});

test("others' edits come in beside one's own, a word that was heard is not heard again, and an older version is nothing", async () => {
  const page = await begin(new MemoryStore(), [{ version: 3, text: "ab" }]);
  page.type(2, "c");
  page.hear({
    operations: [
      { version: 2, edits: [{ at: 0, remove: "", insert: "old" }] },
      { version: 9, edits: [{ at: 0, remove: "", insert: "X" }] },
    ],
    readOnly: true,
  });
  assert.equal(page.text(), "Xabc");
  assert.equal(page.isReadOnly(), true);
  page.session.receive({
    number: 1,
    operations: [{ version: 10, edits: [{ at: 0, remove: "", insert: "again" }] }],
    acknowledged: 1,
    readOnly: false,
  });
  assert.equal(page.text(), "Xabc");
});

test("a batch that is settled without an operation is taken back", async () => {
  const page = await begin(new MemoryStore(), [{ version: 3, text: "ab" }]);
  page.type(0, "X");
  page.type(3, "Y");
  page.hear({ acknowledged: 1 });
  assert.equal(page.text(), "abY");
  assert.deepEqual(
    page.sent().map((batch) => batch.edits),
    [[{ at: 2, remove: "", insert: "Y" }]],
  );
});

test("a file that is loaded again keeps what was typed, and sends it after that", async () => {
  const page = await begin(new MemoryStore(), [
    { version: 3, text: "ab" },
    { version: 8, text: "aXb!" },
  ]);
  page.type(1, "X");
  page.type(2, "Y");
  page.sent();
  page.hear({ acknowledged: 1, reload: true });
  await settled();
  assert.equal(page.text(), "aXYb!");
  assert.deepEqual(page.sent(), [{ baseVersion: 8, edits: [{ at: 2, remove: "", insert: "Y" }], seq: 2 }]);
});

test("what was never settled is found by the next page of the file, on its version, and can be forgotten", async () => {
  const store = new MemoryStore();
  const first = await begin(store, [{ version: 3, text: "ab" }]);
  first.type(0, "X");
  first.type(3, "Y");
  const next = await begin(store, [{ version: 5, text: "abc" }], "other");
  assert.deepEqual(await next.session.left(), [
    {
      baseVersion: 3,
      edits: [
        { at: 0, remove: "", insert: "X" },
        { at: 3, remove: "", insert: "Y" },
      ],
    },
  ]);
  await next.session.forgetLeft();
  assert.deepEqual(await next.session.left(), []);
  assert.deepEqual(await first.session.left(), [], "a page's own is nothing left");
});

test("what is settled is kept no longer", async () => {
  const store = new MemoryStore();
  const page = await begin(store, [{ version: 1, text: "" }]);
  page.type(0, "a");
  page.hear({ operations: [{ version: 2, edits: [{ at: 0, remove: "", insert: "a" }], seq: 1 }], acknowledged: 1 });
  await settled();
  assert.deepEqual(await store.load(`${options.form}/kept`), []);
});

test("what is typed at a stretch is one batch, sent at a pause; who never pauses is sent all the same", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let now = 0;
  context.mock.method(performance, "now", () => now);
  const wait = (milliseconds: number): void => {
    now += milliseconds;
    context.mock.timers.tick(milliseconds);
  };
  const page = await begin(new MemoryStore(), [{ version: 3, text: "" }]);
  page.begin(0, "a");
  wait(200);
  page.begin(1, "b");
  wait(299);
  assert.deepEqual(page.sent(), []);
  wait(1);
  assert.deepEqual(
    page.sent().map((batch) => batch.edits),
    [[{ at: 0, remove: "", insert: "ab" }]],
  );
  page.hear({ operations: [{ version: 4, edits: [{ at: 0, remove: "", insert: "ab" }], seq: 1 }], acknowledged: 1 });
  for (let i = 0; i < 10; i++) {
    page.begin(2 + i, "c");
    wait(150);
  }
  assert.equal(page.sent().length, 1);
});

test("a batch in conflict is kept until the person chose, and what was typed since beside it", async () => {
  const store = new MemoryStore();
  const page = await begin(store, [{ version: 3, text: "ab" }]);
  page.type(0, "X");
  page.hear({ operations: [{ version: 4, edits: [{ at: 0, remove: "", insert: "T" }] }], acknowledged: 1, held: [1] });
  assert.equal(page.text(), "Tab");
  page.type(3, "Y");
  const next = await begin(store, [{ version: 4, text: "Tab" }], "other");
  assert.deepEqual(
    (await next.session.left()).map((batch) => batch.edits[0]?.insert),
    ["X", "Y"],
  );
  page.hear({ operations: [{ version: 5, edits: [{ at: 3, remove: "", insert: "Y" }], seq: 2 }], acknowledged: 2 });
  await settled();
  assert.deepEqual(await next.session.left(), []);
});

test("what was left goes to the server as batches of this page, and is left no longer", async () => {
  const store = new MemoryStore();
  const first = await begin(store, [{ version: 3, text: "ab" }]);
  first.type(0, "X");
  const next = await begin(store, [{ version: 5, text: "abc" }], "other");
  await next.session.restoreLeft();
  assert.deepEqual(next.sent(), [{ baseVersion: 3, edits: [{ at: 0, remove: "", insert: "X" }], seq: 1 }]);
  assert.deepEqual(await next.session.left(), []);
  next.hear({ operations: [{ version: 6, edits: [{ at: 0, remove: "", insert: "X" }], seq: 1 }], acknowledged: 1 });
  assert.equal(next.text(), "Xabc");
  next.type(4, "Y");
  assert.deepEqual(next.sent(), [{ baseVersion: 6, edits: [{ at: 4, remove: "", insert: "Y" }], seq: 2 }]);
});
