interface Circuit {
  reconnect?: () => Promise<boolean>;
}

/** The buttons of the panel that a lost connection shows: try again, or load the page anew. */
export function watchReconnect(page: Document): void {
  page.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-reconnect]") : null;
    if (button?.getAttribute("data-reconnect") === "retry") {
      void retry(page);
    } else if (button) {
      page.location.reload();
    }
  });
}

async function retry(page: Document): Promise<void> {
  const circuit = (page.defaultView as (Window & { Blazor?: Circuit }) | null)?.Blazor;
  try {
    // False: the server is there and the session is not.
    if ((await circuit?.reconnect?.()) === false) {
      page.location.reload();
    }
  } catch {
    // Still away: the panel stays.
  }
}
