import type { Graph } from "./graph";
import { nodeHeight, nodeWidth, type GraphNode } from "./node";

export type Direction = "up" | "down" | "left" | "right";

/** Where runs begin, else the first node. */
export function firstOf(graph: Graph): string | null {
  const nodes = [...graph.nodes];
  return (nodes.find((node) => node.kind === "native" && node.action === "start") ?? nodes[0])?.key ?? null;
}

/** Where a failure goes, else the ends, else the last node. */
export function lastOf(graph: Graph): string | null {
  const nodes = [...graph.nodes];
  return (nodes.findLast((node) => node.kind === "native" && node.action === "end") ?? nodes.at(-1))?.key ?? null;
}

/**
 * The node that an arrow leads to: down to what the node leads to, up to what leads to it, sideways among those that have
 * the same parent; the nearest in that direction where no edge helps. Null when there is none.
 */
export function stepFrom(graph: Graph, key: string, direction: Direction, cameFrom: string | null): string | null {
  const node = graph.get(key);
  if (!node) {
    return firstOf(graph);
  }
  if (direction === "down") {
    const below = graph.edgesFrom(key).map((edge) => edge.to);
    return (
      (cameFrom !== null && below.includes(cameFrom) ? cameFrom : below.find((to) => graph.has(to))) ??
      nearest(graph, node, direction)
    );
  }
  const parents = graph.parentsOf(key);
  const parent = cameFrom !== null && parents.includes(cameFrom) ? cameFrom : parents[0];
  if (direction === "up") {
    return parent ?? nearest(graph, node, direction);
  }
  const siblings = parent === undefined ? [] : [...new Set(graph.edgesFrom(parent).map((edge) => edge.to))];
  const next = siblings[siblings.indexOf(key) + (direction === "right" ? 1 : -1)];
  return siblings.includes(key) && next !== undefined && graph.has(next) ? next : nearest(graph, node, direction);
}

/** The nearest node in the quarter that the direction is in the middle of. */
function nearest(graph: Graph, from: GraphNode, direction: Direction): string | null {
  let [best, least]: [string | null, number] = [null, Infinity];
  for (const node of graph.nodes) {
    const [dx, dy] = [(node.x - from.x) / nodeWidth, (node.y - from.y) / nodeHeight];
    const [ahead, aside] = {
      up: [-dy, dx],
      down: [dy, dx],
      left: [-dx, dy],
      right: [dx, dy],
    }[direction] as [number, number];
    if (node !== from && ahead > 0 && Math.abs(aside) <= ahead * 2) {
      const away = ahead + 2 * Math.abs(aside);
      if (away < least) {
        [best, least] = [node.key, away];
      }
    }
  }
  return best;
}
