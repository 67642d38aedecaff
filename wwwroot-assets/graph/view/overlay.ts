import { type Point, type Rect } from "../geometry";
import type { GraphNode } from "../node";
import { pathOf, type Route } from "../routing";
import type { Guide } from "../snap";
import type { Layers } from "./layers";
import type { Renderer } from "./renderer";
import { html, set, svg } from "./svg";

/** What a gesture shows above the graph: a lasso, guides, an edge that is being drawn, words at the pointer. */
export class Overlay {
  readonly #renderer: Renderer;
  readonly #plane = svg("g");
  readonly #guides = svg("path", { class: "ds-graph__guide" });
  readonly #lasso = svg("rect", { class: "ds-graph__lasso" });
  readonly #marks = svg("path", { class: "ds-graph__lassoed" });
  readonly #circle = svg("path", { class: "ds-graph__circle" });
  readonly #edge = svg("path", { class: "ds-graph__draft" });
  readonly #end = svg("circle", { class: "ds-graph__draft-end", r: 5 });
  readonly #ghost = svg("g", { class: "ds-graph__carried" });
  readonly #hint = html("div", { class: "ds-graph__hint", hidden: "" });

  constructor(layers: Layers, renderer: Renderer) {
    this.#renderer = renderer;
    this.#plane.append(this.#marks, this.#circle, this.#guides, this.#edge, this.#end, this.#ghost, this.#lasso);
    layers.overlay.append(this.#plane);
    layers.overlay.after(this.#hint);
    this.clear();
    renderer.onView(() => {
      const { x, y, zoom } = renderer.camera;
      this.#plane.setAttribute("transform", `scale(${zoom}) translate(${-x} ${-y})`);
      this.#end.setAttribute("r", String(5 / zoom));
    });
  }

  clear(): void {
    this.guides([]);
    this.lasso(null);
    this.marks([]);
    this.edge(null);
    this.circle([]);
    this.hint(null);
    this.carry(null, { x: 0, y: 0 });
  }

  guides(guides: readonly Guide[]): void {
    const over = 12 / this.#renderer.camera.zoom;
    const path = guides
      .map(({ axis, at, from, to }) =>
        axis === "x" ? `M${at} ${from - over}V${to + over}` : `M${from - over} ${at}H${to + over}`,
      )
      .join("");
    this.#guides.setAttribute("d", path);
  }

  lasso(rect: Rect | null): void {
    this.#lasso.style.display = rect ? "" : "none";
    if (rect) {
      set(this.#lasso, { x: rect.x, y: rect.y, width: rect.width, height: rect.height });
    }
  }

  /** The nodes that a lasso has so far. */
  marks(keys: readonly string[]): void {
    const nodes = keys.flatMap((key) => this.#renderer.scene.graph.get(key) ?? []);
    this.#marks.setAttribute("d", nodes.map((node) => `M${node.x - 2} ${node.y - 2}h244v84h-244z`).join(""));
  }

  /** An edge on its way to somewhere; in the tone of a refusal where it may not end. */
  edge(route: Route | null, tone: "normal" | "fallback" | "refused" = "normal"): void {
    const end = route?.at(-1);
    this.#edge.setAttribute("d", route ? pathOf(route) : "");
    this.#edge.dataset["tone"] = tone;
    this.#end.dataset["tone"] = tone;
    this.#end.style.display = end ? "" : "none";
    if (end) {
      set(this.#end, { cx: end.x, cy: end.y });
    }
  }

  /** The circle that an edge would close: the nodes in their order. The edge from the first to the second is the new one. */
  circle(keys: readonly string[]): void {
    const { scene } = this.#renderer;
    const nodes = keys.flatMap((key) => scene.graph.get(key) ?? []);
    const ways = nodes.slice(1).flatMap((node, index) => this.#between(node, nodes[index + 2] ?? nodes[0]));
    const rings = nodes.map((node) => `M${node.x - 3} ${node.y - 3}h246v86h-246z`);
    this.#circle.setAttribute("d", [...ways, ...rings].join(""));
  }

  /** Words beside the pointer. */
  hint(text: string | null, at: Point = { x: 0, y: 0 }): void {
    this.#hint.hidden = text === null;
    this.#hint.textContent = text ?? "";
    const { width, height } = this.#renderer.size;
    const x = Math.max(8, Math.min(at.x + 14, width - 296));
    const y = at.y + 20 > height - 80 ? at.y - 70 : at.y + 20;
    this.#hint.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }

  /** A new node that is being carried in, by the point that is its middle. */
  carry(title: string | null, at: Point): void {
    this.#ghost.replaceChildren(
      ...(title === null
        ? []
        : [
            svg("rect", { class: "ds-graph__card", width: 240, height: 80, rx: 10 }),
            svg("text", { class: "ds-graph__title", x: 24, y: 45 }, title),
          ]),
    );
    this.#ghost.setAttribute("transform", `translate(${at.x - 120} ${at.y - 40})`);
  }

  #between(from: GraphNode, to: GraphNode | undefined): string[] {
    const { scene } = this.#renderer;
    const id = to && [...scene.edgesAt(from.key)].find((one) => scene.edge(one)?.to === to.key);
    const route = id === undefined ? undefined : scene.edge(id)?.route;
    return route ? [pathOf(route)] : [];
  }
}
