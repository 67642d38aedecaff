import type { Rect } from "../geometry";
import type { GraphNode } from "../node";
import type { SceneEdge } from "../scene";
import type { CardFacts } from "./card";

/** What painters ask of the canvas. */
export interface Picture {
  node(key: string): GraphNode | undefined;
  edge(id: string): SceneEdge | undefined;
  factsOf(node: GraphNode): CardFacts;
  edgeStatus(edge: SceneEdge): "added" | null;
  /** Words that say at once how a node is drawn: selected, active, dimmed. */
  statesOf(key: string): readonly string[];
  isLifted(key: string): boolean;
  /** The place of an edge among the layers: with what stays, between that and what is lifted, or with what is lifted. */
  placeOf(edge: SceneEdge): "still" | "live" | "lifted";
  isEdgeSelected(id: string): boolean;
}

/** What is to be looked at. */
export interface Demand {
  readonly cover: Rect;
  readonly nodes: Iterable<string>;
  readonly edges: Iterable<string>;
}

/** What has become another since the last time; `all` for everything. */
export interface Stale {
  readonly all: boolean;
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}
