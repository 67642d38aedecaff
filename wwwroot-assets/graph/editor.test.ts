import assert from "node:assert/strict";
import { test } from "node:test";
import { GraphEditor, type EditorEvent } from "./editor";
import { only } from "./selection";
import { readJson, writeJson, type Batch, type Json, type Received } from "./wire";

const node = (uuid: string, more: Record<string, Json> = {}): Json => ({
  uuid,
  slug: uuid,
  config: {},
  childrenUuids: [null],
  fallbackOnFailure: false,
  position: { x: 0, y: 0 },
  kind: "native",
  actionSlug: "delay",
  ...more,
});

const word = (more: Partial<Received>): Received => ({
  version: 2,
  acknowledged: 0,
  dropped: [],
  changes: [],
  ...more,
});

function edited(nodes: readonly Json[]): { editor: GraphEditor; sent: Batch[]; heard: EditorEvent[] } {
  const sent: Batch[] = [];
  const heard: EditorEvent[] = [];
  const editor = new GraphEditor((batch) => sent.push(batch));
  editor.load(nodes, 1, false);
  editor.on((event) => heard.push(event));
  return { editor, sent, heard };
}

const move = (uuid: string, x: number) => ({ node: uuid, path: ["position"], value: { x, y: 0 } });

test("a gesture is shown at once and sent with the version it was made on", () => {
  const { editor, sent, heard } = edited([node("a"), node("b")]);
  editor.edit([move("a", 10)]);
  assert.equal(editor.graph.get("a")?.x, 10);
  assert.deepEqual(sent, [{ baseVersion: 1, changes: [move("a", 10)] }]);
  assert.deepEqual([...(heard[0]?.nodes ?? [])], ["a"]);
});

test("what others change arrives under what waits", () => {
  const { editor } = edited([node("a"), node("b")]);
  editor.edit([move("a", 10)]);
  editor.receive(word({ changes: [move("b", 7), { node: "a", path: ["name"], value: "A" }, move("a", 3)] }));
  assert.equal(editor.graph.get("a")?.x, 10);
  assert.equal(editor.graph.get("a")?.title, "A");
  assert.equal(editor.graph.get("b")?.x, 7);
  editor.receive(word({ version: 3, acknowledged: 1 }));
  assert.equal(editor.graph.get("a")?.x, 10);
  assert.equal(editor.waiting, 0);
});

test("what the server did not take is shown no more", () => {
  const { editor } = edited([node("a"), node("b")]);
  editor.edit([move("a", 10)]);
  editor.edit([{ node: "b", path: [] }]);
  editor.receive(word({ acknowledged: 2, dropped: [1] }));
  assert.equal(editor.graph.get("a")?.x, 0);
  assert.equal(editor.graph.has("b"), false);
});

test("a node that is gone is selected no more", () => {
  const { editor, heard } = edited([node("a"), node("b")]);
  editor.select(only("a", "b"));
  editor.receive(word({ changes: [{ node: "b", path: [] }] }));
  assert.deepEqual([...editor.selection.nodes], ["a"]);
  assert.equal(heard.at(-1)?.selection, true);
});

test("the graph knows what leads to a node, over outputs and failures", () => {
  const { editor } = edited([
    node("a", { childrenUuids: ["C"] }),
    node("b", { childrenUuids: [null], fallbackOnFailure: true, fallbackChildUuid: "c" }),
    node("c"),
  ]);
  assert.deepEqual(editor.graph.parentsOf("c"), ["a", "b"]);
  editor.edit([{ node: "a", path: ["childrenUuids", "0"], value: null }]);
  assert.deepEqual(editor.graph.parentsOf("c"), ["b"]);
  assert.deepEqual(editor.graph.edgesTo("c"), [{ from: "b", slot: "fallback", to: "c" }]);
});

test("changes within a group are named from the outside and shown within", () => {
  const group = node("g", { actionSlug: "group", config: { _nodes: [node("n"), node("m")] } });
  const { editor, sent, heard } = edited([group, node("a")]);
  editor.enter(["g"]);
  editor.edit([move("n", 5)]);
  assert.deepEqual(sent[0]?.changes[0]?.scope, ["g"]);
  assert.equal(editor.graph.get("n")?.x, 5);
  assert.deepEqual([...(heard.at(-1)?.nodes ?? [])], ["n"]);
  editor.receive(word({ acknowledged: 1, changes: [{ node: "g", path: [] }] }));
  assert.deepEqual(editor.scope, []);
  assert.deepEqual([...editor.graph.keys], ["a"]);
});

test("numbers come back to the digit", () => {
  const text = '{"a":1.0,"b":12345678901234567890,"c":1e3,"d":1.5,"e":[-0,0.10]}';
  assert.equal(writeJson(readJson(text)), text);
});

test("nothing is edited where nothing may be", () => {
  const { editor, sent } = edited([node("a")]);
  editor.setReadOnly(true);
  editor.edit([move("a", 1)]);
  assert.equal(sent.length, 0);
  assert.equal(editor.graph.get("a")?.x, 0);
});
