/** Rendered by the layout once its circuit is there: marks the document, for those who must not click too early. */
class InteractiveElement extends HTMLElement {
  static readonly observedAttributes = ["data-time-zone"];

  connectedCallback(): void {
    document.documentElement.dataset.interactive = "true";
    this.attributeChangedCallback();
  }

  // The zone that the person chose: times are shown in it.
  attributeChangedCallback(): void {
    const zone = this.getAttribute("data-time-zone");
    if (zone) {
      document.documentElement.dataset.timeZone = zone;
    }
  }

  disconnectedCallback(): void {
    delete document.documentElement.dataset.interactive;
  }
}

export function defineInteractive(): void {
  customElements.define("ds-interactive", InteractiveElement);
}
