import { make, sign } from "./dom";
import { Popup } from "./popup";
import type { Point } from "./places";

export interface MenuItem {
  readonly title: string;
  readonly icon?: string;
  /** The keys that do the same. */
  readonly keys?: string;
  /** Why it cannot be done now. */
  readonly why?: string | null;
  run(): void;
}

/** Items that belong together; as a row of signs where they are many and alike. */
export interface MenuGroup {
  readonly title?: string;
  readonly isRow?: boolean;
  readonly items: readonly MenuItem[];
}

/** A menu at a point: arrows walk, letters jump, what cannot be done says why and stays. */
export function openMenu(
  at: Point,
  label: string,
  groups: readonly MenuGroup[],
  options: { readonly signal: AbortSignal; readonly refuse: (why: string) => void },
): void {
  const popup = new Popup(at, { class: "ds-menu ds-graph-menu", role: "menu", "aria-label": label }, options);
  const buttons: HTMLButtonElement[] = [];
  for (const group of groups.filter(({ items }) => items.length > 0)) {
    if (popup.element.childElementCount > 0) {
      popup.element.append(make("div", { role: "separator", class: "ds-graph-menu__line" }));
    }
    const element = make("div", {
      role: "group",
      class: group.isRow ? "ds-graph-menu__row" : "ds-graph-menu__group",
      "aria-label": group.title,
    });
    for (const item of group.items) {
      const button = buttonOf(item, group.isRow ?? false);
      button.addEventListener(
        "click",
        () => {
          if (item.why) {
            options.refuse(item.why);
            return;
          }
          popup.close();
          item.run();
        },
        { signal: options.signal },
      );
      buttons.push(button);
      element.append(button);
    }
    popup.element.append(element);
  }
  const first = buttons[0];
  if (!first) {
    return;
  }
  popup.element.addEventListener("keydown", (event) => walk(event, buttons, () => popup.close()), {
    signal: options.signal,
  });
  popup.element.addEventListener(
    "pointermove",
    (event) => {
      const over = event.target instanceof Element ? event.target.closest("button") : null;
      if (over && over !== document.activeElement) {
        over.focus({ preventScroll: true });
      }
    },
    { signal: options.signal },
  );
  popup.open(first);
}

function buttonOf(item: MenuItem, isRow: boolean): HTMLButtonElement {
  const attributes = {
    type: "button",
    role: "menuitem",
    tabindex: -1,
    "aria-disabled": item.why ? "true" : null,
  };
  if (isRow) {
    return make(
      "button",
      {
        ...attributes,
        class: "ds-graph-menu__sign",
        "aria-label": item.why ? `${item.title}: ${item.why}` : item.title,
        title: item.title,
      },
      sign(item.icon ?? "more", 16),
    );
  }
  return make(
    "button",
    { ...attributes, class: "ds-menu__item", "aria-keyshortcuts": item.keys?.replaceAll("Ctrl", "Control") },
    make(
      "span",
      { class: "ds-graph-menu__text" },
      make("span", {}, item.title),
      item.why ? make("span", { class: "ds-graph-menu__why" }, item.why) : null,
    ),
    item.keys ? make("kbd", { "aria-hidden": "true" }, item.keys) : null,
  );
}

function walk(event: KeyboardEvent, buttons: readonly HTMLButtonElement[], close: () => void): void {
  const count = buttons.length;
  const at = buttons.findIndex((button) => button === document.activeElement);
  const to = (index: number): void => {
    event.preventDefault();
    buttons[(index + count) % count]?.focus();
  };
  switch (event.key) {
    case "ArrowDown":
    case "ArrowRight":
      to(at + 1);
      break;
    case "ArrowUp":
    case "ArrowLeft":
      to(at < 0 ? count - 1 : at - 1);
      break;
    case "Home":
      to(0);
      break;
    case "End":
      to(count - 1);
      break;
    case "Tab":
      event.preventDefault();
      close();
      break;
    default:
      if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey && event.key !== " ") {
        const letter = event.key.toLowerCase();
        const order = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)];
        order.find((button) => button.textContent?.toLowerCase().startsWith(letter))?.focus();
      }
  }
}
