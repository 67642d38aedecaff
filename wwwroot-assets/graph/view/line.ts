import { fallbackSlot, nodeHeight, type Edge } from "../node";
import { pathOf, type Route } from "../routing";
import { set, svg } from "./svg";

/** An edge near by: its line and the head of its arrow. */
export class Line {
  readonly element: SVGGElement;
  readonly #line = svg("path", { class: "ds-graph__line" });
  readonly #head = svg("path", { class: "ds-graph__head", d: "M-4.5 -11L0 -4L4.5 -11Z" });

  readonly #label: SVGTextElement | undefined;

  constructor(edge: Edge, id: string, name: string) {
    const way = edge.slot === fallbackSlot ? " ds-graph__edge--fallback" : "";
    this.element = svg(
      "g",
      { class: `ds-graph__edge${way}`, "data-edge": id, role: "img", "aria-label": name },
      this.#line,
      this.#head,
    );
    if (edge.slot === fallbackSlot) {
      this.#label = svg("text", { class: "ds-graph__failure" }, "on failure");
      this.element.append(this.#label);
    }
  }

  draw(route: Route): void {
    const end = route.at(-1);
    if (end) {
      this.#line.setAttribute("d", pathOf(route));
      this.#head.setAttribute("transform", `translate(${end.x} ${end.y})`);
      this.#place(route);
    }
  }

  /** Beside where the way of a failure has left the height of its node. */
  #place(route: Route): void {
    const [start, turn, next] = route;
    if (this.#label && start && turn && next) {
      const down = next.y > turn.y;
      set(this.#label, { x: turn.x - 6, y: start.y + (down ? 1 : -1) * (nodeHeight / 2) + (down ? 15 : -7) });
    }
  }
}
