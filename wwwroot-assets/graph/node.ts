import { isList, isObject, numberOf, textOf, type Json, type JsonObject } from "./wire";

/** What a node takes up: the server lays nodes out by the same figures (GraphLayout). */
export const nodeWidth = 240;
export const nodeHeight = 80;

/** The way that a failure goes, beside the numbered outputs. */
export const fallbackSlot = "fallback";

/** An output of a node. */
export type Slot = number | typeof fallbackSlot;

export interface Edge {
  readonly from: string;
  readonly slot: Slot;
  readonly to: string;
}

/** A node as it came, and what pictures and commands ask of it. Never changed: a change makes another. */
export interface GraphNode {
  /** Its uuid in lower case: uuids name the same node in either case. */
  readonly key: string;
  readonly wire: JsonObject;
  readonly x: number;
  readonly y: number;
  readonly slug: string;
  /** Its name, or its slug where it has none. */
  readonly title: string;
  readonly kind: string;
  /** What it does: `filter`, `hubspot/createContact`, the tool's or agent's id. */
  readonly action: string;
  /** What each output leads to, by key; null where nothing is connected yet. */
  readonly children: readonly (string | null)[];
  /** Where a failure goes, when it goes somewhere. */
  readonly fallback: string | null;
}

export const keyOf = (uuid: string): string => uuid.toLowerCase();

const known = new WeakMap<JsonObject, GraphNode>();

/** The same for the same object: what has not changed is recognised by that. */
export function toNode(wire: JsonObject): GraphNode {
  const node = known.get(wire) ?? read(wire);
  known.set(wire, node);
  return node;
}

function read(wire: JsonObject): GraphNode {
  const position = isObject(wire["position"]) ? wire["position"] : {};
  const slug = textOf(wire["slug"]) ?? "";
  const name = textOf(wire["name"])?.trim();
  const kind = textOf(wire["kind"]) ?? "";
  const children = isList(wire["childrenUuids"]) ? wire["childrenUuids"] : [];
  const fallback = textOf(wire["fallbackChildUuid"]);
  return {
    key: keyOf(textOf(wire["uuid"]) ?? ""),
    wire,
    x: numberOf(position["x"]) ?? 0,
    y: numberOf(position["y"]) ?? 0,
    slug,
    title: name ? name : slug,
    kind,
    action: actionOf(kind, wire),
    children: children.map((child) => (typeof child === "string" ? keyOf(child) : null)),
    fallback: wire["fallbackOnFailure"] === true && fallback !== undefined ? keyOf(fallback) : null,
  };
}

function actionOf(kind: string, wire: JsonObject): string {
  const slug = textOf(wire["actionSlug"]) ?? "";
  return kind === "native"
    ? slug
    : kind === "connector"
      ? `${textOf(wire["integrationSlug"]) ?? ""}/${slug}`
      : (textOf(wire["templateSlug"]) ?? textOf(wire[`${kind}Uuid`]) ?? "");
}

/** The nodes in a group's config; none for any other node. */
export function nestedOf(node: GraphNode): readonly Json[] {
  const config = node.wire["config"];
  const nested = isObject(config) ? config["_nodes"] : undefined;
  return isList(nested) ? nested : [];
}

/** The edges that leave a node, connected ones only, the fallback last. */
export function edgesOf(node: GraphNode): Edge[] {
  const edges: Edge[] = [];
  node.children.forEach((to, slot) => {
    if (to !== null) {
      edges.push({ from: node.key, slot, to });
    }
  });
  if (node.fallback !== null) {
    edges.push({ from: node.key, slot: fallbackSlot, to: node.fallback });
  }
  return edges;
}

/** A node with a member set, or removed. Members keep their order; a new one comes last. */
export function withMember(wire: JsonObject, path: readonly string[], value: Json | undefined): JsonObject {
  const [member, ...below] = path;
  if (member === undefined) {
    return isObject(value) ? value : {};
  }
  return setMember(wire, member, below, value) as JsonObject;
}

function setMember(within: Json | undefined, member: string, below: readonly string[], value: Json | undefined): Json {
  const [next, ...rest] = below;
  if (isList(within)) {
    const items = [...within];
    const index = Number(member);
    const item = next === undefined ? value : setMember(items[index], next, rest, value);
    // Slots are never left out: one without a child is null.
    while (items.length < index) {
      items.push(null);
    }
    if (item === undefined) {
      items.splice(index, 1);
    } else {
      items[index] = item;
    }
    return items;
  }
  const members: Record<string, Json> = { ...(isObject(within) ? within : {}) };
  const item = next === undefined ? value : setMember(members[member], next, rest, value);
  if (item === undefined) {
    delete members[member];
  } else {
    members[member] = item;
  }
  return members;
}
