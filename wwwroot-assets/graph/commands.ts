import { defaultConfig, outputsBy, type Action, type Catalogue } from "./catalogue";
import { cycleBy, descendantsOf } from "./cycles";
import type { Graph } from "./graph";
import { fallbackSlot, keyOf, nodeHeight, nodeWidth, type Edge, type GraphNode, type Slot } from "./node";
import { isDone, removeMember, setMember, type Done, type Outcome, type Refused } from "./outcome";
import { gapY, occupied, placeBelow, type Point } from "./places";
import { renamed } from "./references";
import { isSlug, uniqueSlug } from "./slugs";
import { isList, isObject, isSame, textOf, type Json, type JsonObject, type NodeChange } from "./wire";

/** What the server calls a node: its uuid as it was written, not as its key. */
const uuidOf = (node: GraphNode): string => textOf(node.wire["uuid"]) ?? node.key;

export const slugsOf = (graph: Graph): Set<string> => new Set([...graph.nodes].map((node) => node.slug));

const isStart = (node: GraphNode): boolean => node.kind === "native" && node.action === "start";

/** Why a node of the action cannot be added; null when it can. */
export function whyNotAdded(graph: Graph, action: Action): string | null {
  const start = action.kind === "native" && action.slug === "start" ? [...graph.nodes].find(isStart) : undefined;
  return start ? `There is a start already: ${start.title}.` : null;
}

/** A node as it is written: with the members that it must have, in the contract's order. */
export function newNode(action: Action, slug: string, at: Point): JsonObject {
  const config = defaultConfig(action);
  return {
    uuid: crypto.randomUUID(),
    slug,
    config,
    childrenUuids: Array.from({ length: outputsBy(action, config) }, () => null),
    fallbackOnFailure: false,
    position: { x: Math.round(at.x), y: Math.round(at.y) },
    kind: action.kind,
    ...(action.kind === "connector" ? { integrationSlug: action.integration ?? "" } : {}),
    ...(action.kind === "native" || action.kind === "connector" ? { actionSlug: action.slug } : {}),
  };
}

const created = (graph: Graph, action: Action, at: Point): JsonObject =>
  newNode(action, uniqueSlug(action.slug, slugsOf(graph)), at);

const put = (wire: JsonObject): NodeChange => ({ node: textOf(wire["uuid"]) ?? "", path: [], value: wire });

/** A node of the action with its top left corner there. */
export function addNode(graph: Graph, action: Action, at: Point): Outcome {
  const why = whyNotAdded(graph, action);
  if (why !== null) {
    return { why };
  }
  const wire = created(graph, action, at);
  return { changes: [put(wire)], select: [keyOf(textOf(wire["uuid"]) ?? "")] };
}

/** A node of the action that an output of another leads to; below it where no place is given. */
export function addConnected(
  graph: Graph,
  catalogue: Catalogue,
  action: Action,
  from: string,
  slot: Slot,
  at?: Point,
): Outcome {
  const node = graph.get(from);
  if (!node) {
    return gone;
  }
  if (isStartAction(action)) {
    return { why: "Nothing leads to a start." };
  }
  const place = at ?? occupied(graph).free(placeBelow(node, slot, catalogue.slotsOf(node)));
  const wire = created(graph, action, place);
  return {
    changes: [put(wire), ...leadTo(node, slot, textOf(wire["uuid"]) ?? "")],
    label: `Add ${action.title} after ${node.title}`,
    select: [keyOf(textOf(wire["uuid"]) ?? "")],
  };
}

/** The output that a new edge from the node would take: the first that leads nowhere; null when all lead somewhere. */
export function freeSlot(catalogue: Catalogue, node: GraphNode): number | null {
  const outputs = catalogue.outputsOf(node);
  for (let slot = 0; slot < outputs; slot++) {
    if (!node.children[slot]) {
      return slot;
    }
  }
  return null;
}

/** Why nothing may lead from the one to the other; null when an edge can. */
export function whyNotConnected(graph: Graph, from: string, slot: Slot, to: string): Refused | null {
  const [source, target] = [graph.get(from), graph.get(to)];
  if (!source || !target) {
    return gone;
  }
  if (from === to) {
    return { why: `${source.title} cannot lead to itself.`, path: [from] };
  }
  if (isStart(target)) {
    return { why: `${target.title} is a start: nothing leads to it.` };
  }
  if (slot === fallbackSlot && isEnd(source)) {
    return { why: `${source.title} is an end: nothing comes after it.` };
  }
  const path = cycleBy(graph, from, to);
  if (path) {
    const titles = [...path, from].map((key) => graph.get(key)?.title ?? key);
    return { why: `It would lead in a circle: ${shortened(titles).join(" → ")}.`, path };
  }
  return null;
}

/** Leads an output, or the way of a failure, to a node; what it led to before, it leads to no more. */
export function connect(graph: Graph, from: string, slot: Slot, to: string): Outcome {
  const refused = whyNotConnected(graph, from, slot, to);
  const [source, target] = [graph.get(from), graph.get(to)];
  if (refused || !source || !target) {
    return refused ?? gone;
  }
  const already = slot === fallbackSlot ? source.fallback : source.children[slot];
  return already === to ? { changes: [] } : { changes: leadTo(source, slot, uuidOf(target)) };
}

export function disconnect(graph: Graph, from: string, slot: Slot): Outcome {
  const node = graph.get(from);
  return node ? { changes: leadNowhere(node, slot) } : gone;
}

/** The edge begins elsewhere, or ends elsewhere. */
export function reconnect(
  graph: Graph,
  edge: Edge,
  end: { readonly from: string; readonly slot: Slot } | { readonly to: string },
): Outcome {
  if ("to" in end) {
    return connect(graph, edge.from, edge.slot, end.to);
  }
  if (end.from === edge.from && end.slot === edge.slot) {
    return { changes: [] };
  }
  const outcome = connect(graph, end.from, end.slot, edge.to);
  if (!isDone(outcome)) {
    return outcome;
  }
  const source = graph.get(edge.from);
  return { changes: [...(source ? leadNowhere(source, edge.slot) : []), ...outcome.changes] };
}

/** A node of the action in the middle of an edge; what is below gives way where there is no room. */
export function insertOnEdge(graph: Graph, action: Action, edge: Edge): Outcome {
  const [source, target] = [graph.get(edge.from), graph.get(edge.to)];
  const why = isStartAction(action) ? "Nothing leads to a start." : whyNotAdded(graph, action);
  if (why !== null) {
    return { why };
  }
  if (!source || !target) {
    return gone;
  }
  const at = { x: (source.x + target.x) / 2, y: (source.y + target.y) / 2 };
  const wire = created(graph, action, at);
  const outputs = isList(wire["childrenUuids"]) ? wire["childrenUuids"].length : 0;
  if (outputs === 0) {
    return { why: `${action.title} leads nowhere: it cannot stand between two nodes.` };
  }
  const room = giveWay(graph, source, target);
  const y = room.length > 0 ? source.y + nodeHeight + gapY : at.y;
  const whole: JsonObject = {
    ...wire,
    position: { x: Math.round(at.x), y: Math.round(y) },
    childrenUuids: [uuidOf(target), ...Array.from({ length: outputs - 1 }, () => null)],
  };
  return {
    changes: [put(whole), ...leadTo(source, edge.slot, textOf(wire["uuid"]) ?? ""), ...room],
    label: `Insert ${action.title} after ${source.title}`,
    select: [keyOf(textOf(wire["uuid"]) ?? "")],
  };
}

/** A node that is there already is put into an edge: its first free output leads to where the edge led. */
export function insertNode(graph: Graph, catalogue: Catalogue, key: string, edge: Edge): Outcome {
  const [source, node, target] = [graph.get(edge.from), graph.get(key), graph.get(edge.to)];
  if (!source || !node || !target) {
    return gone;
  }
  if (key === edge.from || key === edge.to) {
    return { why: `${node.title} is an end of this connection.` };
  }
  const slot = freeSlot(catalogue, node);
  if (slot === null) {
    return { why: `${node.title} has no free output.` };
  }
  const refused =
    whyNotConnected(graph, edge.from, edge.slot, key) ?? whyNotConnected(graph, key, slot, edge.to) ?? null;
  return (
    refused ?? {
      changes: [...leadTo(source, edge.slot, uuidOf(node)), ...leadTo(node, slot, uuidOf(target))],
      label: `Insert ${node.title} after ${source.title}`,
    }
  );
}

/** Nodes go, and so does every edge to them. */
export function removeNodes(graph: Graph, keys: Iterable<string>): Outcome {
  const going = new Set([...keys].filter((key) => graph.has(key)));
  if (going.size === 0) {
    return { why: "Nothing is selected." };
  }
  const edges = [...going].flatMap((key) => graph.edgesTo(key)).filter((edge) => !going.has(edge.from));
  return {
    changes: [
      ...edges.flatMap((edge) => {
        const parent = graph.get(edge.from);
        return parent ? leadNowhere(parent, edge.slot) : [];
      }),
      ...[...going].map((key) => ({ node: key, path: [] })),
    ],
    select: [],
  };
}

export function moveBy(graph: Graph, keys: Iterable<string>, dx: number, dy: number): Done {
  return {
    changes: [...keys].flatMap((key) => {
      const node = graph.get(key);
      return node && (dx !== 0 || dy !== 0) ? [moveTo(node, node.x + dx, node.y + dy)] : [];
    }),
  };
}

/** What else the position holds stays; an axis that does not change keeps its digits. */
export function moveTo(node: GraphNode, x: number, y: number): NodeChange {
  const before = isObject(node.wire["position"]) ? node.wire["position"] : {};
  return setMember(node, ["position"], {
    ...before,
    x: x === node.x && before["x"] !== undefined ? before["x"] : Math.round(x),
    y: y === node.y && before["y"] !== undefined ? before["y"] : Math.round(y),
  });
}

/** An empty name takes the name away: the slug is shown. */
export function rename(graph: Graph, key: string, name: string): Outcome {
  const node = graph.get(key);
  const wanted = name.trim();
  if (!node) {
    return gone;
  }
  if (wanted.length > 200) {
    return { why: "A name has at most 200 characters." };
  }
  if (wanted === "") {
    return { changes: node.wire["name"] === undefined ? [] : [removeMember(node, ["name"])] };
  }
  return {
    changes: wanted === node.wire["name"] ? [] : [setMember(node, ["name"], wanted)],
    label: `Rename ${node.title}`,
  };
}

/** The slug, and every reference to it in the same scope. */
export function renameSlug(graph: Graph, key: string, slug: string): Outcome {
  const node = graph.get(key);
  if (!node) {
    return gone;
  }
  if (slug === node.slug) {
    return { changes: [] };
  }
  if (!isSlug(slug)) {
    return { why: "A slug has letters, digits and underscores." };
  }
  if (slug.length > 200) {
    return { why: "A slug has at most 200 characters." };
  }
  const other = [...graph.nodes].find((one) => one.slug === slug);
  if (other) {
    return { why: `${other.title} has the slug ${slug} already.` };
  }
  // Where two have the same slug, nobody can say whose the references are: they stay.
  const isShared = [...graph.nodes].some((one) => one !== node && one.slug === node.slug);
  const names = new Map(isShared ? [] : [[node.slug, slug]]);
  return {
    changes: [setMember(node, ["slug"], slug), ...[...graph.nodes].flatMap((one) => rewritten(one, names))],
    label: `Rename ${node.slug} to ${slug}`,
  };
}

/** The members of the config that refer to what has other slugs now. */
export function rewritten(node: GraphNode, names: ReadonlyMap<string, string>): NodeChange[] {
  const after = renamed(node.wire, names);
  const [before, now] = [node.wire["config"], after["config"]];
  return after === node.wire || !isObject(before) || !isObject(now)
    ? []
    : Object.entries(now)
        .filter(([name, value]) => value !== before[name])
        .map(([name, value]) => setMember(node, ["config", name], value));
}

/** As many outputs as the config says: missing ones lead nowhere, those beyond are gone. */
export function fitOutputs(catalogue: Catalogue, node: GraphNode): NodeChange[] {
  const outputs = catalogue.outputsOf(node);
  return node.children.length === outputs || !catalogue.of(node)
    ? []
    : [setMember(node, ["childrenUuids"], padded(childrenOf(node), outputs).slice(0, outputs))];
}

/** Another route for a node whose config has one for each output. */
export function addOutput(graph: Graph, catalogue: Catalogue, key: string): Outcome {
  const node = graph.get(key);
  const list = node && routesOf(catalogue, node);
  if (!node || !list) {
    return { why: "The number of outputs is the action's." };
  }
  const routes = [...list.routes, {}];
  return {
    changes: [
      setMember(node, ["config", list.member], routes),
      setMember(node, ["childrenUuids"], padded(childrenOf(node).slice(0, routes.length), routes.length)),
    ],
    label: `Add an output to ${node.title}`,
  };
}

/** A route goes, and the output with it: those after it keep what they lead to. */
export function removeOutput(graph: Graph, catalogue: Catalogue, key: string, slot: number): Outcome {
  const node = graph.get(key);
  const list = node && routesOf(catalogue, node);
  if (!node || !list || slot >= list.routes.length) {
    return { why: "The number of outputs is the action's." };
  }
  return {
    changes: [
      setMember(node, ["config", list.member], list.routes.toSpliced(slot, 1)),
      setMember(node, ["childrenUuids"], padded(childrenOf(node), list.routes.length).toSpliced(slot, 1)),
    ],
    label: `Remove ${catalogue.slotName(node, slot)} of ${node.title}`,
  };
}

function routesOf(
  catalogue: Catalogue,
  node: GraphNode,
): { readonly member: string; readonly routes: readonly Json[] } | null {
  const member = catalogue.of(node)?.childrenFrom;
  if (!member) {
    return null;
  }
  const config = isObject(node.wire["config"]) ? node.wire["config"] : {};
  const routes = config[member];
  return { member, routes: isList(routes) ? routes : [] };
}

const gone: Refused = { why: "The node is not there any more." };

const isStartAction = (action: Action): boolean => action.kind === "native" && action.slug === "start";

const isEnd = (node: GraphNode): boolean => node.kind === "native" && node.action === "end";

const childrenOf = (node: GraphNode): readonly Json[] => {
  const children = node.wire["childrenUuids"];
  return isList(children) ? children : [];
};

const padded = (items: readonly Json[], count: number): Json[] => [
  ...items,
  ...Array.from({ length: Math.max(0, count - items.length) }, () => null),
];

export function leadTo(node: GraphNode, slot: Slot, uuid: string): NodeChange[] {
  if (slot === fallbackSlot) {
    return [
      ...(node.wire["fallbackOnFailure"] === true ? [] : [setMember(node, ["fallbackOnFailure"], true)]),
      setMember(node, ["fallbackChildUuid"], uuid),
    ];
  }
  return slot < node.children.length
    ? [setMember(node, ["childrenUuids", String(slot)], uuid)]
    : [setMember(node, ["childrenUuids"], [...padded(childrenOf(node), slot), uuid])];
}

export function leadNowhere(node: GraphNode, slot: Slot): NodeChange[] {
  if (slot === fallbackSlot) {
    return [
      ...(node.wire["fallbackOnFailure"] === false ? [] : [setMember(node, ["fallbackOnFailure"], false)]),
      ...(node.wire["fallbackChildUuid"] === undefined ? [] : [removeMember(node, ["fallbackChildUuid"])]),
    ];
  }
  return slot < node.children.length && !isSame(childrenOf(node)[slot], null)
    ? [setMember(node, ["childrenUuids", String(slot)], null)]
    : [];
}

/** Moves what is below an edge down as far as a node between needs; nothing when there is room. */
function giveWay(graph: Graph, source: GraphNode, target: GraphNode): NodeChange[] {
  const wanted = source.y + 2 * (nodeHeight + gapY);
  const beside = Math.abs(target.x - source.x) >= 2 * nodeWidth;
  if (target.y >= source.y + 2 * nodeHeight || target.y < source.y || beside) {
    return [];
  }
  const below = [...descendantsOf(graph, target.key)].filter((key) => (graph.get(key)?.y ?? -Infinity) >= target.y);
  return [...moveBy(graph, below, 0, wanted - target.y).changes];
}

function shortened(titles: readonly string[]): readonly string[] {
  const most = 8;
  return titles.length <= most ? titles : [...titles.slice(0, most - 2), "…", ...titles.slice(-1)];
}
