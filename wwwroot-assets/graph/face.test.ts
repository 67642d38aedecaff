import assert from "node:assert/strict";
import { test } from "node:test";
import { Catalogue } from "./catalogue";
import { faceOf } from "./face";
import { toNode } from "./node";
import type { Json, JsonObject } from "./wire";

const action = (slug: string, children: number | null, childrenFrom: string | null = null): JsonObject => ({
  kind: "native",
  integrationSlug: null,
  actionSlug: slug,
  title: slug[0]?.toUpperCase() + slug.slice(1),
  description: "",
  icon: `${slug}_icon`,
  children,
  childrenFrom,
  config: {},
});

const catalogue = Catalogue.read({
  items: [action("filter", 1), action("branch", 2), action("group", 1), action("switch", null, "routes")],
});

const node = (slug: string, more: JsonObject = {}): ReturnType<typeof toNode> =>
  toNode({ uuid: "A", slug: "step", name: "My step", kind: "native", actionSlug: slug, config: {}, ...more });

test("a node says what its action is, and its slug", () => {
  const face = faceOf(node("filter"), catalogue);
  assert.deepEqual([face.icon, face.subtitle, face.slots, face.names], ["filter_icon", "Filter · step", 1, []]);
});

test("what the title says already is not said twice", () => {
  assert.equal(
    faceOf(toNode({ uuid: "A", slug: "s", kind: "native", actionSlug: "filter" }), catalogue).subtitle,
    "Filter",
  );
});

test("outputs whose order matters are numbered, or named by their routes", () => {
  assert.deepEqual(faceOf(node("branch"), catalogue).names, ["1", "2"]);
  const routes: Json = [{ name: "VIP" }, { name: " " }];
  assert.deepEqual(faceOf(node("switch", { config: { routes } }), catalogue).names, ["VIP", "2"]);
});

test("a group says how many nodes it holds", () => {
  assert.equal(faceOf(node("group", { config: { _nodes: [{ uuid: "B" }, { uuid: "C" }] } }), catalogue).holds, 2);
  assert.equal(faceOf(node("filter"), catalogue).holds, null);
});
