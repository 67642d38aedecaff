import type { GraphEditor } from "./editor";

export interface SelectionReceiver {
  invokeMethodAsync(
    method: "ReceiveSelection",
    keys: readonly string[],
    count: number,
    scope: readonly string[],
  ): Promise<void>;
}

const most = 50;
/** So long a selection stays before it is told: who draws a rectangle chooses much on the way. */
const rest = 120;

/** Tells the server what is chosen: the first of many, and how many. */
export function tellSelection(
  editor: GraphEditor,
  server: SelectionReceiver,
  isAway: () => boolean,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = "";
  const tell = (): void => {
    const { nodes } = editor.selection;
    const keys = [...nodes].slice(0, most);
    const now = [nodes.size, ...editor.scope, "", ...keys].join();
    if (now !== told && !isAway()) {
      told = now;
      // Lost with its circuit: the next choice tells it.
      server.invokeMethodAsync("ReceiveSelection", keys, nodes.size, editor.scope).catch(() => (told = ""));
    }
  };
  editor.on((event) => {
    if (event.selection || event.all) {
      clearTimeout(timer);
      timer = setTimeout(tell, rest);
    }
  }, signal);
  signal.addEventListener("abort", () => clearTimeout(timer));
}
