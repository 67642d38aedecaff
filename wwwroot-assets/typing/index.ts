import { batches, type Edit, type EditPart } from "./edits";
import { Journal } from "./journal";
import { openStore } from "./stores";
import { watchConnection } from "./connection";
import { showAway } from "./status";

/** The server's end: a DotNetObjectReference. */
export interface Server {
  invokeMethodAsync(method: "ReceiveEdits", edits: readonly EditPart[]): Promise<void>;
  invokeMethodAsync(method: "ReceiveFocus", path: string | null): Promise<void>;
}

export interface TypingOptions {
  /** Names the form across reloads, for example the draft's id: what was not sent is found again under it. */
  readonly form: string;
  /** Names this page: the server numbers nothing itself and drops what it has from (clientId, seq). */
  readonly clientId: string;
}

/**
 * Owns what is typed into the inputs with data-path under one element. Each value goes into the browser's journal, then
 * to the server in batches under 16 kB, and is forgotten when the server acknowledges it. Calls that got lost are sent
 * again, with the same numbers, when the connection is back.
 */
export interface Typing {
  /** The server has saved everything up to and including seq. */
  acknowledge(seq: number): void;
  /**
   * Sets a value from the server. Where the person is in that input, or has typed there what the server has not got, it
   * waits until they leave it and the server has it.
   * @param known The newest edit of that input that the server had when it said this: a word on older text is nothing.
   */
  setValue(path: string, value: string, known: number): boolean;
  /** How many fields hold what the server has not acknowledged. */
  waiting(): number;
  /** What an earlier page of this form could not send, the newest of each path. */
  left(): Promise<Edit[]>;
  forgetLeft(): Promise<void>;
  dispose(): void;
}

/** A call made while the circuit is down never settles. */
const callTimeout = 8_000;
const retryDelay = 2_000;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export async function attach(root: HTMLElement, server: Server, options: TypingOptions): Promise<Typing> {
  const journal = new Journal(options.form, options.clientId, await openStore(globalThis.indexedDB));
  const ending = new AbortController();
  const { signal } = ending;
  const later = new Map<string, string>();
  const newest = new Map<string, number>();
  // The input that may change under the person, because they asked for an undo.
  let yielding: Element | undefined;
  let scheduled = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const tellAway = (): void => showAway(document, isAway() ? journal.count : null);

  const isAway = watchConnection(document, signal, (away) => {
    tellAway();
    if (!away) {
      journal.unsendAll();
      schedule();
    }
  });

  const send = (): void => {
    scheduled = false;
    // A call without a circuit is an uncaught error of the framework's; what waits is sent when it is back.
    if (isAway()) {
      return;
    }
    // Not awaited one by one: on a slow link sixty awaited calls take seconds, pipelined ones a round trip.
    for (const batch of batches(journal.takeUnsent())) {
      withTimeout(server.invokeMethodAsync("ReceiveEdits", batch)).catch(() => {
        journal.unsend(batch);
        clearTimeout(retry);
        retry = setTimeout(schedule, retryDelay);
      });
    }
  };

  const schedule = (): void => {
    if (!scheduled && !signal.aborted) {
      scheduled = true;
      // What one gesture changes goes in one call.
      queueMicrotask(send);
    }
  };

  const note = (field: Field): void => {
    const path = field.dataset.path ?? "";
    delete field.dataset.typed;
    later.delete(path);
    yielding = undefined;
    newest.set(path, journal.record(path, valueOf(field), field.hasAttribute("data-secret")).seq);
    if (isAway()) {
      tellAway();
    }
    schedule();
  };

  const typed = (event: Event): void => {
    const field = fieldOf(event.target);
    if (field) {
      note(field);
    }
  };

  const isTheirs = (field: Field): boolean => field === document.activeElement && field !== yielding;

  const catchUp = (path: string): void => {
    const value = later.get(path);
    const field = find(path);
    if (value !== undefined && field && !isTheirs(field) && !journal.has(path)) {
      later.delete(path);
      set(field, value);
    }
  };

  // Lost while the connection is away: then nothing arrives that could change under the person either.
  const tellFocus = (path: string | null): void => {
    if (isAway()) {
      return;
    }
    server.invokeMethodAsync("ReceiveFocus", path).catch(() => undefined);
  };

  const entered = (event: Event): void => {
    const path = fieldOf(event.target)?.dataset.path;
    if (path !== undefined) {
      tellFocus(path);
    }
  };

  const left = (event: Event): void => {
    const path = fieldOf(event.target)?.dataset.path;
    if (path !== undefined) {
      yielding = undefined;
      // The field is still the active element while it is being left.
      queueMicrotask(() => catchUp(path));
      tellFocus(null);
    }
  };

  // Also what a shortcut clicks while the focus stays in the input.
  const asked = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest("[data-replaces]")) {
      yielding = document.activeElement ?? undefined;
    }
  };

  const leaving = (event: BeforeUnloadEvent): void => {
    if (journal.count > 0) {
      event.preventDefault();
    }
  };

  const find = (path: string): Field | undefined =>
    [...root.querySelectorAll<Field>("[data-path]")].find((field) => field.dataset.path === path);

  root.addEventListener("input", typed, { signal });
  root.addEventListener("focusin", entered, { signal });
  root.addEventListener("focusout", left, { signal });
  document.addEventListener("click", asked, { signal });
  window.addEventListener("beforeunload", leaving, { signal });
  // Typed before this script was there: the shell marked it.
  root.querySelectorAll<Field>("[data-path][data-typed]").forEach(note);

  return {
    acknowledge(seq) {
      journal.acknowledge(seq);
      for (const path of [...later.keys()]) {
        catchUp(path);
      }
    },
    setValue(path, value, known) {
      const field = find(path);
      if (!field || known < (newest.get(path) ?? 0)) {
        return false;
      }
      if (isTheirs(field) || journal.has(path)) {
        later.set(path, value);
        return false;
      }
      later.delete(path);
      set(field, value);
      return true;
    },
    waiting: () => journal.count,
    left: () => journal.left(),
    forgetLeft: () => journal.forgetLeft(),
    dispose() {
      clearTimeout(retry);
      ending.abort();
      showAway(document, null);
    },
  };
}

function fieldOf(target: EventTarget | null): Field | undefined {
  const isField =
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  return isField && target.dataset.path !== undefined ? target : undefined;
}

function valueOf(field: Field): string {
  return field instanceof HTMLInputElement && field.type === "checkbox" ? String(field.checked) : field.value;
}

function set(field: Field | undefined, value: string): void {
  if (field instanceof HTMLInputElement && field.type === "checkbox") {
    field.checked = value === "true";
  } else if (field && field.value !== value) {
    field.value = value;
  }
}

function withTimeout(call: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The server did not answer.")), callTimeout);
  });
  return Promise.race([call, late]).finally(() => clearTimeout(timer));
}
