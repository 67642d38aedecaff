import { between, kept, start, viewOf, type Camera } from "../camera";
import type { Comparison, EditorEvent, GraphEditor } from "../editor";
import type { Face } from "../face";
import { added, boundsOf, encloses, grown, type Point, type Rect, type Size } from "../geometry";
import { levelOf, type Level } from "../levels";
import type { GraphNode } from "../node";
import { edgeId, Scene, type SceneEdge } from "../scene";
import type { CardFacts, CardTexts } from "./card";
import { FarPainter } from "./far";
import { GhostPainter } from "./ghosts";
import type { Layers } from "./layers";
import { NearPainter } from "./near";
import type { Picture } from "./picture";

/** Pixels around the view in which nodes are drawn already. */
const margin = 400;
/** The zoom rests when it has not changed for so long. */
const rest = 110;
const motion = 150;

/** What nodes are shown as, beside what the editor says. */
export interface Look {
  /** Nodes that stay where they are when the graph is laid out. */
  readonly pinned: ReadonlySet<string>;
  /** The nodes that are drawn faintly; none when null. */
  readonly dimmed: ((key: string) => boolean) | null;
  readonly hovered: string | null;
  /** Where what is dragged would be dropped. */
  readonly target: string | null;
  /** The edge that what is dragged would be put into. */
  readonly targetEdge: string | null;
}

const plain: Look = {
  pinned: new Set(),
  dimmed: null,
  hovered: null,
  target: null,
  targetEdge: null,
};

interface Drag {
  readonly origins: ReadonlyMap<string, Point>;
  readonly outer: readonly string[];
  readonly later: Set<string>;
  by: Point;
}

/** Shows the graph of an editor. Does all that a moment asks in one animation frame, and nothing where nothing changes. */
export class Renderer implements Picture {
  readonly scene: Scene;
  readonly #editor: GraphEditor;
  readonly #layers: Layers;
  readonly #near: NearPainter;
  readonly #far: FarPainter;
  readonly #ghosts: GhostPainter;
  readonly #faceOf: (node: GraphNode) => Face;
  readonly #watchers = new Set<() => void>();
  readonly #painted = new Set<() => void>();
  readonly #problems = new Map<string, string>();
  readonly #staleNodes = new Set<string>();
  readonly #staleEdges = new Set<string>();
  #staleAll = true;
  #camera: Camera = start;
  #size: Size = { width: 0, height: 0 };
  #bounds: Rect | undefined;
  #boundsKnown = false;
  #level: Level = "near";
  #cover: Rect | undefined;
  #lifted: ReadonlySet<string> = new Set();
  #touched: ReadonlySet<string> = new Set();
  #selectedEdge: string | null = null;
  #look: Look = plain;
  #drag: Drag | null = null;
  #followed = false;
  #comparison: Comparison | null = null;
  #shown: { readonly camera?: Camera; readonly size?: Size } = {};
  #seen: { readonly camera: Camera; readonly size: Size; readonly nodes: number } | undefined;
  #frame = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #isResting = true;
  #journey = 0;
  #goal: Camera | undefined;

  constructor(
    editor: GraphEditor,
    layers: Layers,
    texts: CardTexts,
    faceOf: (node: GraphNode) => Face,
    signal: AbortSignal,
  ) {
    this.#editor = editor;
    this.#layers = layers;
    this.#faceOf = faceOf;
    this.scene = new Scene(editor.graph, (node) => faceOf(node).slots);
    this.#near = new NearPainter(layers, this, texts);
    this.#far = new FarPainter(layers, this);
    this.#ghosts = new GhostPainter(layers, texts, (node) => faceOf(node).slots);
    editor.on((event) => this.#hear(event), signal);
    signal.addEventListener("abort", () => {
      cancelAnimationFrame(this.#frame);
      cancelAnimationFrame(this.#journey);
      clearTimeout(this.#resting);
    });
    this.#lift();
  }

  get camera(): Camera {
    return this.#camera;
  }

  /** Where it will be looked at from when a journey has ended. */
  get goal(): Camera {
    return this.#goal ?? this.#camera;
  }

  get size(): Size {
    return this.#size;
  }

  get level(): Level {
    return this.#level;
  }

  get look(): Look {
    return this.#look;
  }

  /** What all nodes take up. */
  get bounds(): Rect | undefined {
    if (!this.#boundsKnown) {
      this.#bounds = this.scene.bounds;
      this.#boundsKnown = true;
    }
    return this.#bounds;
  }

  /** How far what is dragged has come; null while nothing is. */
  get dragged(): Point | null {
    return this.#drag?.by ?? null;
  }

  /** Calls back in each frame in which the picture is looked at from elsewhere, or has another size. */
  onView(watcher: () => void): void {
    this.#watchers.add(watcher);
  }

  /** Calls back when nodes or edges were drawn anew. */
  onPaint(watcher: () => void): void {
    this.#painted.add(watcher);
  }

  resize(size: Size): void {
    this.#size = size;
    this.#cover = undefined;
    this.draw();
  }

  /** Looks from elsewhere, at once; a journey ends. */
  show(camera: Camera): void {
    cancelAnimationFrame(this.#journey);
    this.#goal = undefined;
    this.#set(camera);
  }

  /** Goes there, in a moment; at once where the person asks for less motion. */
  travel(to: Camera): void {
    cancelAnimationFrame(this.#journey);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || this.#size.width === 0) {
      this.show(to);
      return;
    }
    this.#goal = to;
    const from = this.#camera;
    const began = performance.now();
    const step = (now: number): void => {
      const part = Math.min(1, Math.max(0, (now - began) / motion));
      this.#set(part === 1 ? to : between(from, to, 1 - (1 - part) ** 3, this.#size));
      if (part < 1) {
        this.#journey = requestAnimationFrame(step);
      } else {
        this.#goal = undefined;
      }
    };
    this.#journey = requestAnimationFrame(step);
  }

  change(look: Partial<Look>): void {
    const before = this.#look;
    this.#look = { ...before, ...look };
    if (look.pinned) {
      new Set([...before.pinned, ...look.pinned]).forEach((key) => this.#staleNodes.add(key));
    }
    [before.targetEdge, this.#look.targetEdge].forEach((id) => id !== null && this.#staleEdges.add(id));
    this.draw();
  }

  /** Everything is drawn anew: the catalogue or the font has come. */
  renew(): void {
    this.scene.load(this.#editor.graph);
    this.#seen = undefined;
    this.#boundsKnown = false;
    this.#staleAll = true;
    this.#lift();
    this.draw();
  }

  /** From here on the selected nodes follow `drag`, whatever others do with them. */
  beginDrag(): void {
    const origins = new Map<string, Point>();
    for (const key of this.#lifted) {
      const node = this.scene.graph.get(key);
      if (node) {
        origins.set(key, { x: node.x, y: node.y });
      }
    }
    const outer = [...this.#touched].filter((id) => {
      const edge = this.scene.edge(id);
      return edge && this.placeOf(edge) === "live";
    });
    this.#drag = { origins, outer, later: new Set(), by: { x: 0, y: 0 } };
  }

  drag(by: Point): void {
    if (this.#drag) {
      this.#drag.by = by;
      this.draw();
    }
  }

  /** Where the dragged nodes were; they are shown where the graph has them again. */
  endDrag(): ReadonlyMap<string, Point> {
    const drag = this.#drag;
    this.#drag = null;
    if (!drag) {
      return new Map();
    }
    this.#update(drag.later);
    // Their edges were drawn elsewhere.
    drag.outer.forEach((id) => this.#staleEdges.add(id));
    this.#lift();
    this.draw();
    return drag.origins;
  }

  draw(): void {
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#paint();
      });
    }
  }

  node(key: string): GraphNode | undefined {
    return this.scene.graph.get(key);
  }

  edge(id: string): SceneEdge | undefined {
    return this.scene.edge(id);
  }

  factsOf(node: GraphNode): CardFacts {
    return {
      face: this.#faceOf(node),
      slots: this.scene.slotsOf(node),
      problems: this.#editor.problemsOf(node.key),
      difference: this.#editor.comparison?.differences.get(node.key),
      pinned: this.#look.pinned.has(node.key),
    };
  }

  edgeStatus(edge: SceneEdge): "added" | null {
    const live = this.#editor.comparison?.live;
    if (!live) {
      return null;
    }
    const from = live.get(edge.from);
    const before = edge.slot === "fallback" ? from?.fallback : from?.children[edge.slot];
    return before === edge.to ? null : "added";
  }

  statesOf(key: string): readonly string[] {
    const { selection } = this.#editor;
    const look = this.#look;
    const states: string[] = [];
    const say = (state: string, is: boolean): void => {
      if (is) {
        states.push(state);
      }
    };
    say("selected", selection.nodes.has(key));
    say("active", selection.active === key);
    say("hovered", look.hovered === key);
    say("target", look.target === key);
    say("dimmed", look.dimmed?.(key) === true);
    return states;
  }

  isLifted(key: string): boolean {
    return this.#lifted.has(key);
  }

  placeOf(edge: SceneEdge): "still" | "live" | "lifted" {
    const [from, to] = [this.#lifted.has(edge.from), this.#lifted.has(edge.to)];
    return from && to ? "lifted" : from || to ? "live" : "still";
  }

  isEdgeSelected(id: string): boolean {
    return id === this.#selectedEdge || id === this.#look.targetEdge;
  }

  #set(camera: Camera): void {
    const next = kept(camera, this.bounds, this.#size);
    if (next.zoom !== this.#camera.zoom) {
      this.#isResting = false;
      clearTimeout(this.#resting);
      this.#resting = setTimeout(() => {
        this.#isResting = true;
        this.draw();
      }, rest);
    }
    this.#camera = next;
    this.draw();
  }

  #hear(event: EditorEvent): void {
    if (event.all) {
      this.#drag = null;
      this.renew();
    } else if (event.nodes) {
      const now = new Set<string>();
      for (const key of event.nodes) {
        if (this.#drag?.origins.has(key)) {
          this.#drag.later.add(key);
        } else {
          now.add(key);
        }
      }
      this.#update(now);
    }
    if (event.problems) {
      this.#compareProblems();
    }
    if (event.comparison) {
      this.#staleAll = true;
    }
    if (event.selection && !this.#drag) {
      this.#lift();
    }
    this.draw();
  }

  #update(keys: ReadonlySet<string>): void {
    if (keys.size === 0) {
      return;
    }
    const change = this.scene.update(this.#editor.graph, keys);
    this.#seen = undefined;
    this.#boundsKnown = false;
    change.nodes.forEach((key) => this.#staleNodes.add(key));
    change.edges.forEach((id) => this.#staleEdges.add(id));
    if (!this.#drag) {
      this.#touched = this.#edgesAt(this.#lifted);
    }
  }

  #compareProblems(): void {
    for (const node of this.scene.graph.nodes) {
      const problems = this.#editor.problemsOf(node.key);
      const before = this.#problems.get(node.key) ?? "";
      const after = problems.map((problem) => `${problem.isWarning ? "w" : "e"}`).join("");
      if (after !== before) {
        this.#problems.set(node.key, after);
        this.#staleNodes.add(node.key);
      }
    }
  }

  /** Puts what is selected into the layer that can be moved by itself, and the edges that would follow into theirs. */
  #lift(): void {
    const before = this.#lifted;
    const after = this.#editor.selection.nodes;
    const edge = this.#editor.selection.edge;
    const selectedEdge = edge ? edgeId(edge.from, edge.slot) : null;
    if (selectedEdge !== this.#selectedEdge) {
      [selectedEdge, this.#selectedEdge].forEach((id) => id !== null && this.#staleEdges.add(id));
      this.#selectedEdge = selectedEdge;
    }
    this.#lifted = after;
    const changed = [...before].filter((key) => !after.has(key)).concat([...after].filter((key) => !before.has(key)));
    changed.forEach((key) => this.#staleNodes.add(key));
    this.#edgesAt(changed).forEach((id) => this.#staleEdges.add(id));
    this.#touched = this.#edgesAt(after);
  }

  #edgesAt(keys: Iterable<string>): Set<string> {
    const ids = new Set<string>();
    for (const key of keys) {
      this.scene.edgesAt(key).forEach((id) => ids.add(id));
    }
    return ids;
  }

  #paint(): void {
    if (this.#size.width === 0 || this.#size.height === 0) {
      return;
    }
    this.#layers.show(this.#camera, this.#isResting);
    this.#paintGraph();
    this.#follow();
    if (this.#shown.camera !== this.#camera || this.#shown.size !== this.#size) {
      this.#shown = { camera: this.#camera, size: this.#size };
      this.#watchers.forEach((watcher) => watcher());
    }
  }

  #follow(): void {
    const drag = this.#drag;
    const by = drag?.by ?? { x: 0, y: 0 };
    const isFar = this.#level === "far";
    this.#layers.moveLifted(isFar ? 0 : by.x, isFar ? 0 : by.y);
    const routeOf = (edge: SceneEdge): SceneEdge["route"] | undefined =>
      drag ? this.scene.routeBetween(edge, (key) => this.#placeOf(key, drag)) : edge.route;
    if (isFar && (drag || this.#followed)) {
      this.#far.follow(by, routeOf);
    } else if (drag) {
      this.#near.follow(drag.outer, routeOf);
    }
    this.#followed = drag !== null;
  }

  #placeOf(key: string, drag: Drag): Point | undefined {
    const origin = drag.origins.get(key);
    return origin ? added(origin, drag.by) : this.scene.graph.get(key);
  }

  #paintGraph(): void {
    const view = viewOf(this.#camera, this.#size);
    const isCovered = this.#cover !== undefined && encloses(this.#cover, grown(view, 40 / this.#camera.zoom));
    const isStale = this.#staleAll || this.#staleNodes.size > 0 || this.#staleEdges.size > 0;
    const level = this.#levelNow();
    if (level === this.#level && !isStale && (level === "far" || isCovered)) {
      if (level !== "far") {
        this.#near.states(this.scene.nodes.within(view));
      }
      return;
    }
    const all = this.#staleAll || level !== this.#level;
    if (this.#staleAll || this.#comparison !== null) {
      this.#compare();
    }
    const cover = isCovered && this.#cover ? this.#cover : grown(view, margin / this.#camera.zoom);
    const stale = { all, nodes: this.#staleNodes, edges: this.#staleEdges };
    if (level === "far") {
      if (this.#level !== "far") {
        this.#near.clear();
      }
      const demand = {
        cover,
        nodes: this.scene.graph.keys,
        edges: all ? [...this.scene.allEdges].map((edge) => edge.id) : [],
      };
      this.#far.paint(demand, stale, this.#lifted, this.#touched);
    } else {
      if (this.#level === "far") {
        this.#far.clear();
      }
      this.#near.paint(level, this.#demand(cover), stale);
    }
    this.#ghosts.paint(level, cover);
    this.#level = level;
    this.#layers.level = level;
    this.#cover = cover;
    this.#staleAll = false;
    this.#staleNodes.clear();
    this.#staleEdges.clear();
    this.#painted.forEach((watcher) => watcher());
  }

  /** What is live and removed takes up room too. */
  #compare(): void {
    this.#comparison = this.#editor.scope.length === 0 ? this.#editor.comparison : null;
    const ghosts = this.#ghosts.compare(this.#comparison, this.scene.graph);
    this.#bounds = boundsOf([this.scene.bounds, ghosts].filter((rect) => rect !== undefined));
    this.#boundsKnown = true;
  }

  #levelNow(): Level {
    const seen = this.#seen;
    if (seen?.camera !== this.#camera || seen.size !== this.#size) {
      const nodes = this.scene.nodes.within(viewOf(this.#camera, this.#size)).size;
      this.#seen = { camera: this.#camera, size: this.#size, nodes };
    }
    return levelOf(this.#camera.zoom, this.#seen?.nodes ?? 0);
  }

  /** What is in the cover; and what is dragged, wherever it is now. */
  #demand(cover: Rect): { cover: Rect; nodes: Set<string>; edges: Set<string> } {
    const nodes = this.scene.nodes.within(cover);
    const edges = this.scene.edges.within(cover);
    if (this.#drag) {
      const { by, outer } = this.#drag;
      const lifted = { ...cover, x: cover.x - by.x, y: cover.y - by.y };
      this.scene.nodes.within(lifted).forEach((key) => this.#lifted.has(key) && nodes.add(key));
      this.scene.edges.within(lifted).forEach((id) => this.#touched.has(id) && edges.add(id));
      outer.forEach((id) => edges.add(id));
    }
    return { cover, nodes, edges };
  }
}
