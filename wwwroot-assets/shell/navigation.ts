/** The navigation is a drawer on a narrow screen. */
export function watchNavigation(page: Document): void {
  const set = (open: boolean): void => {
    page.documentElement.dataset.nav = open ? "open" : "closed";
    page.querySelectorAll("[data-nav-toggle]").forEach((button) => button.setAttribute("aria-expanded", String(open)));
  };
  page.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("[data-nav-toggle]")) {
      const open = page.documentElement.dataset.nav !== "open";
      set(open);
      if (open) {
        page.querySelector<HTMLElement>("#ds-nav a")?.focus();
      }
    } else if (page.documentElement.dataset.nav === "open" && (!target?.closest("#ds-nav") || target.closest("a"))) {
      set(false);
    }
    // A menu that led somewhere has done its work.
    target?.closest("a")?.closest<HTMLElement>("[popover]")?.hidePopover();
  });
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && page.documentElement.dataset.nav === "open") {
      set(false);
      page.querySelector<HTMLElement>("[data-nav-toggle]")?.focus();
    }
  });
}
