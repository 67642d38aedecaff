import { boundsOf, inputPort, portOf, type Point, type Rect } from "./geometry";
import { fallbackSlot, nodeHeight, nodeWidth, type Slot } from "./node";

/** The way of an edge: corners between upright and level lines, from the port it leaves to the port it enters. */
export type Route = readonly Point[];

/** How far an edge goes straight before it turns. */
const stem = 20;
/** How far beside the nodes an edge that goes back up runs. */
const lane = 28;
const radius = 14;

/** The route from a node's output to another node. */
export function routeOf(from: Point, slot: Slot, slots: number, to: Point): Route {
  const start = portOf(from, slot, slots);
  const end = inputPort(to);
  return slot === fallbackSlot ? aside(from, start, to, end) : down(from, start, to, end);
}

/** The route of an edge that is being drawn and ends at the pointer. */
export function routeTo(from: Point, slot: Slot, slots: number, end: Point): Route {
  const start = portOf(from, slot, slots);
  if (slot === fallbackSlot) {
    const right = start.x + lane;
    return tidy([start, { x: right, y: start.y }, { x: right, y: end.y }, end]);
  }
  const middle = end.y >= start.y + 2 * stem ? (start.y + end.y) / 2 : start.y + stem;
  return tidy([start, { x: start.x, y: middle }, { x: end.x, y: middle }, end]);
}

function down(from: Point, start: Point, to: Point, end: Point): Route {
  if (end.y >= start.y + stem) {
    // Near the end, where it is far: edges that leave one node part late and do not run through its neighbours below.
    const turn = Math.max((start.y + end.y) / 2, Math.min(end.y - stem, start.y + 40));
    const middle = end.y - start.y > 160 ? end.y - 40 : turn;
    return tidy([start, { x: start.x, y: middle }, { x: end.x, y: middle }, end]);
  }
  return around(start, { x: start.x, y: start.y + stem }, from, to, end);
}

/** Down, or up, in the gap beside the node: what stands to the right of it is not crossed. */
function aside(from: Point, start: Point, to: Point, end: Point): Route {
  const right = start.x + lane;
  if (end.y >= start.y + stem) {
    const over = Math.max(end.y - 40, Math.min(end.y - stem, from.y + nodeHeight + stem));
    return tidy([start, { x: right, y: start.y }, { x: right, y: over }, { x: end.x, y: over }, end]);
  }
  const over = Math.min(end.y, to.y) - stem;
  return tidy([start, { x: right, y: start.y }, { x: right, y: over }, { x: end.x, y: over }, end]);
}

/** Up beside both nodes: between them where there is room, else around the nearer side. */
function around(start: Point, below: Point, from: Point, to: Point, end: Point): Route {
  const over = end.y - stem;
  const x = laneOf(from, to, start.x, end.x);
  return tidy([start, below, { x, y: below.y }, { x, y: over }, { x: end.x, y: over }, end]);
}

function laneOf(from: Point, to: Point, startX: number, endX: number): number {
  if (to.x - (from.x + nodeWidth) >= lane) {
    return (from.x + nodeWidth + to.x) / 2;
  }
  if (from.x - (to.x + nodeWidth) >= lane) {
    return (to.x + nodeWidth + from.x) / 2;
  }
  const left = Math.min(from.x, to.x) - lane;
  const right = Math.max(from.x, to.x) + nodeWidth + lane;
  const way = (x: number): number => Math.abs(x - startX) + Math.abs(x - endX);
  return way(left) < way(right) ? left : right;
}

/** Without points that are no corners. */
function tidy(points: readonly Point[]): Route {
  const route: Point[] = [];
  for (const point of points) {
    const last = route.at(-1);
    const before = route.at(-2);
    if (last?.x === point.x && last.y === point.y) {
      continue;
    }
    if (
      last &&
      before &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y))
    ) {
      route.pop();
    }
    route.push(point);
  }
  return route;
}

const figure = (value: number): string => String(Math.round(value * 10) / 10);

/** The path of a route with its corners rounded. */
export function pathOf(route: Route): string {
  const [first] = route;
  if (!first) {
    return "";
  }
  let path = `M${figure(first.x)} ${figure(first.y)}`;
  for (let i = 1; i < route.length; i++) {
    const [before, corner, after] = [route[i - 1], route[i], route[i + 1]];
    if (!before || !corner) {
      break;
    }
    if (!after) {
      path += `L${figure(corner.x)} ${figure(corner.y)}`;
      break;
    }
    const into = along(corner, before, radius);
    const out = along(corner, after, radius);
    const by = Math.min(into.reach, out.reach);
    path += `L${figure(corner.x + into.x * by)} ${figure(corner.y + into.y * by)}`;
    path += `Q${figure(corner.x)} ${figure(corner.y)} ${figure(corner.x + out.x * by)} ${figure(corner.y + out.y * by)}`;
  }
  return path;
}

/** The path of a route with sharp corners: a third of the letters, for pictures from afar. */
export function roughPathOf(route: Route): string {
  let path = "";
  let last: Point | undefined;
  for (const point of route) {
    path +=
      last === undefined
        ? `M${Math.round(point.x)} ${Math.round(point.y)}`
        : last.x === point.x
          ? `V${Math.round(point.y)}`
          : last.y === point.y
            ? `H${Math.round(point.x)}`
            : `L${Math.round(point.x)} ${Math.round(point.y)}`;
    last = point;
  }
  return path;
}

/** The direction from a corner and how much of the way there a rounding may take. */
function along(corner: Point, to: Point, most: number): Point & { reach: number } {
  const length = Math.hypot(to.x - corner.x, to.y - corner.y) || 1;
  return { x: (to.x - corner.x) / length, y: (to.y - corner.y) / length, reach: Math.min(most, length / 2) };
}

export function boundsOfRoute(route: Route): Rect {
  return (
    boundsOf(route.map((point) => ({ x: point.x, y: point.y, width: 0, height: 0 }))) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    }
  );
}

/** How far a point is from the route, roundings aside. */
export function distanceTo(route: Route, point: Point): number {
  let least = Infinity;
  for (let i = 1; i < route.length; i++) {
    const [a, b] = [route[i - 1], route[i]];
    if (a && b) {
      least = Math.min(least, toSegment(a, b, point));
    }
  }
  return least;
}

function toSegment(a: Point, b: Point, point: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length));
  return Math.hypot(point.x - (a.x + part * dx), point.y - (a.y + part * dy));
}

/** The point halfway along the route. */
export function middleOf(route: Route): Point {
  let length = 0;
  for (let i = 1; i < route.length; i++) {
    length += segment(route, i);
  }
  let left = length / 2;
  for (let i = 1; i < route.length; i++) {
    const [a, b, part] = [route[i - 1], route[i], segment(route, i)];
    if (a && b && part >= left && part > 0) {
      return { x: a.x + ((b.x - a.x) * left) / part, y: a.y + ((b.y - a.y) * left) / part };
    }
    left -= part;
  }
  return route[0] ?? { x: 0, y: 0 };
}

function segment(route: Route, index: number): number {
  const [a, b] = [route[index - 1], route[index]];
  return a && b ? Math.hypot(b.x - a.x, b.y - a.y) : 0;
}
