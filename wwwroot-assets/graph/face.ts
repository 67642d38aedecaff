import { nestedOf, type GraphNode } from "./node";
import { isList, isObject, textOf, type Json } from "./wire";

/** What a node shows of what it does. */
export interface Face {
  /** The name of its icon, as the catalogue of actions has it. */
  readonly icon: string;
  /** What it does, in words. */
  readonly subtitle: string;
  /** How many outputs its action has. */
  readonly slots: number;
  /** What its outputs are called, where there are several; empty where one need not tell them apart. */
  readonly names: readonly string[];
  /** How many nodes it holds, for a group. */
  readonly holds: number | null;
}

/** What the catalogue knows of an action. */
export interface KnownAction {
  readonly icon: string;
  readonly title: string;
  readonly children: number | null;
  readonly childrenFrom: string | null;
}

const ofKind: Readonly<Record<string, string>> = { connector: "http", tool: "build", agent: "smart_toy" };

/** The face of a node, with what the catalogue knows of its action; by itself where it knows nothing. */
export function faceOf(node: GraphNode, action: KnownAction | undefined): Face {
  const config = node.wire["config"];
  const entries = action?.childrenFrom && isObject(config) ? config[action.childrenFrom] : undefined;
  const slots = action?.children ?? (isList(entries) ? entries.length : node.children.length);
  const isGroup = node.kind === "native" && node.action === "group";
  return {
    icon: action?.icon ?? ofKind[node.kind] ?? "crop_square",
    subtitle: subtitleOf(node, action),
    slots,
    names: Math.max(slots, node.children.length) > 1 ? namesOf(node, slots, isList(entries) ? entries : []) : [],
    holds: isGroup ? nestedOf(node).length : null,
  };
}

function subtitleOf(node: GraphNode, action: KnownAction | undefined): string {
  const does = action?.title ?? node.action;
  const parts = [does, node.slug].filter((part) => part !== "" && part !== node.title);
  return parts.length > 0 ? parts.join(" · ") : node.kind;
}

function namesOf(node: GraphNode, slots: number, entries: readonly Json[]): string[] {
  const count = Math.max(slots, node.children.length);
  return Array.from({ length: count }, (_, slot) => {
    const entry = entries[slot];
    const name = isObject(entry) ? textOf(entry["name"])?.trim() : undefined;
    return name ? name : String(slot + 1);
  });
}
