const order = ["system", "light", "dark"] as const;
type Theme = (typeof order)[number];

/** The server renders data-theme from the cookie, so that the first paint is right; here it only changes. */
export function watchTheme(page: Document): void {
  page.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-set-theme]") : null;
    const theme = order.find((known) => known === button?.dataset.setTheme);
    if (theme) {
      apply(page, theme);
    }
  });
}

function apply(page: Document, theme: Theme): void {
  page.documentElement.dataset.theme = theme;
  const secure = page.location.protocol === "https:" ? "; Secure" : "";
  page.cookie = `ds-theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}
