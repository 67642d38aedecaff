const moving = new Set(["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End", " ", "Enter"]);

/**
 * A tree with data-tree has one stop of the Tab key: its owner moves in it and says which line is active (data-active, from
 * 0). The page does not scroll by the keys that move, and the active line is in sight.
 */
export function watchTrees(page: Document): void {
  page.addEventListener("keydown", (event) => {
    if (event.target instanceof HTMLElement && "tree" in event.target.dataset && moving.has(event.key)) {
      event.preventDefault();
    }
  });
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target instanceof HTMLElement && "tree" in target.dataset) {
        show(target, Number(target.dataset.active));
      }
    }
  }).observe(page, { subtree: true, attributes: true, attributeFilter: ["data-active"] });
}

/** Lines far from what is seen are not in the page: where one would be is told by its number. */
function show(tree: HTMLElement, active: number): void {
  const line = tree.querySelector<HTMLElement>("[role=treeitem]")?.offsetHeight;
  if (line === undefined || !(active >= 0)) {
    return;
  }
  const top = active * line;
  if (top < tree.scrollTop) {
    tree.scrollTop = top;
  } else if (top + line > tree.scrollTop + tree.clientHeight) {
    tree.scrollTop = top + line - tree.clientHeight;
  }
}
