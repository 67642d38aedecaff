/** Rendered by the layout once its circuit is there: marks the document, for those who must not click too early. */
class InteractiveElement extends HTMLElement {
  connectedCallback(): void {
    document.documentElement.dataset.interactive = "true";
  }

  disconnectedCallback(): void {
    delete document.documentElement.dataset.interactive;
  }
}

export function defineInteractive(): void {
  customElements.define("ds-interactive", InteractiveElement);
}
