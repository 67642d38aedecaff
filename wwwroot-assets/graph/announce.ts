import type { Catalogue } from "./catalogue";
import { describe } from "./describing";
import { make } from "./dom";
import type { GraphEditor } from "./editor";
import { within } from "./graph";
import { keyOf } from "./node";
import { countOf } from "./outcome";

/** So long the choice must rest before it is spoken. */
const rest = 120;

/** So long a refusal is shown. */
const shown = 6_000;

/** Speaks to those who listen: results, refusals, the node that the keyboard stands on. */
export class Announcer {
  readonly #regions: readonly [HTMLElement, HTMLElement];
  readonly #note = make("p", { class: "ds-graph-note", hidden: true, "aria-hidden": "true" });
  #turn = 0;
  #timer: number | undefined;
  #hiding: number | undefined;

  constructor(host: HTMLElement, signal: AbortSignal) {
    const region = (): HTMLElement =>
      make("div", { class: "ds-visually-hidden", role: "status", "aria-live": "polite", "data-graph-says": true });
    this.#regions = [region(), region()];
    host.append(...this.#regions, this.#note);
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
      clearTimeout(this.#hiding);
      [...this.#regions, this.#note].forEach((one) => one.remove());
    });
  }

  /** Two regions by turns: the same words twice are spoken twice. */
  say(text: string): void {
    clearTimeout(this.#timer);
    this.#note.hidden = true;
    this.#turn = 1 - this.#turn;
    this.#regions.forEach((region, index) => (region.textContent = index === this.#turn ? text : ""));
  }

  /** Says why something was not done, and shows it for a while. */
  refuse(why: string): void {
    this.say(why);
    this.#note.textContent = why;
    this.#note.hidden = false;
    clearTimeout(this.#hiding);
    this.#hiding = window.setTimeout(() => (this.#note.hidden = true), shown);
  }

  /** Says what the node is once the choice rests. */
  follow(editor: GraphEditor, catalogue: Catalogue, signal: AbortSignal): void {
    let active = editor.selection.active;
    let scope = editor.scope.join();
    editor.on((event) => {
      if (scope !== editor.scope.join()) {
        scope = editor.scope.join();
        const group = within(editor.root, editor.scope.slice(0, -1))?.get(keyOf(editor.scope.at(-1) ?? ""));
        this.say(`${group ? `In the group ${group.title}` : "In the workflow"}: ${countOf(editor.graph.size, "node")}`);
      }
      if (!event.selection || editor.selection.active === active) {
        return;
      }
      active = editor.selection.active;
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => {
        const node = active === null ? undefined : editor.graph.get(active);
        if (node) {
          this.say(describe(editor, catalogue, node));
        }
      }, rest);
    }, signal);
  }
}
