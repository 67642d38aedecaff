import type { GraphEditor } from "../editor";
import { rectBetween } from "../geometry";
import { afterLasso, lassoed } from "../lasso";
import { nothing, type Selection } from "../selection";
import type { Overlay } from "../view/overlay";
import type { Renderer } from "../view/renderer";
import type { Gesture, Moment } from "./gesture";

/** A rectangle drawn over the blank selects what it touches; with Shift, besides what is selected. */
export class Lasso implements Gesture {
  readonly cursor = "crosshair";
  readonly pansAtBorder = true;
  readonly #before: Selection;
  #keys: readonly string[] = [];

  constructor(
    readonly editor: GraphEditor,
    readonly renderer: Renderer,
    readonly overlay: Overlay,
    readonly start: Moment,
  ) {
    this.#before = editor.selection;
    if (!start.shift && this.#before.nodes.size > 0) {
      editor.select(nothing);
    }
  }

  move(moment: Moment): void {
    const rect = rectBetween(this.start.point, moment.point);
    const { nodes } = this.renderer.scene;
    const near = [...nodes.within(rect)].flatMap((key) => {
      const own = nodes.rectOf(key);
      return own ? [[key, own] as const] : [];
    });
    this.#keys = lassoed(rect, near);
    this.overlay.lasso(rect);
    this.overlay.marks(this.#keys);
    this.renderer.draw();
  }

  end(): void {
    this.overlay.clear();
    this.editor.select(afterLasso(this.#before, this.#keys, this.start.shift));
  }

  cancel(): void {
    this.overlay.clear();
    this.editor.select(this.#before);
  }
}
