/** What a combobox needs from the page: its keys move no caret, and its active option is in view. */
export function watchComboboxes(page: Document): void {
  page.addEventListener("keydown", (event) => {
    const input =
      event.target instanceof Element ? event.target.closest('[role="combobox"][aria-expanded="true"]') : null;
    if (!input) {
      return;
    }
    // Escape closes the list of a picker, not the dialog around it.
    const keys = input.hasAttribute("data-picker")
      ? ["ArrowDown", "ArrowUp", "Enter", "Escape"]
      : ["ArrowDown", "ArrowUp", "Enter"];
    if (keys.includes(event.key)) {
      event.preventDefault();
    }
  });
  // A press on an option leaves the focus where it is typed.
  page.addEventListener("mousedown", (event) => {
    if (event.target instanceof Element && event.target.closest('[role="listbox"]')) {
      event.preventDefault();
    }
  });
  new MutationObserver((changes) => {
    for (const change of changes) {
      const active = change.target instanceof Element ? change.target.getAttribute("aria-activedescendant") : null;
      if (active) {
        page.getElementById(active)?.scrollIntoView({ block: "nearest" });
      }
    }
  }).observe(page.documentElement, { subtree: true, attributes: true, attributeFilter: ["aria-activedescendant"] });
}
