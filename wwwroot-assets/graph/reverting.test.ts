import assert from "node:assert/strict";
import { test } from "node:test";
import { Graph } from "./graph";
import { revertMember, revertNode } from "./reverting";
import { after, node, uuid } from "./testing";

test("a node is again what it is live: changed, removed, added", () => {
  const live = Graph.of([node(0, { name: "A" }), node(1)]);
  const draft = Graph.of([node(0, { name: "B", childrenUuids: [uuid(2)] }), node(2)]);
  assert.deepEqual(after(draft, revertNode(draft, live, uuid(0))).get(uuid(0))?.wire, live.get(uuid(0))?.wire);
  assert.deepEqual(after(draft, revertNode(draft, live, uuid(1))).get(uuid(1))?.wire, live.get(uuid(1))?.wire);
  const without = after(draft, revertNode(draft, live, uuid(2)));
  assert.equal(without.has(uuid(2)), false);
  assert.deepEqual(without.get(uuid(0))?.children, [null]);
});

test("one member is again what it is live, or gone where it is not", () => {
  const live = Graph.of([node(0, { config: { "a/b": 1 }, childrenUuids: [null] })]);
  const draft = Graph.of([node(0, { config: { "a/b": 2, c: 3 }, childrenUuids: [uuid(0), uuid(0)], name: "N" })]);
  const reverted = (pointer: string) => after(draft, revertMember(draft, live, uuid(0), pointer)).get(uuid(0))?.wire;
  assert.deepEqual(reverted("/config/a~1b")?.["config"], { "a/b": 1, c: 3 });
  assert.deepEqual(reverted("/config/c")?.["config"], { "a/b": 2 });
  assert.equal(reverted("/name")?.["name"], undefined);
  assert.deepEqual(reverted("/childrenUuids/0")?.["childrenUuids"], [null, uuid(0)]);
  assert.deepEqual(reverted("/childrenUuids/1")?.["childrenUuids"], [uuid(0)]);
});

test("a member of a node in a group is reverted there", () => {
  const group = (inner: Parameters<typeof node>[1]) =>
    Graph.of([node(0, { actionSlug: "group", config: { _nodes: [node(1, inner)] } })]);
  const [live, draft] = [group({ name: "A" }), group({ name: "B" })];
  const pointer = `/config/_nodes/${uuid(1)}/name`;
  const outcome = revertMember(draft, live, uuid(0), pointer);
  assert.deepEqual("changes" in outcome && outcome.changes, [
    { scope: [uuid(0)], node: uuid(1), path: ["name"], value: "A" },
  ]);
  assert.deepEqual(after(draft, outcome).get(uuid(0))?.wire, live.get(uuid(0))?.wire);
});
