import { boundsOf, type Point, type Rect } from "./geometry";

/** Positions lie on a grid of so many units, where nothing else draws them. */
export const gridStep = 4;

/** A line that something came to lie on: from one end to the other of what is aligned. */
export interface Guide {
  readonly axis: "x" | "y";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  readonly by: Point;
  readonly guides: readonly Guide[];
}

export const toGrid = (value: number): number => Math.round(value / gridStep) * gridStep;

/**
 * Where a thing that is dragged comes to lie: on an edge or the centre line of another within reach, each axis by itself,
 * else on the grid.
 * @param moving What is dragged, where it was.
 * @param by How far it is dragged.
 * @param others What it may align with.
 * @param reach How near a line must be, in the graph's units.
 */
export function snapped(moving: Rect, by: Point, others: Iterable<Rect>, reach: number): Snapped {
  const at: Rect = { ...moving, x: moving.x + by.x, y: moving.y + by.y };
  const near = [...others];
  const x = nearest(linesX(at), near, linesX, reach);
  const y = nearest(linesY(at), near, linesY, reach);
  const to: Point = {
    x: x === undefined ? toGrid(at.x) - moving.x : by.x + x,
    y: y === undefined ? toGrid(at.y) - moving.y : by.y + y,
  };
  const placed: Rect = { ...moving, x: moving.x + to.x, y: moving.y + to.y };
  return {
    by: to,
    guides: [
      ...(x === undefined ? [] : guidesOf("x", placed, near)),
      ...(y === undefined ? [] : guidesOf("y", placed, near)),
    ],
  };
}

const linesX = (rect: Rect): number[] => [rect.x, rect.x + rect.width / 2, rect.x + rect.width];
const linesY = (rect: Rect): number[] => [rect.y, rect.y + rect.height / 2, rect.y + rect.height];

/** The smallest shift that lays one of the lines on the same line of another: centre on centre, edge on like edge. */
function nearest(
  own: readonly number[],
  others: readonly Rect[],
  lines: (rect: Rect) => number[],
  reach: number,
): number | undefined {
  let best: number | undefined;
  for (const other of others) {
    const theirs = lines(other);
    for (let i = 0; i < own.length; i++) {
      const shift = (theirs[i] ?? 0) - (own[i] ?? 0);
      if (Math.abs(shift) <= reach && Math.abs(shift) < Math.abs(best ?? Infinity)) {
        best = shift;
      }
    }
  }
  return best;
}

/** The centre line alone where things of one size lie on each other's: their edges then lie so too. */
function guidesOf(axis: "x" | "y", placed: Rect, others: readonly Rect[]): Guide[] {
  const lines = axis === "x" ? linesX : linesY;
  const own = lines(placed);
  const guides = own.flatMap((at, index) => {
    const aligned = neighbours(
      axis,
      placed,
      others.filter((other) => Math.abs((lines(other)[index] ?? Infinity) - at) < 0.5),
    );
    const span = aligned.length === 0 ? undefined : boundsOf([placed, ...aligned]);
    if (span === undefined) {
      return [];
    }
    const [from, length] = axis === "x" ? [span.y, span.height] : [span.x, span.width];
    return [{ axis, at, from, to: from + length }];
  });
  const centre = guides.filter((guide) => guide.at === own[1]);
  return centre.length > 0 ? centre : guides;
}

/** The nearest on either side: a line to them says enough. */
function neighbours(axis: "x" | "y", placed: Rect, aligned: readonly Rect[]): Rect[] {
  const along = (rect: Rect): number => (axis === "x" ? rect.y - placed.y : rect.x - placed.x);
  const before = aligned.filter((rect) => along(rect) < 0).sort((a, b) => along(b) - along(a));
  const after = aligned.filter((rect) => along(rect) >= 0).sort((a, b) => along(a) - along(b));
  return [...before.slice(0, 1), ...after.slice(0, 1)];
}
