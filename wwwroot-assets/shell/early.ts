/**
 * What is typed into a form before its script is there is marked, so that the script finds it: the fields are shown, and
 * take the focus, a moment earlier.
 */
export function watchEarlyTyping(page: Document): void {
  page.addEventListener(
    "input",
    (event) => {
      if (event.target instanceof HTMLElement && event.target.dataset.path !== undefined) {
        event.target.dataset.typed = "";
      }
    },
    { capture: true },
  );
}
