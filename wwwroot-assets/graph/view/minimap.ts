import { centred, viewOf } from "../camera";
import type { GraphEditor } from "../editor";
import { grown, type Point, type Rect } from "../geometry";
import { nodeHeight, nodeWidth } from "../node";
import { kindOf } from "./card";
import type { Renderer } from "./renderer";
import { html, set, svg } from "./svg";

const width = 176;
const height = 112;
/** It may lag: the graph is drawn here when nothing else happens. */
const lag = 160;

/** The whole graph, small; the part that is seen is a frame that can be dragged. */
export class Minimap {
  readonly element: HTMLElement;
  readonly #picture = svg("svg", { width, height, "aria-hidden": "true" });
  readonly #plane = svg("g");
  readonly #frame = svg("rect", { class: "ds-graph__map-frame", rx: 2 });
  readonly #editor: GraphEditor;
  readonly #renderer: Renderer;
  #shown: Rect = { x: 0, y: 0, width: 1, height: 1 };
  #scale = 1;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: GraphEditor, renderer: Renderer, signal: AbortSignal) {
    this.#editor = editor;
    this.#renderer = renderer;
    this.#picture.append(this.#plane, this.#frame);
    this.element = html("div", { class: "ds-graph__map" }, this.#picture);
    this.element.addEventListener("pointerdown", (event) => this.#press(event), { signal });
    this.element.addEventListener("pointermove", (event) => event.buttons > 0 && this.#go(event), { signal });
    editor.on((event) => (event.all || event.nodes || event.selection || event.comparison) && this.#later(), signal);
    renderer.onView(() => this.#showFrame());
    signal.addEventListener("abort", () => clearTimeout(this.#waiting));
    this.#draw();
  }

  #later(): void {
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined;
      if (this.#renderer.dragged) {
        this.#later();
      } else {
        this.#draw();
      }
    }, lag);
  }

  #draw(): void {
    const bounds = grown(this.#renderer.bounds ?? { x: 0, y: 0, width: nodeWidth, height: nodeHeight }, 200);
    this.#shown = bounds;
    this.#scale = Math.min(width / bounds.width, height / bounds.height);
    const paths = new Map<string, string[]>();
    // A node is never so small that it is not seen.
    const least = 0.9 / this.#scale;
    const [w, h] = [Math.max(nodeWidth, least), Math.max(nodeHeight, least)];
    const { selection, comparison } = this.#editor;
    for (const node of this.#renderer.scene.graph.nodes) {
      const status = comparison?.differences.get(node.key)?.status;
      const name = selection.nodes.has(node.key) ? "selected" : (status ?? kindOf(node));
      const path = `M${Math.round(node.x)} ${Math.round(node.y)}h${w}v${h}h${-w}z`;
      const list = paths.get(name);
      if (list) {
        list.push(path);
      } else {
        paths.set(name, [path]);
      }
    }
    this.#plane.replaceChildren(
      ...[...paths].map(([name, list]) =>
        svg("path", { class: `ds-graph__mark ds-graph__mark--${name}`, d: list.join("") }),
      ),
    );
    const { x, y } = this.#corner();
    this.#plane.setAttribute("transform", `translate(${x} ${y}) scale(${this.#scale})`);
    this.element.hidden = this.#renderer.scene.graph.size === 0;
    this.#showFrame();
  }

  /** Where the graph's point nought lies, in pixels. */
  #corner(): Point {
    const shown = this.#shown;
    return {
      x: (width - shown.width * this.#scale) / 2 - shown.x * this.#scale,
      y: (height - shown.height * this.#scale) / 2 - shown.y * this.#scale,
    };
  }

  #showFrame(): void {
    const view = viewOf(this.#renderer.camera, this.#renderer.size);
    const { x, y } = this.#corner();
    const [left, top] = [x + view.x * this.#scale, y + view.y * this.#scale];
    const seen = clipped({ x: left, y: top, width: view.width * this.#scale, height: view.height * this.#scale });
    set(this.#frame, { ...seen });
  }

  #press(event: PointerEvent): void {
    event.preventDefault();
    this.element.setPointerCapture(event.pointerId);
    this.#go(event);
  }

  #go(event: PointerEvent): void {
    const box = this.#picture.getBoundingClientRect();
    const corner = this.#corner();
    const on = {
      x: (event.clientX - box.left - corner.x) / this.#scale,
      y: (event.clientY - box.top - corner.y) / this.#scale,
    };
    this.#renderer.show(centred(on, this.#renderer.camera.zoom, this.#renderer.size));
  }
}

/** What of the frame is on the map; never nothing. */
function clipped(rect: Rect): Rect {
  const left = Math.min(Math.max(rect.x, 1), width - 5);
  const top = Math.min(Math.max(rect.y, 1), height - 5);
  const right = Math.max(Math.min(rect.x + rect.width, width - 1), left + 4);
  const bottom = Math.max(Math.min(rect.y + rect.height, height - 1), top + 4);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
