import type { GraphNode, Slot } from "./node";
import { isList, isObject, numberOf, textOf, type Json, type JsonObject } from "./wire";

export type NodeKind = "native" | "connector" | "tool" | "agent";

/** What a node can do. */
export interface Action {
  readonly kind: NodeKind;
  /** As nodes name it: `filter`, `hubspot/findContact`; `tool` and `agent` for those that run another workflow. */
  readonly id: string;
  readonly integration: string | null;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** The name of a sign. */
  readonly icon: string;
  /** How many children a node has; null when its config says it. */
  readonly children: number | null;
  /** The member of the config, a list, that has an entry for each child. */
  readonly childrenFrom: string | null;
  /** A JSON Schema. */
  readonly config: JsonObject;
}

/** Actions that are shown together. */
export interface ActionGroup {
  readonly title: string;
  readonly actions: readonly Action[];
}

const running = (kind: "tool" | "agent", title: string, description: string, icon: string): Action => ({
  kind,
  id: kind,
  integration: null,
  slug: kind,
  title,
  description,
  icon,
  children: 1,
  childrenFrom: null,
  config: {},
});

/** Nodes that run another workflow: which one, their inspector asks. */
const runners: readonly Action[] = [
  running("tool", "Tool", "Runs a workflow that is a tool.", "build"),
  running("agent", "Agent", "Runs a workflow that is an agent.", "support_agent"),
];

/** The actions that nodes can have. */
export class Catalogue {
  readonly #byId: ReadonlyMap<string, Action>;

  constructor(readonly actions: readonly Action[]) {
    this.#byId = new Map(actions.map((action) => [`${action.kind}:${action.id}`, action]));
  }

  /** Of the answer of `GET /api/actions`. */
  static read(answer: Json): Catalogue {
    const items = isObject(answer) && isList(answer["items"]) ? answer["items"] : [];
    return new Catalogue([...items.flatMap((item) => (isObject(item) ? actionOf(item) : [])), ...runners]);
  }

  /** Undefined for an action that the catalogue does not have. */
  of(node: GraphNode): Action | undefined {
    const id = node.kind === "tool" || node.kind === "agent" ? node.kind : node.action;
    return this.#byId.get(`${node.kind}:${id}`);
  }

  /** How many outputs the node's action has, as its config stands. */
  outputsOf(node: GraphNode): number {
    const action = this.of(node);
    return action ? outputsBy(action, node.wire["config"]) : 1;
  }

  /** The outputs to show: those that the action has, and those beyond that lead somewhere or are written down. */
  slotsOf(node: GraphNode): number {
    return Math.max(this.outputsOf(node), node.children.length);
  }

  titleOf(node: GraphNode): string {
    return this.of(node)?.title ?? (node.action || node.kind);
  }

  iconOf(node: GraphNode): string {
    return this.of(node)?.icon ?? "extension";
  }

  /** "output 2", "VIP" for a route that has a name, "on failure". */
  slotName(node: GraphNode, slot: Slot): string {
    if (slot === "fallback") {
      return "on failure";
    }
    const from = this.of(node)?.childrenFrom;
    const config = node.wire["config"];
    const list = from && isObject(config) ? config[from] : undefined;
    const entry = isList(list) ? list[slot] : undefined;
    const name = isObject(entry) ? textOf(entry["name"])?.trim() : undefined;
    return name ? name : `output ${slot + 1}`;
  }

  /** Those that every word of the text is found in, the best first; all for no text. */
  search(text: string): readonly Action[] {
    const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
    if (words.length === 0) {
      return this.actions;
    }
    return this.actions
      .map((action) => ({ action, score: scoreOf(action, words) }))
      .filter(({ score }) => score > 0)
      .sort((left, right) => right.score - left.score)
      .map(({ action }) => action);
  }

  /** By what they belong to, in the catalogue's order. */
  static grouped(actions: readonly Action[]): readonly ActionGroup[] {
    const groups = new Map<string, Action[]>();
    for (const action of actions) {
      const title = groupOf(action);
      groups.set(title, [...(groups.get(title) ?? []), action]);
    }
    return [...groups].map(([title, members]) => ({ title, actions: members }));
  }
}

export function outputsBy(action: Action, config: Json | undefined): number {
  if (action.children !== null) {
    return action.children;
  }
  const list = isObject(config) && action.childrenFrom !== null ? config[action.childrenFrom] : undefined;
  return isList(list) ? list.length : 0;
}

/** A new node's config: what the schema gives as defaults; a list that says the outputs has as many as it must. */
export function defaultConfig(action: Action): JsonObject {
  const properties = isObject(action.config["properties"]) ? action.config["properties"] : {};
  const config: Record<string, Json> = {};
  for (const [name, schema] of Object.entries(properties)) {
    if (!isObject(schema)) {
      continue;
    }
    const least = name === action.childrenFrom ? (numberOf(schema["minItems"]) ?? 0) : 0;
    if (schema["default"] !== undefined) {
      config[name] = schema["default"];
    } else if (least > 0) {
      config[name] = Array.from({ length: least }, () => ({}));
    }
  }
  return config;
}

/** Names that a capital alone does not make. */
const integrations: Readonly<Record<string, string>> = {
  email: "E-mail",
  http: "HTTP",
  hubspot: "HubSpot",
  openai: "OpenAI",
  postgres: "PostgreSQL",
};

function groupOf(action: Action): string {
  switch (action.kind) {
    case "native":
      return "Flow";
    case "connector": {
      const name = action.integration ?? "";
      return integrations[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
    }
    default:
      return "Workflows";
  }
}

function scoreOf(action: Action, words: readonly string[]): number {
  const title = action.title.toLowerCase();
  const id = action.id.toLowerCase();
  const rest = `${groupOf(action)} ${action.description}`.toLowerCase();
  let score = 0;
  for (const word of words) {
    const found = title.startsWith(word)
      ? 8
      : title.includes(` ${word}`)
        ? 6
        : title.includes(word) || id.includes(word)
          ? 4
          : rest.includes(word)
            ? 1
            : 0;
    if (found === 0) {
      return 0;
    }
    score += found;
  }
  return score;
}

function actionOf(item: JsonObject): Action[] {
  const slug = textOf(item["actionSlug"]);
  const kind = textOf(item["kind"]);
  if (slug === undefined || (kind !== "native" && kind !== "connector")) {
    return [];
  }
  const integration = textOf(item["integrationSlug"]) ?? null;
  return [
    {
      kind,
      id: kind === "native" ? slug : `${integration ?? ""}/${slug}`,
      integration,
      slug,
      title: textOf(item["title"]) ?? slug,
      description: textOf(item["description"]) ?? "",
      icon: textOf(item["icon"]) ?? "extension",
      children: numberOf(item["children"]) ?? null,
      childrenFrom: textOf(item["childrenFrom"]) ?? null,
      config: isObject(item["config"]) ? item["config"] : {},
    },
  ];
}
