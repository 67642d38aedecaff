import { intersects, type Rect } from "./geometry";
import { added, type Selection } from "./selection";

/** The nodes that a lasso touches. */
export function lassoed(lasso: Rect, nodes: Iterable<readonly [string, Rect]>): string[] {
  const keys: string[] = [];
  for (const [key, rect] of nodes) {
    if (intersects(lasso, rect)) {
      keys.push(key);
    }
  }
  return keys;
}

/** What is selected after a lasso: its nodes, or with Shift those and what was selected. */
export function afterLasso(before: Selection, keys: readonly string[], adding: boolean): Selection {
  return added(adding ? before : { ...before, nodes: new Set() }, keys);
}
