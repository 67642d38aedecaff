import type { Level } from "../levels";
import type { SceneEdge } from "../scene";
import { card, type CardTexts } from "./card";
import type { Layers } from "./layers";
import { Line } from "./line";
import type { Demand, Picture, Stale } from "./picture";

/** Draws each node and each edge that is in view as an element of its own. */
export class NearPainter {
  readonly #layers: Layers;
  readonly #picture: Picture;
  readonly #texts: CardTexts;
  readonly #cards = new Map<string, SVGGElement>();
  readonly #lines = new Map<string, Line>();
  #level: Exclude<Level, "far"> = "near";

  constructor(layers: Layers, picture: Picture, texts: CardTexts) {
    this.#layers = layers;
    this.#picture = picture;
    this.#texts = texts;
  }

  clear(): void {
    this.#cards.forEach((element) => element.remove());
    this.#lines.forEach((line) => line.element.remove());
    this.#cards.clear();
    this.#lines.clear();
  }

  paint(level: Exclude<Level, "far">, demand: Demand, stale: Stale): void {
    if (level !== this.#level || stale.all) {
      this.clear();
      this.#level = level;
    }
    this.#paintNodes(new Set(demand.nodes), stale);
    this.#paintEdges(new Set(demand.edges), stale);
  }

  /** Draws the lines anew that follow what is dragged. */
  follow(edges: Iterable<string>, routeOf: (edge: SceneEdge) => SceneEdge["route"] | undefined): void {
    for (const id of edges) {
      const edge = this.#picture.edge(id);
      const route = edge && routeOf(edge);
      if (route) {
        this.#lines.get(id)?.draw(route);
      }
    }
  }

  #paintNodes(wanted: ReadonlySet<string>, stale: Stale): void {
    for (const [key, element] of this.#cards) {
      if (!wanted.has(key) || stale.nodes.has(key)) {
        element.remove();
        this.#cards.delete(key);
      }
    }
    for (const key of wanted) {
      const node = this.#picture.node(key);
      if (!node) {
        continue;
      }
      let element = this.#cards.get(key);
      if (!element) {
        element = card(node, this.#picture.factsOf(node), this.#level, this.#texts);
        this.#cards.set(key, element);
      }
      const layer = this.#picture.isLifted(key) ? this.#layers.liftedNodes : this.#layers.nodes.plane;
      if (element.parentNode !== layer) {
        layer.append(element);
      }
    }
    this.states(this.#cards.keys());
  }

  /** Says how the nodes are drawn, by their states. */
  states(keys: Iterable<string>): void {
    for (const key of keys) {
      const element = this.#cards.get(key);
      const states = this.#picture.statesOf(key).join(" ");
      if (element && element.dataset["state"] !== states) {
        element.dataset["state"] = states;
      }
    }
  }

  #paintEdges(wanted: ReadonlySet<string>, stale: Stale): void {
    for (const [id, line] of this.#lines) {
      if (!wanted.has(id) || stale.edges.has(id)) {
        line.element.remove();
        this.#lines.delete(id);
      }
    }
    const places = {
      still: this.#layers.edges.plane,
      live: this.#layers.live.plane,
      lifted: this.#layers.liftedEdges,
    };
    for (const id of wanted) {
      const edge = this.#picture.edge(id);
      if (!edge) {
        continue;
      }
      let line = this.#lines.get(id);
      if (!line) {
        line = new Line(edge, id, this.#nameOf(edge));
        line.draw(edge.route);
        this.#lines.set(id, line);
      }
      const place = places[this.#picture.placeOf(edge)];
      if (line.element.parentNode !== place) {
        place.append(line.element);
      }
      const state = [
        this.#picture.isEdgeSelected(id) ? "selected" : "",
        this.#picture.placeOf(edge) === "still" ? "" : "touched",
        this.#picture.edgeStatus(edge) ?? "",
      ]
        .filter((word) => word !== "")
        .join(" ");
      if (line.element.dataset["state"] !== state) {
        line.element.dataset["state"] = state;
      }
    }
  }

  #nameOf(edge: SceneEdge): string {
    const [from, to] = [this.#picture.node(edge.from), this.#picture.node(edge.to)];
    const names = from ? this.#picture.factsOf(from).face.names : [];
    const way = edge.slot === "fallback" ? ", on failure" : names[edge.slot] ? `, ${names[edge.slot]}` : "";
    return `${from?.title ?? ""} to ${to?.title ?? ""}${way}`;
  }
}
