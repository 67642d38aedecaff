import assert from "node:assert/strict";
import { test } from "node:test";
import { Journal } from "./journal";
import { MemoryStore, openStore } from "./stores";

const form = "draft-1";

test("an edit waits until it is acknowledged, and is in the store meanwhile", async () => {
  const store = new MemoryStore();
  const journal = new Journal(form, "tab", store);
  journal.record("/name", "a");
  assert.equal(journal.count, 1);
  assert.equal((await store.load(form)).length, 1);
  journal.acknowledge(1);
  assert.equal(journal.count, 0);
  assert.deepEqual(await store.load(form), []);
});

test("the newest value of a path replaces those before", async () => {
  const store = new MemoryStore();
  const journal = new Journal(form, "tab", store);
  journal.record("/name", "a");
  journal.record("/name", "ab");
  assert.deepEqual(
    (await store.load(form)).map((edit) => edit.value),
    ["ab"],
  );
  assert.deepEqual(
    journal.takeUnsent().map((edit) => [edit.seq, edit.value]),
    [[2, "ab"]],
  );
});

test("an acknowledgement forgets what is as old or older and keeps what was typed since", () => {
  const journal = new Journal(form, "tab", new MemoryStore());
  journal.record("/name", "a");
  journal.record("/description", "b");
  journal.record("/name", "ab");
  journal.acknowledge(2);
  assert.equal(journal.has("/description"), false);
  assert.equal(journal.has("/name"), true);
});

test("what was sent is not sent again, unless its call got lost", () => {
  const journal = new Journal(form, "tab", new MemoryStore());
  journal.record("/name", "a");
  const sent = journal.takeUnsent();
  assert.deepEqual(journal.takeUnsent(), []);
  journal.unsend(sent);
  assert.deepEqual(journal.takeUnsent(), sent);
});

test("a lost call does not bring back a value that was replaced", () => {
  const journal = new Journal(form, "tab", new MemoryStore());
  journal.record("/name", "a");
  const lost = journal.takeUnsent();
  journal.record("/name", "ab");
  journal.takeUnsent();
  journal.unsend(lost);
  assert.deepEqual(journal.takeUnsent(), []);
});

test("after the connection was away everything unacknowledged is sent again with its number", () => {
  const journal = new Journal(form, "tab", new MemoryStore());
  journal.record("/name", "a");
  journal.record("/description", "b");
  journal.takeUnsent();
  journal.unsendAll();
  assert.deepEqual(
    journal.takeUnsent().map((edit) => edit.seq),
    [1, 2],
  );
});

test("a secret is sent but never stored", async () => {
  const store = new MemoryStore();
  const journal = new Journal(form, "tab", store);
  journal.record("/key", "s3cret", true);
  assert.deepEqual(await store.load(form), []);
  assert.equal(journal.takeUnsent()[0]?.value, "s3cret");
});

test("a page finds what an earlier one of the same form left, and only that", async () => {
  const store = new MemoryStore();
  new Journal(form, "earlier", store).record("/name", "kept");
  new Journal("draft-2", "earlier", store).record("/name", "of another form");
  const journal = new Journal(form, "now", store);
  journal.record("/description", "mine");
  assert.deepEqual(
    (await journal.left()).map((edit) => [edit.path, edit.value]),
    [["/name", "kept"]],
  );
  await journal.forgetLeft();
  assert.deepEqual(await journal.left(), []);
  assert.equal((await store.load(form)).length, 1);
});

test("a browser that refuses storage is served from memory", async () => {
  const refusing = {
    open() {
      throw new Error("refused");
    },
  } as unknown as IDBFactory;
  assert.ok((await openStore(refusing)) instanceof MemoryStore);
  assert.ok((await openStore(undefined)) instanceof MemoryStore);
});
