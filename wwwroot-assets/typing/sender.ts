import { watchConnection } from "./connection";
import { batches, type EditPart } from "./edits";
import type { Journal } from "./journal";
import { showAway } from "./status";

/** The server's end: a DotNetObjectReference. */
export interface Receiver {
  invokeMethodAsync(method: "ReceiveEdits", edits: readonly EditPart[]): Promise<void>;
}

/** A call made while the circuit is down never settles. */
const callTimeout = 8_000;
const retryDelay = 2_000;

export interface SenderOptions {
  /** Counts what is kept apart from what other senders of the page keep. */
  readonly name: string;
  readonly page: Document;
  readonly signal: AbortSignal;
  /** The circuit is back; whatever was not acknowledged is sent again. */
  readonly resumed?: () => void;
}

/**
 * Brings what a journal holds to the server, in order, in calls that the hub takes; again, with the same numbers, when a
 * call got lost or the circuit was away.
 */
export class Sender {
  readonly #journal: Journal;
  readonly #server: Receiver;
  readonly #options: SenderOptions;
  #scheduled = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly isAway: () => boolean;

  constructor(journal: Journal, server: Receiver, options: SenderOptions) {
    this.#journal = journal;
    this.#server = server;
    this.#options = options;
    const { page, signal, name } = options;
    this.isAway = watchConnection(page, signal, (away) => {
      this.#tell();
      if (!away) {
        journal.unsendAll();
        options.resumed?.();
        this.schedule();
      }
    });
    page.defaultView?.addEventListener("beforeunload", (event) => this.#leaving(event), { signal });
    signal.addEventListener("abort", () => {
      clearTimeout(this.#retry);
      showAway(page, name, null);
    });
  }

  /** There is something new in the journal. */
  noted(): void {
    if (this.isAway()) {
      this.#tell();
    }
    this.schedule();
  }

  schedule(): void {
    if (!this.#scheduled && !this.#options.signal.aborted) {
      this.#scheduled = true;
      // What one gesture changes goes in one call.
      queueMicrotask(() => this.#send());
    }
  }

  #send(): void {
    this.#scheduled = false;
    // A call without a circuit is an uncaught error of the framework's; what waits is sent when it is back.
    if (this.isAway()) {
      return;
    }
    // Not awaited one by one: on a slow link sixty awaited calls take seconds, pipelined ones a round trip.
    for (const batch of batches(this.#journal.takeUnsent())) {
      withTimeout(this.#server.invokeMethodAsync("ReceiveEdits", batch)).catch(() => {
        this.#journal.unsend(batch);
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => this.schedule(), retryDelay);
      });
    }
  }

  #tell(): void {
    showAway(this.#options.page, this.#options.name, this.isAway() ? this.#journal.count : null);
  }

  #leaving(event: BeforeUnloadEvent): void {
    if (this.#journal.count > 0) {
      event.preventDefault();
    }
  }
}

export function withTimeout<T>(call: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The server did not answer.")), callTimeout);
  });
  return Promise.race([call, late]).finally(() => clearTimeout(timer));
}
