import { viewOf } from "../camera";
import { insertNode, moveTo } from "../commands";
import type { GraphEditor } from "../editor";
import type { Point, Rect } from "../geometry";
import { hitAt } from "../hit";
import type { Catalogue } from "../catalogue";
import { isDone } from "../outcome";
import type { SceneEdge } from "../scene";
import { snapped, toGrid } from "../snap";
import type { NodeChange } from "../wire";
import type { Overlay } from "../view/overlay";
import type { Renderer } from "../view/renderer";
import type { Gesture, Moment } from "./gesture";

/** Pixels within which a line draws what is dragged to it. */
const reach = 6;
/** With more, lines of others say nothing. */
const mostSnapped = 60;

/** The selected nodes follow the pointer; let go, they are moved in one batch. */
export class Drag implements Gesture {
  readonly cursor = "grabbing";
  readonly pansAtBorder = true;
  readonly #bounds: Rect | undefined;
  readonly #single: string | null;
  #by: Point = { x: 0, y: 0 };

  constructor(
    readonly editor: GraphEditor,
    readonly renderer: Renderer,
    readonly overlay: Overlay,
    readonly catalogue: () => Catalogue,
    readonly start: Moment,
  ) {
    const keys = editor.selection.nodes;
    this.#bounds = renderer.scene.boundsOf(keys);
    this.#single = keys.size === 1 ? ([...keys].find((key) => this.#isLoose(key)) ?? null) : null;
    renderer.beginDrag();
  }

  move(moment: Moment): void {
    const by = { x: moment.point.x - this.start.point.x, y: moment.point.y - this.start.point.y };
    const { level, camera, scene, size } = this.renderer;
    if (moment.alt || !this.#bounds) {
      this.#by = { x: Math.round(by.x), y: Math.round(by.y) };
      this.overlay.guides([]);
    } else if (level === "far" || this.editor.selection.nodes.size > mostSnapped) {
      this.#by = {
        x: toGrid(this.#bounds.x + by.x) - this.#bounds.x,
        y: toGrid(this.#bounds.y + by.y) - this.#bounds.y,
      };
    } else {
      const others = [...scene.nodes.within(viewOf(camera, size))]
        .filter((key) => !this.renderer.isLifted(key))
        .flatMap((key) => scene.nodes.rectOf(key) ?? []);
      const to = snapped(this.#bounds, by, others, reach / camera.zoom);
      this.#by = to.by;
      this.overlay.guides(to.guides);
    }
    this.#target(moment);
    this.renderer.drag(this.#by);
  }

  end(): void {
    const edge = this.#edge();
    const moved = this.#by;
    const origins = this.#letGo();
    const { graph } = this.editor;
    const changes: NodeChange[] = [];
    for (const [key, origin] of origins) {
      const node = graph.get(key);
      // Somebody may have removed it meanwhile.
      if (node && (moved.x !== 0 || moved.y !== 0)) {
        changes.push(moveTo(node, origin.x + moved.x, origin.y + moved.y));
      }
    }
    const inserted = edge && this.#single ? insertNode(graph, this.catalogue(), this.#single, edge) : undefined;
    if (inserted && isDone(inserted)) {
      this.editor.edit([...changes, ...inserted.changes], inserted.label);
    } else {
      this.editor.edit(changes);
    }
  }

  cancel(): void {
    this.#letGo();
  }

  #letGo(): ReadonlyMap<string, Point> {
    this.overlay.clear();
    this.renderer.change({ targetEdge: null });
    return this.renderer.endDrag();
  }

  /** A node that nothing leads to and that leads nowhere can be put into an edge. */
  #isLoose(key: string): boolean {
    const { graph } = this.editor;
    return graph.parentsOf(key).length === 0 && graph.edgesFrom(key).length === 0;
  }

  #target(moment: Moment): void {
    if (this.#single === null) {
      return;
    }
    const { scene, camera, look } = this.renderer;
    const hit = hitAt(scene, moment.point, { zoom: camera.zoom, ports: false, without: this.#single });
    const edge = hit.kind === "edge" ? scene.edge(hit.id) : undefined;
    const outcome = edge && insertNode(this.editor.graph, this.catalogue(), this.#single, edge);
    const id = edge && outcome && isDone(outcome) ? edge.id : null;
    if (id !== look.targetEdge) {
      this.renderer.change({ targetEdge: id });
    }
  }

  #edge(): SceneEdge | undefined {
    const id = this.renderer.look.targetEdge;
    return id === null ? undefined : this.renderer.scene.edge(id);
  }
}
