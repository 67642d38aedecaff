import { differencesOf, memberName, readDifferences } from "./differences";
import { make, sign } from "./dom";
import type { Difference } from "./editor";
import { Graph, within } from "./graph";
import { openMenu, type MenuItem } from "./menu";
import type { Operations } from "./operations";
import { countOf } from "./outcome";
import type { PanelContext } from "./panel";
import { isList, isObject, readJson, textOf, type Json } from "./wire";

/** So long the version must rest before it is compared again. */
const rest = 250;

/** So long what is live is taken for what it was. */
const fresh = 20_000;

interface Live {
  readonly uuid: string;
  readonly graph: Graph;
  /** In milliseconds since 1970. */
  readonly readAt: number;
}

/** Shows how the draft differs from what is live, and leads from change to change. */
export class Compare {
  readonly #context: PanelContext;
  readonly #operations: Operations;
  readonly #bar: HTMLElement;
  readonly #text = make("span", { class: "ds-compare__text", role: "status" });
  readonly #members: HTMLButtonElement;
  readonly #revert: HTMLButtonElement;
  #live: Live | null = null;
  /** The comparison of the whole release; the picture shows that of the open scope. */
  #differences: ReadonlyMap<string, Difference> = new Map();
  #version = -1;
  #run = 0;
  #timer: number | undefined;
  #isOn = false;

  constructor(host: HTMLElement, context: PanelContext, operations: Operations) {
    this.#context = context;
    this.#operations = operations;
    const { signal, editor } = context;
    const button = (text: string, icon: string, press: () => void, shown = false): HTMLButtonElement => {
      const made = make(
        "button",
        {
          class: `ds-button ds-button--quiet ds-button--small${shown ? "" : " ds-button--icon"}`,
          type: "button",
          ...(shown ? {} : { "aria-label": text, title: text }),
        },
        sign(icon, 14),
        shown ? text : null,
      );
      made.addEventListener("click", press, { signal });
      return made;
    };
    this.#members = button("Members", "down", () => this.#openMembers(), true);
    this.#members.setAttribute("aria-haspopup", "menu");
    this.#revert = button("Revert", "revert", () => this.#revertActive(), true);
    this.#bar = make(
      "div",
      { class: "ds-compare", role: "group", "aria-label": "Comparison with live", hidden: true },
      this.#text,
      button("Previous change", "up", () => this.step(-1)),
      button("Next change", "down", () => this.step(1)),
      this.#members,
      this.#revert,
      button("Stop comparing", "close", () => this.turn(false)),
    );
    host.append(this.#bar);
    editor.on((event) => {
      if (!this.#isOn) {
        return;
      }
      if (editor.version !== this.#version || event.nodes) {
        this.#later();
      }
      if (event.all) {
        this.#show();
      }
      if (event.selection || event.comparison) {
        this.#tell();
      }
    }, signal);
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
      this.#bar.remove();
    });
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  turn(on: boolean): void {
    const hadFocus = this.#bar.contains(document.activeElement);
    this.#isOn = on;
    this.#run++;
    clearTimeout(this.#timer);
    this.#bar.hidden = !on;
    this.#context.services.compared?.(on);
    if (on) {
      this.#text.textContent = "Comparing…";
      void this.#load();
    } else {
      this.#live = null;
      this.#differences = new Map();
      this.#context.editor.compare(null);
      if (hadFocus) {
        this.#context.canvas.stage.focus({ preventScroll: true });
      }
    }
  }

  /** The next or previous node that differs, from the top of the picture down, and around. */
  step(by: 1 | -1): void {
    const { editor, announcer } = this.#context;
    const order = this.#order();
    if (order.length === 0) {
      announcer.say("Nothing differs from live here");
      return;
    }
    const at = order.indexOf(this.#current ?? "");
    const key = order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length] ?? "";
    this.#current = key;
    if (editor.graph.has(key)) {
      this.#operations.goTo(key);
    } else {
      editor.select({ nodes: new Set(), active: null, edge: null });
      this.#context.canvas.reveal(key);
    }
    this.#tell();
    announcer.say(this.#sentence(key));
  }

  /** The node that is looked at: chosen, or one that is gone and was stepped to. */
  #current: string | null = null;

  #order(): string[] {
    const { comparison, graph } = this.#context.editor;
    const place = (key: string): { readonly x: number; readonly y: number } =>
      graph.get(key) ?? comparison?.live.get(key) ?? { x: 0, y: 0 };
    return [...(comparison?.differences.keys() ?? [])].sort((left, right) => {
      const [a, b] = [place(left), place(right)];
      return a.y - b.y || a.x - b.x;
    });
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#load(), rest);
  }

  /** Only the newest answer counts: what was asked before it is nobody's any more. */
  async #load(): Promise<void> {
    const run = ++this.#run;
    const { editor, services } = this.#context;
    this.#version = editor.version;
    const live = await this.#liveOf(services.workflowUuid);
    if (run !== this.#run || !this.#isOn) {
      return;
    }
    if (!live) {
      this.#fail("Nothing is live yet.");
      return;
    }
    const answer = await this.#get(`diff?from=${live.uuid}&to=${services.releaseUuid}`);
    if (run !== this.#run || !this.#isOn) {
      return;
    }
    if (answer === null) {
      this.#fail("The comparison could not be loaded.");
      return;
    }
    this.#live = live;
    this.#differences = readDifferences(answer);
    this.#show();
  }

  /** What is live changes seldom and may be large: it is read again when it may have aged. */
  async #liveOf(workflow: string): Promise<Live | null> {
    if (this.#live && Date.now() - this.#live.readAt < fresh) {
      return this.#live;
    }
    const answer = await this.#get(`deployed?workflowUuid=${workflow}`);
    const release = isObject(answer ?? undefined) ? (answer as Record<string, Json>)["release"] : undefined;
    const uuid = isObject(release) ? textOf(release["uuid"]) : undefined;
    if (!isObject(release) || uuid === undefined) {
      return null;
    }
    // The same release has the same nodes.
    const graph =
      this.#live?.uuid === uuid ? this.#live.graph : Graph.of(isList(release["nodes"]) ? release["nodes"] : []);
    return { uuid, graph, readAt: Date.now() };
  }

  async #get(path: string): Promise<Json | null> {
    try {
      const answer = await fetch(`/orchestration/releases/${path}`, {
        headers: { Accept: "application/json", "X-Workspace": this.#context.services.workspace },
        signal: this.#context.signal,
      });
      return answer.ok ? readJson(await answer.text()) : null;
    } catch {
      return null;
    }
  }

  #fail(why: string): void {
    this.#text.textContent = why;
    this.#differences = new Map();
    this.#context.editor.compare(null);
    this.#context.announcer.say(why);
    this.#tell(false);
  }

  /** The differences of the open scope. */
  #show(): void {
    const { editor } = this.#context;
    const live = this.#live;
    if (!live) {
      return;
    }
    if (editor.scope.length === 0) {
      editor.compare({ live: live.graph, differences: this.#differences });
    } else {
      const inside = within(live.graph, editor.scope) ?? new Graph();
      editor.compare({ live: inside, differences: differencesOf(inside, editor.graph) });
    }
  }

  #tell(counted = true): void {
    const { editor } = this.#context;
    const differences = editor.comparison?.differences;
    const active = editor.selection.active;
    if (active !== null && active !== this.#current) {
      this.#current = active;
    }
    const difference = this.#current === null ? undefined : differences?.get(this.#current);
    this.#members.hidden = difference?.status !== "changed";
    this.#revert.hidden = difference === undefined;
    if (!counted || !differences) {
      return;
    }
    const order = this.#order();
    const at = order.indexOf(this.#current ?? "");
    const counts = (["added", "changed", "removed", "moved"] as const)
      .map((status) => ({ status, count: [...differences.values()].filter((one) => one.status === status).length }))
      .filter(({ count }) => count > 0)
      .map(({ status, count }) => `${count} ${status}`);
    this.#text.textContent =
      differences.size === 0
        ? "Nothing differs from live"
        : `${at < 0 ? "" : `${at + 1} of `}${countOf(differences.size, "change")}: ${counts.join(", ")}`;
    if (difference?.status === "changed") {
      this.#members.lastChild?.replaceWith(countOf(difference.members.length, "member"));
    }
  }

  #sentence(key: string): string {
    const { comparison, graph } = this.#context.editor;
    const difference = comparison?.differences.get(key);
    const title = (graph.get(key) ?? comparison?.live.get(key))?.title ?? "A node";
    const members = difference?.status === "changed" ? `: ${difference.members.map(memberName).join(", ")}` : "";
    return `${title}, ${difference?.status ?? "as it is live"}${members}`;
  }

  #openMembers(): void {
    const { editor, signal, announcer } = this.#context;
    const { comparison } = editor;
    const key = this.#current;
    const difference = key === null ? undefined : comparison?.differences.get(key);
    if (key === null || !comparison || !difference) {
      return;
    }
    const box = this.#members.getBoundingClientRect();
    const items = difference.members.map((pointer): MenuItem => ({
      title: `Revert ${memberName(pointer)}`,
      why: this.#operations.whyNot,
      run: () => this.#operations.revert(key, comparison.live, pointer),
    }));
    openMenu({ x: box.left, y: box.bottom + 4 }, "Members that differ", [{ items }], {
      signal,
      refuse: (why) => announcer.refuse(why),
    });
  }

  #revertActive(): void {
    const { comparison } = this.#context.editor;
    if (comparison && this.#current !== null) {
      this.#operations.revert(this.#current, comparison.live);
    }
  }
}
