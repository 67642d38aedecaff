import { rectOf, slotsOf, type Point, type Rect } from "./geometry";
import type { Graph } from "./graph";
import { SpatialGrid } from "./grid";
import { edgesOf, type Edge, type GraphNode, type Slot } from "./node";
import { boundsOfRoute, routeOf, type Route } from "./routing";

export interface SceneEdge extends Edge {
  readonly id: string;
  readonly route: Route;
}

/** What has become another, by id. */
export interface SceneChange {
  readonly nodes: Set<string>;
  readonly edges: Set<string>;
}

export const edgeId = (from: string, slot: Slot): string => `${from}>${slot}`;

/** Where the nodes and the edges of a graph lie; follows the graph change by change, and finds what is where. */
export class Scene {
  readonly nodes = new SpatialGrid<string>();
  readonly edges = new SpatialGrid<string>();
  readonly #edges = new Map<string, SceneEdge>();
  readonly #edgesOf = new Map<string, readonly string[]>();
  readonly #order = new Map<string, number>();
  readonly #slots: (node: GraphNode) => number;
  #graph: Graph;
  #next = 0;

  /** @param slots How many outputs a node's action has. */
  constructor(graph: Graph, slots: (node: GraphNode) => number) {
    this.#graph = graph;
    this.#slots = slots;
    this.load(graph);
  }

  get graph(): Graph {
    return this.#graph;
  }

  load(graph: Graph): void {
    this.#graph = graph;
    this.nodes.clear();
    this.edges.clear();
    this.#edges.clear();
    this.#edgesOf.clear();
    this.#order.clear();
    for (const node of graph.nodes) {
      this.nodes.set(node.key, rectOf(node));
      this.#order.set(node.key, this.#next++);
    }
    for (const node of graph.nodes) {
      this.#connect(node, undefined);
    }
  }

  /** Looks at these nodes anew. */
  update(graph: Graph, keys: ReadonlySet<string>): SceneChange {
    this.#graph = graph;
    const change: SceneChange = { nodes: new Set(keys), edges: new Set() };
    for (const key of keys) {
      const node = graph.get(key);
      if (node) {
        this.nodes.set(key, rectOf(node));
        this.#order.set(key, this.#order.get(key) ?? this.#next++);
      } else {
        this.nodes.delete(key);
        this.#order.delete(key);
      }
    }
    const concerned = new Set(keys);
    keys.forEach((key) => graph.parentsOf(key).forEach((parent) => concerned.add(parent)));
    for (const key of concerned) {
      const node = graph.get(key);
      if (node) {
        this.#connect(node, change.edges);
      } else {
        this.#disconnect(key, change.edges);
      }
    }
    return change;
  }

  edge(id: string): SceneEdge | undefined {
    return this.#edges.get(id);
  }

  get allEdges(): IterableIterator<SceneEdge> {
    return this.#edges.values();
  }

  /** The edges that leave a node or end at it. */
  edgesAt(key: string): Set<string> {
    const ids = new Set(this.#edgesOf.get(key));
    for (const parent of this.#graph.parentsOf(key)) {
      for (const id of this.#edgesOf.get(parent) ?? []) {
        if (this.#edges.get(id)?.to === key) {
          ids.add(id);
        }
      }
    }
    return ids;
  }

  slotsOf(node: GraphNode): number {
    return slotsOf(node, this.#slots(node));
  }

  /** What lies over what: the larger is above. */
  orderOf(key: string): number {
    return this.#order.get(key) ?? -1;
  }

  /** The route of an edge while nodes are elsewhere than the graph has them. */
  routeBetween(edge: Edge, placeOf: (key: string) => Point | undefined): Route | undefined {
    const node = this.#graph.get(edge.from);
    const from = placeOf(edge.from);
    const to = placeOf(edge.to);
    return node && from && to ? routeOf(from, edge.slot, this.slotsOf(node), to) : undefined;
  }

  /** What all nodes take up. */
  get bounds(): Rect | undefined {
    return this.boundsOf(this.#graph.keys);
  }

  boundsOf(keys: Iterable<string>): Rect | undefined {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const key of keys) {
      const rect = this.nodes.rectOf(key);
      if (rect) {
        left = Math.min(left, rect.x);
        top = Math.min(top, rect.y);
        right = Math.max(right, rect.x + rect.width);
        bottom = Math.max(bottom, rect.y + rect.height);
      }
    }
    return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
  }

  #connect(node: GraphNode, changed: Set<string> | undefined): void {
    this.#disconnect(node.key, changed);
    const ids: string[] = [];
    for (const edge of edgesOf(node)) {
      const to = this.#graph.get(edge.to);
      if (to) {
        const id = edgeId(edge.from, edge.slot);
        const route = routeOf(node, edge.slot, this.slotsOf(node), to);
        this.#edges.set(id, { ...edge, id, route });
        this.edges.set(id, boundsOfRoute(route));
        ids.push(id);
        changed?.add(id);
      }
    }
    if (ids.length > 0) {
      this.#edgesOf.set(node.key, ids);
    }
  }

  #disconnect(key: string, changed: Set<string> | undefined): void {
    for (const id of this.#edgesOf.get(key) ?? []) {
      this.#edges.delete(id);
      this.edges.delete(id);
      changed?.add(id);
    }
    this.#edgesOf.delete(key);
  }
}
