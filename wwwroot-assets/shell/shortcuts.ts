import { chordOf, isTyped } from "./chord";

/** A press of the keys named in an element's data-keys clicks it: what a shortcut does is what its button does. */
export function watchShortcuts(page: Document): void {
  page.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) {
      return;
    }
    const chord = chordOf(event);
    if (isTyped(chord) && isEditing(event.target)) {
      return;
    }
    // An open dialog is all there is.
    const scope: ParentNode = lastOf(page.querySelectorAll("dialog[open]")) ?? page;
    for (const element of scope.querySelectorAll<HTMLElement>("[data-keys]")) {
      if (element.dataset.keys?.split(" ").includes(chord) && !element.matches(":disabled")) {
        event.preventDefault();
        element.click();
        return;
      }
    }
  });
}

function isEditing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

function lastOf(elements: NodeListOf<Element>): Element | undefined {
  return elements[elements.length - 1];
}
