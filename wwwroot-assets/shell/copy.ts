const told = 2_000;

/** A press on an element with data-copy puts the value of the input of that id on the clipboard and says so for a moment. */
export function watchCopy(page: Document): void {
  page.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-copy]") : null;
    const source = button && page.getElementById(button.dataset.copy ?? "");
    if (button && source instanceof HTMLInputElement) {
      void copy(page, button, source);
    }
  });
}

async function copy(page: Document, button: HTMLElement, source: HTMLInputElement): Promise<void> {
  const done = await write(page, source);
  const status = button.parentElement?.querySelector<HTMLElement>("[data-copied]");
  if (status) {
    status.textContent = done ? "Copied" : "Press Ctrl+C";
    setTimeout(() => (status.textContent = ""), told);
  }
}

/** Without the clipboard's permission, or on a plain http address, the text is at least selected. */
async function write(page: Document, source: HTMLInputElement): Promise<boolean> {
  source.select();
  try {
    await page.defaultView?.navigator.clipboard.writeText(source.value);
    return page.defaultView?.navigator.clipboard !== undefined;
  } catch {
    return false;
  }
}
