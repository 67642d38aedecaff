import type { ChangeSet, Text } from "@codemirror/state";
import type { Journal, EditStore } from "../typing/journal";
import { Rebase } from "./rebase";
import { readBatch, type Batch, type Loaded, type Word } from "./wire";

export interface SessionOptions {
  /** Names the file across reloads: what was not sent is found again under it. */
  readonly form: string;
  /** Where the server has the file in the draft: the path of each edit begins with it. */
  readonly path: string;
  readonly clientId: string;
}

export interface SessionHooks {
  /** Something new is in the journal. */
  readonly noted: () => void;
  /** Reads the file. */
  readonly load: () => Promise<Loaded>;
  /** The file is there for the first time. */
  readonly begun: (text: Text) => void;
  /** The server may begin to say what changes from this version on. */
  readonly loaded: (version: number) => void;
  /** The file could not be read; it is tried again. */
  readonly failed: () => void;
  /** What is seen changes by others' doing. */
  readonly changed: (changes: ChangeSet) => void;
  readonly setReadOnly: (isReadOnly: boolean) => void;
  readonly signal: AbortSignal;
}

const firstRetry = 1_000;
const lastRetry = 15_000;

/**
 * Keeps a file in the editor and the server's the same. A batch goes into the journal before it goes anywhere; what is
 * typed while one is on its way, or while the circuit is away, is kept in the browser too. Touches neither page nor network.
 */
export class Session {
  readonly #journal: Journal;
  readonly #store: EditStore;
  readonly #options: SessionOptions;
  readonly #hooks: SessionHooks;
  #rebase: Rebase | undefined;
  #sent = 0;
  #kept = 0;
  #word = 0;
  #loading: Promise<void> | undefined;

  constructor(journal: Journal, store: EditStore, options: SessionOptions, hooks: SessionHooks) {
    this.#journal = journal;
    this.#store = store;
    this.#options = options;
    this.#hooks = hooks;
  }

  /** The newest word that this page has. */
  get word(): number {
    return this.#word;
  }

  get isSettled(): boolean {
    return this.#rebase?.isSettled ?? true;
  }

  async begin(): Promise<void> {
    await this.#load(false);
  }

  /** The person changed what they see. */
  type(changes: ChangeSet): void {
    this.#rebase?.type(changes);
    this.#send();
  }

  /** The server's word. */
  receive(word: Word): void {
    const rebase = this.#rebase;
    if (!rebase || word.number <= this.#word) {
      return;
    }
    this.#word = word.number;
    const wasSent = rebase.isSent;
    for (const operation of word.operations.filter((each) => each.version > rebase.version)) {
      this.#show(rebase.receive(operation, operation.seq === this.#sent));
    }
    const isSettled = word.acknowledged >= this.#sent;
    if (word.reload) {
      void this.#load(wasSent && isSettled);
    } else if (isSettled) {
      this.#show(rebase.drop());
    }
    this.#journal.acknowledge(word.acknowledged);
    this.#hooks.setReadOnly(word.readOnly);
    this.#send();
  }

  /** What earlier pages of this file could not bring to the server, each on its version: to be shown before it is used. */
  async left(): Promise<Batch[]> {
    const edits = await this.#store.load(this.#place);
    return edits
      .filter((edit) => edit.clientId !== this.#options.clientId)
      .flatMap((edit) => readBatch(edit.value) ?? []);
  }

  async forgetLeft(): Promise<void> {
    const edits = await this.#store.load(this.#place);
    const theirs = edits.filter((edit) => edit.clientId !== this.#options.clientId);
    await Promise.all([this.#store.remove(this.#place, theirs), this.#journal.forgetLeft()]);
  }

  get #place(): string {
    return `${this.#options.form}/kept`;
  }

  #send(): void {
    const batch = this.#loading ? undefined : this.#rebase?.take();
    if (batch) {
      // The number is the journal's own; each batch has a path of its own, so that none stands for another.
      this.#sent = this.#journal.record(`${this.#options.path}/${this.#sent + 1}`, JSON.stringify(batch)).seq;
      this.#hooks.noted();
    }
    this.#keep();
  }

  #keep(): void {
    const { clientId, path } = this.#options;
    const edit = (seq: number, value: string) => ({ clientId, seq, path, value });
    const kept = this.#rebase?.kept();
    const before = this.#kept;
    if (kept) {
      this.#kept++;
      void this.#store.put(this.#place, edit(this.#kept, JSON.stringify(kept)));
    }
    if (before > 0) {
      void this.#store.remove(this.#place, [edit(before, "")]);
    }
    this.#kept = kept ? this.#kept : 0;
  }

  #show(changes: ChangeSet): void {
    if (!changes.empty) {
      this.#hooks.changed(changes);
    }
  }

  /** Never more than one at a time. */
  #load(hasOwn: boolean): Promise<void> {
    this.#loading ??= this.#read(hasOwn).finally(() => {
      this.#loading = undefined;
      this.#send();
    });
    return this.#loading;
  }

  /** Until it is there, or the page is gone. */
  async #read(hasOwn: boolean): Promise<void> {
    const { signal } = this.#hooks;
    for (let wait = firstRetry; !signal.aborted; wait = Math.min(wait * 2, lastRetry)) {
      try {
        const { text, version } = await this.#hooks.load();
        if (this.#rebase) {
          this.#show(this.#rebase.reload(text, version, hasOwn));
        } else {
          this.#rebase = new Rebase(text, version);
          this.#hooks.begun(this.#rebase.shown);
        }
        this.#hooks.loaded(version);
        return;
      } catch {
        if (!signal.aborted) {
          this.#hooks.failed();
          await new Promise((resolve) => setTimeout(resolve, wait));
        }
      }
    }
  }
}
