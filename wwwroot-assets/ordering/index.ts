import { giveWay, placeAt, scrollSpeed, type Place } from "./places";

/** The server's end: a DotNetObjectReference. */
export interface Server {
  invokeMethodAsync(method: "ReceiveMove", key: string, to: number): Promise<void>;
}

export interface Ordering {
  dispose(): void;
}

/** A drop that the server does not answer is taken back. */
const answerTimeout = 4_000;

/**
 * Lets the rows with data-key under a list be dragged by what has data-drag, and moved by Alt and an arrow through their
 * own buttons with data-move. What a person had the focus on keeps it when the server's answer has moved it.
 */
export function attach(root: HTMLElement, server: Server): Ordering {
  const ending = new AbortController();
  const { signal } = ending;
  let cancel: (() => void) | undefined;
  let focused: HTMLElement | undefined;

  const rows = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(":scope > [data-key]")];

  const drag = (event: PointerEvent): void => {
    const handle = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-drag]") : null;
    const row = handle?.closest<HTMLElement>("[data-key]");
    if (!handle || !row || event.button !== 0 || cancel || handle.getAttribute("aria-disabled") === "true") {
      return;
    }
    const all = rows();
    const from = all.indexOf(row);
    const places: Place[] = all.map((one) => ({ top: one.offsetTop, height: one.offsetHeight }));
    const height = places[from]?.height ?? 0;
    const startY = event.clientY + window.scrollY;
    const holding = new AbortController();
    let [y, to, frame] = [event.clientY, from, 0];

    const show = (): void => {
      const by = y + window.scrollY - startY;
      to = placeAt(places, from, by);
      all.forEach((one, index) => {
        const way = index === from ? by : giveWay(index, from, to, height);
        one.style.transform = way === 0 ? "" : `translateY(${way}px)`;
      });
    };
    const scroll = (): void => {
      const speed = scrollSpeed(y, window.innerHeight);
      if (speed !== 0) {
        window.scrollBy(0, speed);
        show();
      }
      frame = requestAnimationFrame(scroll);
    };
    const letGo = (): void => {
      holding.abort();
      cancelAnimationFrame(frame);
      delete root.dataset.dragging;
    };
    const putBack = (): void => {
      delete row.dataset.dragged;
      all.forEach((one) => (one.style.transform = ""));
      cancel = undefined;
    };
    cancel = () => {
      letGo();
      putBack();
    };
    const drop = (): void => {
      letGo();
      if (to === from) {
        putBack();
        return;
      }
      // The rows stay where they are shown until the server has put them there.
      const answered = new MutationObserver(() => {
        answered.disconnect();
        putBack();
      });
      answered.observe(root, { childList: true });
      const giveUp = setTimeout(() => {
        answered.disconnect();
        putBack();
      }, answerTimeout);
      signal.addEventListener("abort", () => clearTimeout(giveUp));
      server.invokeMethodAsync("ReceiveMove", row.dataset.key ?? "", to).catch(putBack);
    };

    handle.setPointerCapture(event.pointerId);
    handle.focus({ preventScroll: true });
    root.dataset.dragging = "true";
    row.dataset.dragged = "true";
    frame = requestAnimationFrame(scroll);
    const options = { signal: holding.signal };
    handle.addEventListener(
      "pointermove",
      (move) => {
        y = move.clientY;
        show();
      },
      options,
    );
    handle.addEventListener("pointerup", drop, options);
    handle.addEventListener("pointercancel", () => cancel?.(), options);
  };

  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && cancel) {
      event.preventDefault();
      cancel();
      return;
    }
    const direction = event.key === "ArrowUp" ? "up" : event.key === "ArrowDown" ? "down" : undefined;
    const row = event.target instanceof Element ? event.target.closest("[data-key]") : null;
    // A select opens with these keys.
    if (direction && event.altKey && row && !(event.target instanceof HTMLSelectElement)) {
      event.preventDefault();
      row.querySelector<HTMLElement>(`[data-move="${direction}"]`)?.click();
    }
  };

  // A moved element loses the focus: it has left the page for a moment.
  const returned = new MutationObserver(() => {
    if (focused?.isConnected && (document.activeElement === document.body || document.activeElement === null)) {
      focused.focus({ preventScroll: true });
      focused.scrollIntoView({ block: "nearest" });
    }
  });

  const remember = (event: FocusEvent): void => {
    focused = event.target instanceof HTMLElement ? event.target : undefined;
  };
  const forget = (event: FocusEvent): void => {
    // Left by the person, not by the renderer.
    if (event.relatedTarget instanceof Node || !document.hasFocus()) {
      focused = undefined;
    }
  };
  const elsewhere = (event: PointerEvent): void => {
    if (!(event.target instanceof Node && root.contains(event.target))) {
      focused = undefined;
    }
  };

  root.addEventListener("pointerdown", drag, { signal });
  root.addEventListener("keydown", press, { signal });
  root.addEventListener("focusin", remember, { signal });
  root.addEventListener("focusout", forget, { signal });
  document.addEventListener("pointerdown", elsewhere, { signal });
  returned.observe(root, { childList: true });
  root.dataset.ordering = "ready";
  return {
    dispose() {
      delete root.dataset.ordering;
      cancel?.();
      returned.disconnect();
      ending.abort();
    },
  };
}
