import { moveTo } from "./commands";
import type { Graph } from "./graph";
import { nodeHeight, nodeWidth, type GraphNode } from "./node";
import { countOf, type Outcome } from "./outcome";
import { boxOf } from "./places";

export const alignments = ["left", "centre", "right", "top", "middle", "bottom"] as const;
export type Alignment = (typeof alignments)[number];

export const directions = ["across", "down"] as const;
export type Direction = (typeof directions)[number];

/** Puts nodes on a line of what surrounds them. */
export function align(graph: Graph, keys: Iterable<string>, how: Alignment): Outcome {
  const nodes = nodesOf(graph, keys);
  if (nodes.length < 2) {
    return { why: "Select two nodes or more to align them." };
  }
  const box = boxOf(nodes);
  const x = {
    left: box.left,
    centre: (box.left + box.right - nodeWidth) / 2,
    right: box.right - nodeWidth,
  }[how as string];
  const y = {
    top: box.top,
    middle: (box.top + box.bottom - nodeHeight) / 2,
    bottom: box.bottom - nodeHeight,
  }[how as string];
  return moved(nodes, (node) => ({ x: x ?? node.x, y: y ?? node.y }), `Align ${countOf(nodes.length, "node")} ${how}`);
}

/** The outermost nodes stay; what is between has the same distance to its neighbours. */
export function distribute(graph: Graph, keys: Iterable<string>, how: Direction): Outcome {
  const nodes = nodesOf(graph, keys);
  if (nodes.length < 3) {
    return { why: "Select three nodes or more to distribute them." };
  }
  const axis = how === "across" ? "x" : "y";
  const sorted = nodes.toSorted((left, right) => left[axis] - right[axis]);
  const first = sorted[0]?.[axis] ?? 0;
  const step = ((sorted.at(-1)?.[axis] ?? 0) - first) / (nodes.length - 1);
  const places = new Map(sorted.map((node, index) => [node.key, Math.round(first + index * step)]));
  return moved(
    nodes,
    (node) => ({ x: node.x, y: node.y, [axis]: places.get(node.key) ?? node[axis] }),
    `Distribute ${countOf(nodes.length, "node")} ${how}`,
  );
}

function moved(
  nodes: readonly GraphNode[],
  place: (node: GraphNode) => { readonly x: number; readonly y: number },
  label: string,
): Outcome {
  const changes = nodes.flatMap((node) => {
    const { x, y } = place(node);
    return Math.round(x) === Math.round(node.x) && Math.round(y) === Math.round(node.y) ? [] : [moveTo(node, x, y)];
  });
  return { changes, label };
}

const nodesOf = (graph: Graph, keys: Iterable<string>): GraphNode[] => [...keys].flatMap((key) => graph.get(key) ?? []);
