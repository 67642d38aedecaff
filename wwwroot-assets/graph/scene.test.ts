import assert from "node:assert/strict";
import { test } from "node:test";
import { Graph } from "./graph";
import { hitAt } from "./hit";
import { edgeId, Scene } from "./scene";
import type { JsonObject, NodeChange } from "./wire";

const node = (
  uuid: string,
  x: number,
  y: number,
  children: (string | null)[] = [],
  more: JsonObject = {},
): JsonObject => ({
  uuid,
  slug: uuid,
  kind: "native",
  actionSlug: "filter",
  childrenUuids: children,
  position: { x, y },
  ...more,
});

const sceneOf = (...nodes: JsonObject[]): { graph: Graph; scene: Scene } => {
  const graph = Graph.of(nodes);
  return { graph, scene: new Scene(graph, () => 1) };
};

const apply = (graph: Graph, scene: Scene, ...changes: NodeChange[]): ReturnType<Scene["update"]> =>
  scene.update(graph, graph.apply(changes));

const everything = { x: -1e5, y: -1e5, width: 2e5, height: 2e5 };
const point = (x: number, y: number): { x: number; y: number; width: number; height: number } => ({
  x,
  y,
  width: 1,
  height: 1,
});

test("a node that moves takes its edges along, those to it too", () => {
  const { graph, scene } = sceneOf(node("a", 0, 0, ["b"]), node("b", 0, 160, ["c"]), node("c", 0, 320));
  const change = apply(graph, scene, { node: "b", path: ["position"], value: { x: 600, y: 160 } });
  assert.deepEqual([...change.nodes], ["b"]);
  assert.deepEqual([...change.edges].sort(), [edgeId("a", 0), edgeId("b", 0)]);
  assert.deepEqual(scene.edge(edgeId("a", 0))?.route.at(-1), { x: 720, y: 160 });
  assert.deepEqual([...scene.nodes.within(point(700, 200))], ["b"]);
  assert.deepEqual([...scene.nodes.within(point(100, 200))], []);
});

test("a node that goes takes the edges to it away; when it is back they are too", () => {
  const { graph, scene } = sceneOf(node("a", 0, 0, ["b"]), node("b", 0, 160));
  apply(graph, scene, { node: "b", path: [] });
  assert.equal(scene.edge(edgeId("a", 0)), undefined);
  assert.equal(scene.edges.within(everything).size, 0);
  apply(graph, scene, { node: "b", path: [], value: node("b", 0, 300) });
  assert.deepEqual(scene.edge(edgeId("a", 0))?.route.at(-1), { x: 120, y: 300 });
});

test("an edge led elsewhere is at its new place only", () => {
  const { graph, scene } = sceneOf(node("a", 0, 0, ["b"]), node("b", 0, 160), node("c", 900, 160));
  apply(graph, scene, { node: "a", path: ["childrenUuids", "0"], value: "c" });
  assert.equal(scene.edge(edgeId("a", 0))?.to, "c");
  assert.deepEqual([...scene.edgesAt("b")], []);
  assert.deepEqual([...scene.edgesAt("c")], [edgeId("a", 0)]);
});

test("following changes ends where loading begins", () => {
  const { graph, scene } = sceneOf(node("a", 0, 0, ["b", "c"]), node("b", 0, 160), node("c", 300, 160));
  apply(graph, scene, { node: "a", path: ["position"], value: { x: 50, y: -20 } });
  apply(graph, scene, { node: "d", path: [], value: node("d", 300, 400) });
  apply(graph, scene, { node: "c", path: ["childrenUuids"], value: ["d"] });
  apply(graph, scene, { node: "b", path: [] });
  const fresh = new Scene(graph, () => 1);
  const edges = (of: Scene): unknown[] => [...of.allEdges].sort((x, y) => (x.id < y.id ? -1 : 1));
  assert.deepEqual(edges(scene), edges(fresh));
  assert.deepEqual(scene.bounds, fresh.bounds);
});

test("a route can be asked for places that nodes do not have", () => {
  const { graph, scene } = sceneOf(node("a", 0, 0, ["b"]), node("b", 0, 160));
  const edge = scene.edge(edgeId("a", 0));
  assert.ok(edge);
  const route = scene.routeBetween(edge, (key) => (key === "b" ? { x: 500, y: 500 } : graph.get(key)));
  assert.deepEqual(route?.at(-1), { x: 620, y: 500 });
  assert.equal(
    scene.routeBetween(edge, () => undefined),
    undefined,
  );
});

const options = { zoom: 1, ports: true };

test("ports come before nodes, nodes before edges", () => {
  const { scene } = sceneOf(node("a", 0, 0, ["b"]), node("b", 0, 400));
  assert.deepEqual(hitAt(scene, { x: 120, y: 84 }, options), { kind: "port", key: "a", slot: 0 });
  assert.deepEqual(hitAt(scene, { x: 240, y: 40 }, options), { kind: "port", key: "a", slot: "fallback" });
  assert.deepEqual(hitAt(scene, { x: 30, y: 30 }, options), { kind: "node", key: "a" });
  assert.deepEqual(hitAt(scene, { x: 123, y: 250 }, options), { kind: "edge", id: edgeId("a", 0), end: null });
  assert.deepEqual(hitAt(scene, { x: 123, y: 390 }, options), { kind: "edge", id: edgeId("a", 0), end: "to" });
  assert.deepEqual(hitAt(scene, { x: 300, y: 250 }, options), { kind: "empty" });
});

test("where no port can be taken, the node is meant", () => {
  const { scene } = sceneOf(node("a", 0, 0));
  assert.deepEqual(hitAt(scene, { x: 120, y: 78 }, { ...options, ports: false }), { kind: "node", key: "a" });
});

test("what lies above is meant: what came later, what is selected before all", () => {
  const { scene } = sceneOf(node("a", 0, 0), node("b", 100, 20));
  const at = { x: 150, y: 50 };
  assert.deepEqual(hitAt(scene, at, options), { kind: "node", key: "b" });
  assert.deepEqual(hitAt(scene, at, { ...options, first: new Set(["a"]) }), { kind: "node", key: "a" });
  assert.deepEqual(hitAt(scene, at, { ...options, without: "b" }), { kind: "node", key: "a" });
});

test("from afar and by finger, more around a line is the line", () => {
  const { scene } = sceneOf(node("a", 0, 0, ["b"]), node("b", 0, 800));
  const at = { x: 131, y: 400 };
  assert.equal(hitAt(scene, at, options).kind, "empty");
  assert.equal(hitAt(scene, at, { ...options, coarse: true }).kind, "edge");
  assert.equal(hitAt(scene, at, { ...options, zoom: 0.5 }).kind, "edge");
});
