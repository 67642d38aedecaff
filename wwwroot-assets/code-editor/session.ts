import type { ChangeSet, Text } from "@codemirror/state";
import type { Edit } from "../typing/edits";
import type { Journal, EditStore } from "../typing/journal";
import { Rebase } from "./rebase";
import { readBatch, readSent, type Batch, type Loaded, type Word } from "./wire";

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

/** What is typed at a stretch is one batch: it goes when the person pauses, or when they have typed for so long. */
const pause = 300;
const longest = 1_500;

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
  /** The number of the newest batch, and of the newest that was typed here. */
  #last = 0;
  #sent = 0;
  #kept = 0;
  #word = 0;
  #loading: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typedSince: number | undefined;

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
    const now = performance.now();
    this.#typedSince ??= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), Math.max(0, Math.min(pause, this.#typedSince + longest - now)));
    this.#keep();
  }

  /** What was typed goes now, or as soon as what is on its way has arrived. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#typedSince = undefined;
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
    this.#journal.acknowledge(word.acknowledged, word.held);
    this.#hooks.setReadOnly(word.readOnly);
    if (this.#typedSince === undefined) {
      this.#send();
    }
  }

  /**
   * What earlier pages of this file could not bring to the server, each on its version: to be shown before it is used. What
   * a page had on its way is in what it kept as a whole; its other batches waited for a choice.
   */
  async left(): Promise<Batch[]> {
    const kept = this.#ofOthers(await this.#store.load(this.#place));
    const isKept = new Set(kept.map(({ clientId, value }) => `${clientId} ${readSent(value)}`));
    const batches = (await this.#journal.allLeft()).filter(({ clientId, seq }) => !isKept.has(`${clientId} ${seq}`));
    return [...batches, ...kept].flatMap((edit) => readBatch(edit.value) ?? []);
  }

  /** Brings them to the server as this page's own, in their order. */
  async restoreLeft(): Promise<void> {
    for (const batch of await this.left()) {
      this.#record(batch);
    }
    await this.forgetLeft();
    this.#hooks.noted();
  }

  async forgetLeft(): Promise<void> {
    const theirs = this.#ofOthers(await this.#store.load(this.#place));
    await Promise.all([this.#store.remove(this.#place, theirs), this.#journal.forgetLeft()]);
  }

  #ofOthers(edits: readonly Edit[]): Edit[] {
    return edits.filter((edit) => edit.clientId !== this.#options.clientId);
  }

  #record(batch: Batch): number {
    // The number is the journal's own; each batch has a path of its own, so that none stands for another.
    this.#last = this.#journal.record(`${this.#options.path}/${this.#last + 1}`, JSON.stringify(batch)).seq;
    return this.#last;
  }

  get #place(): string {
    return `${this.#options.form}/kept`;
  }

  #send(): void {
    const batch = this.#loading ? undefined : this.#rebase?.take();
    if (batch) {
      this.#sent = this.#record(batch);
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
      const sent = this.#rebase?.isSent ? this.#sent : undefined;
      void this.#store.put(this.#place, edit(this.#kept, JSON.stringify({ ...kept, sent })));
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
