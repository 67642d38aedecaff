import { make } from "./dom";
import type { Point } from "./places";

const margin = 8;

/**
 * Something over the page for a while: in the top layer, wholly in view, with the focus in it; Escape, a press elsewhere and
 * a loss of the focus close it, and the focus goes back to where it was.
 */
export class Popup {
  readonly element: HTMLDivElement;
  readonly #opener: Element | null;
  readonly #closing = new AbortController();
  readonly #closed: (() => void) | undefined;
  #at: Point;

  constructor(
    at: Point,
    attributes: Readonly<Record<string, string | boolean | undefined>>,
    options: { readonly signal: AbortSignal; readonly closed?: () => void },
  ) {
    this.#at = at;
    this.#opener = document.activeElement;
    this.#closed = options.closed;
    this.element = make("div", { popover: "manual", tabindex: -1, ...attributes });
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    options.signal.addEventListener("abort", () => this.close(false), { signal: this.#closing.signal });
    this.element.addEventListener("keydown", (event) => this.#keydown(event), { signal });
    this.element.addEventListener("focusout", (event) => this.#focusout(event), { signal });
    document.addEventListener("pointerdown", (event) => this.#pointerdown(event), { signal, capture: true });
    window.addEventListener("resize", () => this.place(), { signal });
  }

  get isOpen(): boolean {
    return !this.#closing.signal.aborted;
  }

  /** Shows it, filled, with the focus on the element. A dialog of the page keeps it within: the rest is inert. */
  open(focus: HTMLElement): void {
    const dialog = this.#opener?.closest("dialog[open]");
    (dialog ?? document.body).append(this.element);
    this.element.showPopover();
    this.place();
    focus.focus({ preventScroll: true });
  }

  /** Moves it to where it is wholly in view. */
  place(): void {
    const box = this.element.getBoundingClientRect();
    const within = (at: number, size: number, room: number): number =>
      Math.max(margin, Math.min(at, room - size - margin));
    this.element.style.left = `${within(this.#at.x, box.width, window.innerWidth)}px`;
    this.element.style.top = `${within(this.#at.y, box.height, window.innerHeight)}px`;
  }

  close(giveBack = true): void {
    if (!this.isOpen) {
      return;
    }
    const hadFocus = this.element.contains(document.activeElement);
    this.#closing.abort();
    this.element.remove();
    if (giveBack && hadFocus && this.#opener instanceof HTMLElement && this.#opener.isConnected) {
      this.#opener.focus({ preventScroll: true });
    }
    this.#closed?.();
  }

  #keydown(event: KeyboardEvent): void {
    // What is pressed here is nobody else's: no letter of it commands the canvas.
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  #focusout(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !this.element.contains(event.relatedTarget)) {
      this.close(false);
    }
  }

  #pointerdown(event: PointerEvent): void {
    if (event.target instanceof Node && !this.element.contains(event.target)) {
      this.close();
    }
  }
}
