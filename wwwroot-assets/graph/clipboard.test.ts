import assert from "node:assert/strict";
import { test } from "node:test";
import { copyText, countNodes, mostNodes, readNodes, whyTooMany } from "./clipboard";
import { copiesOf, place } from "./copies";
import { Graph } from "./graph";
import { after, faults, node, randomGraph, row, studioCatalogue, uuid } from "./testing";
import { isObject, readJson, writeJson, type Json, type JsonObject } from "./wire";

const nodesIn = (text: string): readonly JsonObject[] => {
  const read = readNodes(text);
  assert.ok("nodes" in read, "why" in read ? read.why : "");
  return read.nodes;
};

const whyNot = (value: Json): string => {
  const read = readNodes(writeJson(value));
  assert.ok("why" in read, "it was read");
  return read.why;
};

test("what is copied is read again to the digit", () => {
  const text = `[{"uuid":"${uuid(1)}","slug":"a","config":{"n":1.0,"big":12345678901234567890},"childrenUuids":[],"fallbackOnFailure":false,"position":{"x":1.50,"y":-0},"kind":"native","actionSlug":"end"}]`;
  const graph = Graph.of(readJson(text) as Json[]);
  const copied = copyText(graph, graph.keys);
  assert.equal(writeJson([...nodesIn(copied)]), text);
});

test("a list of nodes, an object with nodes and a whole release are read alike", () => {
  const nodes = row(3);
  for (const value of [
    nodes,
    { draftStudio: "nodes", nodes },
    { nodes },
    { release: { uuid: uuid(9), nodes } },
  ] as Json[]) {
    assert.deepEqual(nodesIn(writeJson(value)), nodes);
  }
});

test("what cannot be nodes is refused with what is wrong", () => {
  const odd = (more: Record<string, Json>): string => whyNot([node(0), node(1, more)]);
  assert.equal(readNodes("  ").hasOwnProperty("why"), true);
  assert.match(String(Object.values(readNodes("{ nodes: "))[0]), /^The clipboard has no JSON: /);
  assert.match(String(Object.values(readNodes("hello"))[0]), /^The clipboard has no JSON: /);
  assert.equal(whyNot({ a: 1 }), "The JSON has no nodes: paste a list of nodes, or an object with a member nodes.");
  assert.equal(whyNot(12), "The JSON has no nodes: paste a list of nodes, or an object with a member nodes.");
  assert.equal(whyNot([]), "The list of nodes is empty.");
  assert.equal(whyNot([node(0), 5]), "Node 2 is not an object.");
  assert.equal(odd({ uuid: "x" }), "Node 2 has no uuid.");
  assert.equal(odd({ uuid: uuid(0).toUpperCase() }), `Node 2 has the uuid of another: ${uuid(0)}.`);
  assert.equal(odd({ position: { x: 0 } }), "Node 2 has no position with finite x and y.");
  assert.equal(odd({ kind: "magic" }), "Node 2 has a kind that is not native, connector, tool or agent.");
  assert.equal(odd({ childrenUuids: ["x"] }), "Node 2 has a childrenUuids entry that is no uuid.");
  assert.equal(odd({ config: [] }), "Node 2 has no config.");
  assert.equal(odd({ config: { text: "x".repeat(256_001) } }), "Node 2 has a config of over 256,000 bytes.");
  assert.equal(odd({ kind: "connector" }), "Node 2 has no actionSlug and integrationSlug.");
  assert.equal(
    odd({ slug: "g", actionSlug: "group", config: { _nodes: [7] } }),
    "Node 1 of the group g is not an object.",
  );
  const bare: Json = { position: { x: 0, y: 0 } };
  assert.equal(whyNot([bare]), "Node 1 has no uuid.");
});

test("more nodes than a release holds are refused, those in groups counted", () => {
  const many = Array.from({ length: mostNodes }, (_, index) => node(index));
  assert.equal(nodesIn(writeJson(many)).length, mostNodes);
  const inner = node(mostNodes, { actionSlug: "group", config: { _nodes: [node(0)] } });
  assert.equal(countNodes([inner]), 2);
  assert.equal(whyNot([...many.slice(1), inner]), "There are 10,001 nodes; a release holds at most 10,000.");
  assert.match(String(whyTooMany(9_999, 2)), /at most 10,000/);
  assert.equal(whyTooMany(9_998, 2), null);
});

test("what is pasted has new uuids everywhere and keeps its edges and references", () => {
  const catalogue = studioCatalogue();
  for (let seed = 1; seed <= 100; seed++) {
    const source = randomGraph(seed, catalogue);
    const target = randomGraph(seed + 1_000, catalogue);
    const outcome = place(target, nodesIn(copyText(source, source.keys)), { x: 500, y: 500 }, "Paste");
    const now = after(target, outcome);
    assert.deepEqual(faults(now), [], `seed ${seed}`);
    assert.equal(now.size, source.size + target.size);
    const edges = (graph: Graph) => [...graph.keys].flatMap((key) => graph.edgesFrom(key)).length;
    assert.equal(edges(now), edges(source) + edges(target));
  }
});

test("the nodes of a group are new ones as well", () => {
  const [copy] = copiesOf([node(0, { actionSlug: "group", config: { _nodes: row(2) } })], new Set());
  const config = copy?.["config"];
  const nested = isObject(config) ? (config["_nodes"] as JsonObject[]) : [];
  assert.notEqual(nested[0]?.["uuid"], uuid(0));
  assert.deepEqual(nested[0]?.["childrenUuids"], [nested[1]?.["uuid"]]);
});

test("nodes are pasted around a point, or where they were, or beside what is there", () => {
  const nodes = row(2);
  const empty = new Graph();
  const places = (graph: Graph, at: { x: number; y: number } | null) => {
    const now = after(graph, place(graph, nodes, at, "Paste"));
    return [...now.nodes].slice(graph.size).map(({ x, y }) => [x, y]);
  };
  assert.deepEqual(places(empty, { x: 1_000, y: 1_000 }), [
    [880, 880],
    [880, 1_040],
  ]);
  assert.deepEqual(places(empty, null), [
    [0, 0],
    [0, 160],
  ]);
  assert.deepEqual(places(Graph.of(nodes), null), [
    [300, 0],
    [300, 160],
  ]);
});
