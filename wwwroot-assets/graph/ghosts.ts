import type { Comparison } from "./editor";
import { slotsOf, type Point } from "./geometry";
import type { Graph } from "./graph";
import { edgesOf, type Edge, type GraphNode } from "./node";
import { routeOf, type Route } from "./routing";

/** What is live and no more, or elsewhere now. */
export interface Ghosts {
  readonly removed: readonly GraphNode[];
  /** From where a node stood to where it stands. */
  readonly moved: readonly { readonly from: Point; readonly to: Point }[];
  readonly edges: readonly { readonly edge: Edge; readonly route: Route }[];
}

export const noGhosts: Ghosts = { removed: [], moved: [], edges: [] };

/** @param slots How many outputs a node's action has. */
export function ghostsOf(comparison: Comparison, graph: Graph, slots: (node: GraphNode) => number): Ghosts {
  const { live, differences } = comparison;
  const removed: GraphNode[] = [];
  const moved: { from: Point; to: Point }[] = [];
  for (const [key, { status }] of differences) {
    const [before, after] = [live.get(key), graph.get(key)];
    if (status === "removed" && before && !after) {
      removed.push(before);
    } else if (before && after && (before.x !== after.x || before.y !== after.y)) {
      moved.push({ from: before, to: after });
    }
  }
  const edges: { edge: Edge; route: Route }[] = [];
  for (const node of live.nodes) {
    const now = graph.get(node.key);
    for (const edge of edgesOf(node)) {
      const to = graph.get(edge.to) ?? live.get(edge.to);
      const led = edge.slot === "fallback" ? now?.fallback : now?.children[edge.slot];
      if (to && led !== edge.to) {
        const from = now ?? node;
        edges.push({ edge, route: routeOf(from, edge.slot, slotsOf(from, slots(from)), to) });
      }
    }
  }
  return { removed, moved, edges };
}
