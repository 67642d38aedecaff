import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const look = EditorView.theme({
  "&": { height: "100%", color: "var(--ds-text)", backgroundColor: "var(--ds-surface)", fontSize: "13px" },
  "&.cm-focused": { outline: "2px solid var(--ds-focus)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--ds-font-mono)", lineHeight: "20px" },
  ".cm-content": { caretColor: "var(--ds-text)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ds-text)" },
  ".cm-gutters": {
    color: "var(--ds-muted)",
    backgroundColor: "var(--ds-surface)",
    borderRight: "1px solid var(--ds-border)",
  },
  ".cm-activeLine": { backgroundColor: "var(--ds-hover)" },
  ".cm-activeLineGutter": { color: "var(--ds-text)", backgroundColor: "var(--ds-hover)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--ds-accent-soft)",
  },
  ".cm-searchMatch": { backgroundColor: "var(--ds-warning-soft)", outline: "1px solid var(--ds-warning-border)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--ds-accent-soft)", outline: "1px solid var(--ds-accent)" },
  ".cm-selectionMatch": { backgroundColor: "var(--ds-surface-3)" },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--ds-accent-soft)",
    outline: "1px solid var(--ds-accent)",
  },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--ds-danger-soft)" },
  ".cm-foldPlaceholder": {
    color: "var(--ds-muted)",
    backgroundColor: "var(--ds-surface-2)",
    borderColor: "var(--ds-border)",
  },
  ".cm-panels": { color: "var(--ds-text)", backgroundColor: "var(--ds-surface-2)", fontFamily: "var(--ds-font)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--ds-border)" },
  ".cm-panels-bottom": { borderTop: "1px solid var(--ds-border)" },
  ".cm-textfield": {
    color: "var(--ds-text)",
    backgroundColor: "var(--ds-surface)",
    border: "1px solid var(--ds-border-control)",
    borderRadius: "var(--ds-radius-sm)",
  },
  ".cm-button": {
    color: "var(--ds-text)",
    backgroundImage: "none",
    backgroundColor: "var(--ds-surface)",
    border: "1px solid var(--ds-border-control)",
    borderRadius: "var(--ds-radius-sm)",
  },
  ".cm-panel.cm-search [name=close]": { color: "var(--ds-text-2)" },
  ".cm-tooltip": {
    color: "var(--ds-text)",
    backgroundColor: "var(--ds-surface)",
    border: "1px solid var(--ds-border-strong)",
    borderRadius: "var(--ds-radius)",
    boxShadow: "var(--ds-raised)",
  },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    color: "var(--ds-text)",
    backgroundColor: "var(--ds-accent-soft)",
  },
  ".cm-diagnostic-error": { borderLeftColor: "var(--ds-danger)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--ds-warning)" },
  ".cm-lintRange-error": { textDecoration: "underline wavy var(--ds-danger)", backgroundImage: "none" },
  ".cm-lintRange-warning": { textDecoration: "underline wavy var(--ds-warning)", backgroundImage: "none" },
});

const colours = HighlightStyle.define([
  { tag: tags.comment, color: "var(--ds-muted)", fontStyle: "italic" },
  { tag: [tags.keyword, tags.controlKeyword, tags.operatorKeyword, tags.modifier], color: "var(--ds-tool)" },
  { tag: [tags.string, tags.attributeValue, tags.special(tags.string)], color: "var(--ds-success)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.unit, tags.color], color: "var(--ds-warning)" },
  { tag: [tags.tagName, tags.angleBracket], color: "var(--ds-connector)" },
  { tag: [tags.attributeName, tags.propertyName], color: "var(--ds-accent-text)" },
  { tag: [tags.className, tags.labelName, tags.definition(tags.variableName)], color: "var(--ds-agent)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: "var(--ds-info)" },
  { tag: [tags.brace, tags.bracket, tags.operator, tags.separator, tags.punctuation], color: "var(--ds-text-2)" },
  { tag: [tags.processingInstruction, tags.meta], color: "var(--ds-failure)" },
  { tag: tags.heading, fontWeight: "600" },
  { tag: tags.link, textDecoration: "underline" },
  { tag: tags.invalid, color: "var(--ds-danger)" },
]);

/** By the page's tokens alone: they are light or dark as the person wants it, and the editor follows at once. */
export const theme: Extension = [look, syntaxHighlighting(colours)];
