import { edgesOf, keyOf, nestedOf, toNode, withMember, type Edge, type GraphNode } from "./node";
import { isObject, textOf, type Json, type JsonObject, type NodeChange } from "./wire";

/** The nodes of one scope: of a release, or of a group in it. Knows for each node what leads to it. */
export class Graph {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #parents = new Map<string, Map<string, number>>();

  static of(nodes: readonly Json[]): Graph {
    const graph = new Graph();
    for (const wire of nodes) {
      if (isObject(wire)) {
        const node = toNode(wire);
        graph.set(node.key, node);
      }
    }
    return graph;
  }

  get size(): number {
    return this.#nodes.size;
  }

  /** The nodes in the order of the release. */
  get nodes(): IterableIterator<GraphNode> {
    return this.#nodes.values();
  }

  get keys(): IterableIterator<string> {
    return this.#nodes.keys();
  }

  get(key: string): GraphNode | undefined {
    return this.#nodes.get(key);
  }

  has(key: string): boolean {
    return this.#nodes.has(key);
  }

  /** The nodes that lead to this one, over outputs and over failures. */
  parentsOf(key: string): string[] {
    return [...(this.#parents.get(key)?.keys() ?? [])];
  }

  /** The edges that end at this node. */
  edgesTo(key: string): Edge[] {
    return this.parentsOf(key).flatMap((parent) => {
      const node = this.#nodes.get(parent);
      return node ? edgesOf(node).filter((edge) => edge.to === key) : [];
    });
  }

  edgesFrom(key: string): Edge[] {
    const node = this.#nodes.get(key);
    return node ? edgesOf(node) : [];
  }

  /** Puts a node in the place of the one with its key, or last; or takes it away. */
  set(key: string, node: GraphNode | undefined): void {
    const before = this.#nodes.get(key);
    if (before) {
      edgesOf(before).forEach((edge) => this.#count(edge, -1));
    }
    if (node) {
      this.#nodes.set(key, node);
      edgesOf(node).forEach((edge) => this.#count(edge, 1));
    } else {
      this.#nodes.delete(key);
    }
  }

  /** Applies changes in their order; gives the keys of the nodes of this scope that are others now. */
  apply(changes: readonly NodeChange[], below = 0): Set<string> {
    const touched = new Set<string>();
    for (const change of changes) {
      const group = change.scope?.[below];
      const key = keyOf(group ?? change.node);
      const before = this.#nodes.get(key);
      const after = group === undefined ? changed(before, change) : before && changedWithin(before, change, below + 1);
      if (after !== before) {
        this.set(key, after);
        touched.add(key);
      }
    }
    return touched;
  }

  clone(): Graph {
    const copy = new Graph();
    for (const [key, node] of this.#nodes) {
      copy.set(key, node);
    }
    return copy;
  }

  #count(edge: Edge, by: number): void {
    const parents = this.#parents.get(edge.to) ?? new Map<string, number>();
    const count = (parents.get(edge.from) ?? 0) + by;
    if (count > 0) {
      parents.set(edge.from, count);
    } else {
      parents.delete(edge.from);
    }
    if (parents.size > 0) {
      this.#parents.set(edge.to, parents);
    } else {
      this.#parents.delete(edge.to);
    }
  }
}

function changed(before: GraphNode | undefined, change: NodeChange): GraphNode | undefined {
  if (change.path.length === 0) {
    return isObject(change.value) ? toNode(change.value) : undefined;
  }
  // A member of a node that is gone: somebody removed it meanwhile.
  return before && toNode(withMember(before.wire, change.path, change.value));
}

function changedWithin(group: GraphNode, change: NodeChange, below: number): GraphNode {
  const nested = Graph.of(nestedOf(group));
  nested.apply([change], below);
  const nodes: JsonObject[] = [...nested.nodes].map((node) => node.wire);
  return toNode(withMember(group.wire, ["config", "_nodes"], nodes));
}

/** The nodes of the group that the scope leads to; undefined when it leads nowhere any more. */
export function within(root: Graph, scope: readonly string[]): Graph | undefined {
  let graph = root;
  for (const uuid of scope) {
    const group = graph.get(keyOf(uuid));
    if (group?.kind !== "native" || textOf(group.wire["actionSlug"]) !== "group") {
      return undefined;
    }
    graph = Graph.of(nestedOf(group));
  }
  return graph;
}
