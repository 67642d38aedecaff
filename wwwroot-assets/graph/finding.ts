import type { Catalogue } from "./catalogue";
import type { Graph } from "./graph";
import type { GraphNode } from "./node";
import { writeJson, type JsonObject } from "./wire";

const texts = new WeakMap<JsonObject, string>();

/** The nodes that have all words of the text in their name, slug, action, notes or config, from the top of the picture down. */
export function findNodes(graph: Graph, catalogue: Catalogue, text: string): string[] {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  return words.length === 0
    ? []
    : [...graph.nodes]
        .filter((node) => {
          const all = textOf(node, catalogue);
          return words.every((word) => all.includes(word));
        })
        .sort((left, right) => left.y - right.y || left.x - right.x)
        .map((node) => node.key);
}

function textOf(node: GraphNode, catalogue: Catalogue): string {
  const known = texts.get(node.wire);
  if (known !== undefined) {
    return known;
  }
  const { config, description } = node.wire;
  const text = [node.title, node.slug, node.action, catalogue.titleOf(node), description ?? "", writeJson(config ?? {})]
    .map((part) => (typeof part === "string" ? part : ""))
    .join("\n")
    .toLowerCase();
  texts.set(node.wire, text);
  return text;
}
