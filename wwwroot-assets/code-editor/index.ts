import { Journal } from "../typing/journal";
import { Sender, type Receiver } from "../typing/sender";
import { openStore } from "../typing/stores";
import type { Finding } from "./diagnostics";
import { Editor, type EditorOptions } from "./editor";
import { openFiles, type CodeEdited, type OpenFile } from "./open-files";
import { Session, type SessionOptions } from "./session";
import { readFile } from "./source";
import type { Batch, Word } from "./wire";

/** The server's end: a DotNetObjectReference. */
export interface Server extends Receiver {
  invokeMethodAsync: Receiver["invokeMethodAsync"] & Calls;
}

interface Calls {
  (method: "ReceiveLoaded", version: number): Promise<void>;
  (method: "ReceiveResumed", word: number): Promise<void>;
}

export interface CodeEditorOptions extends SessionOptions, EditorOptions {
  /** Where the file is read; the answer says the draft's version in X-Draft-Version. */
  readonly source: string;
  /** The workspace's slug. */
  readonly workspace: string;
}

/** What the page calls. The element says "code-edited" whenever its text changes, by whomever; the text is in openFiles(). */
export interface CodeEditor {
  /** The server's word, as JSON. */
  receive(word: string): void;
  diagnose(findings: readonly Finding[]): void;
  reveal(line: number, column: number): void;
  text(): string;
  focus(): void;
  /** Nothing is on its way, and nothing waits. */
  isSettled(): boolean;
  /** A part of what earlier pages of this file could not bring to the server, as people read it; null for nothing. */
  left(): Promise<string | null>;
  restoreLeft(): Promise<void>;
  forgetLeft(): Promise<void>;
  dispose(): void;
}

export async function attach(root: HTMLElement, server: Server, options: CodeEditorOptions): Promise<CodeEditor> {
  const ending = new AbortController();
  const { signal } = ending;
  const quietly = (call: Promise<void>): void => void call.catch(() => undefined);
  const store = await openStore(globalThis.indexedDB);
  const journal = new Journal(options.form, options.clientId, store);
  let editor: Editor | undefined;
  const file: OpenFile = { text: () => editor?.text ?? "" };
  const detail: CodeEdited = { source: options.source };
  const edited = (): void => void root.dispatchEvent(new CustomEvent("code-edited", { bubbles: true, detail }));

  const session = new Session(journal, store, options, {
    noted: () => sender.noted(),
    load: () => readFile(options.source, options.workspace, signal),
    begun(text) {
      root.replaceChildren();
      delete root.dataset.state;
      editor = new Editor(root, text, options, (changes) => {
        session.type(changes);
        edited();
      });
      openFiles().set(options.source, file);
      edited();
    },
    loaded: (version) => quietly(server.invokeMethodAsync("ReceiveLoaded", version)),
    failed: () => (root.dataset.state = "failed"),
    changed(changes) {
      editor?.apply(changes);
      edited();
    },
    setReadOnly: (isReadOnly) => editor?.setReadOnly(isReadOnly),
    signal,
  });
  const sender = new Sender(journal, server, {
    // It becomes a part of an attribute's name.
    name: options.path.replaceAll("/", "-"),
    page: document,
    signal,
    resumed: () => quietly(server.invokeMethodAsync("ReceiveResumed", session.word)),
  });
  // Whoever leaves the editor may be about to commit; a page that is hidden may not come back.
  root.addEventListener("focusout", () => session.flush(), { signal });
  document.addEventListener("visibilitychange", () => session.flush(), { signal });
  // Not waited for: the server must be able to call before the file is there.
  void session.begin();

  return {
    receive: (word) => session.receive(JSON.parse(word) as Word),
    diagnose: (findings) => editor?.diagnose(findings),
    reveal: (line, column) => editor?.reveal(line, column),
    text: file.text,
    focus: () => editor?.focus(),
    isSettled: () => session.isSettled,
    left: async () => inWords(await session.left()),
    restoreLeft: () => session.restoreLeft(),
    forgetLeft: () => session.forgetLeft(),
    dispose() {
      // The next page of the file may be there before this one is gone.
      if (openFiles().get(options.source) === file) {
        openFiles().delete(options.source);
      }
      session.flush();
      editor?.dispose();
      ending.abort();
    },
  };
}

const longestWords = 2_000;

/** What was inserted and removed, one after the other. */
function inWords(batches: readonly Batch[]): string | null {
  const lines = batches.flatMap(({ edits }) =>
    edits.flatMap(({ remove, insert }) => [remove && `- ${remove}`, insert && `+ ${insert}`].filter(Boolean)),
  );
  return lines.length === 0 ? null : lines.join("\n").slice(0, longestWords);
}
