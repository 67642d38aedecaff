import { isList, isObject, textOf, type Json, type JsonObject } from "./wire";

const word = /[A-Za-z0-9_]/u;

/** In a text, `{{…}}` with `nodes.slug` in it: each slug with where it begins. The server reads them alike. */
function* slugsIn(text: string): Generator<{ readonly slug: string; readonly at: number }> {
  let open = 0;
  while ((open = text.indexOf("{{", open)) >= 0) {
    const end = text.indexOf("}}", open);
    if (end < 0) {
      return;
    }
    const expression = text.slice(open + 2, end);
    for (const match of expression.matchAll(/nodes\.([A-Za-z0-9_]+)/gu)) {
      const before = expression[match.index - 1];
      if (before === undefined || (before !== "." && !word.test(before))) {
        yield { slug: match[1] ?? "", at: open + 2 + match.index + "nodes.".length };
      }
    }
    open = end + 2;
  }
}

/** The text with slugs renamed; the same text when none is. */
export function renamedText(text: string, names: ReadonlyMap<string, string>): string {
  let result = "";
  let from = 0;
  for (const { slug, at } of slugsIn(text)) {
    const name = names.get(slug);
    if (name !== undefined) {
      result += text.slice(from, at) + name;
      from = at + slug.length;
    }
  }
  return from === 0 ? text : result + text.slice(from);
}

/** The value with the references in its texts renamed, however deep; the same value when none is. */
function renamedIn<Value extends Json>(value: Value, names: ReadonlyMap<string, string>): Value {
  if (typeof value === "string") {
    return renamedText(value, names) as Value;
  }
  if (isList(value)) {
    const items = value.map((item) => renamedIn(item, names));
    return items.every((item, index) => item === value[index]) ? value : (items as unknown as Value);
  }
  if (isObject(value)) {
    const members = Object.entries(value).map(([name, member]) => [name, renamedIn(member, names)] as const);
    return members.every(([name, member]) => member === value[name]) ? value : (Object.fromEntries(members) as Value);
  }
  return value;
}

const isGroup = (node: JsonObject): boolean => node["kind"] === "native" && node["actionSlug"] === "group";

/**
 * The node with the references in its config renamed; the same when none is. The nodes of a group speak for themselves: a
 * slug that one of them has is theirs.
 */
export function renamed(node: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  const config = node["config"];
  if (names.size === 0 || !isObject(config)) {
    return node;
  }
  const members = Object.entries(config).map(([name, value]) => [
    name,
    name === "_nodes" && isGroup(node) && isList(value) ? renamedNodes(value, names) : renamedIn(value, names),
  ]) as [string, Json][];
  return members.every(([name, value]) => value === config[name])
    ? node
    : { ...node, config: Object.fromEntries(members) };
}

function renamedNodes(nodes: readonly Json[], names: ReadonlyMap<string, string>): readonly Json[] {
  const own = new Set(nodes.map((node) => (isObject(node) ? textOf(node["slug"]) : undefined)));
  const outer = new Map([...names].filter(([slug]) => !own.has(slug)));
  const result = nodes.map((node) => (isObject(node) ? renamed(node, outer) : node));
  return result.every((node, index) => node === nodes[index]) ? nodes : result;
}

/** The slugs that the node's config refers to; of a group's nodes, those that they do not have among them. */
export function referencesOf(node: JsonObject): Set<string> {
  const found = new Set<string>();
  const config = node["config"];
  for (const [name, value] of Object.entries(isObject(config) ? config : {})) {
    if (name === "_nodes" && isGroup(node) && isList(value)) {
      const nested = value.filter(isObject);
      const own = new Set(nested.map((inner) => textOf(inner["slug"])));
      nested
        .flatMap((inner) => [...referencesOf(inner)])
        .filter((slug) => !own.has(slug))
        .forEach((slug) => found.add(slug));
    } else {
      collect(value, found);
    }
  }
  return found;
}

function collect(value: Json, found: Set<string>): void {
  if (typeof value === "string") {
    for (const { slug } of slugsIn(value)) {
      found.add(slug);
    }
  } else if (isList(value)) {
    value.forEach((item) => collect(item, found));
  } else if (isObject(value)) {
    Object.values(value).forEach((member) => collect(member, found));
  }
}
