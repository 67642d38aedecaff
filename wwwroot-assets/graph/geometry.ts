import { fallbackSlot, nodeHeight, nodeWidth, type GraphNode, type Slot } from "./node";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Point, Size {}

export const rectOf = (node: Point): Rect => ({ x: node.x, y: node.y, width: nodeWidth, height: nodeHeight });

export const centreOf = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });

export const added = (point: Point, by: Point): Point => ({ x: point.x + by.x, y: point.y + by.y });

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The rectangle between two corners, whichever they are. */
export function rectBetween(a: Point, b: Point): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** Larger by so much on each side. */
export function grown(rect: Rect, by: number): Rect {
  return { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by };
}

export function contains(rect: Rect, point: Point): boolean {
  return point.x >= rect.x && point.x <= rect.x + rect.width && point.y >= rect.y && point.y <= rect.y + rect.height;
}

export function encloses(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

export function intersects(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/** What holds them all; undefined when there are none. */
export function boundsOf(rects: Iterable<Rect>): Rect | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const rect of rects) {
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    right = Math.max(right, rect.x + rect.width);
    bottom = Math.max(bottom, rect.y + rect.height);
  }
  return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}

/** Where runs come in: the middle of the top edge. */
export const inputPort = (node: Point): Point => ({ x: node.x + nodeWidth / 2, y: node.y });

/** Where a failure leaves: the middle of the right edge. */
export const fallbackPort = (node: Point): Point => ({ x: node.x + nodeWidth, y: node.y + nodeHeight / 2 });

/** Where an output leaves: along the bottom edge, in the order of the slots, evenly. */
export function outputPort(node: Point, slot: number, slots: number): Point {
  return { x: node.x + (nodeWidth * (slot + 1)) / (Math.max(slots, slot + 1) + 1), y: node.y + nodeHeight };
}

export function portOf(node: Point, slot: Slot, slots: number): Point {
  return slot === fallbackSlot ? fallbackPort(node) : outputPort(node, slot, slots);
}

/** The outputs that a node shows: what its action has, and more when more are connected. */
export const slotsOf = (node: GraphNode, byAction: number): number => Math.max(node.children.length, byAction);
