import type { Catalogue } from "./catalogue";
import { nestedOf, type GraphNode } from "./node";

/** What a node shows of what it does. */
export interface Face {
  /** The name of its icon, as the catalogue of actions has it. */
  readonly icon: string;
  /** What it does, in words. */
  readonly subtitle: string;
  /** How many outputs it shows. */
  readonly slots: number;
  /** What its outputs are called, where there are several; empty where one need not tell them apart. */
  readonly names: readonly string[];
  /** How many nodes it holds, for a group. */
  readonly holds: number | null;
}

export function faceOf(node: GraphNode, catalogue: Catalogue): Face {
  const slots = catalogue.slotsOf(node);
  return {
    icon: catalogue.iconOf(node),
    subtitle: subtitleOf(node, catalogue.titleOf(node)),
    slots,
    names: slots > 1 ? Array.from({ length: slots }, (_, slot) => nameOf(catalogue.slotName(node, slot), slot)) : [],
    holds: node.kind === "native" && node.action === "group" ? nestedOf(node).length : null,
  };
}

/** A number says enough where the output has no name of its own. */
const nameOf = (name: string, slot: number): string => (name === `output ${slot + 1}` ? String(slot + 1) : name);

function subtitleOf(node: GraphNode, action: string): string {
  const parts = [action, node.slug].filter((part) => part !== "" && part !== node.title);
  return parts.length > 0 ? parts.join(" · ") : node.kind;
}

/** The faces of nodes, made once for each. */
export class Faces {
  #known = new WeakMap<GraphNode, Face>();
  #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  get catalogue(): Catalogue {
    return this.#catalogue;
  }

  set catalogue(catalogue: Catalogue) {
    this.#catalogue = catalogue;
    this.#known = new WeakMap();
  }

  of(node: GraphNode): Face {
    let face = this.#known.get(node);
    if (!face) {
      face = faceOf(node, this.#catalogue);
      this.#known.set(node, face);
    }
    return face;
  }
}
