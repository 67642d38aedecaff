import { connect, whyNotConnected } from "../commands";
import { ancestorsOf } from "../cycles";
import type { GraphEditor } from "../editor";
import { hitAt } from "../hit";
import { fallbackSlot, type Slot } from "../node";
import { isDone } from "../outcome";
import { routeOf, routeTo } from "../routing";
import type { Overlay } from "../view/overlay";
import type { Renderer } from "../view/renderer";
import type { Gesture, Moment } from "./gesture";

export interface ConnectHooks {
  /** Something was asked for that cannot be: why, as a sentence. */
  refused(why: string): void;
  /** Let go over the blank. */
  blank(moment: Moment, from: string, slot: Slot): void;
}

/** An edge is drawn from an output to a node. Where it may not end is drawn faintly, and says why. */
export class Connect implements Gesture {
  readonly cursor = "crosshair";
  readonly pansAtBorder = true;
  readonly #invalid: ReadonlySet<string>;
  readonly #dimmed: ((key: string) => boolean) | null;

  constructor(
    readonly editor: GraphEditor,
    readonly renderer: Renderer,
    readonly overlay: Overlay,
    readonly from: string,
    readonly slot: Slot,
    readonly hooks: ConnectHooks,
  ) {
    const { graph } = editor;
    const invalid = ancestorsOf(graph, from);
    for (const node of graph.nodes) {
      if (node.kind === "native" && node.action === "start") {
        invalid.add(node.key);
      }
    }
    this.#invalid = invalid;
    this.#dimmed = renderer.look.dimmed;
    renderer.change({ dimmed: (key) => key !== from && this.#invalid.has(key), hovered: from });
  }

  move(moment: Moment): void {
    const { scene } = this.renderer;
    const node = this.editor.graph.get(this.from);
    if (!node) {
      return;
    }
    const over = this.#over(moment);
    const to = over === undefined ? undefined : this.editor.graph.get(over);
    const refused = to && over !== undefined ? whyNotConnected(this.editor.graph, this.from, this.slot, over) : null;
    const slots = scene.slotsOf(node);
    const route = to && !refused ? routeOf(node, this.slot, slots, to) : routeTo(node, this.slot, slots, moment.point);
    this.overlay.edge(route, refused ? "refused" : this.slot === fallbackSlot ? "fallback" : "normal");
    this.overlay.circle(refused?.path && refused.path.length > 1 ? refused.path : []);
    this.overlay.hint(refused && over !== this.from ? refused.why : null, moment.at);
    const target = to && !refused ? to.key : null;
    if (target !== this.renderer.look.target) {
      this.renderer.change({ target });
    }
    this.renderer.draw();
  }

  end(moment: Moment): void {
    const over = this.#over(moment);
    this.cancel();
    if (over === undefined) {
      this.hooks.blank(moment, this.from, this.slot);
      return;
    }
    if (over === this.from) {
      return;
    }
    const outcome = connect(this.editor.graph, this.from, this.slot, over);
    if (isDone(outcome)) {
      this.editor.edit(outcome.changes, outcome.label);
    } else {
      this.hooks.refused(outcome.why);
    }
  }

  cancel(): void {
    this.overlay.clear();
    this.renderer.change({ dimmed: this.#dimmed, target: null, hovered: null });
  }

  #over(moment: Moment): string | undefined {
    const { scene, camera } = this.renderer;
    const hit = hitAt(scene, moment.point, { zoom: camera.zoom, ports: false, around: 10, coarse: moment.coarse });
    return hit.kind === "node" ? hit.key : undefined;
  }
}
