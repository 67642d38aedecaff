import { EditorSelection, EditorState, Prec, type Extension } from "@codemirror/state";
import {
  Decoration,
  EditorView,
  highlightSpecialChars,
  keymap,
  MatchDecorator,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from "@codemirror/view";

/** How the lines of a text end: as the first of them does. */
export const hasCarriageReturns = (text: string): boolean => /^[^\n]*\r\n/.test(text);

/**
 * A line ends with a line feed, and a carriage return before it is a character of its own, as on the server: so places are
 * the same here and there. It is hidden, the cursor goes over it, and in a file that has them new lines get theirs.
 */
export function lineEnds(withReturns: boolean): Extension {
  return [
    EditorState.lineSeparator.of("\n"),
    hidden,
    // Those of the package, without the carriage return.
    highlightSpecialChars({
      specialChars: new RegExp(
        "[\\u0000-\\u0008\\u000a-\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b\\u200e\\u200f\\u2028\\u2029\\u202d\\u202e\\u2066\\u2067\\u2069\\ufeff\\ufff9-\\ufffc]",
        "gu",
      ),
    }),
    withReturns ? returns : [],
  ];
}

const finder = new MatchDecorator({ regexp: /\r$/g, decoration: Decoration.replace({}) });

const hidden = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = finder.createDeco(view);
    }

    update(update: ViewUpdate): void {
      this.decorations = finder.updateDeco(update, this.decorations);
    }
  },
  {
    decorations: (plugin) => plugin.decorations,
    provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.decorations ?? Decoration.none),
  },
);

/** A line that is begun takes over the white space that the one before begins with. */
const breakLine = ({ state, dispatch }: EditorView): boolean => {
  if (state.readOnly) {
    return false;
  }
  dispatch(
    state.update(
      state.changeByRange(({ from, to }) => {
        const line = state.doc.lineAt(from);
        const indent = /^[ \t]*/.exec(line.text.slice(0, from - line.from))?.[0] ?? "";
        const insert = state.toText(`\r\n${indent}`);
        return { changes: { from, to, insert }, range: EditorSelection.cursor(from + insert.length) };
      }),
      { scrollIntoView: true, userEvent: "input" },
    ),
  );
  return true;
};

const returns: Extension = [
  Prec.high(keymap.of([{ key: "Enter", run: breakLine, shift: breakLine }])),
  EditorView.clipboardInputFilter.of((text) => text.replace(/\r?\n/g, "\r\n")),
];
