import type { Graph } from "./graph";

/** What leads to the node, over outputs and failures, itself included: what it must not lead to. */
export function ancestorsOf(graph: Graph, key: string): Set<string> {
  const found = new Set([key]);
  // A set is walked through in the order of adding, what is added meanwhile included.
  for (const at of found) {
    graph.parentsOf(at).forEach((parent) => found.add(parent));
  }
  return found;
}

/** What the node leads to, itself included. */
export function descendantsOf(graph: Graph, key: string): Set<string> {
  const found = new Set([key]);
  for (const at of found) {
    graph.edgesFrom(at).forEach((edge) => found.add(edge.to));
  }
  return found;
}

/** The shortest way from one node to another, both included; null when there is none. */
export function wayBetween(graph: Graph, from: string, to: string): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const [at] of cameFrom) {
    if (at === to) {
      const way: string[] = [];
      for (let step: string | null = at; step !== null; step = cameFrom.get(step) ?? null) {
        way.unshift(step);
      }
      return way;
    }
    for (const edge of graph.edgesFrom(at)) {
      if (!cameFrom.has(edge.to)) {
        cameFrom.set(edge.to, at);
      }
    }
  }
  return null;
}

/**
 * The circle that an edge between the two would close, beginning with where the edge leaves: each node leads to the next,
 * the last to the first. Null when it closes none.
 */
export function cycleBy(graph: Graph, from: string, to: string): string[] | null {
  const way = wayBetween(graph, to, from);
  return way && [from, ...way.slice(0, -1)];
}
