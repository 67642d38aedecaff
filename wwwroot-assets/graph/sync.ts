import type { Journal } from "../typing/journal";
import type { GraphEditor } from "./editor";
import {
  isList,
  isObject,
  numberOf,
  readJson,
  writeJson,
  type Batch,
  type Json,
  type NodeChange,
  type Received,
} from "./wire";

/** The server's word, as it comes. */
export interface Word extends Received {
  /** Words are numbered, so that what got lost can be found out. */
  readonly number: number;
  /** Gestures that wait for a decision: not shown, but kept for as long. */
  readonly held: readonly number[];
  readonly readOnly: boolean;
  /** So much has changed that the graph is to be loaded again. */
  readonly reload?: boolean;
}

/** A gesture as it goes to the server. */
interface Sent extends Batch {
  /** What this page knew to be settled when it was made: later ones of its own stood over the version. */
  readonly settled: number;
  /** Which page made it first, and as which. */
  readonly origin?: string;
  readonly layout?: Layout;
}

/** Nodes that the server is to lay out; all of the scope when none are named. */
export interface Layout {
  readonly scope: readonly string[];
  readonly nodes?: readonly string[];
}

/** A release as it was read. */
export interface Loaded {
  readonly version: number;
  readonly nodes: readonly Json[];
}

export interface SyncHooks {
  /** Something new is in the journal. */
  readonly noted: () => void;
  /** Reads the release. */
  readonly load: () => Promise<Loaded>;
  /** The server may begin to say what changes from this version on. */
  readonly loaded: (version: number) => void;
  /** The release could not be read; whether it is to be tried again. */
  readonly failed: (error: unknown) => boolean;
  readonly signal: AbortSignal;
}

const firstRetry = 1_000;
const lastRetry = 15_000;

const pathOf = (seq: number): string => `graph/${seq}`;

/**
 * Keeps an editor's graph and the server's the same: gestures go into the journal before they go anywhere, and leave it
 * when the server has settled them. Touches neither page nor network.
 */
export class Sync {
  readonly #journal: Journal;
  readonly #hooks: SyncHooks;
  #editor: GraphEditor | undefined;
  #seq = 0;
  #settled = 0;
  #word = 0;
  #loading: Promise<void> | undefined;

  constructor(journal: Journal, hooks: SyncHooks) {
    this.#journal = journal;
    this.#hooks = hooks;
  }

  /** The newest word that this page has. */
  get word(): number {
    return this.#word;
  }

  /** How a gesture goes to the server; for the editor. */
  readonly submit = (batch: Batch): number => this.#record({ ...batch, settled: this.#settled });

  /** Shows the release in the editor, and over it what earlier pages could not send. */
  async begin(editor: GraphEditor, readOnly: boolean): Promise<void> {
    this.#editor = editor;
    await this.#load(readOnly);
    const left = await this.#journal.allLeft();
    if (left.length > 0 && !readOnly) {
      for (const edit of left) {
        const sent = toSent(edit.value);
        if (sent) {
          const again = { ...sent, settled: 0, origin: sent.origin ?? `${edit.clientId}/${edit.seq}` };
          editor.resume(this.#record(again), sent.changes);
        }
      }
      // Theirs are forgotten only now that they stand in this page's journal.
      await this.#journal.forget(left);
    }
  }

  /** Lays nodes out: the server does it, and says what has moved. */
  layOut(layout: Layout): void {
    const editor = this.#editor;
    if (editor && !editor.readOnly) {
      const seq = this.#record({ baseVersion: editor.version, settled: this.#settled, changes: [], layout });
      editor.resume(seq, []);
    }
  }

  /** The server's word. */
  receive(text: string): void {
    const word = readJson(text) as unknown as Word;
    if (!this.#editor || word.number <= this.#word) {
      return;
    }
    try {
      this.#take(this.#editor, word);
    } catch (error) {
      // Whatever it was: what the page shows is not what the server thinks. It is read anew.
      void this.#load(word.readOnly);
      throw error;
    }
  }

  #take(editor: GraphEditor, word: Word): void {
    this.#word = word.number;
    this.#settled = Math.max(this.#settled, word.acknowledged);
    this.#journal.acknowledge(word.acknowledged, word.held);
    editor.setReadOnly(word.readOnly);
    editor.receive(word);
    if (word.reload) {
      void this.#load(word.readOnly);
    }
  }

  #record(sent: Sent): number {
    const seq = ++this.#seq;
    this.#journal.record(pathOf(seq), writeJson(sent as unknown as Json));
    this.#hooks.noted();
    return seq;
  }

  /** Never more than one at a time. */
  #load(readOnly: boolean): Promise<void> {
    this.#loading ??= this.#read(readOnly).finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  /** Until it is there, or the page is gone. */
  async #read(readOnly: boolean): Promise<void> {
    const { signal } = this.#hooks;
    for (let wait = firstRetry; !signal.aborted; wait = Math.min(wait * 2, lastRetry)) {
      try {
        const { version, nodes } = await this.#hooks.load();
        this.#editor?.load(nodes, version, readOnly);
        this.#hooks.loaded(version);
        return;
      } catch (error) {
        if (signal.aborted || !this.#hooks.failed(error)) {
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }
}

/** What a journal has of a gesture; nothing for what cannot be read. */
function toSent(text: string): Sent | undefined {
  try {
    const value = readJson(text);
    return isObject(value) && numberOf(value["baseVersion"]) !== undefined && isList(value["changes"])
      ? { ...(value as unknown as Sent), changes: value["changes"] as unknown as readonly NodeChange[] }
      : undefined;
  } catch {
    return undefined;
  }
}
