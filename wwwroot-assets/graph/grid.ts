import { intersects, type Rect } from "./geometry";

const cellSize = 640;
/** What lies in more cells than this is looked at each time instead. */
const mostCells = 48;

/** Finds what lies in a part of the plane; things are put in, moved and taken out one by one. */
export class SpatialGrid<K> {
  readonly #cells = new Map<number, Set<K>>();
  readonly #rects = new Map<K, Rect>();
  readonly #wide = new Set<K>();

  get size(): number {
    return this.#rects.size;
  }

  rectOf(key: K): Rect | undefined {
    return this.#rects.get(key);
  }

  set(key: K, rect: Rect): void {
    this.delete(key);
    this.#rects.set(key, rect);
    const cells = cellsOf(rect);
    if (cells === undefined) {
      this.#wide.add(key);
      return;
    }
    for (const id of cells) {
      const cell = this.#cells.get(id);
      if (cell) {
        cell.add(key);
      } else {
        this.#cells.set(id, new Set([key]));
      }
    }
  }

  delete(key: K): void {
    const rect = this.#rects.get(key);
    if (!rect) {
      return;
    }
    this.#rects.delete(key);
    if (this.#wide.delete(key)) {
      return;
    }
    for (const id of cellsOf(rect) ?? []) {
      const cell = this.#cells.get(id);
      cell?.delete(key);
      if (cell?.size === 0) {
        this.#cells.delete(id);
      }
    }
  }

  clear(): void {
    this.#cells.clear();
    this.#rects.clear();
    this.#wide.clear();
  }

  /** What touches the rectangle, each once, in no order. */
  within(rect: Rect): Set<K> {
    const found = new Set<K>();
    const look = (key: K): void => {
      const own = this.#rects.get(key);
      if (own && intersects(own, rect)) {
        found.add(key);
      }
    };
    const cells = cellsOf(rect, Math.max(mostCells, this.#cells.size));
    if (cells === undefined) {
      this.#rects.forEach((_, key) => look(key));
      return found;
    }
    cells.forEach((id) => this.#cells.get(id)?.forEach(look));
    this.#wide.forEach(look);
    return found;
  }
}

function cellsOf(rect: Rect, most = mostCells): number[] | undefined {
  const left = Math.floor(rect.x / cellSize);
  const top = Math.floor(rect.y / cellSize);
  const right = Math.floor((rect.x + rect.width) / cellSize);
  const bottom = Math.floor((rect.y + rect.height) / cellSize);
  if ((right - left + 1) * (bottom - top + 1) > most) {
    return undefined;
  }
  const cells: number[] = [];
  for (let x = left; x <= right; x++) {
    for (let y = top; y <= bottom; y++) {
      // One number for both: places are kept within a million cells of the middle.
      cells.push(x * 2_097_152 + y);
    }
  }
  return cells;
}
