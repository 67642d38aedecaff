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

  /** Shows it, filled, with the focus on the element. It is in what its opener is in: beside an open dialog all is inert. */
  open(focus: HTMLElement): void {
    const home = this.#opener?.closest("dialog[open]") ?? document.querySelector("main");
    (home ?? document.body).append(this.element);
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
    } else if (event.key === "Tab" && this.element.getAttribute("role") === "dialog") {
      this.#tab(event);
    }
  }

  /** What comes after it in the page is elsewhere on the screen: Tab goes round within. */
  #tab(event: KeyboardEvent): void {
    const stops = [...this.element.querySelectorAll<HTMLElement>("input, select, button")];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    event.preventDefault();
    stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length]?.focus();
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
