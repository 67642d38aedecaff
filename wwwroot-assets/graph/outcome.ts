import type { Json, NodeChange } from "./wire";
import type { GraphNode } from "./node";

/** What a command does to the graph: one gesture, one step to undo. */
export interface Done {
  readonly changes: readonly NodeChange[];
  /** What the person did, where the changes alone do not say it. */
  readonly label?: string;
  /** The nodes that are to be chosen afterwards, when others than before. */
  readonly select?: readonly string[];
}

/** Why a command cannot be done, as a sentence for the person. */
export interface Refused {
  readonly why: string;
  /** The nodes, in their order, that would lead in a circle. */
  readonly path?: readonly string[];
}

export type Outcome = Done | Refused;

export const isDone = (outcome: Outcome): outcome is Done => "changes" in outcome;

export const setMember = (node: GraphNode, path: readonly string[], value: Json): NodeChange => ({
  node: node.key,
  path,
  value,
});

export const removeMember = (node: GraphNode, path: readonly string[]): NodeChange => ({ node: node.key, path });

export const countOf = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;
