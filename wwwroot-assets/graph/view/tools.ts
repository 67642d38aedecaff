import type { Renderer } from "./renderer";
import { html, svg } from "./svg";

export interface ToolActions {
  zoomBy(factor: number): void;
  zoomTo(zoom: number): void;
  fit(): void;
}

const signs = {
  minus: "M3 8h10",
  plus: "M8 3v10M3 8h10",
  fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
};

/** Buttons for the zoom, and what it is. */
export function tools(renderer: Renderer, actions: ToolActions, signal: AbortSignal): HTMLElement {
  const button = (name: string, keys: string, content: Node | string, act: () => void): HTMLButtonElement => {
    const element = html(
      "button",
      { type: "button", class: "ds-graph__tool", "aria-label": name, title: keys === "" ? name : `${name} (${keys})` },
      content,
    );
    element.addEventListener("click", act, { signal });
    return element;
  };
  const percent = button("Zoom to 100 %", "Shift+0", "100 %", () => actions.zoomTo(1));
  percent.classList.add("ds-graph__tool--percent");
  let shown = "";
  renderer.onView(() => {
    const now = `${Math.round(renderer.camera.zoom * 100)} %`;
    if (now !== shown) {
      shown = now;
      percent.textContent = now;
      percent.setAttribute("aria-label", `${now}, zoom to 100 %`);
    }
  });
  return html(
    "div",
    { class: "ds-graph__tools", role: "group", "aria-label": "Zoom" },
    button("Zoom out", "", sign(signs.minus), () => actions.zoomBy(1 / 1.25)),
    percent,
    button("Zoom in", "", sign(signs.plus), () => actions.zoomBy(1.25)),
    button("Show the whole graph", "Shift+1", sign(signs.fit), () => actions.fit()),
  );
}

const sign = (path: string): SVGSVGElement =>
  svg(
    "svg",
    { class: "ds-icon ds-graph__tool-sign", viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" },
    svg("path", { d: path }),
  );
