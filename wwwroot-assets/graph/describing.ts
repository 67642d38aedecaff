import type { Catalogue } from "./catalogue";
import type { GraphEditor } from "./editor";
import type { GraphNode } from "./node";
import { countOf } from "./outcome";

/** A node as it is spoken: what it is, where it stands among the others, what is wrong, where it leads. */
export function describe(editor: GraphEditor, catalogue: Catalogue, node: GraphNode): string {
  const graph = editor.graph;
  const problems = editor.problemsOf(node.key).length;
  const difference = editor.comparison?.differences.get(node.key)?.status;
  const place = [...graph.keys].indexOf(node.key) + 1;
  const about = [
    node.title,
    catalogue.titleOf(node),
    `${place} of ${graph.size}`,
    ...(problems > 0 ? [countOf(problems, "problem")] : []),
    ...(difference ? [difference] : []),
  ];
  const slots = Array.from({ length: catalogue.slotsOf(node) }, (_, slot) => {
    const to = node.children[slot];
    return `${catalogue.slotName(node, slot)} to ${to ? (graph.get(to)?.title ?? "a node that is not there") : "nothing"}`;
  });
  const fallback = node.fallback
    ? [`on failure to ${graph.get(node.fallback)?.title ?? "a node that is not there"}`]
    : [];
  return [about.join(", "), ...slots, ...fallback].join("; ");
}
