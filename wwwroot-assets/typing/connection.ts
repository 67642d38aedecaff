/**
 * Calls back when the circuit is there again. The script of .NET 9 raises no event for it: the classes that it sets on
 * the panel of the page are what tells.
 */
export function watchConnection(page: Document, signal: AbortSignal, returned: () => void): void {
  const panel = page.getElementById("components-reconnect-modal");
  if (!panel) {
    return;
  }
  let away = false;
  const observer = new MutationObserver(() => {
    const now = /components-reconnect-(show|retrying|failed|rejected)/.test(panel.className);
    if (away && !now) {
      returned();
    }
    away = now;
  });
  observer.observe(panel, { attributes: true, attributeFilter: ["class"] });
  signal.addEventListener("abort", () => observer.disconnect());
}
