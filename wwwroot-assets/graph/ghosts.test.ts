import assert from "node:assert/strict";
import { test } from "node:test";
import type { Difference } from "./editor";
import { ghostsOf } from "./ghosts";
import { Graph } from "./graph";
import type { JsonObject } from "./wire";

const node = (uuid: string, x: number, y: number, children: (string | null)[] = []): JsonObject => ({
  uuid,
  slug: uuid,
  kind: "native",
  actionSlug: "filter",
  childrenUuids: children,
  position: { x, y },
});

const ghosts = (live: JsonObject[], now: JsonObject[], differences: [string, Difference["status"]][]) =>
  ghostsOf(
    {
      live: Graph.of(live),
      differences: new Map(differences.map(([key, status]) => [key, { status, members: [] }])),
    },
    Graph.of(now),
    () => 1,
  );

test("what is removed is shown where it was, with the edges that it had", () => {
  const found = ghosts(
    [node("a", 0, 0, ["b"]), node("b", 0, 160, ["c"]), node("c", 0, 320)],
    [node("a", 0, 0, ["c"]), node("c", 0, 600)],
    [
      ["b", "removed"],
      ["a", "changed"],
    ],
  );
  assert.deepEqual(
    found.removed.map((one) => one.key),
    ["b"],
  );
  assert.deepEqual(
    found.edges.map(({ edge }) => `${edge.from} ${edge.to}`),
    ["a b", "b c"],
  );
  // To where the node is now, not to where it was.
  assert.deepEqual(found.edges[1]?.route.at(-1), { x: 120, y: 600 });
});

test("what moved is traced from its old place to its new one", () => {
  const found = ghosts([node("a", 0, 0)], [node("a", 50, 20)], [["a", "moved"]]);
  assert.deepEqual(
    found.moved.map(({ from, to }) => [from.x, from.y, to.x, to.y]),
    [[0, 0, 50, 20]],
  );
  assert.deepEqual(found.edges, []);
});

test("what is back is no ghost", () => {
  assert.deepEqual(ghosts([node("a", 0, 0)], [node("a", 0, 0)], [["a", "removed"]]).removed, []);
});
