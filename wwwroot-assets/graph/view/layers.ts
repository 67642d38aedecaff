import type { Camera } from "../camera";
import type { Level } from "../levels";
import { html, svg } from "./svg";

/** One picture over another, each painted by itself: what moves does not let the others be painted anew. */
export interface Layer {
  readonly svg: SVGSVGElement;
  /** Within it, the units are the graph's. */
  readonly plane: SVGGElement;
}

/** How much nearer or farther the picture is stretched before it is painted anew. */
const mostStretch = 1.6;

/**
 * The layers of the canvas. Panning moves them all as they are; while the zoom changes they are stretched, and painted
 * sharp when it rests.
 */
export class Layers {
  readonly world: HTMLElement;
  readonly dots: HTMLElement;
  readonly ghosts: Layer;
  readonly edges: Layer;
  readonly live: Layer;
  readonly nodes: Layer;
  readonly lifted: Layer;
  readonly liftedEdges = svg("g");
  readonly liftedNodes = svg("g");
  /** Above all, in pixels of the stage. */
  readonly overlay: SVGSVGElement;
  readonly #all: readonly Layer[];
  #anchor: Camera = { x: 0, y: 0, zoom: 0 };

  constructor(stage: HTMLElement) {
    this.dots = html("div", { class: "ds-graph__dots" });
    this.ghosts = layer("ghosts");
    this.edges = layer("edges");
    this.live = layer("live");
    this.nodes = layer("nodes");
    this.lifted = layer("lifted");
    this.lifted.plane.append(this.liftedEdges, this.liftedNodes);
    this.#all = [this.edges, this.ghosts, this.live, this.nodes, this.lifted];
    this.world = html("div", { class: "ds-graph__world" }, ...this.#all.map((one) => one.svg));
    this.overlay = svg("svg", { class: "ds-graph__overlay", "aria-hidden": "true" });
    stage.replaceChildren(this.dots, this.world, this.overlay);
  }

  /** The zoom at which the layers are painted. */
  get zoom(): number {
    return this.#anchor.zoom;
  }

  /** Shows what the camera sees. True when it was painted anew rather than moved. */
  show(camera: Camera, resting: boolean): boolean {
    const stretch = camera.zoom / this.#anchor.zoom;
    const anew =
      this.#anchor.zoom === 0 ||
      (stretch !== 1 && (resting || stretch > mostStretch || stretch < 1 / mostStretch)) ||
      Math.abs(camera.x - this.#anchor.x) * camera.zoom > 200_000 ||
      Math.abs(camera.y - this.#anchor.y) * camera.zoom > 200_000;
    if (anew) {
      this.#anchor = camera;
      const transform = `scale(${camera.zoom}) translate(${-camera.x} ${-camera.y})`;
      this.#all.forEach((one) => one.plane.setAttribute("transform", transform));
    }
    const { x, y, zoom } = this.#anchor;
    const scale = camera.zoom / zoom;
    // Whole pixels while the zoom rests: letters stay sharp.
    const dx = (x - camera.x) * camera.zoom;
    const dy = (y - camera.y) * camera.zoom;
    this.world.style.transform =
      scale === 1
        ? `translate(${Math.round(dx)}px, ${Math.round(dy)}px)`
        : `translate(${dx}px, ${dy}px) scale(${scale})`;
    this.#showDots(camera);
    return anew;
  }

  set level(level: Level) {
    this.#all.forEach((one) => (one.svg.dataset["level"] = level));
  }

  /** Moves what is lifted, by units of the graph. */
  moveLifted(dx: number, dy: number): void {
    const { zoom } = this.#anchor;
    const transform = dx === 0 && dy === 0 ? "" : `translate(${dx * zoom}px, ${dy * zoom}px)`;
    if (this.lifted.svg.style.transform !== transform) {
      this.lifted.svg.style.transform = transform;
    }
  }

  #showDots(camera: Camera): void {
    const step = 24 * camera.zoom;
    const shown = camera.zoom >= 0.5;
    this.dots.hidden = !shown;
    if (shown) {
      const shift = (at: number): number => Math.round(-(((at * camera.zoom) % step) + step) % step);
      this.dots.style.backgroundSize = `${step}px ${step}px`;
      this.dots.style.transform = `translate(${shift(camera.x)}px, ${shift(camera.y)}px)`;
    }
  }
}

function layer(name: string): Layer {
  const plane = svg("g");
  return { svg: svg("svg", { class: `ds-graph__layer ds-graph__layer--${name}` }, plane), plane };
}
