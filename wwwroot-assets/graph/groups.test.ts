import assert from "node:assert/strict";
import { test } from "node:test";
import { Graph, within } from "./graph";
import { group, ungroup, whyNotGrouped } from "./groups";
import { after, done, faults, node, random, randomGraph, row, someKeys, studioCatalogue, uuid } from "./testing";

const catalogue = studioCatalogue();

const shape = (graph: Graph): string[] =>
  [...graph.nodes]
    .map(
      (one) =>
        `${one.slug}@${one.x},${one.y} -> ${one.children.map((child) => slugOf(graph, child))} ! ${slugOf(graph, one.fallback)}`,
    )
    .toSorted();

const slugOf = (graph: Graph, key: string | null): string => (key === null ? "-" : (graph.get(key)?.slug ?? "?"));

test("nodes with one way in and out become a group with a start and an end of its own", () => {
  const graph = Graph.of(row(5));
  const outcome = done(group(graph, catalogue, [uuid(2), uuid(1)]));
  const now = after(graph, outcome);
  const made = now.get(outcome.select?.[0] ?? "") ?? assert.fail();
  assert.equal(made.action, "group");
  assert.equal(now.get(uuid(0))?.children[0], made.key);
  assert.deepEqual(made.children, [uuid(3)]);
  assert.deepEqual(faults(now), []);
  const inside = within(now, [made.key]) ?? assert.fail();
  assert.deepEqual(
    [...inside.nodes].map((one) => [one.slug, one.children.map((child) => slugOf(inside, child))]),
    [
      ["start", ["n1"]],
      ["n1", ["n2"]],
      ["n2", ["end"]],
      ["end", []],
    ],
  );
  assert.deepEqual(faults(inside), []);
});

test("it says why nodes cannot be a group", () => {
  const nodes = [
    node(0, { actionSlug: "branch", childrenUuids: [uuid(1), uuid(2)] }),
    node(1, { childrenUuids: [uuid(3)] }),
    node(2, { childrenUuids: [uuid(4)] }),
    node(3, { config: { text: "{{nodes.n1.id}}" } }),
    node(4),
    node(5, { actionSlug: "end", childrenUuids: [] }),
  ];
  const graph = Graph.of(nodes);
  assert.equal(whyNotGrouped(graph, [uuid(1), uuid(2)]), "A group has one way in; n1 and n2 are led to from outside.");
  assert.equal(
    whyNotGrouped(graph, [uuid(0), uuid(1), uuid(2)]),
    "A group has one way out; the nodes lead to n3 and n4.",
  );
  assert.equal(whyNotGrouped(graph, [uuid(5)]), "n5 is an end: it stays outside a group.");
  assert.equal(whyNotGrouped(graph, [uuid(1)]), "n3 refers to a node that would be inside the group.");
  assert.equal(whyNotGrouped(graph, []), "Select the nodes to put into a group.");
  assert.equal(whyNotGrouped(graph, [uuid(2)]), null);
});

test("a group taken apart is what it was made of", () => {
  let grouped = 0;
  for (let seed = 1; seed <= 1_200; seed++) {
    const graph = randomGraph(seed, catalogue);
    const keys = someKeys(graph, random(seed)).slice(0, 1 + (seed % 4));
    if (whyNotGrouped(graph, keys) !== null) {
      continue;
    }
    grouped++;
    const outcome = done(group(graph, catalogue, keys));
    const now = after(graph, outcome);
    assert.deepEqual(faults(now), [], `seed ${seed}`);
    const key = outcome.select?.[0] ?? "";
    const inside = within(now, [key]) ?? assert.fail();
    assert.deepEqual(faults(inside), [], `seed ${seed} inside`);
    assert.equal(inside.size, keys.length + 2);
    assert.deepEqual(shape(after(now, ungroup(now, key))), shape(graph), `seed ${seed} back`);
  }
  assert.ok(grouped > 50, String(grouped));
});

test("it says why a group cannot be taken apart", () => {
  const graph = Graph.of([
    node(0, { actionSlug: "group", config: { _nodes: [] } }),
    node(1),
    node(2, { actionSlug: "group", config: { _nodes: row(3) }, fallbackOnFailure: true, fallbackChildUuid: uuid(1) }),
  ]);
  assert.match(String(Object.values(ungroup(graph, uuid(0)))[0]), /no single start/);
  assert.match(String(Object.values(ungroup(graph, uuid(1)))[0]), /Select a group/);
  assert.match(String(Object.values(ungroup(graph, uuid(2)))[0]), /way for its failure/);
});
