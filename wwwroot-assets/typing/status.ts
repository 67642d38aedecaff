/** What the status of a draft says while the server cannot: how many of its fields hold what only this browser has. */
export function awayText(kept: number): string {
  return kept === 0 ? "Offline" : `Offline, ${kept} ${kept === 1 ? "change" : "changes"} kept`;
}

/**
 * Says it in the status of the page, beside what the server rendered there last; null leaves the word to the server again.
 * The server renders neither the attribute nor anything within the element, so it overwrites nothing and misses nothing.
 */
export function showAway(page: Document, kept: number | null): void {
  for (const status of page.querySelectorAll("[data-save-status]")) {
    const said = status.querySelector("[data-away-text]");
    if (said) {
      said.textContent = kept === null ? "" : awayText(kept);
      status.toggleAttribute("data-away", kept !== null);
    }
  }
}
