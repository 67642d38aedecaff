import type { Catalogue } from "./catalogue";
import type { Graph } from "./graph";
import { fallbackSlot, type GraphNode, type Slot } from "./node";

/** A line of the outline. */
export interface Row {
  /** A node where it is first come upon; a way to one that stands elsewhere; an output that leads nowhere yet. */
  readonly kind: "node" | "link" | "open";
  /** Its own among all rows. */
  readonly id: string;
  /** The node; for an open output the node that has it. */
  readonly key: string;
  /** Whence it is led to; null at the beginning. */
  readonly from: string | null;
  readonly slot: Slot | null;
  /** How deep it stands, from 1: what follows a node with one output stands beside it, ways that part stand below. */
  readonly level: number;
  /** The place among those that stand together, from 1, and how many these are. */
  readonly place: number;
  readonly count: number;
  /** Null where nothing stands below. */
  readonly expanded: boolean | null;
  /** The row that this one stands below. */
  readonly parent: string | null;
}

interface Step {
  readonly key: string | null;
  readonly from: string | null;
  readonly slot: Slot | null;
  readonly level: number;
  readonly parent: string | null;
}

type Open = { -readonly [Member in keyof Row]: Row[Member] };

/** The outline of a graph: from the start along the outputs; what the start does not lead to comes last. */
export function rowsOf(graph: Graph, catalogue: Catalogue, collapsed: ReadonlySet<string>): Row[] {
  const rows: Open[] = [];
  const seen = new Set<string>();
  for (const root of rootsOf(graph)) {
    if (!seen.has(root.key)) {
      walk(graph, catalogue, collapsed, root.key, rows, seen);
    }
  }
  const groups = new Map<string, Open[]>();
  for (const row of rows) {
    const group = groups.get(row.parent ?? "") ?? [];
    group.push(row);
    groups.set(row.parent ?? "", group);
    row.place = group.length;
  }
  rows.forEach((row) => (row.count = groups.get(row.parent ?? "")?.length ?? 1));
  return rows;
}

function walk(
  graph: Graph,
  catalogue: Catalogue,
  collapsed: ReadonlySet<string>,
  root: string,
  rows: Open[],
  seen: Set<string>,
): void {
  // What waits, the next last; a step with hidden set is followed for what it leads to, and not shown.
  const waiting: (Step & { readonly hidden: boolean })[] = [
    { key: root, from: null, slot: null, level: 1, parent: null, hidden: false },
  ];
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const { key, from, slot, level, parent, hidden } = step;
    const node = key === null ? undefined : graph.get(key);
    if (!node || seen.has(node.key)) {
      if (!hidden && from !== null && slot !== null) {
        rows.push({
          kind: node ? "link" : "open",
          id: `${from}/${slot}`,
          key: node?.key ?? from,
          from,
          slot,
          level,
          place: 1,
          count: 1,
          expanded: null,
          parent,
        });
      }
      continue;
    }
    seen.add(node.key);
    const { after, below } = waysOf(catalogue, node);
    const isClosed = collapsed.has(node.key);
    if (!hidden) {
      const expanded = below.length === 0 ? null : !isClosed;
      rows.push({ kind: "node", id: node.key, key: node.key, from, slot, level, place: 1, count: 1, expanded, parent });
    }
    if (after !== undefined) {
      waiting.push({ key: after.to, from: node.key, slot: after.slot, level, parent, hidden });
    }
    for (const way of below.toReversed()) {
      waiting.push({
        key: way.to,
        from: node.key,
        slot: way.slot,
        level: level + 1,
        parent: node.key,
        hidden: hidden || isClosed,
      });
    }
  }
}

interface Way {
  readonly slot: Slot;
  readonly to: string | null;
}

/** What follows a node beside it, and what stands below it. */
function waysOf(
  catalogue: Catalogue,
  node: GraphNode,
): { readonly after: Way | undefined; readonly below: readonly Way[] } {
  const outputs = Array.from({ length: catalogue.slotsOf(node) }, (_, slot): Way => ({
    slot,
    to: node.children[slot] ?? null,
  }));
  const failure: Way[] = node.fallback === null ? [] : [{ slot: fallbackSlot, to: node.fallback }];
  return outputs.length === 1
    ? { after: outputs[0], below: failure }
    : { after: undefined, below: [...outputs, ...failure] };
}

/** The start first, then what nothing leads to, then the rest, for what goes in circles. */
function rootsOf(graph: Graph): GraphNode[] {
  const nodes = [...graph.nodes];
  const rank = (node: GraphNode): number =>
    node.kind === "native" && node.action === "start" ? 0 : graph.parentsOf(node.key).length === 0 ? 1 : 2;
  return nodes
    .map((node) => ({ node, rank: rank(node) }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ node }) => node);
}
