/** Told to the document when the person's time zone is known, or is another. */
export const zoneChanged = "ds-time-zone";

/** Rendered by the layout once its circuit is there: marks the document, for those who must not click too early. */
class InteractiveElement extends HTMLElement {
  static readonly observedAttributes = ["data-time-zone"];

  connectedCallback(): void {
    document.documentElement.dataset.interactive = "true";
    this.attributeChangedCallback();
  }

  // The zone that the person chose: times are shown in it.
  attributeChangedCallback(): void {
    const zone = this.getAttribute("data-time-zone") ?? undefined;
    if (zone === document.documentElement.dataset.timeZone) {
      return;
    }
    if (zone) {
      document.documentElement.dataset.timeZone = zone;
    } else {
      delete document.documentElement.dataset.timeZone;
    }
    document.dispatchEvent(new Event(zoneChanged));
  }

  disconnectedCallback(): void {
    delete document.documentElement.dataset.interactive;
  }
}

export function defineInteractive(): void {
  customElements.define("ds-interactive", InteractiveElement);
}
