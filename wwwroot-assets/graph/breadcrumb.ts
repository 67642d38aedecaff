import { make, sign } from "./dom";
import type { Operations } from "./operations";
import type { PanelContext } from "./panel";
import { within } from "./graph";
import { keyOf } from "./node";

/** The way from the workflow into the open group; nothing where none is open. */
export function breadcrumb(host: HTMLElement, context: PanelContext, operations: Operations): void {
  const { editor, services, signal } = context;
  const list = make("ol", { class: "ds-crumbs__list" });
  const nav = make("nav", { class: "ds-crumbs", "aria-label": "Open group", hidden: true }, list);
  const show = (): void => {
    const { scope } = editor;
    nav.hidden = scope.length === 0;
    const names = scope.map(
      (uuid, depth) => within(editor.root, scope.slice(0, depth))?.get(keyOf(uuid))?.title ?? "Group",
    );
    list.replaceChildren(
      ...[services.workflowName, ...names].map((name, depth) => {
        const isHere = depth === scope.length;
        const button = make("button", { type: "button", class: "ds-crumbs__way" }, name);
        button.addEventListener(
          "click",
          () => {
            if (operations.leaveTo(depth)) {
              context.canvas.stage.focus({ preventScroll: true });
            }
          },
          { signal },
        );
        return make(
          "li",
          {},
          depth > 0 ? sign("right", 12) : null,
          isHere ? make("span", { "aria-current": "location", class: "ds-crumbs__here" }, name) : button,
        );
      }),
    );
  };
  let shown = "";
  editor.on((event) => {
    const now = editor.scope.join("/");
    if (now !== shown || (event.all && now !== "")) {
      shown = now;
      show();
    }
  }, signal);
  host.append(nav);
  signal.addEventListener("abort", () => nav.remove());
  show();
}
