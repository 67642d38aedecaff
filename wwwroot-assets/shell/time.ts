import { zoneChanged } from "./interactive";
import { exact, relative, staysTrue } from "./relative";

/** Holds a time element and keeps its words true; the exact time, in the person's zone, is its title. */
class TimeElement extends HTMLElement {
  static readonly observedAttributes = ["datetime"];

  #timer: number | undefined;
  readonly #retell = (): void => this.#tell();

  connectedCallback(): void {
    // A renderer puts the element into the page before what it holds, all within one turn.
    queueMicrotask(this.#retell);
    document.addEventListener(zoneChanged, this.#retell);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    document.removeEventListener(zoneChanged, this.#retell);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) {
      this.#tell();
    }
  }

  #tell(): void {
    clearTimeout(this.#timer);
    const then = Date.parse(this.getAttribute("datetime") ?? "");
    const shown = this.querySelector("time");
    if (Number.isNaN(then) || !shown || !this.isConnected) {
      return;
    }
    const now = Date.now();
    // The text node stays the server's: its renderer holds on to it.
    const text = shown.firstChild ?? shown.appendChild(document.createTextNode(""));
    text.nodeValue = relative(then, now);
    shown.title = exact(then, document.documentElement.dataset.timeZone);
    this.#timer = window.setTimeout(() => this.#tell(), staysTrue(then, now));
  }
}

export function defineTime(): void {
  customElements.define("ds-time", TimeElement);
}
