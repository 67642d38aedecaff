import type { Fault, Rendering } from "./render";

/** What is asked of the worker. */
export type WorkerRequest =
  | { readonly kind: "files"; readonly files: Readonly<Record<string, string>> }
  | { readonly kind: "file"; readonly path: string; readonly text: string | null }
  | ({ readonly kind: "render" } & RenderRequest);

export interface WorkerAnswer {
  readonly id: number;
  readonly rendering: Rendering;
}

/** A worker as it is used here. */
export interface WorkerLike {
  listen(answered: (data: unknown) => void, broke: (message: string) => void): void;
  ask(request: WorkerRequest): void;
  terminate(): void;
}

export interface RenderRequest {
  readonly id: number;
  readonly primary: string;
  readonly data: object;
  readonly isText: boolean;
}

/** How long a rendering may take before its worker is ended. */
export const timeLimit = 1_500;

const mostMissing = 1_000;

/**
 * Renders one request after the other in a worker, of those that wait the newest only. A template can loop for ever: then
 * the worker is ended, and the next request gets a new one.
 */
export class Runner {
  readonly #files = new Map<string, string>();
  readonly #make: () => WorkerLike;
  readonly #done: (id: number, rendering: Rendering) => void;
  #worker: WorkerLike | undefined;
  #running: { readonly id: number; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  #next: RenderRequest | undefined;

  constructor(make: () => WorkerLike, done: (id: number, rendering: Rendering) => void) {
    this.#make = make;
    this.#done = done;
  }

  setFiles(files: Readonly<Record<string, string>>): void {
    this.#files.clear();
    for (const [path, text] of Object.entries(files)) {
      this.#files.set(path, text);
    }
    this.#worker?.ask({ kind: "files", files });
  }

  setFile(path: string, text: string | null): void {
    if (text === null) {
      this.#files.delete(path);
    } else {
      this.#files.set(path, text);
    }
    this.#worker?.ask({ kind: "file", path, text });
  }

  render(request: RenderRequest): void {
    this.#next = request;
    this.#start();
  }

  #start(): void {
    const request = this.#next;
    if (this.#running || !request) {
      return;
    }
    this.#next = undefined;
    this.#worker ??= this.#begin();
    this.#running = { id: request.id, timer: setTimeout(() => this.#stop(), timeLimit) };
    this.#worker.ask({ kind: "render", ...request });
  }

  #begin(): WorkerLike {
    const worker = this.#make();
    worker.listen(
      (data) => {
        const answer = answerOf(data);
        if (worker === this.#worker && answer && answer.id === this.#running?.id) {
          this.#finish(answer.rendering);
        }
      },
      (message) => {
        if (worker === this.#worker && this.#running) {
          this.#end({ message });
        }
      },
    );
    worker.ask({ kind: "files", files: Object.fromEntries(this.#files) });
    return worker;
  }

  #stop(): void {
    this.#end({ message: `The template was stopped: it ran for more than ${timeLimit / 1000} seconds.` });
  }

  #end(fault: Fault): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#finish({ fault });
  }

  #finish(rendering: Rendering): void {
    const running = this.#running;
    if (running) {
      clearTimeout(running.timer);
      this.#running = undefined;
      this.#done(running.id, rendering);
      this.#start();
    }
  }
}

/** A template that breaks out of nunjucks can post what it likes; what is no answer is none. */
function answerOf(data: unknown): WorkerAnswer | undefined {
  if (!isRecord(data) || typeof data.id !== "number" || !isRecord(data.rendering)) {
    return undefined;
  }
  const { html, fault, missing } = data.rendering;
  const asked = Array.isArray(missing)
    ? { missing: missing.filter((name) => typeof name === "string").slice(0, mostMissing) }
    : {};
  if (typeof html === "string") {
    return { id: data.id, rendering: { html, ...asked } };
  }
  if (!isRecord(fault)) {
    return undefined;
  }
  const { message, file, line, column } = fault;
  return {
    id: data.id,
    rendering: {
      fault: {
        message: String(message),
        ...(typeof file === "string" ? { file } : {}),
        ...(typeof line === "number" && typeof column === "number" ? { line, column } : {}),
      },
      ...asked,
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
