import { css } from "@codemirror/lang-css";
import { html } from "@codemirror/lang-html";
import { javascript } from "@codemirror/lang-javascript";
import { jinja } from "@codemirror/lang-jinja";
import { json } from "@codemirror/lang-json";
import type { LanguageSupport } from "@codemirror/language";

export type LanguageName = "html" | "css" | "javascript" | "json" | "text";

const byExtension: Readonly<Record<string, LanguageName>> = {
  html: "html",
  htm: "html",
  njk: "html",
  nunjucks: "html",
  jinja: "html",
  xml: "html",
  svg: "html",
  css: "css",
  js: "javascript",
  mjs: "javascript",
  json: "json",
};

/** The language of a file, by what it is said to be, else by its name. */
export function languageOf(path: string, contentType: string): LanguageName {
  const type = contentType.toLowerCase().replace(/;.*$/s, "").trim();
  if (/[/+](html|xml)$/.test(type)) {
    return "html";
  }
  if (type === "text/css") {
    return "css";
  }
  if (/[/+]json$/.test(type)) {
    return "json";
  }
  if (/\/(x-)?(java|ecma)script$/.test(type)) {
    return "javascript";
  }
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  return byExtension[extension] ?? "text";
}

/** A template has tags over its language. */
export function supportOf(language: LanguageName, isTemplate: boolean): LanguageSupport | undefined {
  const base = baseOf(language);
  return isTemplate ? jinja(base ? { base } : {}) : base;
}

function baseOf(language: LanguageName): LanguageSupport | undefined {
  switch (language) {
    case "html":
      return html({ selfClosingTags: true });
    case "css":
      return css();
    case "javascript":
      return javascript();
    case "json":
      return json();
    case "text":
      return undefined;
  }
}
