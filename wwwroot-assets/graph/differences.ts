import type { Difference } from "./editor";
import type { Graph } from "./graph";
import { isList, isObject, isSame, textOf, type Json, type JsonObject } from "./wire";

/** What the answer of `GET …/releases/diff` says of each node of the release, by key. */
export function readDifferences(answer: Json): Map<string, Difference> {
  const found = new Map<string, Difference>();
  const all = isObject(answer) ? answer : {};
  for (const status of ["added", "removed", "moved", "changed"] as const) {
    for (const node of listOf(all[status])) {
      const members = listOf(isObject(node) ? node["paths"] : undefined).filter((path) => typeof path === "string");
      const key = isObject(node) ? textOf(node["uuid"])?.toLowerCase() : undefined;
      if (key !== undefined) {
        found.set(key, { status, members });
      }
    }
  }
  return found;
}

const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);

/** The same of two graphs: of the nodes in a group, which the answer knows as members of the group alone. */
export function differencesOf(live: Graph, now: Graph): Map<string, Difference> {
  const found = new Map<string, Difference>();
  for (const node of now.nodes) {
    const was = live.get(node.key);
    if (!was) {
      found.set(node.key, { status: "added", members: [] });
    } else if (was.wire !== node.wire) {
      const members = membersOf(was.wire, node.wire);
      if (members.length > 0) {
        found.set(
          node.key,
          members.every((member) => member === "/position")
            ? { status: "moved", members }
            : { status: "changed", members },
        );
      }
    }
  }
  for (const key of live.keys) {
    if (!now.has(key)) {
      found.set(key, { status: "removed", members: [] });
    }
  }
  return found;
}

function membersOf(was: JsonObject, now: JsonObject): string[] {
  const names = new Set([...Object.keys(was), ...Object.keys(now)]);
  return [...names].flatMap((name) => {
    const [before, after] = [was[name], now[name]];
    if (isSame(before, after)) {
      return [];
    }
    const path = `/${escaped(name)}`;
    if (name === "config" && isObject(before) && isObject(after)) {
      const below = new Set([...Object.keys(before), ...Object.keys(after)]);
      return [...below]
        .filter((member) => !isSame(before[member], after[member]))
        .map((member) => `${path}/${escaped(member)}`);
    }
    if (name === "childrenUuids" && isList(before) && isList(after)) {
      const slots = Math.max(before.length, after.length);
      return Array.from({ length: slots }, (_, slot) => slot)
        .filter((slot) => !isSame(before[slot], after[slot]))
        .map((slot) => `${path}/${slot}`);
    }
    return [path];
  });
}

const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** A member as it is shown: "config url", "output 2", "name". */
export function memberName(pointer: string): string {
  const parts = pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return parts[0] === "childrenUuids" && parts[1] !== undefined ? `output ${Number(parts[1]) + 1}` : parts.join(" ");
}
