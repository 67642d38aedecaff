import type { Graph } from "./graph";
import { keyOf } from "./node";
import { countOf } from "./outcome";
import { isList, isObject, numberOf, readJson, textOf, writeJson, type Json, type JsonObject } from "./wire";

/** A release holds at most so many nodes, those in groups included. */
export const mostNodes = 10_000;

/** A node's config has at most so many bytes, without the nodes that a group holds. */
const mostConfig = 256_000;

/** More text than so is no nodes that a release could take. */
const mostText = 32_000_000;

const kinds = ["native", "connector", "tool", "agent"];

/** Nodes as the clipboard has them. */
export function copyText(graph: Graph, keys: Iterable<string>): string {
  const chosen = new Set(keys);
  const nodes = [...graph.nodes].filter((node) => chosen.has(node.key)).map((node) => node.wire);
  return writeJson({ draftStudio: "nodes", nodes }, 2);
}

/** The nodes in a text: as they were copied, as a plain list, or of a whole release; or why it has none. */
export function readNodes(text: string): { readonly nodes: readonly JsonObject[] } | { readonly why: string } {
  if (text.trim() === "") {
    return { why: "The clipboard has no text." };
  }
  if (text.length > mostText) {
    return { why: "The clipboard has more text than a release may hold." };
  }
  let json: Json;
  try {
    json = readJson(text);
  } catch (error) {
    return {
      why: `The clipboard has no JSON: ${error instanceof Error ? sentence(error.message) : "it cannot be read."}`,
    };
  }
  const list = listOf(json);
  if (!list) {
    return { why: "The JSON has no nodes: paste a list of nodes, or an object with a member nodes." };
  }
  const why = whyNot(list, "");
  if (why !== null) {
    return { why };
  }
  const nodes = list.filter(isObject);
  const count = countNodes(nodes);
  return count > mostNodes
    ? {
        why: `There are ${count.toLocaleString("en")} nodes; a release holds at most ${mostNodes.toLocaleString("en")}.`,
      }
    : { nodes };
}

/** How many nodes, with those in groups. */
export function countNodes(nodes: Iterable<Json>): number {
  let count = 0;
  for (const node of nodes) {
    count += 1 + countNodes(isObject(node) ? nestedNodes(node) : []);
  }
  return count;
}

function listOf(json: Json): readonly Json[] | null {
  if (isList(json)) {
    return json;
  }
  if (!isObject(json)) {
    return null;
  }
  const release = json["release"];
  const nodes = isObject(release) ? release["nodes"] : json["nodes"];
  return isList(nodes) ? nodes : null;
}

function nestedNodes(node: JsonObject): readonly Json[] {
  const config = node["config"];
  const nested =
    isObject(config) && node["kind"] === "native" && node["actionSlug"] === "group" ? config["_nodes"] : [];
  return isList(nested) ? nested : [];
}

/** What the server would refuse, in its words; null when it would take the nodes. */
function whyNot(nodes: readonly Json[], where: string): string | null {
  if (nodes.length === 0 && where === "") {
    return "The list of nodes is empty.";
  }
  const seen = new Set<string>();
  for (const [index, node] of nodes.entries()) {
    const name = `Node ${index + 1}${where}`;
    if (!isObject(node)) {
      return `${name} is not an object.`;
    }
    const fault = faultOf(node);
    if (fault !== null) {
      return `${name} ${fault}.`;
    }
    const key = keyOf(textOf(node["uuid"]) ?? "");
    if (seen.has(key)) {
      return `${name} has the uuid of another: ${key}.`;
    }
    seen.add(key);
    const nested = whyNot(nestedNodes(node), `${where} of the group ${textOf(node["slug"]) ?? ""}`);
    if (nested !== null) {
      return nested;
    }
  }
  return null;
}

const isUuid = (value: Json | undefined): boolean =>
  typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(value);

const isOptional = (value: Json | undefined, is: (value: Json | undefined) => boolean): boolean =>
  value === undefined || value === null || is(value);

const isText = (value: Json | undefined): boolean => typeof value === "string";

const isNumber = (value: Json | undefined): boolean => numberOf(value) !== undefined;

/** What is wrong with a node by itself, as the rest of a sentence. */
function faultOf(node: JsonObject): string | null {
  const { position, config, childrenUuids, kind, retry } = node as Record<string, Json | undefined>;
  const texts = kind === "native" ? ["actionSlug"] : kind === "connector" ? ["actionSlug", "integrationSlug"] : [];
  const checks: readonly (readonly [boolean, string])[] = [
    [isUuid(node["uuid"]), "has no uuid"],
    [isText(node["slug"]), "has no slug"],
    [(textOf(node["slug"]) ?? "").length <= 200, "has a slug of over 200 characters"],
    [kinds.includes(textOf(kind) ?? ""), "has a kind that is not native, connector, tool or agent"],
    [isObject(config), "has no config"],
    [isList(childrenUuids), "has no childrenUuids"],
    [
      isList(childrenUuids) && childrenUuids.every((child) => isOptional(child, isUuid)),
      "has a childrenUuids entry that is no uuid",
    ],
    [typeof node["fallbackOnFailure"] === "boolean", "has no fallbackOnFailure"],
    [isOptional(node["fallbackChildUuid"], isUuid), "has a fallbackChildUuid that is no uuid"],
    [isObject(position) && isNumber(position["x"]) && isNumber(position["y"]), "has no position with finite x and y"],
    [texts.every((member) => isText(node[member])), `has no ${texts.join(" and ")}`],
    [
      isOptional(node["name"], isText) && (textOf(node["name"]) ?? "").length <= 200,
      "has a name that is no short text",
    ],
    [isOptional(node["description"], isText), "has a description that is no text"],
    [isOptional(retry, isObject), "has a retry that is no object"],
    [isObject(config) && sizeOf(node, config) <= mostConfig, "has a config of over 256,000 bytes"],
  ];
  return checks.find(([holds]) => !holds)?.[1] ?? null;
}

function sizeOf(node: JsonObject, config: JsonObject): number {
  const own = nestedNodes(node).length > 0 ? { ...config, _nodes: [] } : config;
  return new TextEncoder().encode(writeJson(own)).length;
}

function sentence(message: string): string {
  const text = message.replace(/\s+/gu, " ").trim();
  return text.endsWith(".") ? text : `${text}.`;
}

/** What is said when there would be too many; null when there is room. */
export function whyTooMany(there: number, more: number): string | null {
  return there + more > mostNodes
    ? `A release holds at most ${mostNodes.toLocaleString("en")} nodes: there are ${countOf(there, "node")}, and ${more.toLocaleString("en")} would come.`
    : null;
}
