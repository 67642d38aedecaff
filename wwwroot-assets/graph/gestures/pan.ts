import { panned, zoomedAt } from "../camera";
import { distance, type Point } from "../geometry";
import type { Renderer } from "../view/renderer";
import type { Gesture, Moment } from "./gesture";

/** The picture follows the pointer. */
export class Pan implements Gesture {
  readonly cursor = "grabbing";
  #last: Point;

  constructor(
    readonly renderer: Renderer,
    start: Moment,
    readonly clicked: () => void = () => undefined,
    readonly began: Point = start.at,
  ) {
    this.#last = start.at;
  }

  move(moment: Moment): void {
    const by = { x: moment.at.x - this.#last.x, y: moment.at.y - this.#last.y };
    this.#last = moment.at;
    this.renderer.show(panned(this.renderer.camera, by));
  }

  end(moment: Moment): void {
    if (distance(this.began, moment.at) < 4) {
      this.clicked();
    }
  }

  cancel(): void {
    // The picture stays where it is.
  }
}

/** Two fingers: what is between them stays between them. */
export class Pinch {
  #middle: Point;
  #apart: number;

  constructor(
    readonly renderer: Renderer,
    a: Point,
    b: Point,
  ) {
    this.#middle = middle(a, b);
    this.#apart = Math.max(1, distance(a, b));
  }

  move(a: Point, b: Point): void {
    const to = middle(a, b);
    const apart = Math.max(1, distance(a, b));
    const { camera } = this.renderer;
    const moved = panned(camera, { x: to.x - this.#middle.x, y: to.y - this.#middle.y });
    this.renderer.show(zoomedAt(moved, to, (camera.zoom * apart) / this.#apart));
    this.#middle = to;
    this.#apart = apart;
  }
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
