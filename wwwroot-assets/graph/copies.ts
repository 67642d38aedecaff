import type { Graph } from "./graph";
import { keyOf, toNode } from "./node";
import { countOf, type Outcome } from "./outcome";
import { occupied, boxOf, type Point } from "./places";
import { renamed } from "./references";
import { slugsOf } from "./commands";
import { uniqueSlug } from "./slugs";
import { isList, isObject, textOf, type Json, type JsonObject, type NodeChange } from "./wire";

/**
 * Copies of nodes: with new uuids, those in groups too, and slugs that are free. Edges among them stay, edges outwards lead
 * nowhere, references among them follow the slugs.
 */
export function copiesOf(nodes: readonly JsonObject[], taken: Set<string>): JsonObject[] {
  const uuids = new Map(nodes.map((node) => [keyOf(textOf(node["uuid"]) ?? ""), crypto.randomUUID()]));
  const names = new Map<string, string>();
  const copies = nodes.map((node) => {
    const slug = textOf(node["slug"]) ?? "";
    const unique = uniqueSlug(slug, taken);
    // Where two among them have the same slug, references mean the first, as they do for the server.
    if (unique !== slug && !names.has(slug)) {
      names.set(slug, unique);
    }
    return { ...withNewUuids(node, uuids), slug: unique };
  });
  return names.size === 0 ? copies : copies.map((copy) => renamed(copy, names));
}

function withNewUuids(node: JsonObject, uuids: ReadonlyMap<string, string>): JsonObject {
  const of = (uuid: Json | undefined): string | undefined =>
    typeof uuid === "string" ? uuids.get(keyOf(uuid)) : undefined;
  const children = isList(node["childrenUuids"]) ? node["childrenUuids"] : [];
  const copy: Record<string, Json> = {
    ...node,
    uuid: of(node["uuid"]) ?? crypto.randomUUID(),
    childrenUuids: children.map((child) => of(child) ?? null),
  };
  if (typeof node["fallbackChildUuid"] === "string") {
    const fallback = of(node["fallbackChildUuid"]);
    if (fallback === undefined) {
      delete copy["fallbackChildUuid"];
      copy["fallbackOnFailure"] = false;
    } else {
      copy["fallbackChildUuid"] = fallback;
    }
  }
  const config = node["config"];
  if (node["actionSlug"] === "group" && node["kind"] === "native" && isObject(config) && isList(config["_nodes"])) {
    const nested = config["_nodes"].filter(isObject);
    const inner = new Map(nested.map((one) => [keyOf(textOf(one["uuid"]) ?? ""), crypto.randomUUID()]));
    copy["config"] = { ...config, _nodes: nested.map((one) => withNewUuids(one, inner)) };
  }
  return copy;
}

/** Puts copies of nodes into the graph: in the middle of a point, else where the nodes are, or beside what is there. */
export function place(graph: Graph, nodes: readonly JsonObject[], at: Point | null, label: string): Outcome {
  if (nodes.length === 0) {
    return { why: "There is no node to add." };
  }
  const copies = copiesOf(nodes, slugsOf(graph));
  const points = copies.map((copy) => toNode(copy));
  const box = boxOf(points);
  const shift = at
    ? apart(graph, points, { x: at.x - (box.left + box.right) / 2, y: at.y - (box.top + box.bottom) / 2 })
    : { x: occupied(graph).shiftFor(points), y: 0 };
  const changes: NodeChange[] = copies.map((copy, index) => ({
    node: textOf(copy["uuid"]) ?? "",
    path: [],
    value: shift.x === 0 && shift.y === 0 ? copy : shifted(copy, points[index] ?? { x: 0, y: 0 }, shift),
  }));
  return { changes, label, select: changes.map((change) => keyOf(change.node)) };
}

/** Pasted twice at one point, nodes do not hide one another. */
function apart(graph: Graph, points: readonly Point[], wanted: Point): Point {
  const step = 40;
  const there = new Set([...graph.nodes].map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`));
  let by = wanted;
  while (points.some(({ x, y }) => there.has(`${Math.round(x + by.x)} ${Math.round(y + by.y)}`))) {
    by = { x: by.x + step, y: by.y + step };
  }
  return by;
}

export function duplicate(graph: Graph, keys: Iterable<string>): Outcome {
  const chosen = new Set(keys);
  const nodes = [...graph.nodes].filter((node) => chosen.has(node.key)).map((node) => node.wire);
  return nodes.length === 0
    ? { why: "Nothing is selected." }
    : place(graph, nodes, null, `Duplicate ${countOf(nodes.length, "node")}`);
}

function shifted(wire: JsonObject, from: Point, by: Point): JsonObject {
  const position = isObject(wire["position"]) ? wire["position"] : {};
  return {
    ...wire,
    position: { ...position, x: Math.round(from.x + by.x), y: Math.round(from.y + by.y) },
  };
}
