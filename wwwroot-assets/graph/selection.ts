import type { Slot } from "./node";

/** What a person has chosen. Each browser has its own; it never crosses to others. */
export interface Selection {
  /** The chosen nodes, in the order of choosing. */
  readonly nodes: ReadonlySet<string>;
  /** The node that the keyboard stands on; chosen or not. */
  readonly active: string | null;
  /** A chosen edge, by where it leaves; then no node is chosen. */
  readonly edge: { readonly from: string; readonly slot: Slot } | null;
}

export const nothing: Selection = { nodes: new Set(), active: null, edge: null };

export function only(...keys: readonly string[]): Selection {
  return { nodes: new Set(keys), active: keys.at(-1) ?? null, edge: null };
}

export function toggled(selection: Selection, key: string): Selection {
  const nodes = new Set(selection.nodes);
  if (!nodes.delete(key)) {
    nodes.add(key);
  }
  return { nodes, active: key, edge: null };
}

export function added(selection: Selection, keys: Iterable<string>): Selection {
  const nodes = new Set([...selection.nodes, ...keys]);
  return { nodes, active: [...nodes].at(-1) ?? null, edge: null };
}

/** Without what is not there any more; the same object when all is. */
export function existing(selection: Selection, has: (key: string) => boolean): Selection {
  const nodes = [...selection.nodes].filter(has);
  const active = selection.active !== null && has(selection.active) ? selection.active : (nodes.at(-1) ?? null);
  const edge = selection.edge !== null && has(selection.edge.from) ? selection.edge : null;
  return nodes.length === selection.nodes.size && active === selection.active && edge === selection.edge
    ? selection
    : { nodes: new Set(nodes), active, edge };
}
