import type { Catalogue } from "./catalogue";
import { leadTo, newNode, slugsOf } from "./commands";
import { Graph } from "./graph";
import { keyOf, nestedOf, nodeHeight, nodeWidth, withMember, type Edge, type GraphNode } from "./node";
import { countOf, type Outcome } from "./outcome";
import { boxOf, gapY } from "./places";
import { referencesOf, renamed } from "./references";
import { uniqueSlug } from "./slugs";
import { isObject, textOf, type Json, type JsonObject, type NodeChange } from "./wire";

/** What a group of the nodes would look like; or why it cannot be. */
interface Ways {
  readonly nodes: readonly GraphNode[];
  readonly entry: GraphNode;
  readonly incoming: readonly Edge[];
  readonly outgoing: readonly Edge[];
  /** Null where the nodes lead nowhere yet. */
  readonly target: GraphNode | null;
}

/** Puts nodes into a new group: its own start leads to where they were entered, and where they led on, its own end is. */
export function group(graph: Graph, catalogue: Catalogue, keys: Iterable<string>): Outcome {
  const ways = waysOf(graph, new Set(keys));
  if ("why" in ways) {
    return ways;
  }
  const [startAction, endAction, groupAction] = ["start", "end", "group"].map((slug) =>
    catalogue.actions.find((action) => action.kind === "native" && action.slug === slug),
  );
  if (!startAction || !endAction || !groupAction) {
    return { why: "The catalogue has no groups." };
  }
  const taken = slugsOf(graph);
  const slug = uniqueSlug("group", taken);
  const box = boxOf(ways.nodes);
  const middle = (box.left + box.right - nodeWidth) / 2;
  const start = newNode(startAction, uniqueSlug("start", taken), { x: ways.entry.x, y: box.top - nodeHeight - gapY });
  const end = newNode(endAction, uniqueSlug("end", taken), { x: middle, y: box.bottom + gapY });
  const endUuid = textOf(end["uuid"]) ?? "";
  const outgoing = ways.outgoing.length > 0 ? ways.outgoing : onlyOpen(catalogue, ways.nodes);
  const inside = ways.nodes.map((node) =>
    applied(
      node.wire,
      outgoing.filter((edge) => edge.from === node.key).flatMap((edge) => leadTo(node, edge.slot, endUuid)),
    ),
  );
  const made = newNode(groupAction, slug, { x: middle, y: (box.top + box.bottom - nodeHeight) / 2 });
  const wire: JsonObject = {
    ...made,
    config: {
      ...(isObject(made["config"]) ? made["config"] : {}),
      _nodes: [{ ...start, childrenUuids: [ways.entry.wire["uuid"] ?? null] }, ...inside, end],
    },
    childrenUuids: [ways.target?.wire["uuid"] ?? null],
  };
  const uuid = textOf(wire["uuid"]) ?? "";
  return {
    changes: [
      { node: uuid, path: [], value: wire },
      ...ways.incoming.flatMap((edge) => {
        const parent = graph.get(edge.from);
        return parent ? leadTo(parent, edge.slot, uuid) : [];
      }),
      ...ways.nodes.map((node): NodeChange => ({ node: node.key, path: [] })),
    ],
    label: `Group ${countOf(ways.nodes.length, "node")}`,
    select: [keyOf(uuid)],
  };
}

/** Puts the nodes of a group in its place: without its start and its ends, with slugs that are free. */
export function ungroup(graph: Graph, key: string): Outcome {
  const node = graph.get(key);
  if (!node || node.kind !== "native" || node.action !== "group") {
    return { why: "Select a group to take it apart." };
  }
  const inside = Graph.of(nestedOf(node));
  const starts = [...inside.nodes].filter((one) => one.kind === "native" && one.action === "start");
  const ends = new Set(
    [...inside.nodes].filter((one) => one.kind === "native" && one.action === "end").map((one) => one.key),
  );
  const entry = starts[0]?.children[0];
  if (starts.length !== 1 || !entry || ends.has(entry)) {
    return { why: "The group has no single start that leads to a node in it: there is no way in to connect." };
  }
  if (node.fallback !== null) {
    return { why: "The group has a way for its failure, which its nodes have not: disconnect it first." };
  }
  const referring = [...graph.nodes].find((one) => one !== node && referencesOf(one.wire).has(node.slug));
  if (referring) {
    return { why: `${referring.title} refers to the group: ${node.slug} would be gone.` };
  }
  const stays = [...inside.nodes].filter((one) => one !== starts[0] && !ends.has(one.key));
  const box = boxOf(stays);
  const shift = {
    x: Math.trunc(node.x + nodeWidth / 2 - (box.left + box.right) / 2),
    y: Math.trunc(node.y + nodeHeight / 2 - (box.top + box.bottom) / 2),
  };
  const taken = slugsOf(graph);
  taken.delete(node.slug);
  const names = new Map<string, string>();
  const uuids = new Map<string, string>();
  for (const one of stays) {
    const slug = uniqueSlug(one.slug, taken);
    if (slug !== one.slug) {
      names.set(one.slug, slug);
    }
    uuids.set(one.key, graph.has(one.key) ? crypto.randomUUID() : (textOf(one.wire["uuid"]) ?? one.key));
  }
  const after = node.children[0] ? (graph.get(node.children[0])?.wire["uuid"] ?? null) : null;
  const leads = (to: string): Json => (ends.has(to) ? after : (uuids.get(to) ?? null));
  const wires = stays.map((one) => {
    const moved: JsonObject = {
      ...renamed(one.wire, names),
      uuid: uuids.get(one.key) ?? one.key,
      slug: names.get(one.slug) ?? one.slug,
      childrenUuids: one.children.map((child) => (child === null ? null : leads(child))),
      position: {
        ...(isObject(one.wire["position"]) ? one.wire["position"] : {}),
        x: Math.round(one.x + shift.x),
        y: Math.round(one.y + shift.y),
      },
    };
    return one.fallback === null ? moved : withFallback(moved, leads(one.fallback));
  });
  const entryUuid = uuids.get(entry) ?? entry;
  return {
    changes: [
      ...wires.map((wire): NodeChange => ({ node: textOf(wire["uuid"]) ?? "", path: [], value: wire })),
      ...graph.edgesTo(key).flatMap((edge) => {
        const parent = graph.get(edge.from);
        return parent ? leadTo(parent, edge.slot, entryUuid) : [];
      }),
      { node: key, path: [] },
    ],
    label: `Take ${node.title} apart`,
    select: wires.map((wire) => keyOf(textOf(wire["uuid"]) ?? "")),
  };
}

function withFallback(wire: JsonObject, to: Json): JsonObject {
  const { fallbackChildUuid: _, ...rest } = wire;
  return to === null ? { ...rest, fallbackOnFailure: false } : { ...wire, fallbackChildUuid: to };
}

/** Why nodes cannot be a group; null when they can. */
export function whyNotGrouped(graph: Graph, keys: Iterable<string>): string | null {
  const ways = waysOf(graph, new Set(keys));
  return "why" in ways ? ways.why : null;
}

function waysOf(graph: Graph, keys: ReadonlySet<string>): Ways | { readonly why: string } {
  const nodes = [...graph.nodes].filter((node) => keys.has(node.key));
  if (nodes.length === 0) {
    return { why: "Select the nodes to put into a group." };
  }
  const outer = nodes.find((node) => node.kind === "native" && (node.action === "start" || node.action === "end"));
  if (outer) {
    return { why: `${outer.title} is ${outer.action === "start" ? "the start" : "an end"}: it stays outside a group.` };
  }
  const incoming = nodes.flatMap((node) => graph.edgesTo(node.key)).filter((edge) => !keys.has(edge.from));
  const outgoing = nodes.flatMap((node) => graph.edgesFrom(node.key)).filter((edge) => !keys.has(edge.to));
  const entries = new Set(incoming.map((edge) => edge.to));
  if (entries.size > 1) {
    return { why: `A group has one way in; ${titlesOf(graph, entries)} are led to from outside.` };
  }
  const targets = new Set(outgoing.map((edge) => edge.to));
  if (targets.size > 1) {
    return { why: `A group has one way out; the nodes lead to ${titlesOf(graph, targets)}.` };
  }
  const first =
    entries.size === 1
      ? [...entries]
      : nodes.filter((node) => graph.parentsOf(node.key).length === 0).map((node) => node.key);
  const entry = first[0] === undefined ? undefined : graph.get(first[0]);
  if (first.length !== 1 || !entry) {
    return { why: "A group has one way in; it is not clear which of the nodes comes first." };
  }
  const slugs = new Set(nodes.map((node) => node.slug));
  const referring = [...graph.nodes].find(
    (node) => !keys.has(node.key) && [...referencesOf(node.wire)].some((slug) => slugs.has(slug)),
  );
  if (referring) {
    return { why: `${referring.title} refers to a node that would be inside the group.` };
  }
  const [to] = targets;
  return { nodes, entry, incoming, outgoing, target: to === undefined ? null : (graph.get(to) ?? null) };
}

/** Where nodes lead nowhere yet and one output alone is open, that is the way out. */
function onlyOpen(catalogue: Catalogue, nodes: readonly GraphNode[]): Edge[] {
  const open = nodes.flatMap((node) =>
    Array.from({ length: catalogue.outputsOf(node) }, (_, slot) => slot)
      .filter((slot) => !node.children[slot])
      .map((slot): Edge => ({ from: node.key, slot, to: "" })),
  );
  return open.length === 1 ? open : [];
}

function applied(wire: JsonObject, changes: readonly NodeChange[]): JsonObject {
  return changes.reduce((before, change) => withMember(before, change.path, change.value), wire);
}

function titlesOf(graph: Graph, keys: Iterable<string>): string {
  const titles = [...keys].map((key) => graph.get(key)?.title ?? key);
  const most = 3;
  return titles.length <= most
    ? `${titles.slice(0, -1).join(", ")} and ${titles.at(-1) ?? ""}`
    : `${titles.slice(0, most).join(", ")} and ${titles.length - most} more`;
}
