import type { Difference } from "../editor";
import type { Face } from "../face";
import { fallbackPort, outputPort, type Point } from "../geometry";
import { iconPath } from "../icons";
import type { Level } from "../levels";
import { nodeHeight, nodeWidth, type GraphNode } from "../node";
import type { FittedTexts } from "../text";
import type { NodeProblem } from "../wire";
import { svg } from "./svg";

/** What a card is drawn from, beside the node itself. */
export interface CardFacts {
  readonly face: Face;
  readonly slots: number;
  readonly problems: readonly NodeProblem[];
  readonly difference: Difference | undefined;
  readonly pinned: boolean;
}

export interface CardTexts {
  readonly title: FittedTexts;
  readonly subtitle: FittedTexts;
  readonly label: FittedTexts;
  readonly large: FittedTexts;
}

const origin: Point = { x: 0, y: 0 };

/** A node as a picture with a name; its own place is set by the transform. */
export function card(node: GraphNode, facts: CardFacts, level: Exclude<Level, "far">, texts: CardTexts): SVGGElement {
  const group = svg("g", {
    class: `ds-graph__node ds-graph__node--${kindOf(node)}${facts.difference ? ` ds-graph__node--${facts.difference.status}` : ""}`,
    id: cardId(node.key),
    role: "img",
    "aria-roledescription": "node",
    "aria-label": labelOf(node, facts),
    "data-node": node.key,
    transform: `translate(${node.x} ${node.y})`,
  });
  if (facts.face.holds !== null) {
    group.append(svg("rect", { class: "ds-graph__stack", x: 6, y: 6, width: nodeWidth, height: nodeHeight, rx: 10 }));
  }
  group.append(
    svg("rect", { class: "ds-graph__ring", x: -4, y: -4, width: nodeWidth + 8, height: nodeHeight + 8, rx: 13 }),
    svg("rect", { class: "ds-graph__card", width: nodeWidth, height: nodeHeight, rx: 10 }),
    svg("path", { class: "ds-graph__bar", d: "M10 .75H6A9.25 9.25 0 0 0 .75 10v60A9.25 9.25 0 0 0 6 79.25h-1V.75z" }),
  );
  if (level === "near") {
    group.append(...near(node, facts, texts));
  } else {
    const lines = texts.large.wrap(node.title, nodeWidth - 36, 2);
    const first = lines.length === 1 ? 50 : 34;
    lines.forEach((line, index) => {
      group.append(svg("text", { class: "ds-graph__large", x: 20, y: first + index * 30 }, line));
    });
  }
  const badge = badgeOf(facts.problems, level === "near" ? 1 : 1.9);
  if (badge) {
    group.append(badge);
  }
  return group;
}

function near(node: GraphNode, facts: CardFacts, texts: CardTexts): SVGElement[] {
  const { face } = facts;
  const count = countOf(facts);
  const taken = (count ? 30 : 0) + (facts.pinned ? 18 : 0);
  const parts: SVGElement[] = [
    svg("rect", { class: "ds-graph__tile", x: 16, y: 22, width: 36, height: 36, rx: 8 }),
    svg("path", { class: "ds-graph__icon", d: iconPath(face.icon), transform: "translate(24.8 30.8) scale(1.15)" }),
    svg("text", { class: "ds-graph__title", x: 64, y: 36 }, texts.title.fit(node.title, nodeWidth - 78 - taken)),
    svg(
      "text",
      { class: "ds-graph__subtitle", x: 64, y: 55 },
      texts.subtitle.fit(face.subtitle, nodeWidth - 78 - (face.holds === null ? 0 : 40)),
    ),
  ];
  if (face.holds !== null) {
    parts.push(...pill(`${face.holds}`, nodeWidth - 27, 51, "ds-graph__count", "view_module"));
  }
  if (facts.pinned) {
    parts.push(svg("path", { class: "ds-graph__pin", d: pin, transform: `translate(${nodeWidth - 26} 8)` }));
  }
  if (count) {
    parts.push(...pill(count, nodeWidth - 26 - (facts.pinned ? 18 : 0), 32, "ds-graph__changes"));
  }
  parts.push(...ports(node, facts, texts));
  return parts;
}

const pin = "M5 1.5h6L10.2 6l2 2.5H3.8L5.8 6zM8 8.5v5";

function ports(node: GraphNode, facts: CardFacts, texts: CardTexts): SVGElement[] {
  const parts: SVGElement[] = [];
  if (!(node.kind === "native" && node.action === "start")) {
    parts.push(svg("circle", { class: "ds-graph__port ds-graph__port--input", cx: nodeWidth / 2, cy: 0, r: 4 }));
  }
  for (let slot = 0; slot < facts.slots; slot++) {
    const at = outputPort(origin, slot, facts.slots);
    const free = (node.children[slot] ?? null) === null;
    parts.push(
      svg("circle", {
        class: `ds-graph__port ds-graph__port--output${free ? " ds-graph__port--free" : ""}`,
        "data-slot": slot,
        cx: at.x,
        cy: at.y,
        r: 5,
      }),
    );
    const name = facts.face.names[slot];
    if (name !== undefined) {
      const room = Math.max(14, nodeWidth / (facts.slots + 1) - 14);
      parts.push(...pill(texts.label.fit(name, room), at.x, at.y + 18, "ds-graph__slot"));
    }
  }
  const at = fallbackPort(origin);
  parts.push(
    svg("circle", {
      class: `ds-graph__port ds-graph__port--fallback${node.fallback === null ? " ds-graph__port--free" : ""}`,
      "data-slot": "fallback",
      cx: at.x,
      cy: at.y,
      r: 5,
    }),
  );
  return parts;
}

/** A word in a rounded frame, with its middle at the point. */
function pill(text: string, x: number, y: number, name: string, icon?: string): SVGElement[] {
  const width = Math.max(18, widthOf(text) + 10 + (icon ? 13 : 0));
  const parts: SVGElement[] = [
    svg("rect", { class: `${name} ds-graph__pill`, x: x - width / 2, y: y - 9, width, height: 18, rx: 9 }),
    svg("text", { class: `${name} ds-graph__word`, x: x + (icon ? 6.5 : 0), y: y + 4 }, text),
  ];
  if (icon) {
    parts.push(
      svg("path", {
        class: `${name} ds-graph__sign`,
        d: iconPath(icon),
        transform: `translate(${x - width / 2 + 6} ${y - 5.2}) scale(.65)`,
      }),
    );
  }
  return parts;
}

/** Near enough for a frame around a word. */
const widthOf = (text: string): number => text.length * 6.4;

function badgeOf(problems: readonly NodeProblem[], scale: number): SVGGElement | undefined {
  if (problems.length === 0) {
    return undefined;
  }
  const tone = problems.every((problem) => problem.isWarning) ? "warning" : "error";
  const text = problems.length > 99 ? "99+" : String(problems.length);
  const width = Math.max(20, widthOf(text) + 12);
  return svg(
    "g",
    { class: `ds-graph__badge ds-graph__badge--${tone}`, transform: `translate(${nodeWidth - 8} 0) scale(${scale})` },
    svg("rect", { x: -width / 2, y: -10, width, height: 20, rx: tone === "error" ? 10 : 4 }),
    svg("text", { y: 4 }, text),
  );
}

function countOf(facts: CardFacts): string {
  return facts.difference?.status === "changed" ? `±${facts.difference.members.length}` : "";
}

export const cardId = (key: string): string => `ds-graph-node-${key}`;

const kinds = new Set(["native", "connector", "tool", "agent"]);

export const kindOf = (node: GraphNode): string => (kinds.has(node.kind) ? node.kind : "native");

/** What a screen reader says of the node. */
export function labelOf(node: GraphNode, facts: CardFacts): string {
  const errors = facts.problems.filter((problem) => !problem.isWarning).length;
  const warnings = facts.problems.length - errors;
  return [
    node.title,
    facts.face.subtitle,
    facts.face.holds === null ? "" : counted(facts.face.holds, "node") + " in it",
    errors > 0 ? counted(errors, "problem") : "",
    warnings > 0 ? counted(warnings, "warning") : "",
    facts.difference ? facts.difference.status : "",
    facts.pinned ? "pinned" : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
