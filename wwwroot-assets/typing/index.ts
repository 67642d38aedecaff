import type { Edit } from "./edits";
import { Journal } from "./journal";
import { Sender, type Receiver } from "./sender";
import { openStore } from "./stores";

/** The server's end: a DotNetObjectReference. */
export interface Server extends Receiver {
  invokeMethodAsync: Receiver["invokeMethodAsync"] & ReceiveFocus;
}

interface ReceiveFocus {
  (method: "ReceiveFocus", path: string | null): Promise<void>;
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

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export async function attach(root: HTMLElement, server: Server, options: TypingOptions): Promise<Typing> {
  const journal = new Journal(options.form, options.clientId, await openStore(globalThis.indexedDB));
  const ending = new AbortController();
  const { signal } = ending;
  const later = new Map<string, string>();
  const newest = new Map<string, number>();
  // The input that may change under the person, because they asked for an undo.
  let yielding: Element | undefined;
  const sender = new Sender(journal, server, { name: "typing", page: document, signal });
  const isAway = sender.isAway;

  const note = (field: Field): void => {
    const path = field.dataset.path ?? "";
    delete field.dataset.typed;
    later.delete(path);
    yielding = undefined;
    newest.set(path, journal.record(path, valueOf(field), field.hasAttribute("data-secret")).seq);
    sender.noted();
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

  const find = (path: string): Field | undefined =>
    [...root.querySelectorAll<Field>("[data-path]")].find((field) => field.dataset.path === path);

  root.addEventListener("input", typed, { signal });
  root.addEventListener("focusin", entered, { signal });
  root.addEventListener("focusout", left, { signal });
  document.addEventListener("click", asked, { signal });
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
      ending.abort();
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
