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

/** The nodes that follow one another from an output on; the ways that part from a node in it are branches below it. */
interface Branch {
  readonly outer: Branch | null;
  /** The node that it parts from; null for the outermost. */
  readonly node: string | null;
  readonly level: number;
  readonly hidden: boolean;
}

interface Step {
  readonly key: string | null;
  readonly from: string | null;
  readonly slot: Slot | null;
  readonly branch: Branch;
  /** Ways that met here, told of already: the node stands here whatever. */
  readonly met: boolean;
}

type Open = { -readonly [Member in keyof Row]: Row[Member] };

/**
 * The outline of a graph: from the start along the outputs; what the start does not lead to comes last. Ways that part
 * stand below the node where they part; where they meet again, the way goes on beside that node, and each says so.
 */
export function rowsOf(graph: Graph, catalogue: Catalogue, collapsed: ReadonlySet<string>): Row[] {
  const rows: Open[] = [];
  const seen = new Set<string>();
  for (const root of rootsOf(graph)) {
    if (!seen.has(root.key)) {
      new Walk(graph, catalogue, collapsed, rows, seen).from(root.key);
    }
  }
  const counts = new Map<string, number>();
  for (const row of rows) {
    row.place = (counts.get(row.parent ?? "") ?? 0) + 1;
    counts.set(row.parent ?? "", row.place);
  }
  rows.forEach((row) => (row.count = counts.get(row.parent ?? "") ?? 1));
  return rows;
}

class Walk {
  /** What waits, the next last. */
  readonly #waiting: Step[] = [];
  /** How many ways lead to a node that have not come there yet, and the innermost branch that holds those that have. */
  readonly #missing = new Map<string, number>();
  readonly #meeting = new Map<string, Branch>();
  /** How much waited when a node's branches were put before it: when so much waits again, they are done. */
  readonly #heights = new Map<string, number>();

  constructor(
    readonly graph: Graph,
    readonly catalogue: Catalogue,
    readonly collapsed: ReadonlySet<string>,
    readonly rows: Open[],
    readonly seen: Set<string>,
  ) {}

  from(root: string): void {
    const outermost: Branch = { outer: null, node: null, level: 1, hidden: false };
    const reached = new Set([root]);
    for (const at of reached) {
      for (const { to } of this.graph.edgesFrom(at)) {
        if (this.graph.has(to) && !this.seen.has(to)) {
          reached.add(to);
          this.#missing.set(to, (this.#missing.get(to) ?? 0) + 1);
        }
      }
    }
    this.#waiting.push({ key: root, from: null, slot: null, branch: outermost, met: true });
    for (;;) {
      for (let step = this.#waiting.pop(); step; step = this.#waiting.pop()) {
        this.#follow(step);
      }
      // What goes in circles waits for itself.
      const left = [...this.#meeting.keys()].find((key) => !this.seen.has(key));
      if (left === undefined) {
        return;
      }
      this.#waiting.push({ key: left, from: null, slot: null, branch: outermost, met: true });
    }
  }

  #follow(step: Step): void {
    const { key, branch } = step;
    const node = key === null ? undefined : this.graph.get(key);
    if (!node || this.seen.has(node.key)) {
      this.#show(step, node ? "link" : "open", node?.key ?? step.from ?? "", null);
      return;
    }
    if (!step.met) {
      const missing = (this.#missing.get(node.key) ?? 1) - 1;
      const meeting = commonOf(this.#meeting.get(node.key) ?? branch, branch);
      this.#missing.set(node.key, missing);
      this.#meeting.set(node.key, meeting);
      if (missing > 0 || meeting !== branch) {
        this.#show(step, "link", node.key, null);
        if (missing === 0) {
          const at = this.#heights.get(partingBelow(meeting, branch) ?? "") ?? 0;
          this.#waiting.splice(at, 0, { key: node.key, from: null, slot: null, branch: meeting, met: true });
        }
        return;
      }
    }
    this.seen.add(node.key);
    const { after, below } = waysOf(this.catalogue, node);
    const isClosed = this.collapsed.has(node.key);
    this.#show(step, "node", node.key, below.length === 0 ? null : !isClosed);
    if (after !== undefined) {
      this.#waiting.push({ key: after.to, from: node.key, slot: after.slot, branch, met: false });
    }
    this.#heights.set(node.key, this.#waiting.length);
    for (const way of below.toReversed()) {
      const own: Branch = {
        outer: branch,
        node: node.key,
        level: branch.level + 1,
        hidden: branch.hidden || isClosed,
      };
      this.#waiting.push({ key: way.to, from: node.key, slot: way.slot, branch: own, met: false });
    }
  }

  #show({ from, slot, branch }: Step, kind: Row["kind"], key: string, expanded: boolean | null): void {
    if (!branch.hidden && (kind === "node" || (from !== null && slot !== null))) {
      const id = kind === "node" ? key : `${from}/${slot}`;
      this.rows.push({
        kind,
        id,
        key,
        from,
        slot,
        level: branch.level,
        place: 1,
        count: 1,
        expanded,
        parent: branch.node,
      });
    }
  }
}

/** The innermost branch that holds both. */
function commonOf(one: Branch, other: Branch): Branch {
  let [left, right] = [one, other];
  while (left !== right) {
    if (left.level >= right.level && left.outer) {
      left = left.outer;
    } else if (right.outer) {
      right = right.outer;
    } else {
      return left;
    }
  }
  return left;
}

/** The node of the outer branch below which the inner one stands. */
function partingBelow(outer: Branch, inner: Branch): string | null {
  let at = inner;
  while (at.outer !== null && at.outer !== outer) {
    at = at.outer;
  }
  return at.node;
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
