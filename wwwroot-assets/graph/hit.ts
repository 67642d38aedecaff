import { contains, distance, grown, inputPort, portOf, rectOf, type Point } from "./geometry";
import { fallbackSlot, type GraphNode, type Slot } from "./node";
import { distanceTo } from "./routing";
import type { Scene } from "./scene";

/** What is under a point. */
export type Hit =
  | { readonly kind: "node"; readonly key: string }
  | { readonly kind: "port"; readonly key: string; readonly slot: Slot }
  | {
      readonly kind: "edge";
      readonly id: string;
      /** The end that is near, when one is: it can be led elsewhere. */
      readonly end: "to" | null;
    }
  | { readonly kind: "empty" };

export const empty: Hit = { kind: "empty" };

/** Pixels within which a port, the end of an edge, an edge is meant. */
const portReach = 12;
const endReach = 22;
const edgeReach = 7;

export interface HitOptions {
  readonly zoom: number;
  /** Ports can be taken: the nodes are near, and may be edited. */
  readonly ports: boolean;
  /** Fingers are broader than pointers. */
  readonly coarse?: boolean;
  /** Pixels around a node that count as it. */
  readonly around?: number;
  /** A node that is looked through. */
  readonly without?: string;
  /** What lies above all else. */
  readonly first?: ReadonlySet<string>;
}

export function hitAt(scene: Scene, point: Point, options: HitOptions): Hit {
  const unit = (options.coarse ? 1.8 : 1) / options.zoom;
  const around = { x: point.x, y: point.y, width: 0, height: 0 };
  const near = [...scene.nodes.within(grown(around, portReach * unit))].flatMap((key) =>
    key === options.without ? [] : (scene.graph.get(key) ?? []),
  );
  const above = (node: GraphNode): number =>
    scene.orderOf(node.key) + (options.first?.has(node.key) ? Number.MAX_SAFE_INTEGER / 2 : 0);
  near.sort((a, b) => above(b) - above(a));
  if (options.ports) {
    const port = portAt(scene, near, point, portReach * unit);
    if (port) {
      return port;
    }
  }
  const room = (options.around ?? 0) / options.zoom;
  const node =
    near.find((one) => contains(rectOf(one), point)) ??
    (room > 0 ? near.find((one) => contains(grown(rectOf(one), room), point)) : undefined);
  return node ? { kind: "node", key: node.key } : edgeAt(scene, point, unit);
}

function portAt(scene: Scene, nodes: readonly GraphNode[], point: Point, reach: number): Hit | undefined {
  let [best, least]: [Hit | undefined, number] = [undefined, reach];
  for (const node of nodes) {
    const slots = scene.slotsOf(node);
    // Ports that stand close share the room between them.
    for (const slot of [...Array.from({ length: slots }, (_, index) => index), fallbackSlot] as Slot[]) {
      const away = distance(portOf(node, slot, slots), point);
      if (away < least) {
        [best, least] = [{ kind: "port", key: node.key, slot }, away];
      }
    }
  }
  return best;
}

function edgeAt(scene: Scene, point: Point, unit: number): Hit {
  const reach = edgeReach * unit;
  let [best, least]: [string | undefined, number] = [undefined, reach];
  for (const id of scene.edges.within(grown({ x: point.x, y: point.y, width: 0, height: 0 }, reach))) {
    const away = distanceTo(scene.edge(id)?.route ?? [], point);
    if (away <= least) {
      [best, least] = [id, away];
    }
  }
  if (best === undefined) {
    return empty;
  }
  const to = scene.graph.get(scene.edge(best)?.to ?? "");
  return { kind: "edge", id: best, end: to && distance(inputPort(to), point) <= endReach * unit ? "to" : null };
}
