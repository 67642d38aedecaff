import { fallbackSlot, type Edge } from "../node";
import { pathOf, type Route } from "../routing";
import { svg } from "./svg";

/** An edge near by: its line and the head of its arrow. */
export class Line {
  readonly element: SVGGElement;
  readonly #line = svg("path", { class: "ds-graph__line" });
  readonly #head = svg("path", { class: "ds-graph__head", d: "M-4.5 -11L0 -4L4.5 -11Z" });

  constructor(edge: Edge, id: string, name: string) {
    const way = edge.slot === fallbackSlot ? " ds-graph__edge--fallback" : "";
    this.element = svg(
      "g",
      { class: `ds-graph__edge${way}`, "data-edge": id, role: "img", "aria-label": name },
      this.#line,
      this.#head,
    );
  }

  draw(route: Route): void {
    const end = route.at(-1);
    if (end) {
      this.#line.setAttribute("d", pathOf(route));
      this.#head.setAttribute("transform", `translate(${end.x} ${end.y})`);
    }
  }
}
