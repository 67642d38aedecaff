import type { Comparison } from "../editor";
import { boundsOf, centreOf, intersects, rectOf, type Rect } from "../geometry";
import { ghostsOf, noGhosts, type Ghosts } from "../ghosts";
import type { Graph } from "../graph";
import type { Level } from "../levels";
import { nodeHeight, nodeWidth, type GraphNode } from "../node";
import { boundsOfRoute, pathOf, roughPathOf } from "../routing";
import type { CardTexts } from "./card";
import type { Layers } from "./layers";
import { svg } from "./svg";

/** Shows what is live and not in the draft any more, behind the draft. */
export class GhostPainter {
  readonly #layers: Layers;
  readonly #texts: CardTexts;
  readonly #slots: (node: GraphNode) => number;
  #ghosts: Ghosts = noGhosts;

  constructor(layers: Layers, texts: CardTexts, slots: (node: GraphNode) => number) {
    this.#layers = layers;
    this.#texts = texts;
    this.#slots = slots;
  }

  /** What of the live nodes is ghosts, with what they take up. */
  compare(comparison: Comparison | null, graph: Graph): Rect | undefined {
    this.#ghosts = comparison ? ghostsOf(comparison, graph, this.#slots) : noGhosts;
    return boundsOf(this.#ghosts.removed.map(rectOf));
  }

  paint(level: Level, cover: Rect): void {
    const plane = this.#layers.ghosts.plane;
    const { removed, moved, edges } = this.#ghosts;
    if (removed.length === 0 && moved.length === 0 && edges.length === 0) {
      plane.replaceChildren();
      return;
    }
    const traces = moved
      .map(({ from, to }) => {
        const [a, b] = [centreOf(rectOf(from)), centreOf(rectOf(to))];
        return `M${from.x} ${from.y}h${nodeWidth}v${nodeHeight}h${-nodeWidth}zM${a.x} ${a.y}L${b.x} ${b.y}`;
      })
      .join("");
    const trace = svg("path", { class: "ds-graph__trace", d: traces });
    if (level === "far") {
      const marks = removed.map(({ x, y }) => `M${x} ${y}h${nodeWidth}v${nodeHeight}h${-nodeWidth}z`).join("");
      const lines = edges.map(({ route }) => roughPathOf(route)).join("");
      plane.replaceChildren(
        trace,
        svg("path", { class: "ds-graph__wire ds-graph__wire--removed", d: lines }),
        svg("path", { class: "ds-graph__mark ds-graph__mark--removed", d: marks }),
      );
      return;
    }
    const lines = edges.filter(({ route }) => intersects(boundsOfRoute(route), cover));
    const nodes = removed.filter((node) => intersects(rectOf(node), cover));
    plane.replaceChildren(
      trace,
      ...lines.map(({ route }) => line(pathOf(route))),
      ...nodes.map((node) => this.#card(node, level)),
    );
  }

  #card(node: GraphNode, level: Exclude<Level, "far">): SVGGElement {
    const isNear = level === "near";
    const texts = isNear ? this.#texts.title : this.#texts.large;
    const group = svg(
      "g",
      {
        class: "ds-graph__ghost",
        role: "img",
        "aria-roledescription": "node",
        "aria-label": `${node.title}, removed`,
        "data-ghost": node.key,
        transform: `translate(${node.x} ${node.y})`,
      },
      svg("rect", { class: "ds-graph__card", width: nodeWidth, height: nodeHeight, rx: 10 }),
      svg(
        "text",
        { class: isNear ? "ds-graph__title" : "ds-graph__large", x: 20, y: isNear ? 36 : 50 },
        texts.fit(node.title, nodeWidth - 40),
      ),
    );
    if (isNear) {
      group.append(svg("text", { class: "ds-graph__subtitle", x: 20, y: 55 }, "Removed"));
    }
    return group;
  }
}

const line = (path: string): SVGGElement =>
  svg("g", { class: "ds-graph__edge ds-graph__edge--removed" }, svg("path", { class: "ds-graph__line", d: path }));
