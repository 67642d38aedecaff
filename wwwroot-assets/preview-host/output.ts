import { replaceAddresses } from "./css";
import { resolveLink } from "./paths";

/** Files that are no templates, by path, as data addresses. Text files are there too, for style sheets. */
export interface Assets {
  text(path: string): string | undefined;
  address(path: string): string | undefined;
}

/**
 * Elements that do nothing but ask for something, run something, or go somewhere; and those whose contents nobody looks
 * at here, but the frame would: it makes a shadow tree of them.
 */
const unwanted = "script,iframe,frame,object,embed,portal,fencedframe,base,meta[http-equiv],applet,template";
const addressed = ["src", "poster", "data", "background", "href", "xlink:href"];
const links = "a[data-link]{color:-webkit-link;text-decoration:underline;cursor:pointer}";
const deepest = 8;

/**
 * The document to show: what it refers to among the template's files is put into it, what it refers to elsewhere is left
 * out. The frame that it is shown in would let nothing through; so it need not try.
 */
export function prepare(html: string, primary: string, assets: Assets, rules: string): Element {
  const page = new DOMParser().parseFromString(html, "text/html");
  const root = rootOf(page);
  all(root, unwanted).forEach((element) => element.remove());
  for (const link of all(root, "link")) {
    const style = link instanceof HTMLLinkElement ? sheetOf(link, primary, assets) : undefined;
    if (style) {
      link.replaceWith(style);
    } else {
      link.remove();
    }
  }
  for (const element of all(root, "*")) {
    clean(element, primary, assets);
  }
  const [head] = all(root, ":scope > head");
  head?.prepend(styleOf(links));
  head?.append(styleOf(rules));
  return root;
}

/** Plain text as a document that shows it as it is. */
export const plainText = (text: string): string =>
  // The first line break of a pre is none, so it gets one.
  `<pre style="margin:0;font:13px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere">\n${text.replace(
    /[&<]/g,
    (mark) => (mark === "&" ? "&amp;" : "&lt;"),
  )}</pre>`;

/**
 * A document and a form have the names in them as members, before their own: an image called "head" is the head. So they
 * are asked by the methods of their kind and not by what they say that these are.
 */
const rootGetter = Object.getOwnPropertyDescriptor(Document.prototype, "documentElement")?.get;

function rootOf(page: Document): Element {
  const root: unknown = rootGetter?.call(page);
  if (!(root instanceof Element)) {
    throw new Error("The output is no document.");
  }
  return root;
}

const { querySelectorAll, getAttribute, setAttribute, removeAttribute } = Element.prototype;

const all = (root: Element, selector: string): Element[] => [
  ...(querySelectorAll.call(root, selector) as NodeListOf<Element>),
];

function styleOf(css: string): HTMLStyleElement {
  const style = document.createElement("style");
  style.textContent = css;
  return style;
}

function sheetOf(link: HTMLLinkElement, primary: string, assets: Assets): HTMLStyleElement | undefined {
  if (!link.relList.contains("stylesheet")) {
    return undefined;
  }
  const path = resolveLink(primary, link.getAttribute("href") ?? "");
  const css = path === undefined ? undefined : assets.text(path);
  if (path === undefined || css === undefined) {
    return undefined;
  }
  const style = styleOf(inlined(css, path, assets, 0));
  style.media = link.media;
  return style;
}

function clean(element: Element, primary: string, assets: Assets): void {
  if (element instanceof HTMLStyleElement) {
    element.textContent = inlined(element.textContent, primary, assets, 0);
  }
  removeAttribute.call(element, "srcset");
  removeAttribute.call(element, "ping");
  const style = getAttribute.call(element, "style");
  if (style?.includes("(")) {
    setAttribute.call(element, "style", inlined(style, primary, assets, 0));
  }
  for (const name of addressed) {
    const value = getAttribute.call(element, name);
    if (value !== null && !/^(#|data:)/i.test(value)) {
      const path = resolveLink(primary, value);
      const address = path === undefined ? undefined : assets.address(path);
      if (address === undefined) {
        removeAttribute.call(element, name);
      } else {
        setAttribute.call(element, name, address);
      }
    }
  }
  if (element.localName === "a" || element.localName === "area") {
    // It looks like the link that it is, and leads nowhere.
    removeAttribute.call(element, "href");
    removeAttribute.call(element, "xlink:href");
    setAttribute.call(element, "data-link", "");
  }
}

function inlined(css: string, from: string, assets: Assets, depth: number): string {
  return replaceAddresses(css, (address) => {
    if (/^(#|data:)/i.test(address)) {
      return address;
    }
    const path = resolveLink(from, address);
    if (path === undefined) {
      return "";
    }
    const sheet = /\.css$/i.test(path) && depth < deepest ? assets.text(path) : undefined;
    return sheet === undefined
      ? (assets.address(path) ?? "")
      : `data:text/css;charset=utf-8,${encodeURIComponent(inlined(sheet, path, assets, depth + 1))}`;
  });
}
