import { answerOf, problem } from "./answer";

/** The server's end: a DotNetObjectReference. */
export interface Server {
  invokeMethodAsync(method: "ReceiveChosen", name: string): Promise<void>;
}

export interface ImportOptions {
  /** Where the zip goes to. */
  readonly address: string;
  /** The workspace's slug. */
  readonly workspace: string;
}

/** What the page calls. */
export interface TemplateImport {
  /** Sends the zip that was chosen; without a plan nothing is written. Answers JSON, as bytes: it may be long. */
  send(mode: string, plan: string | null): Promise<Uint8Array>;
  /** The zip is not wanted any more. */
  forget(): void;
  dispose(): void;
}

/** Keeps the zip that a person chose, and sends it to the server over HTTP: once to be looked at, once to be put in. */
export function attach(root: HTMLElement, server: Server, { address, workspace }: ImportOptions): TemplateImport {
  const ending = new AbortController();
  const { signal } = ending;
  let chosen: File | undefined;

  root.addEventListener(
    "change",
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "file" && target.files?.[0]) {
        [chosen] = target.files;
        // The same file can be chosen again.
        target.value = "";
        // Without a circuit there is nobody to show it to.
        server.invokeMethodAsync("ReceiveChosen", chosen?.name ?? "").catch(() => undefined);
      }
    },
    { signal },
  );

  const ask = async (file: File, mode: string, plan: string | null): Promise<string> => {
    const query = new URLSearchParams({ mode, ...(plan === null ? { dryRun: "true" } : { plan }) });
    try {
      const answer = await fetch(`${address}?${query.toString()}`, {
        method: "POST",
        body: file,
        headers: { "Content-Type": "application/zip", ...(workspace ? { "X-Workspace": workspace } : {}) },
        signal,
      });
      return answerOf(answer.status, await answer.text());
    } catch {
      return problem("The zip could not be sent: it changed since it was chosen, or the server cannot be reached.");
    }
  };

  return {
    send: async (mode, plan) =>
      new TextEncoder().encode(chosen ? await ask(chosen, mode, plan) : problem("No zip is chosen.")),
    forget() {
      chosen = undefined;
    },
    dispose: () => ending.abort(),
  };
}
