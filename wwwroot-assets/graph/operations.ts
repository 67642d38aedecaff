import { align, distribute, type Alignment, type Direction } from "./align";
import {
  addConnected,
  addNode,
  addOutput,
  connect,
  disconnect,
  freeSlot,
  insertOnEdge,
  moveBy,
  removeNodes,
  removeOutput,
  rename,
  renameSlug,
  slugsOf,
} from "./commands";
import { copyText, countNodes, readNodes, whyTooMany } from "./clipboard";
import type { Action } from "./catalogue";
import { duplicate, place } from "./copies";
import { group, ungroup, whyNotGrouped } from "./groups";
import { fallbackSlot, type Edge, type GraphNode, type Slot } from "./node";
import { countOf, isDone, type Outcome } from "./outcome";
import type { PanelContext } from "./panel";
import { nodeHeight, nodeWidth } from "./node";
import { occupied, type Point } from "./places";
import { revertMember, revertNode } from "./reverting";
import { only } from "./selection";

/** Where a new node goes: with its middle at a point; below an output, or where its input is wanted; into an edge. */
export type Target =
  | { readonly kind: "at"; readonly at: Point }
  | { readonly kind: "after"; readonly from: string; readonly slot: Slot; readonly at?: Point }
  | { readonly kind: "edge"; readonly edge: Edge };

/** What a person does to the graph, whichever way: each is one edit, said to those who listen. */
export class Operations {
  readonly #context: PanelContext;

  constructor(context: PanelContext) {
    this.#context = context;
  }

  /** The nodes that a command is about: the chosen ones, else the one that the keyboard stands on. */
  get targets(): readonly string[] {
    const { nodes, active } = this.#context.editor.selection;
    return nodes.size > 0 ? [...nodes] : active === null ? [] : [active];
  }

  /** The one node that a command is about. */
  get active(): GraphNode | null {
    const { editor } = this.#context;
    const key = editor.selection.active ?? [...editor.selection.nodes].at(-1);
    return (key === undefined ? undefined : editor.graph.get(key)) ?? null;
  }

  /** Why nothing can be edited; null when it can. */
  get whyNot(): string | null {
    return this.#context.editor.readOnly ? "This can be read only." : null;
  }

  add(action: Action, target: Target): boolean {
    const { editor, catalogue } = this.#context;
    const graph = editor.graph;
    const outcome =
      this.#full(1) ??
      (target.kind === "edge"
        ? insertOnEdge(graph, action, target.edge)
        : target.kind === "after"
          ? addConnected(graph, catalogue, action, target.from, target.slot, target.at && below(target.at))
          : addNode(graph, action, around(target.at)));
    return this.#run(outcome, `${action.title} added`, true);
  }

  /** Where a new node goes when nobody says it: after the chosen one, into its edge where it has but one; else in the middle. */
  get nextPlace(): Target {
    const { editor, catalogue } = this.#context;
    const node = editor.selection.nodes.size <= 1 ? this.active : null;
    const slot = node && freeSlot(catalogue, node);
    if (node && slot !== null) {
      return { kind: "after", from: node.key, slot };
    }
    const to = node && catalogue.slotsOf(node) === 1 ? node.children[0] : null;
    if (node && to && editor.graph.has(to)) {
      return { kind: "edge", edge: { from: node.key, slot: 0, to } };
    }
    return this.middle;
  }

  /** In the middle of what is seen, or beside it where that is taken. */
  get middle(): Target {
    const { editor, canvas } = this.#context;
    return { kind: "at", at: middleOf(occupied(editor.graph).free(around(canvas.centre()))) };
  }

  connect(from: string, slot: Slot, to: string): boolean {
    const { graph } = this.#context.editor;
    const [source, target] = [graph.get(from)?.title, graph.get(to)?.title];
    return this.#run(
      connect(graph, from, slot, to),
      `${source} leads to ${target}${slot === fallbackSlot ? " on failure" : ""}`,
    );
  }

  disconnect(from: string, slot: Slot): boolean {
    const { editor, catalogue } = this.#context;
    const node = editor.graph.get(from);
    const name = node ? `${node.title}, ${catalogue.slotName(node, slot)}` : "The output";
    return this.#run(disconnect(editor.graph, from, slot), `${name}: leads nowhere`);
  }

  /** The chosen edge, or the chosen nodes. */
  remove(): boolean {
    const { editor } = this.#context;
    const { edge } = editor.selection;
    if (edge) {
      const done = this.disconnect(edge.from, edge.slot);
      editor.select(only(edge.from));
      return done;
    }
    const keys = this.targets;
    const graph = editor.graph;
    const next = keys.length === 1 ? neighbourOf(this.#context, keys[0] ?? "") : null;
    const said =
      keys.length === 1
        ? `${graph.get(keys[0] ?? "")?.title ?? "The node"} deleted`
        : `${countOf(keys.length, "node")} deleted`;
    const done = this.#run(removeNodes(graph, keys), said);
    if (done) {
      editor.select({ nodes: new Set(), active: next !== null && editor.graph.has(next) ? next : null, edge: null });
    }
    return done;
  }

  move(keys: readonly string[], dx: number, dy: number): boolean {
    return this.#run(moveBy(this.#context.editor.graph, keys, dx, dy), `${countOf(keys.length, "node")} moved`);
  }

  duplicate(): boolean {
    const { editor } = this.#context;
    const outcome = this.#full(this.#weight(this.targets)) ?? duplicate(editor.graph, this.targets);
    return this.#run(outcome, `${countOf(this.targets.length, "node")} duplicated`, true);
  }

  /** The chosen nodes as text; null when none is. */
  get copied(): string | null {
    const keys = this.targets;
    return keys.length === 0 ? null : copyText(this.#context.editor.graph, keys);
  }

  sayCopied(): void {
    this.#context.announcer.say(`${countOf(this.targets.length, "node")} copied`);
  }

  /** Around a point; else beside what is there. */
  paste(text: string, at: Point | null): boolean {
    const { editor } = this.#context;
    const read = readNodes(text);
    if ("why" in read) {
      return this.#run(read, "");
    }
    const count = countOf(read.nodes.length, "node");
    const outcome = this.#full(countNodes(read.nodes)) ?? place(editor.graph, read.nodes, at, `Paste ${count}`);
    return this.#run(outcome, `${count} pasted`, true);
  }

  rename(key: string, name: string): boolean {
    return this.#run(rename(this.#context.editor.graph, key, name), "Renamed");
  }

  renameSlug(key: string, slug: string): boolean {
    return this.#run(renameSlug(this.#context.editor.graph, key, slug), "Slug renamed, and what refers to it");
  }

  whyNotGrouped(): string | null {
    return this.whyNot ?? whyNotGrouped(this.#context.editor.graph, this.targets);
  }

  group(): boolean {
    const { editor, catalogue } = this.#context;
    const outcome = this.#full(3) ?? group(editor.graph, catalogue, this.targets);
    return this.#run(outcome, `${countOf(this.targets.length, "node")} grouped`, true);
  }

  ungroup(): boolean {
    const { editor } = this.#context;
    return this.#run(ungroup(editor.graph, this.active?.key ?? ""), "The group is taken apart", true);
  }

  /** Shows the nodes in a group. */
  openGroup(key: string): boolean {
    const { editor, announcer } = this.#context;
    const node = editor.graph.get(key);
    if (node?.kind !== "native" || node.action !== "group") {
      announcer.refuse(node ? `${node.title} is no group.` : "No node is chosen.");
      return false;
    }
    editor.enter([...editor.scope, node.key]);
    return true;
  }

  /** Back to what is around the open group, `depth` groups deep. */
  leaveTo(depth: number): boolean {
    const { editor, canvas } = this.#context;
    const left = editor.scope[depth];
    if (left === undefined) {
      return false;
    }
    editor.enter(editor.scope.slice(0, depth));
    editor.select(only(left));
    canvas.reveal(left);
    return true;
  }

  align(how: Alignment): boolean {
    return this.#run(align(this.#context.editor.graph, this.targets, how), `Aligned: ${how}`);
  }

  distribute(how: Direction): boolean {
    return this.#run(distribute(this.#context.editor.graph, this.targets, how), `Distributed ${how}`);
  }

  addOutput(key: string): boolean {
    const { editor, catalogue } = this.#context;
    return this.#run(addOutput(editor.graph, catalogue, key), "Output added");
  }

  removeOutput(key: string, slot: number): boolean {
    const { editor, catalogue } = this.#context;
    return this.#run(removeOutput(editor.graph, catalogue, key, slot), "Output removed");
  }

  /** As it is live: the node, or one member of it. */
  revert(key: string, live: Parameters<typeof revertNode>[1], pointer?: string): boolean {
    const { editor } = this.#context;
    const outcome =
      pointer === undefined
        ? revertNode(editor.graph, live, key)
        : revertMember(editor.graph, live, key, pointer, editor.scope);
    return this.#run(outcome, pointer === undefined ? "The node is as it is live" : "The member is as it is live");
  }

  /** Chosen, in view. */
  goTo(key: string): void {
    this.#context.editor.select(only(key));
    this.#context.canvas.reveal(key);
  }

  /** A slug that nobody has, for a name. */
  get slugs(): Set<string> {
    return slugsOf(this.#context.editor.graph);
  }

  #run(outcome: Outcome, said: string, reveal = false): boolean {
    const { editor, canvas, announcer } = this.#context;
    const why = this.whyNot;
    if (why !== null || !isDone(outcome)) {
      announcer.refuse(why ?? (isDone(outcome) ? "" : outcome.why));
      return false;
    }
    if (outcome.changes.length === 0) {
      announcer.say("It is so already");
      return true;
    }
    editor.edit(outcome.changes, outcome.label);
    const select = outcome.select;
    if (select && select.length > 0) {
      editor.select(only(...select));
      if (reveal) {
        canvas.reveal(select[0] ?? "");
      }
    }
    announcer.say(said);
    return true;
  }

  #weight(keys: readonly string[]): number {
    return countNodes(keys.flatMap((key) => [this.#context.editor.graph.get(key)?.wire ?? null]));
  }

  /** Refused where a release would hold too many nodes. */
  #full(more: number): Outcome | null {
    const there = countNodes([...this.#context.editor.root.nodes].map((node) => node.wire));
    const why = whyTooMany(there, more);
    return why === null ? null : { why };
  }
}

/** The corner of a node whose middle is there, of one whose input is there, and the middle of one whose corner is. */
const around = ({ x, y }: Point): Point => ({ x: x - nodeWidth / 2, y: y - nodeHeight / 2 });
const below = ({ x, y }: Point): Point => ({ x: x - nodeWidth / 2, y });
const middleOf = ({ x, y }: Point): Point => ({ x: x + nodeWidth / 2, y: y + nodeHeight / 2 });

/** Where the keyboard stands after a node is gone: above it, else below. */
function neighbourOf({ editor }: PanelContext, key: string): string | null {
  return editor.graph.parentsOf(key)[0] ?? editor.graph.edgesFrom(key)[0]?.to ?? null;
}
