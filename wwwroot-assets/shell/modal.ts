/**
 * Shows the dialog that it holds as a modal one for as long as it is in the page, and gives the focus back afterwards.
 * Escape and a press on the backdrop click the element marked data-dismiss: closing stays the component's decision.
 */
class ModalElement extends HTMLElement {
  #opener: Element | null = null;
  #pressed: EventTarget | null = null;

  connectedCallback(): void {
    this.#opener = document.activeElement;
    // A renderer puts the element into the page before what it holds, all within one turn.
    queueMicrotask(() => this.#show());
  }

  disconnectedCallback(): void {
    const opener = this.#opener;
    if (opener instanceof HTMLElement && opener.isConnected) {
      opener.focus();
    }
  }

  #show(): void {
    const dialog = this.querySelector("dialog");
    if (!dialog || dialog.open || !this.isConnected) {
      return;
    }
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#dismiss();
    });
    dialog.addEventListener("pointerdown", (event) => (this.#pressed = event.target));
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog && this.#pressed === dialog && outside(dialog, event)) {
        this.#dismiss();
      }
    });
    dialog.showModal();
    this.#focus(dialog);
  }

  /** What is to have the focus may come later than the dialog, with what is loaded; by then the person may be elsewhere. */
  #focus(dialog: HTMLDialogElement): void {
    const wanted = dialog.querySelector<HTMLElement>("[data-autofocus]");
    if (wanted) {
      wanted.focus();
      return;
    }
    const first = document.activeElement;
    const waiting = new MutationObserver(() => {
      const late = dialog.querySelector<HTMLElement>("[data-autofocus]");
      if (late && (document.activeElement === first || document.activeElement === document.body)) {
        late.focus();
      }
      if (late || !dialog.isConnected) {
        waiting.disconnect();
      }
    });
    waiting.observe(dialog, { childList: true, subtree: true });
  }

  #dismiss(): void {
    this.querySelector<HTMLElement>("[data-dismiss]")?.click();
  }
}

function outside(dialog: HTMLDialogElement, event: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}

export function defineModal(): void {
  customElements.define("ds-modal", ModalElement);
}
