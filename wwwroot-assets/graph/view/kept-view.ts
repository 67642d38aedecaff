import { fitZoom, maxZoom, type Camera } from "../camera";

const prefix = "ds-graph-view:";
const pause = 250;

/** Where a person looked at a graph: found again in this tab, also after a reload. */
export class KeptViews {
  readonly #waiting = new Map<string, Camera>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Undefined when nobody looked at it here. */
  of(name: string): Camera | undefined {
    return this.#waiting.get(name) ?? read(name);
  }

  /** Written down when it has rested. */
  keep(name: string, camera: Camera): void {
    if (this.#waiting.get(name) !== camera) {
      this.#waiting.set(name, camera);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.flush(), pause);
    }
  }

  flush(): void {
    clearTimeout(this.#timer);
    for (const [name, { x, y, zoom }] of this.#waiting) {
      try {
        sessionStorage.setItem(prefix + name, `${x} ${y} ${zoom}`);
      } catch {
        // Full, or not allowed: the graph is shown as a whole next time.
      }
    }
    this.#waiting.clear();
  }
}

function read(name: string): Camera | undefined {
  try {
    const [x, y, zoom] = (sessionStorage.getItem(prefix + name) ?? "").split(" ").map(Number);
    if (x === undefined || y === undefined || zoom === undefined || !Number.isFinite(x + y + zoom)) {
      return undefined;
    }
    return zoom >= fitZoom && zoom <= maxZoom ? { x, y, zoom } : undefined;
  } catch {
    // The browser keeps nothing for this page.
    return undefined;
  }
}
