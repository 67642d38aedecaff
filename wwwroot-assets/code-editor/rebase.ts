import { ChangeSet, type Text } from "@codemirror/state";
import { toChanges, toEdits, toText } from "./changes";
import type { Batch, Operation, TextEdit } from "./wire";

/**
 * One file in two places. What the server has confirmed, over it the batch that is on its way, over that what was typed
 * since: together they are what the person sees. One batch is on its way at a time, so that each is made on a version that
 * the server knows. The server says what became of a batch; where that is not what was expected here, because it moved it
 * over others' edits by a rule of its own, what is seen follows the server.
 */
export class Rebase {
  #confirmed: Text;
  #version: number;
  #sent: ChangeSet | undefined;
  /** On its way since this version, as it was made. */
  #batch: Batch | undefined;
  #typed: ChangeSet;

  constructor(text: string, version: number) {
    this.#confirmed = toText(text);
    this.#version = version;
    this.#typed = ChangeSet.empty(this.#confirmed.length);
  }

  get version(): number {
    return this.#version;
  }

  /** What the person sees. */
  get shown(): Text {
    return this.#typed.apply(this.#expected);
  }

  get isSent(): boolean {
    return this.#sent !== undefined;
  }

  get isSettled(): boolean {
    return !this.#sent && this.#typed.empty;
  }

  /** The person changed what they see. */
  type(changes: ChangeSet): void {
    this.#typed = this.#typed.compose(changes);
  }

  /** What is to be sent now, if anything is and nothing is on its way. */
  take(): Batch | undefined {
    if (this.#sent || this.#typed.empty) {
      return undefined;
    }
    this.#batch = { baseVersion: this.#version, edits: toEdits(this.#typed, this.#confirmed) };
    this.#sent = this.#typed;
    this.#typed = ChangeSet.empty(this.#sent.newLength);
    return this.#batch;
  }

  /** All that the server has not confirmed, on the version that it was made on; undefined when there is nothing. */
  kept(): Batch | undefined {
    if (this.isSettled) {
      return undefined;
    }
    // What is on its way may be there already: it is kept as it was made, not as it was moved since.
    const typed = toEdits(this.#typed, this.#expected);
    return this.#batch && this.#batch.baseVersion === this.#version
      ? { baseVersion: this.#version, edits: [...this.#batch.edits, ...typed] }
      : { baseVersion: this.#version, edits: toEdits(this.#pending, this.#confirmed) };
  }

  /** What somebody did, or what became of one's own batch. Answers the change of what is seen. */
  receive(operation: Operation, isOwn: boolean): ChangeSet {
    this.#version = operation.version;
    return isOwn && this.#sent ? this.#settle(this.#sent, operation.edits) : this.#move(operation.edits);
  }

  /** The batch on its way came to nothing: others had done the same, or the server could not use it. */
  drop(): ChangeSet {
    return this.#sent ? this.#settle(this.#sent, []) : ChangeSet.empty(this.shown.length);
  }

  /**
   * The file as it was loaded again: what is new in it counts as others' edits, or, with one's own batch in it, as what
   * became of that.
   */
  reload(text: string, version: number, hasOwn: boolean): ChangeSet {
    const edits = toEdits(difference(this.#confirmed, toText(text)), this.#confirmed);
    return this.receive({ version, edits }, hasOwn);
  }

  /** What the file is when the batch on its way has arrived. */
  get #expected(): Text {
    return this.#sent ? this.#sent.apply(this.#confirmed) : this.#confirmed;
  }

  get #pending(): ChangeSet {
    return this.#sent ? this.#sent.compose(this.#typed) : this.#typed;
  }

  /** Others' edits come under one's own. At one place theirs stand first: they were there before. */
  #move(edits: readonly TextEdit[]): ChangeSet {
    const theirs = toChanges(edits, this.#confirmed.length);
    this.#confirmed = theirs.apply(this.#confirmed);
    let over = theirs;
    if (this.#sent) {
      const sent = this.#sent;
      this.#sent = sent.map(over);
      over = over.map(sent, true);
    }
    const typed = this.#typed;
    this.#typed = typed.map(over);
    return over.map(typed, true);
  }

  #settle(expected: ChangeSet, edits: readonly TextEdit[]): ChangeSet {
    const actual = toChanges(edits, this.#confirmed.length);
    const was = expected.apply(this.#confirmed);
    const isNow = actual.apply(this.#confirmed);
    this.#confirmed = isNow;
    this.#sent = undefined;
    this.#batch = undefined;
    if (was.eq(isNow)) {
      return ChangeSet.empty(this.#typed.newLength);
    }
    const correction = difference(was, isNow);
    const typed = this.#typed;
    this.#typed = typed.map(correction);
    return correction.map(typed, true);
  }
}

/** One change from a text to another: what they share at their ends stays. */
export function difference(before: Text, after: Text): ChangeSet {
  const [a, b] = [before.sliceString(0, undefined, "\n"), after.sliceString(0, undefined, "\n")];
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) {
    start++;
  }
  let end = 0;
  while (end < most - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) {
    end++;
  }
  // A surrogate pair is one character.
  if (start > 0 && isHigh(a.charCodeAt(start - 1))) {
    start--;
  }
  if (end > 0 && isLow(a.charCodeAt(a.length - end))) {
    end--;
  }
  const insert = toText(b.slice(start, b.length - end));
  return start === a.length && start === b.length
    ? ChangeSet.empty(a.length)
    : ChangeSet.of({ from: start, to: a.length - end, insert }, a.length);
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
