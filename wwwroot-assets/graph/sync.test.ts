import assert from "node:assert/strict";
import { test } from "node:test";
import type { Edit } from "../typing/edits";
import { Journal } from "../typing/journal";
import { MemoryStore } from "../typing/stores";
import { GraphEditor } from "./editor";
import { Sync, type Loaded, type Word } from "./sync";
import { readJson, writeJson, type Json } from "./wire";

const form = "graph:draft";

const node = (uuid: string, x = 0): Json => ({
  uuid,
  slug: uuid,
  config: {},
  childrenUuids: [],
  fallbackOnFailure: false,
  position: { x, y: 0 },
  kind: "native",
  actionSlug: "delay",
});

const move = (uuid: string, x: number) => ({ node: uuid, path: ["position"], value: { x, y: 0 } });

const word = (more: Partial<Word>): string =>
  writeJson({
    number: 1,
    version: 2,
    acknowledged: 0,
    dropped: [],
    held: [],
    changes: [],
    readOnly: false,
    ...more,
  } as unknown as Json);

interface Desk {
  readonly sync: Sync;
  readonly editor: GraphEditor;
  readonly journal: Journal;
  readonly store: MemoryStore;
  readonly versions: number[];
  sent(): Record<string, Json>[];
}

function desk(options: { store?: MemoryStore; client?: string; load?: () => Promise<Loaded> } = {}): Desk {
  const store = options.store ?? new MemoryStore();
  const journal = new Journal(form, options.client ?? "page", store);
  const versions: number[] = [];
  const sync = new Sync(journal, {
    noted: () => undefined,
    load: options.load ?? (() => Promise.resolve({ version: 1, nodes: [node("a"), node("b")] })),
    loaded: (version) => versions.push(version),
    failed: () => false,
    signal: new AbortController().signal,
  });
  return {
    sync,
    editor: new GraphEditor(sync.submit),
    journal,
    store,
    versions,
    sent: () => journal.takeUnsent().map((edit) => readJson(edit.value) as Record<string, Json>),
  };
}

const stored = async (store: MemoryStore): Promise<string[]> => (await store.load(form)).map((edit: Edit) => edit.path);

test("a gesture is in the journal before it is anywhere, with what the page knew", async () => {
  const { sync, editor, store, sent, versions } = desk();
  await sync.begin(editor, false);
  assert.deepEqual(versions, [1]);
  editor.edit([move("a", 1)]);
  editor.edit([move("a", 2)], "Shift it");
  assert.deepEqual(await stored(store), ["graph/1", "graph/2"]);
  assert.deepEqual(sent(), [
    { baseVersion: 1, changes: [move("a", 1)], settled: 0 },
    { baseVersion: 1, label: "Shift it", changes: [move("a", 2)], settled: 0 },
  ]);
});

test("what the server has settled leaves the journal, and later gestures say that they know", async () => {
  const { sync, editor, journal, store, sent } = desk();
  await sync.begin(editor, false);
  editor.edit([move("a", 1)]);
  editor.edit([move("a", 2)]);
  sent();
  sync.receive(word({ version: 2, acknowledged: 1 }));
  assert.equal(journal.count, 1);
  assert.deepEqual(await stored(store), ["graph/2"]);
  assert.equal(editor.graph.get("a")?.x, 2);
  editor.edit([move("b", 3)]);
  assert.deepEqual(sent(), [{ baseVersion: 2, changes: [move("b", 3)], settled: 1 }]);
});

test("a gesture in conflict is shown no more, but kept until it is decided", async () => {
  const { sync, editor, store } = desk();
  await sync.begin(editor, false);
  editor.edit([move("a", 1)]);
  editor.edit([move("b", 1)]);
  sync.receive(word({ version: 3, acknowledged: 2, dropped: [1], held: [1], changes: [move("a", 9)] }));
  assert.equal(editor.graph.get("a")?.x, 9);
  assert.equal(editor.graph.get("b")?.x, 1);
  assert.deepEqual(await stored(store), ["graph/1"]);
  sync.receive(word({ number: 2, version: 3, acknowledged: 2, held: [] }));
  assert.deepEqual(await stored(store), []);
});

test("a word that comes twice counts once", async () => {
  const { sync, editor } = desk();
  await sync.begin(editor, false);
  sync.receive(word({ number: 4, version: 2, changes: [move("a", 5)] }));
  sync.receive(word({ number: 4, version: 2, changes: [move("a", 6)] }));
  assert.equal(sync.word, 4);
  assert.equal(editor.graph.get("a")?.x, 5);
});

test("a page sends what an earlier one left, under the earlier one's name, and forgets the earlier one's", async () => {
  const store = new MemoryStore();
  const earlier = desk({ store, client: "earlier" });
  await earlier.sync.begin(earlier.editor, false);
  earlier.editor.edit([move("a", 1)]);
  earlier.editor.edit([move("a", 2)]);
  const page = desk({
    store,
    client: "later",
    load: () => Promise.resolve({ version: 7, nodes: [node("a"), node("b")] }),
  });
  await page.sync.begin(page.editor, false);
  assert.equal(page.editor.graph.get("a")?.x, 2);
  assert.deepEqual(page.sent(), [
    { baseVersion: 1, changes: [move("a", 1)], settled: 0, origin: "earlier/1" },
    { baseVersion: 1, changes: [move("a", 2)], settled: 0, origin: "earlier/2" },
  ]);
  assert.deepEqual(
    (await store.load(form)).map((edit) => edit.clientId),
    ["later", "later"],
  );
  const last = desk({ store, client: "last" });
  await last.sync.begin(last.editor, false);
  assert.deepEqual(
    last.sent().map((sent) => sent["origin"]),
    ["earlier/1", "earlier/2"],
  );
});

test("what cannot be read of an earlier page is forgotten", async () => {
  const store = new MemoryStore();
  await store.put(form, { clientId: "x", seq: 1, path: "graph/1", value: "{" });
  await store.put(form, { clientId: "x", seq: 2, path: "graph/2", value: '{"baseVersion":"1"}' });
  const page = desk({ store });
  await page.sync.begin(page.editor, false);
  assert.equal(page.journal.count, 0);
  assert.deepEqual(await stored(store), []);
});

test("a graph that may only be read leaves what an earlier page left", async () => {
  const store = new MemoryStore();
  await store.put(form, { clientId: "x", seq: 1, path: "graph/1", value: '{"baseVersion":1,"changes":[]}' });
  const page = desk({ store });
  await page.sync.begin(page.editor, true);
  assert.deepEqual(await stored(store), ["graph/1"]);
});

test("a load that is asked for while one runs is the same load, and the gestures stay over it", async () => {
  let loads = 0;
  let answer: (loaded: Loaded) => void = () => undefined;
  const { sync, editor, versions } = desk({
    load: () => {
      loads++;
      return loads === 1
        ? Promise.resolve({ version: 1, nodes: [node("a"), node("b")] })
        : new Promise((resolve) => (answer = resolve));
    },
  });
  await sync.begin(editor, false);
  editor.edit([move("a", 3)]);
  sync.receive(word({ number: 1, version: 5, reload: true }));
  sync.receive(word({ number: 2, version: 5, reload: true }));
  assert.equal(loads, 2);
  answer({ version: 6, nodes: [node("a"), node("b", 8)] });
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(versions, [1, 6]);
  assert.equal(editor.version, 6);
  assert.equal(editor.graph.get("a")?.x, 3);
  assert.equal(editor.graph.get("b")?.x, 8);
});

test("a layout waits like any gesture and shows when the server has made it", async () => {
  const { sync, editor, sent } = desk();
  await sync.begin(editor, false);
  sync.layOut({ scope: [], nodes: ["a"] });
  assert.equal(editor.waiting, 1);
  assert.deepEqual(sent(), [{ baseVersion: 1, settled: 0, changes: [], layout: { scope: [], nodes: ["a"] } }]);
  sync.receive(word({ version: 2, acknowledged: 1, changes: [move("a", 40)] }));
  assert.equal(editor.graph.get("a")?.x, 40);
  assert.equal(editor.waiting, 0);
});
