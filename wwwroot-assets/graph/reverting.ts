import { removeNodes } from "./commands";
import { Graph } from "./graph";
import { keyOf, nestedOf, type GraphNode } from "./node";
import type { Outcome } from "./outcome";
import { isList, isObject, type Json, type JsonObject, type NodeChange } from "./wire";

/** The node as it is live: again, as it was, or gone where it is not live. */
export function revertNode(graph: Graph, live: Graph, key: string): Outcome {
  const [node, was] = [graph.get(key), live.get(key)];
  if (!was) {
    const removed = removeNodes(graph, [key]);
    return "changes" in removed ? { ...removed, label: `Revert ${node?.title ?? "a node"}` } : removed;
  }
  return {
    changes: node?.wire === was.wire ? [] : [{ node: key, path: [], value: was.wire }],
    label: `Revert ${was.title}`,
    select: [key],
  };
}

/** One member as it is live. The pointer is one of the difference: into the node, over the uuids of nodes in groups. */
export function revertMember(
  graph: Graph,
  live: Graph,
  key: string,
  pointer: string,
  scope: readonly string[] = [],
): Outcome {
  const [node, was] = [graph.get(key), live.get(key)];
  if (!node || !was) {
    return { why: "The node is not on both sides." };
  }
  const path = pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const change = changeTo(node, was, path, scope);
  return { changes: [change], label: `Revert ${path.join(" ")} of ${node.title}` };
}

function changeTo(node: GraphNode, was: GraphNode, path: readonly string[], scope: readonly string[]): NodeChange {
  const scoped = scope.length > 0 ? { scope } : {};
  const [first, second, nested, ...rest] = path;
  if (first === "config" && second === "_nodes" && nested !== undefined) {
    const inner = [...scope, node.key];
    const [now, before] = [node, was].map((side) => Graph.of(nestedOf(side)).get(keyOf(nested)));
    if (now && before && rest.length > 0) {
      return changeTo(now, before, rest, inner);
    }
    return { scope: inner, node: nested, path: [], ...(before ? { value: before.wire } : {}) };
  }
  if (first === "childrenUuids" && second !== undefined) {
    const [now, before] = [node.wire, was.wire].map(childrenOf);
    const slot = Number(second);
    return slot < (before?.length ?? 0)
      ? { ...scoped, node: node.key, path, value: before?.[slot] ?? null }
      : { ...scoped, node: node.key, path: ["childrenUuids"], value: (now ?? []).slice(0, before?.length ?? 0) };
  }
  const value = path.reduce<Json | undefined>((at, name) => (isObject(at) ? at[name] : undefined), was.wire);
  return { ...scoped, node: node.key, path, ...(value === undefined ? {} : { value }) };
}

const childrenOf = (wire: JsonObject | undefined): readonly Json[] => {
  const children = wire?.["childrenUuids"];
  return isList(children) ? children : [];
};
