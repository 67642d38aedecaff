import { Catalogue, type Action } from "./catalogue";
import { Chooser } from "./chooser";
import { whyNotAdded } from "./commands";
import type { Operations, Target } from "./operations";
import type { PanelContext } from "./panel";
import type { Point } from "./places";

/** The actions as a list at a point: the chosen one becomes a node. */
export function quickAdd(context: PanelContext, operations: Operations, at: Point, target: Target): void {
  const { catalogue, editor, announcer, signal } = context;
  const why = operations.whyNot;
  if (why !== null) {
    announcer.refuse(why);
    return;
  }
  new Chooser<Action>({
    at,
    label: labelOf(context, target),
    placeholder: "Find an action",
    signal,
    find: (text) =>
      groupsOf(catalogue, text).map(({ title, actions }) => ({
        title,
        choices: actions.map((action) => ({
          value: action,
          title: action.title,
          detail: action.description,
          icon: action.icon,
          why: whyNotHere(action, target) ?? whyNotAdded(editor.graph, action),
        })),
      })),
    choose: (action) => operations.add(action, target),
    refuse: (reason) => announcer.refuse(reason),
  });
}

/** What is searched for stands by how well it fits, all of it by what it belongs to. */
export function groupsOf(catalogue: Catalogue, text: string): ReturnType<typeof Catalogue.grouped> {
  return text.trim() === ""
    ? Catalogue.grouped(catalogue.actions)
    : [{ title: "Found", actions: catalogue.search(text) }];
}

function whyNotHere(action: Action, target: Target): string | null {
  if (target.kind !== "at" && action.kind === "native" && action.slug === "start") {
    return "Nothing leads to a start.";
  }
  return target.kind === "edge" && action.children === 0 ? "It leads nowhere." : null;
}

function labelOf({ editor, catalogue }: PanelContext, target: Target): string {
  const title = (key: string): string => editor.graph.get(key)?.title ?? "";
  switch (target.kind) {
    case "at":
      return "Add a node";
    case "after": {
      const node = editor.graph.get(target.from);
      return `Add a node after ${title(target.from)}${node ? `, ${catalogue.slotName(node, target.slot)}` : ""}`;
    }
    case "edge":
      return `Add a node between ${title(target.edge.from)} and ${title(target.edge.to)}`;
  }
}
