import type { Action } from "../catalogue";
import { addNode, insertOnEdge } from "../commands";
import type { GraphEditor } from "../editor";
import { contains, type Point } from "../geometry";
import { hitAt } from "../hit";
import { nodeHeight, nodeWidth } from "../node";
import { isDone } from "../outcome";
import { only } from "../selection";
import { toGrid } from "../snap";
import type { Overlay } from "../view/overlay";
import type { Renderer } from "../view/renderer";
import type { Gesture, Moment } from "./gesture";

/** An action is carried from the palette: onto the blank it becomes a node, onto an edge a node in the midst of it. */
export class Carry implements Gesture {
  readonly cursor = "grabbing";

  constructor(
    readonly editor: GraphEditor,
    readonly renderer: Renderer,
    readonly overlay: Overlay,
    readonly action: Action,
    readonly refused: (why: string) => void,
  ) {}

  move(moment: Moment): void {
    const inside = this.#isInside(moment.at);
    this.overlay.carry(inside ? this.action.title : null, moment.point);
    const target = inside ? this.#edgeAt(moment.point) : null;
    if (target !== this.renderer.look.targetEdge) {
      this.renderer.change({ targetEdge: target });
    }
    this.renderer.draw();
  }

  end(moment: Moment): void {
    const edge = this.renderer.scene.edge(this.renderer.look.targetEdge ?? "");
    this.cancel();
    if (!this.#isInside(moment.at)) {
      return;
    }
    const { graph } = this.editor;
    const at = { x: toGrid(moment.point.x - nodeWidth / 2), y: toGrid(moment.point.y - nodeHeight / 2) };
    const outcome = edge ? insertOnEdge(graph, this.action, edge) : addNode(graph, this.action, at);
    if (!isDone(outcome)) {
      this.refused(outcome.why);
      return;
    }
    this.editor.edit(outcome.changes, outcome.label);
    this.editor.select(only(...(outcome.select ?? [])));
  }

  cancel(): void {
    this.overlay.clear();
    this.renderer.change({ targetEdge: null });
  }

  #isInside(at: Point): boolean {
    return contains({ x: 0, y: 0, ...this.renderer.size }, at);
  }

  #edgeAt(point: Point): string | null {
    const { scene, camera } = this.renderer;
    const hit = hitAt(scene, point, { zoom: camera.zoom, ports: false });
    const edge = hit.kind === "edge" ? scene.edge(hit.id) : undefined;
    return edge && isDone(insertOnEdge(this.editor.graph, this.action, edge)) ? edge.id : null;
  }
}
