import { replaceAddresses } from "./css";
import { resolveLink } from "./paths";

/** Files that are no templates, by path, as data addresses. Text files are there too, for style sheets. */
export interface Assets {
  text(path: string): string | undefined;
  address(path: string): string | undefined;
}

/** Elements that do nothing but ask for something, run something, or go somewhere. */
const unwanted = "script,iframe,frame,object,embed,portal,fencedframe,base,meta[http-equiv],applet";
const addressed = ["src", "poster", "data", "background", "href", "xlink:href"];
const links = "a[data-link]{color:-webkit-link;text-decoration:underline;cursor:pointer}";
const deepest = 8;

/**
 * The document to show: what it refers to among the template's files is put into it, what it refers to elsewhere is left
 * out. The frame that it is shown in would let nothing through; so it need not try.
 */
export function prepare(html: string, primary: string, assets: Assets, rules: string): Document {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll(unwanted).forEach((element) => element.remove());
  for (const link of page.querySelectorAll("link")) {
    const style = link.relList.contains("stylesheet") ? sheetOf(page, link, primary, assets) : undefined;
    if (style) {
      link.replaceWith(style);
    } else {
      link.remove();
    }
  }
  for (const element of page.querySelectorAll("*")) {
    clean(element, primary, assets);
  }
  page.head.prepend(styleOf(page, links));
  page.head.append(styleOf(page, rules));
  return page;
}

function styleOf(page: Document, css: string): HTMLStyleElement {
  const style = page.createElement("style");
  style.textContent = css;
  return style;
}

function sheetOf(page: Document, link: HTMLLinkElement, primary: string, assets: Assets): HTMLStyleElement | undefined {
  const path = resolveLink(primary, link.getAttribute("href") ?? "");
  const css = path === undefined ? undefined : assets.text(path);
  if (path === undefined || css === undefined) {
    return undefined;
  }
  const style = styleOf(page, inlined(css, path, assets, 0));
  style.media = link.media;
  return style;
}

function clean(element: Element, primary: string, assets: Assets): void {
  if (element instanceof HTMLStyleElement) {
    element.textContent = inlined(element.textContent, primary, assets, 0);
  }
  element.removeAttribute("srcset");
  element.removeAttribute("ping");
  const style = element.getAttribute("style");
  if (style?.includes("(")) {
    element.setAttribute("style", inlined(style, primary, assets, 0));
  }
  for (const name of addressed) {
    const value = element.getAttribute(name);
    if (value !== null && !/^(#|data:)/i.test(value)) {
      const path = resolveLink(primary, value);
      const address = path === undefined ? undefined : assets.address(path);
      if (address === undefined) {
        element.removeAttribute(name);
      } else {
        element.setAttribute(name, address);
      }
    }
  }
  if (element.localName === "a" || element.localName === "area") {
    // It looks like the link that it is, and leads nowhere.
    element.removeAttribute("href");
    element.removeAttribute("xlink:href");
    element.toggleAttribute("data-link", true);
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
