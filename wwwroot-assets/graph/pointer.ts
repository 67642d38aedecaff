import { panned, toGraph, zoomedAt } from "./camera";
import type { Action, Catalogue } from "./catalogue";
import type { GraphEditor } from "./editor";
import { distance, type Point } from "./geometry";
import { Carry } from "./gestures/carry";
import { Connect, type ConnectHooks } from "./gestures/connect";
import { Drag } from "./gestures/drag";
import type { Gesture, Moment } from "./gestures/gesture";
import { Lasso } from "./gestures/lasso";
import { Pan, Pinch } from "./gestures/pan";
import { hitAt, type Hit } from "./hit";
import type { Edge, Slot } from "./node";
import { nothing, only, toggled } from "./selection";
import type { Overlay } from "./view/overlay";
import type { Renderer } from "./view/renderer";

export interface PointerHooks {
  /** A node was opened, by a double click. */
  open(key: string): void;
  /** What to add is asked for there: below an output, or into an edge, or by itself. */
  quickAdd(at: Place, to: { readonly from: string; readonly slot: Slot } | { readonly edge: Edge } | null): void;
  /** The menu of what is there is asked for. */
  menu(at: Place, hit: Hit): void;
  /** Something cannot be done: why, as a sentence. */
  refused(why: string): void;
}

export interface Place {
  readonly point: Point;
  readonly client: Point;
}

/** Pixels that a press may tremble and is still a click. */
const tremble = 4;
const longPress = 500;
/** Pixels from the border within which the picture moves on, and its fastest. */
const border = 40;
const fastest = 18;

/** What the pointer does on the stage. One gesture at a time; Escape takes it back. */
export class Pointer {
  readonly #touches = new Map<number, Point>();
  #gesture: Gesture | null = null;
  #pressed: {
    readonly moment: Moment;
    readonly id: number;
    begin(moment: Moment): Gesture | null;
    click(): void;
  } | null = null;
  #pinch: Pinch | null = null;
  #last: Moment | null = null;
  #held: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #space = false;
  #box: DOMRect;

  constructor(
    readonly stage: HTMLElement,
    readonly editor: GraphEditor,
    readonly renderer: Renderer,
    readonly overlay: Overlay,
    readonly catalogue: () => Catalogue,
    readonly hooks: PointerHooks,
    signal: AbortSignal,
  ) {
    this.#box = stage.getBoundingClientRect();
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      heard: (event: HTMLElementEventMap[K]) => void,
      options: AddEventListenerOptions = {},
    ): void => stage.addEventListener(type, heard, { signal, ...options });
    on("pointerdown", (event) => this.#down(event));
    on("pointermove", (event) => this.#move(event));
    on("pointerup", (event) => this.#up(event));
    on("pointercancel", (event) => this.#lost(event));
    on("pointerleave", () => this.#hover(null));
    on("wheel", (event) => this.#wheel(event), { passive: false });
    on("dblclick", (event) => this.#double(event));
    on("contextmenu", (event) => this.#menu(event));
    on("keydown", (event) => this.#key(event));
    on("keyup", (event) => event.code === "Space" && this.#setSpace(false));
    on("blur", () => this.#setSpace(false));
    signal.addEventListener("abort", () => this.cancel());
  }

  get isBusy(): boolean {
    return this.#gesture !== null || this.#pinch !== null;
  }

  /** Takes back what is going on. */
  cancel(): void {
    const gesture = this.#gesture;
    this.#stop();
    gesture?.cancel();
  }

  /** An action is carried in from the palette, from where the pointer went down there. */
  carry(action: Action, event: PointerEvent): void {
    if (this.editor.readOnly) {
      return;
    }
    this.cancel();
    this.#box = this.stage.getBoundingClientRect();
    const begun = this.#moment(event);
    const ending = new AbortController();
    const gesture = new Carry(this.editor, this.renderer, this.overlay, action, (why) => this.hooks.refused(why));
    const finish = (): void => {
      ending.abort();
      this.#stop();
    };
    const listen = <K extends keyof WindowEventMap>(type: K, heard: (event: WindowEventMap[K]) => void): void =>
      window.addEventListener(type, heard, { signal: ending.signal });
    listen("pointermove", (moved) => {
      const moment = this.#moment(moved);
      if (this.#gesture === null && distance(begun.client, moment.client) > tremble) {
        this.#begin(gesture);
      }
      this.#gesture?.move(moment);
    });
    listen("pointerup", (let_go) => {
      const isCarried = this.#gesture === gesture;
      finish();
      if (isCarried) {
        gesture.end(this.#moment(let_go));
      }
    });
    listen("pointercancel", () => {
      finish();
      gesture.cancel();
    });
    listen("keydown", (pressed) => {
      if (pressed.key === "Escape") {
        finish();
        gesture.cancel();
      }
    });
  }

  #moment(event: MouseEvent): Moment {
    const at = { x: event.clientX - this.#box.left, y: event.clientY - this.#box.top };
    return {
      at,
      point: toGraph(this.renderer.camera, at),
      client: { x: event.clientX, y: event.clientY },
      shift: event.shiftKey || event.ctrlKey || event.metaKey,
      alt: event.altKey,
      coarse: event instanceof PointerEvent && event.pointerType === "touch",
    };
  }

  #hit(moment: Moment): Hit {
    return hitAt(this.renderer.scene, moment.point, {
      zoom: this.renderer.camera.zoom,
      ports: this.renderer.level === "near" && !this.editor.readOnly,
      coarse: moment.coarse,
      first: this.editor.selection.nodes,
    });
  }

  #down(event: PointerEvent): void {
    this.#box = this.stage.getBoundingClientRect();
    const moment = this.#moment(event);
    this.#last = moment;
    if (event.pointerType === "touch") {
      this.#touches.set(event.pointerId, moment.at);
      const [a, b] = [...this.#touches.values()];
      if (a && b) {
        this.cancel();
        this.#pinch = new Pinch(this.renderer, a, b);
        return;
      }
    }
    if (this.#gesture || event.button > 1) {
      return;
    }
    delete this.stage.dataset["keys"];
    this.stage.setPointerCapture(event.pointerId);
    if (event.button === 1 || this.#space) {
      event.preventDefault();
      this.#begin(new Pan(this.renderer, moment));
      return;
    }
    const hit = this.#hit(moment);
    this.#pressed = { moment, id: event.pointerId, ...this.#pressOn(hit, moment) };
    if (moment.coarse) {
      this.#held = setTimeout(() => {
        this.#pressed = null;
        this.#choose(hit);
        this.hooks.menu(moment, hit);
      }, longPress);
    }
  }

  /** What a press becomes: a click, or a gesture when the pointer moves on. */
  #pressOn(hit: Hit, moment: Moment): { begin(moment: Moment): Gesture | null; click(): void } {
    const { editor } = this;
    const none = (): null => null;
    if (hit.kind === "port") {
      return {
        begin: () => this.#connect(hit.key, hit.slot),
        click: () => this.hooks.quickAdd(moment, { from: hit.key, slot: hit.slot }),
      };
    }
    if (hit.kind === "edge") {
      const edge = this.renderer.scene.edge(hit.id);
      return {
        begin: () => (edge && hit.end && !editor.readOnly ? this.#connect(edge.from, edge.slot, true) : null),
        click: () => this.#choose(hit),
      };
    }
    if (hit.kind === "node") {
      const wasSelected = editor.selection.nodes.has(hit.key);
      if (!wasSelected && !moment.shift) {
        editor.select(only(hit.key));
      }
      const drag = (): Gesture => {
        if (!editor.selection.nodes.has(hit.key)) {
          editor.select(toggled(editor.selection, hit.key));
        }
        return new Drag(editor, this.renderer, this.overlay, this.catalogue, moment);
      };
      return {
        begin: editor.readOnly ? none : drag,
        click: () => {
          if (moment.shift) {
            editor.select(toggled(editor.selection, hit.key));
          } else if (wasSelected) {
            editor.select(only(hit.key));
          }
        },
      };
    }
    return {
      begin: (at) =>
        moment.coarse ? new Pan(this.renderer, at) : new Lasso(editor, this.renderer, this.overlay, moment),
      click: () => {
        if (!moment.shift) {
          editor.select({ ...nothing, active: editor.selection.active });
        }
      },
    };
  }

  #connect(from: string, slot: Slot, isThere = false): Gesture {
    const hooks: ConnectHooks = {
      refused: (why) => this.hooks.refused(why),
      // An edge that is there stays as it was.
      blank: (moment) => {
        if (!isThere) {
          this.hooks.quickAdd(moment, { from, slot });
        }
      },
    };
    return new Connect(this.editor, this.renderer, this.overlay, from, slot, hooks);
  }

  #choose(hit: Hit): void {
    const { editor } = this;
    if (hit.kind === "edge") {
      const edge = this.renderer.scene.edge(hit.id);
      if (edge) {
        editor.select({ nodes: new Set(), active: null, edge: { from: edge.from, slot: edge.slot } });
      }
    } else if (hit.kind !== "empty" && !editor.selection.nodes.has(hit.key)) {
      editor.select(only(hit.key));
    }
  }

  #move(event: PointerEvent): void {
    const moment = this.#moment(event);
    this.#last = moment;
    if (this.#touches.has(event.pointerId)) {
      this.#touches.set(event.pointerId, moment.at);
      const [a, b] = [...this.#touches.values()];
      if (this.#pinch && a && b) {
        this.#pinch.move(a, b);
        return;
      }
    }
    const pressed = this.#pressed;
    if (pressed && pressed.id === event.pointerId) {
      if (distance(pressed.moment.client, moment.client) <= (moment.coarse ? 2 : 1) * tremble) {
        return;
      }
      clearTimeout(this.#held);
      this.#pressed = null;
      const gesture = pressed.begin(moment);
      if (gesture) {
        this.#begin(gesture);
      }
    }
    if (this.#gesture) {
      this.#gesture.move(moment);
    } else if (event.buttons === 0 && !moment.coarse) {
      this.#hover(moment);
    }
  }

  #up(event: PointerEvent): void {
    const moment = this.#moment(event);
    this.#touches.delete(event.pointerId);
    clearTimeout(this.#held);
    if (this.#pinch) {
      if (this.#touches.size < 2) {
        this.#pinch = null;
      }
      return;
    }
    const pressed = this.#pressed;
    this.#pressed = null;
    if (pressed) {
      pressed.click();
      return;
    }
    const gesture = this.#gesture;
    this.#stop();
    gesture?.end(moment);
  }

  #lost(event: PointerEvent): void {
    this.#touches.delete(event.pointerId);
    this.#pinch = null;
    clearTimeout(this.#held);
    this.cancel();
  }

  #begin(gesture: Gesture): void {
    this.#gesture = gesture;
    this.#hover(null);
    this.stage.dataset["cursor"] = gesture.cursor ?? "";
    if (gesture.pansAtBorder) {
      const step = (): void => {
        this.#panAtBorder();
        this.#frame = requestAnimationFrame(step);
      };
      this.#frame = requestAnimationFrame(step);
    }
  }

  #stop(): void {
    this.#gesture = null;
    this.#pressed = null;
    clearTimeout(this.#held);
    cancelAnimationFrame(this.#frame);
    this.#setCursor("");
  }

  #panAtBorder(): void {
    const last = this.#last;
    if (!last || !this.#gesture) {
      return;
    }
    const { width, height } = this.renderer.size;
    const by = { x: speedAt(last.at.x, width), y: speedAt(last.at.y, height) };
    if (by.x !== 0 || by.y !== 0) {
      this.renderer.show(panned(this.renderer.camera, by));
      const moment = { ...last, point: toGraph(this.renderer.camera, last.at) };
      this.#last = moment;
      this.#gesture.move(moment);
    }
  }

  #hover(moment: Moment | null): void {
    if (moment && this.#space) {
      return;
    }
    const hit = moment ? this.#hit(moment) : undefined;
    const hovered = hit?.kind === "node" || hit?.kind === "port" ? hit.key : null;
    if (hovered !== this.renderer.look.hovered) {
      this.renderer.change({ hovered });
    }
    this.#setCursor(hit?.kind === "port" ? "crosshair" : hit?.kind === "edge" ? "pointer" : hovered ? "pointer" : "");
  }

  #setCursor(cursor: string): void {
    const shown = cursor === "" && this.#space ? "grab" : cursor;
    if (this.stage.dataset["cursor"] !== shown) {
      this.stage.dataset["cursor"] = shown;
    }
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    this.#box = this.stage.getBoundingClientRect();
    const moment = this.#moment(event);
    const { camera } = this.renderer;
    if (event.ctrlKey || event.metaKey) {
      this.renderer.show(zoomedAt(camera, moment.at, camera.zoom * factorOf(event)));
    } else {
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const [x, y] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      this.renderer.show(panned(camera, { x: -x * unit, y: -y * unit }));
    }
    if (this.#gesture && this.#last) {
      this.#last = { ...this.#last, point: toGraph(this.renderer.camera, this.#last.at) };
      this.#gesture.move(this.#last);
    }
  }

  #double(event: MouseEvent): void {
    const moment = this.#moment(event);
    const hit = this.#hit(moment);
    if (hit.kind === "node") {
      this.hooks.open(hit.key);
    } else if (!this.editor.readOnly && hit.kind !== "port") {
      const edge = hit.kind === "edge" ? this.renderer.scene.edge(hit.id) : undefined;
      this.hooks.quickAdd(moment, edge ? { edge } : null);
    }
  }

  #menu(event: MouseEvent): void {
    event.preventDefault();
    if (this.isBusy) {
      return;
    }
    const moment = this.#moment(event);
    const hit = this.#hit(moment);
    this.#choose(hit);
    this.hooks.menu(moment, hit);
  }

  #key(event: KeyboardEvent): void {
    if (!["Shift", "Control", "Alt", "Meta"].includes(event.key)) {
      this.stage.dataset["keys"] = "";
    }
    if (event.key === "Escape" && this.isBusy) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.cancel();
    } else if (event.code === "Space" && event.target === this.stage) {
      event.preventDefault();
      this.#setSpace(true);
    }
  }

  #setSpace(space: boolean): void {
    if (space !== this.#space) {
      this.#space = space;
      if (!this.#gesture) {
        this.#setCursor("");
      }
    }
  }
}

/** The faster, the nearer the border; nought away from it. */
function speedAt(at: number, length: number): number {
  const ahead = at < border ? border - at : at > length - border ? length - border - at : 0;
  return Math.sign(ahead) * Math.min(1, Math.abs(ahead) / border) * fastest;
}

/** Wheels go by notches, trackpads by hairs. */
function factorOf(event: WheelEvent): number {
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  const by = event.deltaY * unit;
  return Math.exp(Math.abs(by) >= 50 ? -Math.sign(by) * 0.2 : -by * 0.01);
}
