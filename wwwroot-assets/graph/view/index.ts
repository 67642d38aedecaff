import { centred, fitted, revealed, toGraph, toScreen, zoomedAt } from "../camera";
import { Catalogue, type Action } from "../catalogue";
import type { GraphEditor } from "../editor";
import { Faces } from "../face";
import { centreOf, type Point } from "../geometry";
import type { Hit } from "../hit";
import { Pointer, type PointerHooks } from "../pointer";
import { nodeHeight, nodeWidth } from "../node";
import { FittedTexts, type Measure } from "../text";
import { cardId } from "./card";
import { Layers } from "./layers";
import { Minimap } from "./minimap";
import { Overlay } from "./overlay";
import { Renderer } from "./renderer";
import { html } from "./svg";
import { tools } from "./tools";
import { KeptViews } from "./kept-view";

export interface CanvasHooks extends PointerHooks {
  /** Names the view in this tab: where a person looked is found again. */
  readonly view: string;
  readonly catalogue: Catalogue;
  /** The id of the words that say which keys do what. */
  readonly describedBy?: string;
}

export type { Hit };

/** What others ask of the canvas. */
export interface Canvas {
  /** What has the focus and takes keys. */
  readonly stage: HTMLElement;
  /** Brings a node into view. */
  reveal(key: string): void;
  /** Shows the nodes, all for none given, no larger than life. */
  fit(keys?: Iterable<string>): void;
  zoomBy(factor: number): void;
  zoomTo(zoom: number): void;
  /** The graph's point under a point of the window. */
  toGraph(client: Point): Point;
  /** The graph's point in the middle of the view. */
  centre(): Point;
  /** The middle of a node, as a point of the window. */
  svgPointOf(key: string): Point | undefined;
  /** An action is carried in from the palette; the pointer goes down there. */
  carry(action: Action, event: PointerEvent): void;
  /** Shows the chosen nodes so far from where they are, while keys are held; null shows them where they are. */
  nudge(by: Point | null): void;
  /** The catalogue has come, or another. */
  setCatalogue(catalogue: Catalogue): void;
  /** Nodes that stay where they are when the graph is laid out. */
  setPinned(keys: ReadonlySet<string>): void;
  /** Nodes that are drawn faintly, as those that a search has not found; none for null. */
  setDimmed(dimmed: ((key: string) => boolean) | null): void;
  dispose(): void;
}

/** Shows an editor's graph in an element, and lets it be worked on there. */
export function attachCanvas(root: HTMLElement, editor: GraphEditor, hooks: CanvasHooks): Canvas {
  const ending = new AbortController();
  const { signal } = ending;
  const faces = new Faces(hooks.catalogue);
  const stage = html("div", {
    class: "ds-graph__stage",
    tabindex: 0,
    role: "application",
    "aria-roledescription": "graph",
    "aria-label": "Workflow graph",
    ...(hooks.describedBy === undefined ? {} : { "aria-describedby": hooks.describedBy }),
  });
  const layers = new Layers(stage);
  root.classList.add("ds-graph");
  root.replaceChildren(stage);
  const texts = {
    title: new FittedTexts(measure("600 14px")),
    subtitle: new FittedTexts(measure("400 12px")),
    label: new FittedTexts(measure("500 11px")),
    large: new FittedTexts(measure("600 26px")),
  };
  const renderer = new Renderer(editor, layers, texts, (node) => faces.of(node), signal);
  const overlay = new Overlay(layers, renderer);
  const pointer = new Pointer(stage, editor, renderer, overlay, () => faces.catalogue, hooks, signal);
  const views = new KeptViews();
  let placed: string | undefined;
  let nudged = false;

  const fit = (keys?: Iterable<string>, travels = true): void => {
    const bounds = keys ? renderer.scene.boundsOf(keys) : renderer.bounds;
    if (bounds && renderer.size.width > 0) {
      const camera = fitted(bounds, renderer.size);
      if (travels) {
        renderer.travel(camera);
      } else {
        renderer.show(camera);
      }
    }
  };
  /** The whole, at first; on a small screen where that would be dots, its beginning. */
  const first = (): void => {
    const { bounds, size } = renderer;
    const whole = bounds && fitted(bounds, size);
    if (whole && size.width < 640 && whole.zoom < 0.25) {
      const top = [...editor.graph.nodes].reduce((a, b) => (b.y < a.y ? b : a));
      renderer.show(centred({ x: top.x + nodeWidth / 2, y: top.y + size.height / 2 / 0.5 - nodeHeight }, 0.5, size));
    } else {
      fit(undefined, false);
    }
  };
  const zoomTo = (zoom: number): void => {
    const middle = { x: renderer.size.width / 2, y: renderer.size.height / 2 };
    renderer.travel(zoomedAt(renderer.goal, middle, zoom));
  };
  const zoomBy = (factor: number): void => zoomTo(renderer.goal.zoom * factor);
  const actions = { zoomBy, zoomTo, fit: () => fit() };
  root.append(
    html(
      "div",
      { class: "ds-graph__corner" },
      new Minimap(editor, renderer, signal).element,
      tools(renderer, actions, signal),
    ),
  );

  const viewName = (): string => [hooks.view, ...editor.scope].join("/");
  /** Each scope is looked at from where it was left; at first, as a whole. */
  const place = (): void => {
    if (placed === viewName() || renderer.size.width === 0 || editor.graph.size === 0) {
      return;
    }
    placed = viewName();
    const known = views.of(placed);
    if (known) {
      renderer.show(known);
    } else {
      first();
    }
  };
  /** Names the active node to screen readers, where it is drawn as an element of its own. */
  const activate = (): void => {
    const { active } = editor.selection;
    const card = active === null ? null : document.getElementById(cardId(active));
    if (card === null) {
      stage.removeAttribute("aria-activedescendant");
    } else if (stage.getAttribute("aria-activedescendant") !== card.id) {
      stage.setAttribute("aria-activedescendant", card.id);
    }
  };
  renderer.onPaint(activate);
  editor.on((event) => {
    if (event.all && editor.graph.size === 0) {
      // The first node that is added stays where it is put.
      placed = viewName();
    } else if (event.all || event.nodes) {
      place();
    }
    if (event.selection) {
      activate();
    }
    if (event.all) {
      pointer.cancel();
    }
    if (event.mode) {
      stage.dataset["readOnly"] = String(editor.readOnly);
    }
  }, signal);
  renderer.onView(() => {
    if (placed !== undefined && placed === viewName()) {
      views.keep(placed, renderer.camera);
    }
  });
  const watch = new ResizeObserver(() => {
    renderer.resize({ width: stage.clientWidth, height: stage.clientHeight });
    place();
  });
  watch.observe(stage);
  signal.addEventListener("abort", () => watch.disconnect());
  // What was measured in another font does not fit.
  void document.fonts.ready.then(() => {
    if (!signal.aborted) {
      Object.values(texts).forEach((one) => one.clear());
      renderer.renew();
    }
  });

  return {
    stage,
    reveal: (key) => {
      const rect = renderer.scene.nodes.rectOf(key);
      if (rect) {
        const camera = renderer.goal.zoom < 0.35 ? centred(centreOf(rect), 1, renderer.size) : renderer.goal;
        const to = revealed(camera, rect, renderer.size);
        if (to !== renderer.goal) {
          renderer.travel(to);
        }
      }
    },
    fit,
    zoomBy,
    zoomTo,
    toGraph: (client) => {
      const box = stage.getBoundingClientRect();
      return toGraph(renderer.camera, { x: client.x - box.left, y: client.y - box.top });
    },
    centre: () => toGraph(renderer.camera, { x: renderer.size.width / 2, y: renderer.size.height / 2 }),
    svgPointOf: (key) => {
      const rect = renderer.scene.nodes.rectOf(key);
      if (!rect) {
        return undefined;
      }
      const box = stage.getBoundingClientRect();
      const at = toScreen(renderer.camera, centreOf(rect));
      return { x: box.left + at.x, y: box.top + at.y };
    },
    carry: (action, event) => pointer.carry(action, event),
    nudge: (by) => {
      if (by === null) {
        if (nudged) {
          nudged = false;
          renderer.endDrag();
        }
      } else if (!pointer.isBusy) {
        if (!nudged) {
          nudged = true;
          renderer.beginDrag();
        }
        renderer.drag(by);
      }
    },
    setCatalogue: (catalogue) => {
      faces.catalogue = catalogue;
      renderer.renew();
    },
    setPinned: (pinned) => renderer.change({ pinned }),
    setDimmed: (dimmed) => renderer.change({ dimmed }),
    dispose: () => {
      views.flush();
      ending.abort();
      root.replaceChildren();
      root.classList.remove("ds-graph");
    },
  };
}

/** Measures as the canvas will draw; letters are measured once each, which is near enough and quick. */
function measure(style: string): Measure {
  const context = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.documentElement).getPropertyValue("--ds-font") || "sans-serif";
  return (text) => {
    if (!context) {
      return text.length * 8;
    }
    context.font = `${style} ${family}`;
    return context.measureText(text).width;
  };
}
