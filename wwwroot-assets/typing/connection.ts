/**
 * Tells whether the circuit is away, and calls back when that changes. The script of .NET 9 raises no event for it: the classes that it sets on
 * the panel of the page are what tells.
 */
export function watchConnection(page: Document, signal: AbortSignal, changed: (away: boolean) => void): () => boolean {
  const panel = page.getElementById("components-reconnect-modal");
  if (!panel) {
    return () => false;
  }
  const isAway = (): boolean => /components-reconnect-(show|retrying|failed|rejected)/.test(panel.className);
  let away = isAway();
  const observer = new MutationObserver(() => {
    const now = isAway();
    if (away !== now) {
      away = now;
      changed(now);
    }
  });
  observer.observe(panel, { attributes: true, attributeFilter: ["class"] });
  signal.addEventListener("abort", () => observer.disconnect());
  return isAway;
}
