import { Chooser, type Choice } from "./chooser";
import { freeSlot } from "./commands";
import { ancestorsOf } from "./cycles";
import { make } from "./dom";
import { findNodes } from "./finding";
import { fallbackSlot, type GraphNode, type Slot } from "./node";
import type { Operations } from "./operations";
import type { PanelContext } from "./panel";
import type { Point } from "./places";

type To = { readonly kind: "node"; readonly key: string } | { readonly kind: "new" } | { readonly kind: "nothing" };

/** Chooses what an output of a node leads to: another node, a new one, nothing. */
export function connectList(
  context: PanelContext,
  operations: Operations,
  at: Point,
  from: string,
  wanted: Slot | null,
  addNew: (slot: Slot) => void,
): void {
  const { editor, catalogue, announcer, signal } = context;
  const node = editor.graph.get(from);
  const why = operations.whyNot ?? (node ? null : "No node is chosen.");
  if (why !== null || !node) {
    announcer.refuse(why ?? "");
    return;
  }
  const slots: readonly Slot[] = [
    ...Array.from({ length: catalogue.slotsOf(node) }, (_, slot) => slot),
    ...(node.kind === "native" && node.action === "end" ? [] : ([fallbackSlot] as const)),
  ];
  if (slots.length === 0) {
    announcer.refuse(`${node.title} is an end: nothing comes after it.`);
    return;
  }
  let slot: Slot = wanted ?? freeSlot(catalogue, node) ?? slots[0] ?? fallbackSlot;
  const select = make("select", { class: "ds-input", "aria-label": `Output of ${node.title}` });
  select.append(
    ...slots.map((one) => make("option", { value: String(one), selected: one === slot }, titleOf(context, node, one))),
  );
  const chooser = new Chooser<To>({
    at,
    label: `Connect ${node.title}`,
    placeholder: "Find a node",
    signal,
    head: make("div", { class: "ds-chooser__head" }, make("span", {}, `${node.title} leads`), select),
    find: (text) => [
      { title: "Also", choices: others(node, slot, text) },
      { title: "Nodes", choices: targets(context, node, slot, text) },
    ],
    choose: (to) => {
      if (to.kind === "node") {
        operations.connect(from, slot, to.key);
      } else if (to.kind === "nothing") {
        operations.disconnect(from, slot);
      } else {
        addNew(slot);
      }
    },
    refuse: (reason) => announcer.refuse(reason),
  });
  select.addEventListener(
    "change",
    () => {
      slot = select.value === fallbackSlot ? fallbackSlot : Number(select.value);
      chooser.refresh();
    },
    { signal },
  );
}

function titleOf({ catalogue, editor }: PanelContext, node: GraphNode, slot: Slot): string {
  const name = catalogue.slotName(node, slot);
  const to = leadsTo(node, slot);
  return to === null ? name : `${name} → ${editor.graph.get(to)?.title ?? "a node that is not there"}`;
}

const leadsTo = (node: GraphNode, slot: Slot): string | null =>
  slot === fallbackSlot ? node.fallback : (node.children[slot] ?? null);

function others(node: GraphNode, slot: Slot, text: string): Choice<To>[] {
  const all: Choice<To>[] = [
    { value: { kind: "new" }, title: "A new node…", icon: "plus" },
    ...(leadsTo(node, slot) === null
      ? []
      : [{ value: { kind: "nothing" }, title: "Nothing: disconnect", icon: "close" } as const]),
  ];
  return all.filter((choice) => choice.title.toLowerCase().includes(text.trim().toLowerCase()));
}

/** Those that can be led to first, and whose name begins with what is typed; else from the top of the picture down. */
function targets({ editor, catalogue }: PanelContext, from: GraphNode, slot: Slot, text: string): Choice<To>[] {
  const graph = editor.graph;
  const before = ancestorsOf(graph, from.key);
  const keys =
    text.trim() === ""
      ? [...graph.nodes].sort((left, right) => left.y - right.y || left.x - right.x).map((node) => node.key)
      : findNodes(graph, catalogue, text);
  const choices = keys.flatMap((key): Choice<To>[] => {
    const node = graph.get(key);
    if (!node) {
      return [];
    }
    // The way around is looked for where it is asked for: not for each of thousands.
    const why =
      key === from.key
        ? "It cannot lead to itself."
        : before.has(key)
          ? `It leads to ${from.title}: that would be a circle.`
          : node.kind === "native" && node.action === "start"
            ? "Nothing leads to a start."
            : null;
    return [
      {
        value: { kind: "node", key },
        title: node.title,
        detail: [catalogue.titleOf(node), node.slug].filter((part) => part !== node.title).join(" · "),
        icon: catalogue.iconOf(node),
        why,
        current: leadsTo(from, slot) === key,
      },
    ];
  });
  const wanted = text.trim().toLowerCase();
  const rank = ({ why, title }: Choice<To>): number => {
    const name = title.toLowerCase();
    return (why ? 3 : 0) + (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2);
  };
  return choices.sort((left, right) => rank(left) - rank(right));
}
