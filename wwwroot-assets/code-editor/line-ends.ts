import { EditorSelection, EditorState, Prec, Transaction, type Extension, type Text } from "@codemirror/state";
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

/** What a person does leaves a carriage return and its line feed together: the end of a line is before both, and one goes with the other. */
export const wholeLineEnds = EditorState.transactionFilter.of((transaction) => {
  if (transaction.annotation(Transaction.remote)) {
    return transaction;
  }
  const { newDoc, newSelection, startState } = transaction;
  const parts = (text: Text, at: number): boolean => at > 0 && text.sliceString(at - 1, at + 1, "\n") === "\r\n";
  const left: { from: number; to: number }[] = [];
  transaction.changes.iterChanges((from, to, newFrom, newTo) => {
    if (to > from && parts(startState.doc, from)) {
      left.push({ from: newFrom - 1, to: newFrom });
    }
    if (to > from && parts(startState.doc, to)) {
      left.push({ from: newTo, to: newTo + 1 });
    }
  });
  if (left.length > 0) {
    return [transaction, { changes: left, sequential: true }];
  }
  if (!newSelection.ranges.some(({ anchor, head }) => parts(newDoc, anchor) || parts(newDoc, head))) {
    return transaction;
  }
  const before = (at: number): number => (parts(newDoc, at) ? at - 1 : at);
  const ranges = newSelection.ranges.map(({ anchor, head }) => EditorSelection.range(before(anchor), before(head)));
  return [transaction, { selection: EditorSelection.create(ranges, newSelection.mainIndex), sequential: true }];
});

/** From the end of a line the cursor goes on to the next one. */
const goOn =
  (extend: boolean) =>
  ({ state, dispatch }: EditorView): boolean => {
    const { main } = state.selection;
    if ((!extend && !main.empty) || state.sliceDoc(main.head, main.head + 2) !== "\r\n") {
      return false;
    }
    const head = main.head + 2;
    dispatch({
      selection: EditorSelection.single(extend ? main.anchor : head, head),
      scrollIntoView: true,
      userEvent: "select",
    });
    return true;
  };

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
  wholeLineEnds,
  Prec.high(
    keymap.of([
      { key: "ArrowRight", run: goOn(false), shift: goOn(true) },
      { key: "Enter", run: breakLine, shift: breakLine },
    ]),
  ),
  EditorView.clipboardInputFilter.of((text) => text.replace(/\r?\n/g, "\r\n")),
];
