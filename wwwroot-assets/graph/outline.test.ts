import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "./describing";
import { differencesOf, memberName, readDifferences } from "./differences";
import { GraphEditor } from "./editor";
import { findNodes } from "./finding";
import { Graph } from "./graph";
import { rowsOf } from "./rows";
import { node, randomGraph, row, studioCatalogue, uuid } from "./testing";
import { firstOf, lastOf, stepFrom } from "./walking";

const catalogue = studioCatalogue();

/** A start, a branch whose ways meet again in an end, a node that nothing leads to. */
const forked = (): Graph =>
  Graph.of([
    node(0, { actionSlug: "start", childrenUuids: [uuid(1)] }),
    node(1, { actionSlug: "branch", childrenUuids: [uuid(2), uuid(3)], position: { x: 0, y: 160 } }),
    node(2, { childrenUuids: [uuid(4)], position: { x: -200, y: 320 } }),
    node(3, { childrenUuids: [uuid(4)], position: { x: 200, y: 320 }, name: "Wait a while" }),
    node(4, { actionSlug: "end", childrenUuids: [], position: { x: 0, y: 480 } }),
    node(5, { position: { x: 900, y: 160 }, config: { text: "Needle" } }),
  ]);

const lines = (graph: Graph, collapsed: readonly string[] = []): string[] =>
  rowsOf(graph, catalogue, new Set(collapsed)).map(
    (one) => `${"  ".repeat(one.level - 1)}${one.kind} ${graph.get(one.key)?.slug} ${one.place}/${one.count}`,
  );

test("the outline follows the outputs: ways that part stand below, and go on beside where they meet", () => {
  assert.deepEqual(lines(forked()), [
    "node n0 1/5",
    "node n1 2/5",
    "  node n2 1/4",
    "  link n4 2/4",
    "  node n3 3/4",
    "  link n4 4/4",
    "node n4 3/5",
    "node n5 4/5",
    "open n5 5/5",
  ]);
  assert.deepEqual(lines(forked(), [uuid(1)]), [
    "node n0 1/5",
    "node n1 2/5",
    "node n4 3/5",
    "node n5 4/5",
    "open n5 5/5",
  ]);
});

test("a failure that leads into the way stands where the way has it", () => {
  const nodes = row(5);
  nodes[1] = node(1, { childrenUuids: [uuid(2)], fallbackOnFailure: true, fallbackChildUuid: uuid(3) });
  assert.deepEqual(lines(Graph.of(nodes)), [
    "node n0 1/5",
    "node n1 2/5",
    "  link n3 1/1",
    "node n2 3/5",
    "node n3 4/5",
    "node n4 5/5",
  ]);
});

test("ways that part twice meet at the innermost place that holds them", () => {
  const branch = (number: number, ...children: number[]) =>
    node(number, { actionSlug: "branch", childrenUuids: children.map((child) => uuid(child)) });
  const graph = Graph.of([
    node(0, { actionSlug: "start", childrenUuids: [uuid(1)] }),
    branch(1, 2, 6),
    branch(2, 3, 4),
    node(3, { childrenUuids: [uuid(5)] }),
    node(4, { childrenUuids: [uuid(5)] }),
    node(5, { childrenUuids: [uuid(7)] }),
    node(6, { childrenUuids: [uuid(7)] }),
    node(7, { actionSlug: "end", childrenUuids: [] }),
  ]);
  assert.deepEqual(lines(graph), [
    "node n0 1/3",
    "node n1 2/3",
    "  node n2 1/5",
    "    node n3 1/4",
    "    link n5 2/4",
    "    node n4 3/4",
    "    link n5 4/4",
    "  node n5 2/5",
    "  link n7 3/5",
    "  node n6 4/5",
    "  link n7 5/5",
    "node n7 3/3",
  ]);
});

test("a failure's way stands below its node, and the way goes on beside it", () => {
  const nodes = row(3);
  nodes[1] = node(1, { childrenUuids: [uuid(2)], fallbackOnFailure: true, fallbackChildUuid: uuid(3) });
  nodes.push(node(3, { childrenUuids: [null] }));
  assert.deepEqual(lines(Graph.of(nodes)), [
    "node n0 1/3",
    "node n1 2/3",
    "  node n3 1/2",
    "  open n3 2/2",
    "node n2 3/3",
  ]);
});

test("every node has one row, whatever the graph, circles too, and rows have names of their own", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const graph = randomGraph(seed, catalogue);
    if (seed % 5 === 0) {
      const keys = [...graph.keys];
      graph.apply([{ node: keys.at(-1) ?? "", path: ["childrenUuids"], value: [keys[0] ?? ""] }]);
    }
    const rows = rowsOf(graph, catalogue, new Set());
    assert.deepEqual(
      rows
        .filter((one) => one.kind === "node")
        .map((one) => one.key)
        .toSorted(),
      [...graph.keys].toSorted(),
    );
    assert.equal(new Set(rows.map((one) => one.id)).size, rows.length, `seed ${seed}`);
    const edges = [...graph.keys].flatMap((key) => graph.edgesFrom(key)).filter((edge) => graph.has(edge.to));
    const ways = rows.filter((one) => one.kind !== "open" && one.from !== null);
    assert.deepEqual(
      ways.map((one) => `${one.from} ${one.slot} ${one.key}`).toSorted(),
      edges.map((edge) => `${edge.from} ${edge.slot} ${edge.to}`).toSorted(),
      `seed ${seed}`,
    );
    rows.forEach((one, index) => {
      const parent = rows.findIndex((other) => other.kind === "node" && other.key === one.parent);
      assert.ok(one.parent === null ? one.level === 1 : parent >= 0 && parent < index, `seed ${seed}`);
      assert.ok(one.level === 1 || one.level === (rows[parent]?.level ?? 0) + 1, `seed ${seed}`);
    });
  }
});

test("arrows follow the edges, lead back the way they came, and help themselves where there is none", () => {
  const graph = forked();
  const walk = (from: number, direction: Parameters<typeof stepFrom>[2], cameFrom: number | null = null) => {
    const to = stepFrom(graph, uuid(from), direction, cameFrom === null ? null : uuid(cameFrom));
    return to === null ? null : graph.get(to)?.slug;
  };
  assert.equal(walk(1, "down"), "n2");
  assert.equal(walk(1, "down", 3), "n3");
  assert.equal(walk(4, "up"), "n2");
  assert.equal(walk(4, "up", 3), "n3");
  assert.equal(walk(2, "right"), "n3");
  assert.equal(walk(3, "left"), "n2");
  assert.equal(walk(1, "right"), "n5", "no sibling: the nearest");
  assert.equal(walk(4, "down"), null);
  assert.equal(firstOf(graph), uuid(0));
  assert.equal(lastOf(graph), uuid(4));
});

test("nodes are found by name, slug, action and config, from the top down", () => {
  const graph = forked();
  const slugs = (text: string) => findNodes(graph, catalogue, text).map((key) => graph.get(key)?.slug);
  assert.deepEqual(slugs("wait"), ["n3"]);
  assert.deepEqual(slugs("N5"), ["n5"]);
  assert.deepEqual(slugs("needle delay"), ["n5"]);
  assert.deepEqual(slugs("delay"), ["n5", "n2", "n3"]);
  assert.deepEqual(slugs(" "), []);
});

test("a node is spoken with its place, its problems and where it leads", () => {
  const editor = new GraphEditor(() => 1);
  const wires = [...forked().nodes].map((one) => one.wire);
  editor.load(wires, 1, false);
  editor.receive({
    version: 1,
    acknowledged: 0,
    dropped: [],
    changes: [
      { node: uuid(3), path: ["fallbackOnFailure"], value: true },
      { node: uuid(3), path: ["fallbackChildUuid"], value: uuid(2) },
    ],
    problems: [{ node: uuid(3), path: [], code: "x", message: "x", isWarning: false }],
  });
  const said = (number: number) => describe(editor, catalogue, editor.graph.get(uuid(number)) ?? assert.fail());
  assert.equal(said(3), "Wait a while, Delay, 4 of 6, 1 problem; output 1 to n4; on failure to n2");
  assert.equal(said(5), "n5, Delay, 6 of 6; output 1 to nothing");
  assert.equal(said(4), "n4, End, 5 of 6");
});

test("the server's difference is read, and a group's is found as the server finds it", () => {
  const answer = {
    added: [{ uuid: uuid(1).toUpperCase(), slug: "a" }],
    removed: [{ uuid: uuid(2), slug: "b" }],
    moved: [],
    changed: [{ uuid: uuid(3), slug: "c", paths: ["/name", "/config/a~1b"] }],
  };
  assert.deepEqual(
    [...readDifferences(answer)].toSorted().map(([key, one]) => [key, one.status, one.members]),
    [
      [uuid(1), "added", []],
      [uuid(2), "removed", []],
      [uuid(3), "changed", ["/name", "/config/a~1b"]],
    ],
  );
  const live = Graph.of([
    node(0),
    node(1),
    node(2, { config: { a: 1, b: [1] }, childrenUuids: [null, null] }),
    node(4),
  ]);
  const now = Graph.of([
    node(0, { position: { x: 9, y: 9 } }),
    node(2, { config: { a: 1, b: [2], "c/d": 1 }, childrenUuids: [null, uuid(0)], position: { x: 1, y: 1 } }),
    node(3),
    node(4),
  ]);
  assert.deepEqual(
    [...differencesOf(live, now)].map(([key, one]) => [key, one.status, one.members.toSorted()]),
    [
      [uuid(0), "moved", ["/position"]],
      [uuid(2), "changed", ["/childrenUuids/1", "/config/b", "/config/c~1d", "/position"]],
      [uuid(3), "added", []],
      [uuid(1), "removed", []],
    ],
  );
  assert.deepEqual(["/childrenUuids/1", "/config/c~1d", "/name"].map(memberName), ["output 2", "config c/d", "name"]);
});

test("a row of five thousand nodes is a row: no level is deeper than the first", () => {
  const rows = rowsOf(Graph.of(row(5_000)), catalogue, new Set());
  assert.equal(rows.length, 5_000);
  assert.ok(rows.every((one) => one.level === 1));
});
