import { iconPath } from "./icons";

type Attribute = string | number | boolean | null | undefined;

export type Child = Node | string | null;

/** An element with its attributes (false, null and undefined are none) and what it holds. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  assign(element, attributes);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Sets attributes, and takes away those that are false, null or undefined. */
export function assign(element: Element, attributes: Readonly<Record<string, Attribute>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) {
      element.removeAttribute(name);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

/** A sign in the colour of the text around it; a word beside it says the same. */
export function sign(name: string, size = 16): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  assign(svg, {
    class: "ds-icon",
    viewBox: "0 0 16 16",
    width: size,
    height: size,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 1.5,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "aria-hidden": "true",
    focusable: "false",
  });
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", panelPaths[name] ?? iconPath(name));
  svg.append(path);
  return svg;
}

/** Signs of the panels themselves. */
const panelPaths: Readonly<Record<string, string>> = {
  search: "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3l3.2 3.2",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  up: "M4 10l4-4 4 4",
  down: "M4 6l4 4 4-4",
  right: "M6 4l4 4-4 4",
  jump: "M2.5 8h11M9.5 4l4 4-4 4",
  plus: "M8 3v10M3 8h10",
  error: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 5v3.5M8 11h.01",
  warning: "M8 2.2 14.3 13.3H1.7zM8 6.5v3M8 11.5h.01",
  revert: "M5.5 2.5 2.5 5.5l3 3M2.5 5.5h6.7a4 4 0 0 1 0 8H6",
  left_side: "M2.5 2v12M5 4h8v2.5H5zM5 9.5h5V12H5z",
  centre_side: "M8 2v12M3.5 4h9v2.5h-9zM5 9.5h6V12H5z",
  right_side: "M13.5 2v12M3 4h8v2.5H3zM6 9.5h5V12H6z",
  top_side: "M2 2.5h12M4 5v8h2.5V5zM9.5 5v5H12V5z",
  middle_side: "M2 8h12M4 3.5v9h2.5v-9zM9.5 5v6H12V5z",
  bottom_side: "M2 13.5h12M4 3v8h2.5V3zM9.5 6v5H12V6z",
  across: "M2.5 2v12M13.5 2v12M6.5 4.5h3v7h-3z",
  down_apart: "M2 2.5h12M2 13.5h12M4.5 6.5h7v3h-7z",
};
