/** What the status of a draft says while the server cannot: how many changes only this browser has. */
export function awayText(kept: number): string {
  return kept === 0 ? "Offline" : `Offline, ${kept} ${kept === 1 ? "change" : "changes"} kept`;
}

/**
 * Says it in the status of the page, beside what the server rendered there last; null leaves the word to the server again.
 * The server renders neither the attributes nor anything within the element, so it overwrites nothing and misses nothing.
 * @param name Who keeps them: what is typed and what is drawn are counted together.
 */
export function showAway(page: Document, name: string, kept: number | null): void {
  const mark = `data-kept-${name}`;
  for (const status of page.querySelectorAll("[data-save-status]")) {
    const said = status.querySelector("[data-away-text]");
    if (said) {
      if (kept === null) {
        status.removeAttribute(mark);
      } else {
        status.setAttribute(mark, String(kept));
      }
      const counts = [...status.attributes].filter((attribute) => attribute.name.startsWith("data-kept-"));
      const sum = counts.reduce((total, attribute) => total + Number(attribute.value), 0);
      said.textContent = counts.length === 0 ? "" : awayText(sum);
      status.toggleAttribute("data-away", counts.length > 0);
    }
  }
}
