import { readFileSync } from "node:fs";
import path from "node:path";
import { Catalogue, defaultConfig, outputsBy } from "./catalogue";
import { Graph } from "./graph";
import { isDone, type Done, type Outcome } from "./outcome";
import { isList, isObject, readJson, type Json, type JsonObject } from "./wire";

/** Numbers from 0 to 1 that are the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The catalogue that the server has: read where it lies, so that the two never part. */
export function studioCatalogue(): Catalogue {
  const file = path.join(process.cwd(), "..", "src/DraftStudio.Core/Kinds/Releases/actions.json");
  const data = readJson(readFileSync(file, "utf8"));
  const actions = isObject(data) && isList(data["actions"]) ? data["actions"].filter(isObject) : [];
  return Catalogue.read({
    items: actions.map((action): Json => {
      const children = action["children"];
      return {
        kind: action["integration"] === undefined ? "native" : "connector",
        integrationSlug: action["integration"] ?? null,
        actionSlug: action["slug"] ?? null,
        title: action["title"] ?? null,
        description: action["description"] ?? null,
        icon: action["icon"] ?? null,
        children: isObject(children) ? null : (children ?? null),
        childrenFrom: isObject(children) ? (children["from"] ?? null) : null,
        config: action["config"] ?? null,
      };
    }),
  });
}

const hex = (number: number): string => number.toString(16).padStart(12, "0");

export const uuid = (number: number): string => `00000000-0000-4000-8000-${hex(number)}`;

export const node = (number: number, more: Record<string, Json> = {}): JsonObject => ({
  uuid: uuid(number),
  slug: `n${number}`,
  config: {},
  childrenUuids: [null],
  fallbackOnFailure: false,
  position: { x: 0, y: number * 160 },
  kind: "native",
  actionSlug: "delay",
  ...more,
});

/** Nodes in a row, each leading to the next: a start, delays, an end. */
export const row = (count: number): JsonObject[] =>
  Array.from({ length: count }, (_, index) =>
    node(index, {
      actionSlug: index === 0 ? "start" : index === count - 1 ? "end" : "delay",
      childrenUuids: index === count - 1 ? [] : [uuid(index + 1)],
    }),
  );

/** A graph without circles: edges lead from earlier nodes to later ones, over outputs and failures. */
export function randomGraph(seed: number, catalogue: Catalogue): Graph {
  const next = random(seed);
  const count = 2 + Math.floor(next() * 24);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
  const later = (index: number): string | null =>
    index + 1 < count && next() < 0.7 ? uuid(index + 1 + Math.floor(next() * (count - index - 1))) : null;
  const actions = catalogue.actions.filter((action) => action.slug !== "start" && action.slug !== "group");
  const nodes = Array.from({ length: count }, (_, index): JsonObject => {
    const action = index === 0 ? pick(catalogue.actions.filter((one) => one.slug === "start")) : pick(actions);
    const fallback = action.slug === "end" || next() < 0.7 ? null : later(index);
    const refers = index > 0 && next() < 0.4 ? { note: `Of {{ nodes.n${Math.floor(next() * index)}.id }}` } : {};
    const config = { ...defaultConfig(action), ...refers };
    return {
      uuid: next() < 0.2 ? uuid(index).toUpperCase() : uuid(index),
      slug: `n${index}`,
      config,
      childrenUuids: Array.from({ length: outputsBy(action, config) }, () => later(index)),
      fallbackOnFailure: fallback !== null,
      ...(fallback === null ? {} : { fallbackChildUuid: fallback }),
      position: { x: Math.floor(next() * 2_000), y: Math.floor(next() * 2_000) },
      kind: action.kind,
      ...(action.integration === null ? {} : { integrationSlug: action.integration }),
      actionSlug: action.slug,
    };
  });
  return Graph.of(nodes);
}

export const someKeys = (graph: Graph, next: () => number): string[] => {
  const keys = [...graph.keys].filter(() => next() < 0.4);
  return keys.length > 0 ? keys : [...graph.keys].slice(0, 1);
};

export function done(outcome: Outcome): Done {
  if (!isDone(outcome)) {
    throw new Error(`It was refused: ${outcome.why}`);
  }
  return outcome;
}

/** The graph after a command. */
export function after(graph: Graph, outcome: Outcome): Graph {
  const changed = graph.clone();
  changed.apply(done(outcome).changes);
  return changed;
}

/** What a graph must be after any command: every edge ends somewhere, slugs differ, nothing leads in a circle. */
export function faults(graph: Graph): string[] {
  const found: string[] = [];
  const slugs = new Set<string>();
  for (const one of graph.nodes) {
    if (slugs.has(one.slug)) {
      found.push(`twice the slug ${one.slug}`);
    }
    slugs.add(one.slug);
    for (const edge of graph.edgesFrom(one.key)) {
      if (!graph.has(edge.to)) {
        found.push(`${one.slug} leads to nothing`);
      }
    }
    if (one.wire["fallbackOnFailure"] === false && one.wire["fallbackChildUuid"] !== undefined) {
      found.push(`${one.slug} has half a fallback`);
    }
  }
  const waiting = new Map([...graph.keys].map((key) => [key, graph.edgesTo(key).length]));
  const free = [...waiting].filter(([, count]) => count === 0).map(([key]) => key);
  for (const at of free) {
    for (const edge of graph.edgesFrom(at)) {
      const left = (waiting.get(edge.to) ?? 0) - 1;
      waiting.set(edge.to, left);
      if (left === 0) {
        free.push(edge.to);
      }
    }
  }
  if (free.length < graph.size && found.length === 0) {
    found.push("a circle");
  }
  return found;
}
