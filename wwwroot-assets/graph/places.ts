import type { Graph } from "./graph";
import { nodeHeight, nodeWidth, type GraphNode } from "./node";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The corners of what surrounds nodes, their sizes included. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is between nodes that are put beside or below one another; the server's layout leaves as much. */
export const gapX = 60;
export const gapY = 80;

export function boxOf(points: Iterable<Point>): Box {
  let box: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    box = {
      left: Math.min(box.left, x),
      top: Math.min(box.top, y),
      right: Math.max(box.right, x + nodeWidth),
      bottom: Math.max(box.bottom, y + nodeHeight),
    };
  }
  return box;
}

/** Knows where nodes stand, to find room for others. */
export class Occupied {
  readonly #cells = new Map<string, Point[]>();

  constructor(nodes: Iterable<Point>) {
    for (const node of nodes) {
      this.take(node);
    }
  }

  take({ x, y }: Point): void {
    const cell = cellOf(x, y);
    this.#cells.set(cell, [...(this.#cells.get(cell) ?? []), { x, y }]);
  }

  /** Whether a node there would lie on another. */
  isTaken({ x, y }: Point): boolean {
    for (const dx of [-nodeWidth, 0, nodeWidth]) {
      for (const dy of [-nodeHeight, 0, nodeHeight]) {
        const near = this.#cells.get(cellOf(x + dx, y + dy)) ?? [];
        if (near.some((other) => Math.abs(other.x - x) < nodeWidth && Math.abs(other.y - y) < nodeHeight)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The place itself, else the nearest free one to the right of it. */
  free(point: Point): Point {
    let { x } = point;
    while (this.isTaken({ x, y: point.y })) {
      x += nodeWidth + gapX;
    }
    return { x, y: point.y };
  }

  /** By how much nodes must go to the right so that none lies on another; nought where all is free. */
  shiftFor(points: readonly Point[]): number {
    const box = boxOf(points);
    const step = box.right - box.left + gapX;
    let shift = 0;
    while (points.some(({ x, y }) => this.isTaken({ x: x + shift, y }))) {
      shift += step;
    }
    return shift;
  }
}

export const occupied = (graph: Graph, but?: ReadonlySet<string>): Occupied =>
  new Occupied([...graph.nodes].filter((node) => !but?.has(node.key)));

/** Below a node, under the output that leads there. */
export function placeBelow(node: GraphNode, slot: number | "fallback", outputs: number): Point {
  const step = nodeWidth + gapX;
  const x = slot === "fallback" ? outputs * (step / 2) + step / 2 : (slot - (outputs - 1) / 2) * step;
  return { x: Math.round(node.x + x), y: Math.round(node.y + nodeHeight + gapY) };
}

const cellOf = (x: number, y: number): string => `${Math.floor(x / nodeWidth)} ${Math.floor(y / nodeHeight)}`;
