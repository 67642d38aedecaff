import assert from "node:assert/strict";
import { test } from "node:test";
import { align, alignments, directions, distribute } from "./align";
import {
  addConnected,
  addNode,
  addOutput,
  connect,
  disconnect,
  fitOutputs,
  insertNode,
  insertOnEdge,
  moveBy,
  reconnect,
  removeNodes,
  removeOutput,
  rename,
  renameSlug,
} from "./commands";
import { duplicate } from "./copies";
import { Graph } from "./graph";
import { fallbackSlot, type Edge } from "./node";
import { isDone } from "./outcome";
import { referencesOf } from "./references";
import { after, done, faults, node, random, randomGraph, row, someKeys, studioCatalogue, uuid } from "./testing";

const catalogue = studioCatalogue();
const action = (id: string) => {
  const found = catalogue.actions.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
};

test("a new node has what a node must have, and a slug of its own", () => {
  const graph = Graph.of(row(3));
  let now = after(graph, addNode(graph, action("filter"), { x: 10.4, y: 20 }));
  now = after(now, addNode(now, action("filter"), { x: 0, y: 0 }));
  const [first, second] = [...now.nodes].slice(-2);
  assert.equal(first?.slug, "filter");
  assert.equal(second?.slug, "filter_2");
  const { uuid: id, ...rest } = first?.wire ?? {};
  assert.match(String(id), /^[0-9a-f-]{36}$/);
  assert.deepEqual(rest, {
    slug: "filter",
    config: {},
    childrenUuids: [null],
    fallbackOnFailure: false,
    position: { x: 10, y: 20 },
    kind: "native",
    actionSlug: "filter",
  });
});

test("a node has as many outputs as its action, and as its routes", () => {
  const graph = Graph.of([]);
  const outputs = (id: string) => {
    const now = after(graph, addNode(graph, action(id), { x: 0, y: 0 }));
    return [...now.nodes][0]?.children.length;
  };
  assert.deepEqual(
    ["end", "filter", "branch", "switch", "hubspot/findContact", "tool", "agent"].map(outputs),
    [0, 1, 2, 1, 2, 1, 1],
  );
});

test("there is one start", () => {
  const graph = Graph.of(row(2));
  const outcome = addNode(graph, action("start"), { x: 0, y: 0 });
  assert.deepEqual(outcome, { why: "There is a start already: n0." });
});

test("a connected node stands below the output and lies on no other", () => {
  const graph = Graph.of([node(0, { actionSlug: "branch", childrenUuids: [null, null] })]);
  let now = after(graph, addConnected(graph, catalogue, action("filter"), uuid(0), 0));
  now = after(now, addConnected(now, catalogue, action("filter"), uuid(0), 1));
  now = after(now, addConnected(now, catalogue, action("filter"), uuid(0), fallbackSlot));
  const parent = now.get(uuid(0));
  const places = [...(parent?.children ?? []), parent?.fallback ?? ""].map((key) => now.get(key ?? "")?.x);
  assert.deepEqual(places, [-150, 150, 450]);
  assert.deepEqual(faults(now), []);
});

test("a connection that closes a circle is refused with the way around, failures included", () => {
  const nodes = row(4);
  nodes[1] = node(1, { childrenUuids: [null], fallbackOnFailure: true, fallbackChildUuid: uuid(2) });
  const graph = Graph.of(nodes);
  const outcome = connect(graph, uuid(2), 0, uuid(1));
  assert.deepEqual(outcome, {
    why: "It would lead in a circle: n2 → n1 → n2.",
    path: [uuid(2), uuid(1)],
  });
  assert.deepEqual(connect(graph, uuid(2), 0, uuid(2)), {
    why: "n2 cannot lead to itself.",
    path: [uuid(2)],
  });
  assert.ok("why" in connect(graph, uuid(2), 0, uuid(0)), "a start");
});

test("connecting writes the slot alone, and fills what is missing before it", () => {
  const graph = Graph.of([node(0, { childrenUuids: [] }), node(1), node(2, { uuid: uuid(2).toUpperCase() })]);
  assert.deepEqual(done(connect(graph, uuid(1), 0, uuid(2))).changes, [
    { node: uuid(1), path: ["childrenUuids", "0"], value: uuid(2).toUpperCase() },
  ]);
  assert.deepEqual(done(connect(graph, uuid(0), 1, uuid(2))).changes, [
    { node: uuid(0), path: ["childrenUuids"], value: [null, uuid(2).toUpperCase()] },
  ]);
});

test("a failure's way is both members, there and gone", () => {
  const graph = Graph.of([node(0), node(1)]);
  const connected = after(graph, connect(graph, uuid(0), fallbackSlot, uuid(1)));
  assert.equal(connected.get(uuid(0))?.fallback, uuid(1));
  const cut = after(connected, disconnect(connected, uuid(0), fallbackSlot));
  assert.deepEqual(cut.get(uuid(0))?.wire, graph.get(uuid(0))?.wire);
});

test("an edge's ends go elsewhere, and a circle is refused there too", () => {
  const graph = Graph.of(row(5));
  const edge: Edge = { from: uuid(1), slot: 0, to: uuid(2) };
  const ended = after(graph, reconnect(graph, edge, { to: uuid(3) }));
  assert.equal(ended.get(uuid(1))?.children[0], uuid(3));
  const begun = after(graph, reconnect(graph, edge, { from: uuid(1), slot: fallbackSlot }));
  assert.deepEqual([begun.get(uuid(1))?.children[0], begun.get(uuid(1))?.fallback], [null, uuid(2)]);
  assert.ok(!isDone(reconnect(graph, edge, { from: uuid(3), slot: 0 })));
});

test("a node is put into an edge, and what is below gives way", () => {
  const graph = Graph.of(row(3));
  const now = after(graph, insertOnEdge(graph, action("branch"), { from: uuid(0), slot: 0, to: uuid(1) }));
  const added = now.get(now.get(uuid(0))?.children[0] ?? "");
  assert.equal(added?.action, "branch");
  assert.deepEqual(added?.children, [uuid(1), null]);
  assert.deepEqual([added?.y, now.get(uuid(1))?.y, now.get(uuid(2))?.y], [80, 160, 320]);
  const tight = after(now, insertOnEdge(now, action("delay"), { from: uuid(0), slot: 0, to: added?.key ?? "" }));
  const places = [...tight.nodes].map((one) => one.y).toSorted((a, b) => a - b);
  assert.ok(
    places.every((y, index) => index === 0 || y - (places[index - 1] ?? 0) >= 80),
    String(places),
  );
  assert.ok(!isDone(insertOnEdge(graph, action("end"), { from: uuid(0), slot: 0, to: uuid(1) })));
});

test("a node that is there is put into an edge by its free output", () => {
  const graph = Graph.of([...row(3), node(7)]);
  const edge: Edge = { from: uuid(0), slot: 0, to: uuid(1) };
  const now = after(graph, insertNode(graph, catalogue, uuid(7), edge));
  assert.deepEqual([now.get(uuid(0))?.children[0], now.get(uuid(7))?.children[0]], [uuid(7), uuid(1)]);
  assert.ok(!isDone(insertNode(graph, catalogue, uuid(2), edge)), "it has no output");
  assert.ok(!isDone(insertNode(now, catalogue, uuid(7), edge)), "it has no free output");
});

test("what is deleted leaves no edge behind", () => {
  const graph = Graph.of([
    ...row(3),
    node(5, { childrenUuids: [uuid(2)], fallbackOnFailure: true, fallbackChildUuid: uuid(1) }),
  ]);
  const now = after(graph, removeNodes(graph, [uuid(1)]));
  assert.equal(now.has(uuid(1)), false);
  assert.deepEqual(now.get(uuid(0))?.children, [null]);
  assert.equal(now.get(uuid(5))?.wire["fallbackOnFailure"], false);
  assert.deepEqual(now.get(uuid(5))?.children, [uuid(2)]);
  assert.deepEqual(faults(now), []);
});

test("moving keeps what else a position holds, and the digits of the other axis", () => {
  const graph = Graph.of([node(0, { position: { x: 1.25, y: 2.5, pinned: true } })]);
  assert.deepEqual(done(moveBy(graph, [uuid(0)], 4, 0)).changes, [
    { node: uuid(0), path: ["position"], value: { x: 5, y: 2.5, pinned: true } },
  ]);
});

test("a slug is renamed with every reference to it, in groups as well but where another has the slug", () => {
  const inner = (slug: string) => ({ ...node(9, { config: { a: ["{{nodes.n0.id}}"] } }), slug });
  const graph = Graph.of([
    node(0),
    node(1, { config: { url: "https://x/{{ nodes.n0.id }}?{{nodes.n01.id}}{{my.nodes.n0.id}} nodes.n0", other: 1 } }),
    node(2, { actionSlug: "group", config: { _nodes: [inner("x")] } }),
    node(3, { actionSlug: "group", config: { _nodes: [inner("n0")] } }),
  ]);
  const outcome = done(renameSlug(graph, uuid(0), "lead"));
  assert.deepEqual(outcome.changes, [
    { node: uuid(0), path: ["slug"], value: "lead" },
    {
      node: uuid(1),
      path: ["config", "url"],
      value: "https://x/{{ nodes.lead.id }}?{{nodes.n01.id}}{{my.nodes.n0.id}} nodes.n0",
    },
    { node: uuid(2), path: ["config", "_nodes"], value: [{ ...inner("x"), config: { a: ["{{nodes.lead.id}}"] } }] },
  ]);
  assert.ok(!isDone(renameSlug(graph, uuid(0), "n1")));
  assert.ok(!isDone(renameSlug(graph, uuid(0), "a b")));
});

test("an empty name is none", () => {
  const graph = Graph.of([node(0, { name: "A" })]);
  assert.deepEqual(done(rename(graph, uuid(0), "  ")).changes, [{ node: uuid(0), path: ["name"] }]);
  assert.deepEqual(done(rename(graph, uuid(0), "A ")).changes, []);
  assert.ok(!isDone(rename(graph, uuid(0), "x".repeat(201))));
});

test("outputs follow the routes", () => {
  const graph = Graph.of([
    node(0, { actionSlug: "switch", config: { routes: [{ name: "A" }, {}] }, childrenUuids: [uuid(1), uuid(2)] }),
    node(1),
    node(2),
  ]);
  const more = after(graph, addOutput(graph, catalogue, uuid(0)));
  assert.deepEqual(more.get(uuid(0))?.children, [uuid(1), uuid(2), null]);
  const less = after(graph, removeOutput(graph, catalogue, uuid(0), 0));
  assert.deepEqual(less.get(uuid(0))?.children, [uuid(2)]);
  assert.deepEqual(less.get(uuid(0))?.wire["config"], { routes: [{}] });
  const odd = Graph.of([node(0, { actionSlug: "branch", childrenUuids: [uuid(0), null, uuid(0)] })]).get(uuid(0));
  assert.ok(odd);
  assert.deepEqual(fitOutputs(catalogue, odd), [{ node: uuid(0), path: ["childrenUuids"], value: [uuid(0), null] }]);
  assert.ok(!isDone(addOutput(graph, catalogue, uuid(1))));
});

test("nodes are aligned on each side, and distributed with equal gaps", () => {
  const at = (number: number, x: number, y: number) => node(number, { position: { x, y } });
  const graph = Graph.of([at(0, 0, 10), at(1, 100, 50), at(2, 500, 400)]);
  const keys = [...graph.keys];
  const places = (outcome: Parameters<typeof after>[1]) => [...after(graph, outcome).nodes].map(({ x, y }) => [x, y]);
  assert.deepEqual(
    alignments.map((how) =>
      places(align(graph, keys, how))
        .map(([x, y]) => `${x},${y}`)
        .join(" "),
    ),
    [
      "0,10 0,50 0,400",
      "250,10 250,50 250,400",
      "500,10 500,50 500,400",
      "0,10 100,10 500,10",
      "0,205 100,205 500,205",
      "0,400 100,400 500,400",
    ],
  );
  assert.deepEqual(
    directions.map((how) =>
      places(distribute(graph, keys, how))
        .map(([x, y]) => `${x},${y}`)
        .join(" "),
    ),
    ["0,10 250,50 500,400", "0,10 100,205 500,400"],
  );
  assert.ok(!isDone(align(graph, keys.slice(1, 2), "left")));
  assert.ok(!isDone(distribute(graph, keys.slice(1), "down")));
});

test("any command leaves a graph whole: edges end, slugs differ, nothing goes in circles", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const next = random(seed);
    let graph = randomGraph(seed, catalogue);
    assert.deepEqual(faults(graph), [], `seed ${seed} begins`);
    for (let step = 0; step < 12; step++) {
      const keys = [...graph.keys];
      const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
      const [one, other] = [pick(keys), pick(keys)];
      if (one === undefined || other === undefined) {
        break;
      }
      const edge = pick(keys.flatMap((key) => graph.edgesFrom(key)));
      const slots = catalogue.slotsOf(graph.get(one) ?? assert.fail());
      const slot = next() < 0.3 ? fallbackSlot : Math.floor(next() * Math.max(1, slots));
      const outcome = [
        () => addNode(graph, pick(catalogue.actions), { x: 0, y: 0 }),
        () => addConnected(graph, catalogue, pick(catalogue.actions), one, slot),
        () => connect(graph, one, slot, other),
        () => disconnect(graph, one, slot),
        () => removeNodes(graph, someKeys(graph, next)),
        () => duplicate(graph, someKeys(graph, next)),
        () => renameSlug(graph, one, `s${Math.floor(next() * 9)}`),
        () => (edge ? insertOnEdge(graph, pick(catalogue.actions), edge) : { changes: [] }),
        () => (edge ? insertNode(graph, catalogue, one, edge) : { changes: [] }),
        () => (edge ? reconnect(graph, edge, next() < 0.5 ? { to: one } : { from: one, slot }) : { changes: [] }),
      ][Math.floor(next() * 10)]?.();
      if (outcome && isDone(outcome)) {
        graph = after(graph, outcome);
      }
      assert.deepEqual(faults(graph), [], `seed ${seed}, step ${step}`);
    }
  }
});

test("copies are the same nodes among themselves, and none of them is a node that was there", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const graph = randomGraph(seed, catalogue);
    const keys = new Set(someKeys(graph, random(seed)));
    const outcome = done(duplicate(graph, keys));
    const now = after(graph, outcome);
    assert.deepEqual(faults(now), [], `seed ${seed}`);
    assert.equal(now.size, graph.size + keys.size);
    const originals = [...graph.nodes].filter((one) => keys.has(one.key));
    const copies = (outcome.select ?? []).map((key) => now.get(key) ?? assert.fail());
    const twin = new Map(originals.map((one, index) => [one.key, copies[index]?.key ?? null]));
    const slugs = new Map(originals.map((one, index) => [one.slug, copies[index]?.slug ?? ""]));
    for (const [index, one] of originals.entries()) {
      const copy = copies[index];
      assert.ok(copy && !graph.has(copy.key));
      assert.deepEqual(
        copy.children,
        one.children.map((child) => (child === null ? null : (twin.get(child) ?? null))),
      );
      assert.equal(copy.fallback, one.fallback === null ? null : (twin.get(one.fallback) ?? null));
      assert.deepEqual(
        [...referencesOf(copy.wire)],
        [...referencesOf(one.wire)].map((slug) => slugs.get(slug) ?? slug),
      );
    }
  }
});
