import { fallbackSlot, nodeHeight, nodeWidth, type GraphNode } from "../node";
import type { Point } from "../geometry";
import { roughPathOf, type Route } from "../routing";
import type { SceneEdge } from "../scene";
import { kindOf } from "./card";
import type { Layers } from "./layers";
import type { Demand, Picture, Stale } from "./picture";
import { svg } from "./svg";

/** A part of the plane whose marks are drawn together. */
const tile = 4096;

interface Tile {
  readonly nodes: Set<string>;
  readonly edges: Set<string>;
  readonly marks: SVGGElement;
  readonly lines: SVGGElement;
}

/** Draws many nodes as few paths: one for each kind in each part of the plane. What changes is drawn anew part by part. */
export class FarPainter {
  readonly #layers: Layers;
  readonly #picture: Picture;
  readonly #tiles = new Map<string, Tile>();
  readonly #tileOfNode = new Map<string, string>();
  readonly #tileOfEdge = new Map<string, string>();
  // What stays is one layer and what moves another: fewer pictures to lay over one another in each frame.
  readonly #lines = svg("g");
  readonly #marks = svg("g");
  readonly #live = svg("g");
  readonly #lifted = svg("g");
  #moving: { readonly edges: readonly SceneEdge[]; readonly into: SVGGElement }[] = [];

  constructor(layers: Layers, picture: Picture) {
    this.#layers = layers;
    this.#picture = picture;
  }

  clear(): void {
    this.#tiles.forEach((one) => {
      one.marks.remove();
      one.lines.remove();
    });
    this.#tiles.clear();
    this.#tileOfNode.clear();
    this.#tileOfEdge.clear();
    this.#moving = [];
    [this.#lines, this.#marks, this.#live, this.#lifted].forEach((group) => group.remove());
  }

  paint(demand: Demand, stale: Stale, lifted: Iterable<string>, touched: Iterable<string>): void {
    const torn = new Set<string>();
    if (stale.all) {
      this.clear();
      for (const key of demand.nodes) {
        this.#placeNode(key, torn);
      }
      for (const id of demand.edges) {
        this.#placeEdge(id, torn);
      }
    } else {
      stale.nodes.forEach((key) => this.#placeNode(key, torn));
      stale.edges.forEach((id) => this.#placeEdge(id, torn));
    }
    torn.forEach((id) => this.#paintTile(id));
    this.#paintLifted(lifted, touched);
  }

  /** Moves what is lifted, and draws the lines anew that follow it. */
  follow(by: Point, routeOf: (edge: SceneEdge) => Route | undefined): void {
    if (by.x === 0 && by.y === 0) {
      this.#lifted.removeAttribute("transform");
    } else {
      this.#lifted.setAttribute("transform", `translate(${by.x} ${by.y})`);
    }
    this.#moving.forEach(({ edges, into }) => paintLines(into, edges, routeOf));
  }

  #placeNode(key: string, torn: Set<string>): void {
    const node = this.#picture.node(key);
    const before = this.#tileOfNode.get(key);
    const after = node && tileId(node.x, node.y);
    if (before !== undefined) {
      torn.add(before);
      if (before !== after) {
        this.#tiles.get(before)?.nodes.delete(key);
        this.#tileOfNode.delete(key);
      }
    }
    if (after !== undefined) {
      torn.add(after);
      this.#tile(after).nodes.add(key);
      this.#tileOfNode.set(key, after);
    }
  }

  #placeEdge(id: string, torn: Set<string>): void {
    const start = this.#picture.edge(id)?.route[0];
    const before = this.#tileOfEdge.get(id);
    const after = start && tileId(start.x, start.y);
    if (before !== undefined) {
      torn.add(before);
      if (before !== after) {
        this.#tiles.get(before)?.edges.delete(id);
        this.#tileOfEdge.delete(id);
      }
    }
    if (after !== undefined) {
      torn.add(after);
      this.#tile(after).edges.add(id);
      this.#tileOfEdge.set(id, after);
    }
  }

  #tile(id: string): Tile {
    let found = this.#tiles.get(id);
    if (!found) {
      found = { nodes: new Set(), edges: new Set(), marks: svg("g"), lines: svg("g") };
      this.#marks.append(found.marks);
      this.#lines.append(found.lines);
      this.#tiles.set(id, found);
    }
    return found;
  }

  #paintTile(id: string): void {
    const one = this.#tiles.get(id);
    if (one) {
      const still = [...one.nodes].filter((key) => !this.#picture.isLifted(key));
      paintMarks(one.marks, this.#nodes(still), this.#picture);
      const lines = this.#edges(one.edges).filter((edge) => this.#picture.placeOf(edge) === "still");
      paintLines(one.lines, lines, (edge) => edge.route, this.#picture);
    }
  }

  #paintLifted(lifted: Iterable<string>, touched: Iterable<string>): void {
    this.#layers.edges.plane.append(this.#lines, this.#marks);
    this.#layers.live.plane.append(this.#live, this.#lifted);
    const edges = this.#edges(touched);
    const inner = edges.filter((edge) => this.#picture.placeOf(edge) === "lifted");
    paintLines(part(this.#lifted, 0), inner, (edge) => edge.route);
    paintMarks(part(this.#lifted, 1), this.#nodes(lifted), this.#picture, true);
    // Part by part, as what stays: a line is painted only where it is.
    const parts = new Map<string, SceneEdge[]>();
    for (const edge of edges) {
      const [start] = edge.route;
      if (start && this.#picture.placeOf(edge) === "live") {
        const id = tileId(start.x, start.y);
        const list = parts.get(id);
        if (list) {
          list.push(edge);
        } else {
          parts.set(id, [edge]);
        }
      }
    }
    this.#moving = [...parts.values()].map((list, index) => ({ edges: list, into: part(this.#live, index) }));
    [...this.#live.children].slice(this.#moving.length).forEach((group) => group.remove());
    this.#moving.forEach((one) => paintLines(one.into, one.edges, (edge) => edge.route));
  }

  #nodes(keys: Iterable<string>): GraphNode[] {
    return [...keys].flatMap((key) => this.#picture.node(key) ?? []);
  }

  #edges(ids: Iterable<string>): SceneEdge[] {
    return [...ids].flatMap((id) => this.#picture.edge(id) ?? []);
  }
}

const tileId = (x: number, y: number): string => `${Math.floor(x / tile)} ${Math.floor(y / tile)}`;

function paintMarks(into: SVGGElement, nodes: readonly GraphNode[], picture: Picture, selected = false): void {
  const paths = new Map<string, string[]>();
  const signs = new Map<string, string[]>();
  const draw = (paths: Map<string, string[]>, name: string, path: string): void => {
    const list = paths.get(name);
    if (list) {
      list.push(path);
    } else {
      paths.set(name, [path]);
    }
  };
  for (const node of nodes) {
    const facts = picture.factsOf(node);
    const [x, y] = [Math.round(node.x), Math.round(node.y)];
    const name = selected ? "selected" : (facts.difference?.status ?? kindOf(node));
    draw(paths, `ds-graph__mark ds-graph__mark--${name}`, `M${x} ${y}h${nodeWidth}v${nodeHeight}h${-nodeWidth}z`);
    if (facts.problems.length > 0) {
      const tone = facts.problems.every((problem) => problem.isWarning) ? "warning" : "error";
      draw(signs, `ds-graph__mark ds-graph__mark--${tone}`, `M${x + nodeWidth - 60} ${y - 20}h80v80h-80z`);
    }
  }
  fill(part(into, 0), paths);
  fill(part(into, 1), signs);
}

/** The group with this number: what is in a later one lies above. */
function part(of: SVGGElement, index: number): SVGGElement {
  while (of.children.length <= index) {
    of.append(svg("g"));
  }
  return of.children[index] as SVGGElement;
}

function paintLines(
  into: SVGGElement,
  edges: readonly SceneEdge[],
  routeOf: (edge: SceneEdge) => Route | undefined,
  picture?: Picture,
): void {
  const paths = new Map<string, string[]>();
  for (const edge of edges) {
    const route = routeOf(edge);
    if (route) {
      const status = picture?.edgeStatus(edge) ?? (edge.slot === fallbackSlot ? "fallback" : "normal");
      const list = paths.get(status);
      if (list) {
        list.push(roughPathOf(route));
      } else {
        paths.set(status, [roughPathOf(route)]);
      }
    }
  }
  fill(into, new Map([...paths].map(([status, list]) => [`ds-graph__wire ds-graph__wire--${status}`, list])));
}

/** Puts the paths in; those that are there already get their letters anew. */
function fill(into: SVGGElement, paths: ReadonlyMap<string, readonly string[]>): void {
  const left = new Map([...into.children].map((child) => [child.getAttribute("class") ?? "", child]));
  for (const [name, list] of paths) {
    const path = left.get(name) ?? svg("path", { class: name });
    left.delete(name);
    path.setAttribute("d", list.join(""));
    if (path.parentNode !== into) {
      into.append(path);
    }
  }
  left.forEach((path) => path.remove());
}
