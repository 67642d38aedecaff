import { alignments, directions } from "./align";
import { whyNotGrouped } from "./groups";
import { openMenu, type MenuGroup, type MenuItem } from "./menu";
import { fallbackSlot, type Edge, type GraphNode } from "./node";
import type { Commands } from "./keys";
import { only } from "./selection";
import type { PanelContext } from "./panel";
import type { Operations } from "./operations";
import type { Point } from "./places";

/** What a menu is of. */
export type MenuTarget =
  | { readonly kind: "node"; readonly key: string }
  | { readonly kind: "edge"; readonly edge: Edge }
  | { readonly kind: "blank"; readonly at: Point };

/** The commands that apply to what was pressed, and why those do not that are missing a condition. */
export function contextMenu(
  context: PanelContext,
  operations: Operations,
  commands: Commands,
  at: Point,
  target: MenuTarget,
): void {
  const { editor, announcer, signal } = context;
  const options = { signal, refuse: (why: string) => announcer.refuse(why) };
  if (target.kind === "blank") {
    openMenu(at, "The workflow", blankItems(context, operations, commands, at, target.at), options);
    return;
  }
  if (target.kind === "edge") {
    const { edge } = target;
    editor.select({ nodes: new Set(), active: null, edge: { from: edge.from, slot: edge.slot } });
    openMenu(at, "The connection", edgeItems(context, operations, commands, at, edge), options);
    return;
  }
  const node = editor.graph.get(target.key);
  if (!node) {
    return;
  }
  if (!editor.selection.nodes.has(target.key)) {
    editor.select(only(target.key));
  }
  openMenu(at, node.title, nodeItems(context, operations, commands, at, node), options);
}

function nodeItems(
  context: PanelContext,
  operations: Operations,
  commands: Commands,
  at: Point,
  node: GraphNode,
): MenuGroup[] {
  const { editor, catalogue, services } = context;
  const why = operations.whyNot;
  const many = operations.targets.length > 1;
  const isGroup = node.kind === "native" && node.action === "group";
  const isEnd = node.kind === "native" && node.action === "end";
  const item = (title: string, keys: string, run: () => void, not: string | null = why): MenuItem => ({
    title,
    keys,
    run,
    why: not,
  });
  const plain = (title: string, run: () => void, not: string | null = why): MenuItem => ({ title, run, why: not });
  const one = many ? "It is for one node." : null;
  const comparison = editor.comparison;
  const difference = comparison?.differences.get(node.key);
  const routes = catalogue.of(node)?.childrenFrom;
  const last = catalogue.outputsOf(node) - 1;
  return [
    {
      items: [
        ...(isGroup ? [item("Open the group", "O", () => operations.openGroup(node.key), null)] : []),
        item("Inspect", "Enter", () => services.openInspector(node.key), one),
      ],
    },
    {
      items: [
        item(
          "Connect…",
          "C",
          () => commands.connect(at, null),
          why ?? one ?? (isEnd ? "Nothing comes after an end." : null),
        ),
        item(
          "On failure…",
          "F",
          () => commands.connect(at, fallbackSlot),
          why ?? one ?? (isEnd ? "Nothing comes after an end." : null),
        ),
        item("Add a node after it…", "A", () => commands.quickAdd(at), why ?? one),
        ...(routes
          ? [
              plain("Add an output", () => operations.addOutput(node.key), why ?? one),
              plain(
                `Remove ${catalogue.slotName(node, Math.max(0, last))}`,
                () => operations.removeOutput(node.key, last),
                why ?? one ?? (last < 1 ? "One output must stay." : null),
              ),
            ]
          : []),
      ],
    },
    {
      items: [
        item("Rename…", "F2", () => commands.rename(at), why ?? one),
        plain("Change the slug…", () => commands.renameSlug(at), why ?? one),
      ],
    },
    {
      items: [
        item("Cut", "Ctrl+X", () => commands.cut()),
        item("Copy", "Ctrl+C", () => commands.copy(), null),
        item("Duplicate", "Ctrl+D", () => operations.duplicate()),
        item("Delete", "Del", () => operations.remove()),
      ],
    },
    {
      items: [
        item("Group", "G", () => operations.group(), why ?? whyNotGrouped(editor.graph, operations.targets)),
        ...(isGroup ? [plain("Take the group apart", () => operations.ungroup(), why ?? one)] : []),
        item(many ? "Lay these out" : "Lay all out", "L", () => commands.layOut()),
      ],
    },
    ...(many
      ? [
          {
            title: "Align and distribute",
            isRow: true,
            items: [
              ...alignments.map((how): MenuItem => ({
                title: `Align ${how}`,
                icon: `${how}_side`,
                why,
                run: () => operations.align(how),
              })),
              ...directions.map((how): MenuItem => ({
                title: `Distribute ${how}`,
                icon: how === "down" ? "down_apart" : how,
                why: why ?? (operations.targets.length < 3 ? "It is for three nodes or more." : null),
                run: () => operations.distribute(how),
              })),
            ],
          },
        ]
      : []),
    {
      items:
        comparison && difference ? [plain("Revert to live", () => operations.revert(node.key, comparison.live))] : [],
    },
  ];
}

function edgeItems(
  context: PanelContext,
  operations: Operations,
  commands: Commands,
  at: Point,
  edge: Edge,
): MenuGroup[] {
  const why = operations.whyNot;
  const graph = context.editor.graph;
  const title = (key: string): string => graph.get(key)?.title ?? key;
  return [
    {
      items: [
        { title: "Insert a node…", why, run: () => commands.quickAddAt(at, { kind: "edge", edge }) },
        { title: "Lead elsewhere…", why, run: () => commands.connectFrom(at, edge.from, edge.slot) },
        { title: "Delete the connection", keys: "Del", why, run: () => operations.disconnect(edge.from, edge.slot) },
      ],
    },
    {
      items: [
        { title: `Go to ${title(edge.from)}`, run: () => operations.goTo(edge.from) },
        { title: `Go to ${title(edge.to)}`, run: () => operations.goTo(edge.to) },
      ],
    },
  ];
}

function blankItems(
  context: PanelContext,
  operations: Operations,
  commands: Commands,
  at: Point,
  point: Point,
): MenuGroup[] {
  const why = operations.whyNot;
  const empty = context.editor.graph.size === 0 ? "There is no node." : null;
  return [
    {
      items: [
        { title: "Add a node…", keys: "A", why, run: () => commands.quickAddAt(at, { kind: "at", at: point }) },
        { title: "Paste", keys: "Ctrl+V", why, run: () => commands.paste(point) },
      ],
    },
    {
      items: [
        { title: "Select all", keys: "Ctrl+A", why: empty, run: () => commands.selectAll() },
        { title: "Find…", keys: "Ctrl+F", why: empty, run: () => commands.search() },
        { title: "Lay all out", keys: "L", why: why ?? empty, run: () => context.services.layOut(null) },
        { title: "Show all", keys: "Shift+1", why: empty, run: () => context.canvas.fit() },
        ...(context.editor.scope.length > 0
          ? [{ title: "Leave the group", keys: "Backspace", run: () => commands.leave() }]
          : []),
      ],
    },
  ];
}
