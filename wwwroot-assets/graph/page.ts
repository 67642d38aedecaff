/** So long the inspector of a node is waited for. */
const patience = 3_000;

/** Buttons with data-graph-command do what they name; those with data-graph-toggle open and close what is beside. */
export function watchPage(
  root: HTMLElement,
  command: (name: string, keys: readonly string[]) => void,
  signal: AbortSignal,
): void {
  root.addEventListener(
    "click",
    (event) => {
      const button =
        event.target instanceof Element
          ? event.target.closest<HTMLElement>("[data-graph-command], [data-graph-toggle]")
          : null;
      const { graphCommand, graphToggle } = button?.dataset ?? {};
      if (graphCommand !== undefined) {
        command(graphCommand, []);
      } else if (graphToggle !== undefined) {
        toggle(root, graphToggle, !root.hasAttribute(`data-${graphToggle}-open`));
      }
    },
    { signal },
  );
  root.addEventListener(
    "keydown",
    (event) => {
      // A drawer lies over the graph: Escape within it gives the graph back.
      const drawer = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-graph-drawer]") : null;
      const name = drawer?.dataset["graphDrawer"];
      if (
        event.key === "Escape" &&
        !event.defaultPrevented &&
        name !== undefined &&
        root.hasAttribute(`data-${name}-open`)
      ) {
        toggle(root, name, false);
        root.querySelector<HTMLElement>(`[data-graph-toggle="${name}"]`)?.focus();
      }
    },
    { signal },
  );
}

function toggle(root: HTMLElement, name: string, open: boolean): void {
  root.toggleAttribute(`data-${name}-open`, open);
  for (const button of root.querySelectorAll(`[data-graph-toggle="${name}"]`)) {
    button.setAttribute("aria-expanded", String(open));
  }
}

/** Goes to the inspector of a node as soon as the server has rendered it. */
export function inspect(root: HTMLElement, key: string, signal: AbortSignal): void {
  const side = root.querySelector<HTMLElement>('[data-graph-drawer="side"]');
  if (!side) {
    return;
  }
  toggle(root, "side", true);
  const watch = new MutationObserver(() => go());
  const go = (): boolean => {
    const shown = side.querySelector<HTMLElement>("[data-inspects]");
    if (shown?.dataset["inspects"]?.toLowerCase() !== key) {
      return false;
    }
    watch.disconnect();
    const first = shown.querySelector<HTMLElement>("input, textarea, select, button, [tabindex]");
    (first ?? side).focus();
    return true;
  };
  if (!go()) {
    watch.observe(side, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-inspects"] });
    const timer = setTimeout(() => watch.disconnect(), patience);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      watch.disconnect();
    });
  }
}
