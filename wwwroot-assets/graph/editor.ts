import { Graph, within } from "./graph";
import { keyOf, type GraphNode } from "./node";
import { existing, nothing, type Selection } from "./selection";
import type { Batch, Json, NodeChange, NodeProblem, Received } from "./wire";

/** How a node differs from what is live. */
export interface Difference {
  readonly status: "added" | "changed" | "moved" | "removed";
  /** JSON Pointers of the members that differ, for `changed`. */
  readonly members: readonly string[];
}

/** What is live, beside the draft, while the two are compared. */
export interface Comparison {
  readonly live: Graph;
  readonly differences: ReadonlyMap<string, Difference>;
}

/** What has become another. */
export interface EditorEvent {
  /** Nodes of the open scope; absent when none. */
  readonly nodes?: ReadonlySet<string>;
  /** Everything is to be looked at anew: loaded, or another scope. */
  readonly all?: boolean;
  readonly selection?: boolean;
  readonly problems?: boolean;
  readonly comparison?: boolean;
  readonly mode?: boolean;
}

/** Takes a batch to the server; gives its number, by which it is acknowledged. Numbers only grow. */
export type Submit = (batch: Batch) => number;

interface Pending {
  readonly seq: number;
  readonly changes: readonly NodeChange[];
}

/**
 * The graph that a person edits: the server's word, and over it what the server has not acknowledged. Pictures and lists
 * read from here and listen; commands give it changes. Nothing here touches the page.
 */
export class GraphEditor {
  readonly #submit: Submit;
  readonly #listeners = new Set<(event: EditorEvent) => void>();
  #server = new Graph();
  #root = new Graph();
  #open = this.#root;
  #scope: readonly string[] = [];
  #pending: Pending[] = [];
  #version = 0;
  #selection: Selection = nothing;
  #problems: ReadonlyMap<string, readonly NodeProblem[]> = new Map();
  #allProblems: readonly NodeProblem[] = [];
  #comparison: Comparison | null = null;
  #readOnly = true;

  constructor(submit: Submit) {
    this.#submit = submit;
  }

  /** The nodes of the open scope, as the person sees them. */
  get graph(): Graph {
    return this.#open;
  }

  /** The nodes of the release itself. */
  get root(): Graph {
    return this.#root;
  }

  /** The groups that are open, from the outermost. */
  get scope(): readonly string[] {
    return this.#scope;
  }

  get version(): number {
    return this.#version;
  }

  get selection(): Selection {
    return this.#selection;
  }

  get selected(): GraphNode[] {
    return [...this.#selection.nodes].flatMap((key) => this.#open.get(key) ?? []);
  }

  get comparison(): Comparison | null {
    return this.#comparison;
  }

  /** Nothing can be changed: a closed draft, no permission, not loaded. */
  get readOnly(): boolean {
    return this.#readOnly;
  }

  /** How many batches the server has not settled. */
  get waiting(): number {
    return this.#pending.length;
  }

  /** The problems of a node of the open scope. */
  problemsOf(key: string): readonly NodeProblem[] {
    return this.#problems.get(key) ?? [];
  }

  on(listener: (event: EditorEvent) => void, signal?: AbortSignal): void {
    this.#listeners.add(listener);
    signal?.addEventListener("abort", () => this.#listeners.delete(listener));
  }

  load(nodes: readonly Json[], version: number, readOnly: boolean): void {
    this.#server = Graph.of(nodes);
    this.#root = this.#server.clone();
    this.#pending.forEach((batch) => this.#root.apply(batch.changes));
    this.#version = version;
    this.#readOnly = readOnly;
    this.#reopen();
    this.#tell({ all: true, mode: true, selection: true });
  }

  setReadOnly(readOnly: boolean): void {
    if (readOnly !== this.#readOnly) {
      this.#readOnly = readOnly;
      this.#tell({ mode: true });
    }
  }

  /** One gesture: shown at once, one step to undo. Changes of the open scope need not name it. */
  edit(changes: readonly NodeChange[], label?: string): void {
    if (this.#readOnly || changes.length === 0) {
      return;
    }
    const scoped = this.#scope.length === 0 ? changes : changes.map((change) => ({ scope: this.#scope, ...change }));
    const seq = this.#submit({
      baseVersion: this.#version,
      ...(label === undefined ? {} : { label }),
      changes: scoped,
    });
    this.#pending.push({ seq, changes: scoped });
    this.#show(this.#root.apply(scoped));
  }

  /** What an earlier page could not send, or this one before it was loaded: it waits for the server again. */
  resume(seq: number, changes: readonly NodeChange[]): void {
    this.#pending.push({ seq, changes });
    this.#show(this.#root.apply(changes));
  }

  /** The server's word. Pending batches stay over it. */
  receive(word: Received): void {
    const settled = this.#pending.filter((batch) => batch.seq <= word.acknowledged);
    this.#pending = this.#pending.filter((batch) => batch.seq > word.acknowledged);
    const dropped = new Set(word.dropped);
    const touched = new Set<string>();
    for (const batch of settled) {
      const changes = batch.changes;
      if (dropped.has(batch.seq)) {
        changes.forEach((change) => touched.add(keyOf(change.scope?.[0] ?? change.node)));
      } else {
        addAll(touched, this.#server.apply(changes));
      }
    }
    addAll(touched, this.#server.apply(word.changes));
    this.#version = word.version;
    for (const key of touched) {
      this.#root.set(key, this.#server.get(key));
    }
    for (const batch of this.#pending) {
      const concerned = batch.changes.filter((change) => touched.has(keyOf(change.scope?.[0] ?? change.node)));
      this.#root.apply(concerned);
    }
    this.#show(touched, word.problems ? this.#sortProblems(word.problems) : false);
  }

  select(selection: Selection): void {
    if (selection !== this.#selection) {
      this.#selection = selection;
      this.#tell({ selection: true });
    }
  }

  /** Opens a group, or goes back to one around it. */
  enter(scope: readonly string[]): void {
    this.#scope = scope;
    this.#selection = nothing;
    this.#reopen();
    this.#sortProblems(this.#allProblems);
    this.#tell({ all: true, selection: true, problems: true });
  }

  compare(comparison: Comparison | null): void {
    this.#comparison = comparison;
    this.#tell({ comparison: true });
  }

  /** Shows what changed of the release's own nodes; of an open group, whatever became another in it. */
  #show(touched: ReadonlySet<string>, problems = false): void {
    if (this.#scope.length === 0) {
      this.#tell({ nodes: touched, problems, selection: this.#keepSelection() });
      return;
    }
    if (!touched.has(keyOf(this.#scope[0] ?? ""))) {
      this.#tell({ problems });
      return;
    }
    const before = this.#open;
    const selected = this.#selection;
    if (this.#reopen()) {
      const keys = new Set([...before.keys, ...this.#open.keys]);
      this.#tell({
        nodes: new Set([...keys].filter((key) => before.get(key) !== this.#open.get(key))),
        problems,
        selection: selected !== this.#selection,
      });
    } else {
      this.#tell({ all: true, selection: true, problems });
    }
  }

  /** False when the open group is gone: then the one around it is open. */
  #reopen(): boolean {
    const asked = this.#scope.length;
    for (;;) {
      const open = this.#scope.length === 0 ? this.#root : within(this.#root, this.#scope);
      if (open) {
        this.#open = open;
        this.#keepSelection();
        return this.#scope.length === asked;
      }
      this.#scope = this.#scope.slice(0, -1);
    }
  }

  #keepSelection(): boolean {
    const before = this.#selection;
    this.#selection = existing(before, (key) => this.#open.has(key));
    return this.#selection !== before;
  }

  #sortProblems(problems: readonly NodeProblem[]): boolean {
    const here = this.#scope.map(keyOf).join("/");
    const sorted = new Map<string, NodeProblem[]>();
    for (const problem of problems) {
      if ((problem.scope ?? []).map(keyOf).join("/") === here) {
        const key = keyOf(problem.node);
        sorted.set(key, [...(sorted.get(key) ?? []), problem]);
      }
    }
    this.#allProblems = problems;
    this.#problems = sorted;
    return true;
  }

  #tell(event: EditorEvent): void {
    this.#listeners.forEach((listener) => listener(event));
  }
}

function addAll(to: Set<string>, keys: Iterable<string>): void {
  for (const key of keys) {
    to.add(key);
  }
}
