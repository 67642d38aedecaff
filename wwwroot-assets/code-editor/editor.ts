import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { codeFolding, foldGutter, foldKeymap, indentOnInput } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { ChangeSet, Compartment, EditorState, Transaction, type Extension, type Text } from "@codemirror/state";
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  rectangularSelection,
} from "@codemirror/view";
import { toDiagnostics, type Finding } from "./diagnostics";
import { languageOf, supportOf } from "./languages";
import { hasCarriageReturns, lineEnds } from "./line-ends";
import { theme } from "./theme";

export interface EditorOptions {
  /** The file's path: it is what the editor is called, and tells the language. */
  readonly name: string;
  readonly contentType: string;
  /** Its tags are those of a template. */
  readonly isTemplate: boolean;
  readonly readOnly: boolean;
}

/** Beyond this a file is shown without colours: parsing would take the time that typing needs. */
const largest = 5_000_000;

/** The editor of one file. Where its text comes from and goes to is nothing to it. */
export class Editor {
  readonly #view: EditorView;
  readonly #writing = new Compartment();

  constructor(parent: HTMLElement, text: Text, options: EditorOptions, typed: (changes: ChangeSet) => void) {
    const language = languageOf(options.name, options.contentType);
    const isLarge = text.length > largest;
    // Of the page's content policy: the editor writes a style sheet.
    const nonce = document.documentElement.dataset.cspNonce;
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          nonce ? EditorView.cspNonce.of(nonce) : [],
          theme,
          lineEnds(hasCarriageReturns(text.sliceString(0, 100_000, "\n"))),
          basics,
          isLarge ? [] : colours(supportOf(language, options.isTemplate) ?? []),
          EditorView.contentAttributes.of({ "aria-label": options.name }),
          this.#writing.of(writing(options.readOnly)),
          EditorView.updateListener.of((update) => {
            const own = update.transactions.filter((each) => each.docChanged && !each.annotation(Transaction.remote));
            const [first, ...rest] = own.map((each) => each.changes);
            if (first) {
              typed(rest.reduce((all, changes) => all.compose(changes), first));
            }
          }),
        ],
      }),
    });
  }

  get text(): string {
    return this.#view.state.doc.sliceString(0, undefined, "\n");
  }

  /** Others changed the text: the cursor stays where it is in it, and so does what is seen of it. */
  apply(changes: ChangeSet): void {
    this.#view.dispatch({
      changes,
      annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)],
      effects: this.#view.scrollSnapshot().map(changes) ?? [],
    });
  }

  setReadOnly(isReadOnly: boolean): void {
    if (this.#view.state.readOnly !== isReadOnly) {
      this.#view.dispatch({ effects: this.#writing.reconfigure(writing(isReadOnly)) });
    }
  }

  diagnose(findings: readonly Finding[]): void {
    const { state } = this.#view;
    this.#view.dispatch(setDiagnostics(state, toDiagnostics(findings, state.doc)));
  }

  /** Puts the cursor at a place, in sight; both count from 1. */
  reveal(line: number, column: number): void {
    const { doc } = this.#view.state;
    const row = doc.line(Math.min(Math.max(1, line), doc.lines));
    const anchor = Math.min(row.to, row.from + Math.max(0, column - 1));
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.#view.focus();
  }

  focus(): void {
    this.#view.focus();
  }

  dispose(): void {
    this.#view.destroy();
  }
}

const writing = (readOnly: boolean): Extension => [
  EditorState.readOnly.of(readOnly),
  EditorView.editable.of(!readOnly),
];

// No matching of brackets: where the End key moves the cursor behind the last one and it is marked in the same moment, the
// browser's own cursor stays before it, and what is typed goes there.
const colours = (support: Extension): Extension => [
  support,
  foldGutter(),
  codeFolding(),
  closeBrackets(),
  autocompletion(),
  indentOnInput(),
];

const basics: Extension = [
  lineNumbers(),
  lintGutter(),
  history(),
  drawSelection(),
  dropCursor(),
  rectangularSelection(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  search({ top: true }),
  EditorState.allowMultipleSelections.of(true),
  keymap.of([
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...lintKeymap,
    ...defaultKeymap,
    // Escape, then Tab, leaves the editor.
    indentWithTab,
  ]),
];
