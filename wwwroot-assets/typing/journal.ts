import type { Edit } from "./edits";

/** Where edits wait until the server has them; survives the page where the browser allows it. */
export interface EditStore {
  load(form: string): Promise<readonly Edit[]>;
  put(form: string, edit: Edit): Promise<void>;
  remove(form: string, edits: readonly Edit[]): Promise<void>;
}

/**
 * The edits of one form that the server has not acknowledged: the newest of each path, since a field's value replaces
 * the one before. Nothing here touches the page.
 */
export class Journal {
  readonly #form: string;
  readonly #clientId: string;
  readonly #store: EditStore;
  readonly #waiting = new Map<string, { edit: Edit; sent: boolean }>();
  #seq = 0;

  constructor(form: string, clientId: string, store: EditStore) {
    this.#form = form;
    this.#clientId = clientId;
    this.#store = store;
  }

  get count(): number {
    return this.#waiting.size;
  }

  has(path: string): boolean {
    return this.#waiting.has(path);
  }

  /** Notes what was typed. A secret stays in memory: it is never written to the browser's disk. */
  record(path: string, value: string, secret = false): Edit {
    const edit: Edit = { clientId: this.#clientId, seq: ++this.#seq, path, value };
    const before = this.#waiting.get(path);
    this.#waiting.delete(path);
    this.#waiting.set(path, { edit, sent: false });
    if (!secret) {
      void this.#store.put(this.#form, edit);
    }
    if (before) {
      void this.#store.remove(this.#form, [before.edit]);
    }
    return edit;
  }

  /** What has still to be sent, in the order of typing; it counts as sent from here on. */
  takeUnsent(): Edit[] {
    const unsent: Edit[] = [];
    for (const entry of this.#waiting.values()) {
      if (!entry.sent) {
        entry.sent = true;
        unsent.push(entry.edit);
      }
    }
    return unsent;
  }

  /** A call got lost: those edits of it that still wait are to be sent again. */
  unsend(edits: readonly Edit[]): void {
    for (const edit of edits) {
      const entry = this.#waiting.get(edit.path);
      if (entry?.edit.seq === edit.seq) {
        entry.sent = false;
      }
    }
  }

  /** The connection was away: whatever was not acknowledged is to be sent again. */
  unsendAll(): void {
    for (const entry of this.#waiting.values()) {
      entry.sent = false;
    }
  }

  /** The server has settled everything up to and including seq, but for what is to be kept. */
  acknowledge(seq: number, kept: readonly number[] = []): void {
    const done = [...this.#waiting.values()]
      .map((entry) => entry.edit)
      .filter((edit) => edit.seq <= seq && !kept.includes(edit.seq));
    done.forEach((edit) => this.#waiting.delete(edit.path));
    if (done.length > 0) {
      void this.#store.remove(this.#form, done);
    }
  }

  /** What an earlier page of this form could not bring to the server: the newest of each path. */
  async left(): Promise<Edit[]> {
    const newest = new Map<string, Edit>();
    for (const edit of await this.allLeft()) {
      newest.set(edit.path, edit);
    }
    return [...newest.values()];
  }

  /** All that earlier pages could not bring to the server, in the order in which it was made. */
  async allLeft(): Promise<Edit[]> {
    const stored = await this.#store.load(this.#form);
    return stored.filter((edit) => edit.clientId !== this.#clientId);
  }

  /** Forgets some of what earlier pages left. */
  forget(edits: readonly Edit[]): Promise<void> {
    return this.#store.remove(this.#form, edits);
  }

  /** Forgets what an earlier page left. */
  async forgetLeft(): Promise<void> {
    const stored = await this.#store.load(this.#form);
    await this.#store.remove(
      this.#form,
      stored.filter((edit) => edit.clientId !== this.#clientId),
    );
  }
}
