import assert from "node:assert/strict";
import { test } from "node:test";
import { SampleData } from "./data";
import type { DraftFile } from "./sources";

const file = (path: string, isData = true): DraftFile => ({ id: path, path, isText: true, isData });

test("data files bring what the inputs do not, and say when they are none", () => {
  const texts = new Map([
    ["a.json", '\uFEFF{"sales":[1],"month":"June"}'],
    ["b.json", '{"sales":[2],"targets":{}}'],
    ["c.json", "[1]"],
    ["d.json", "{"],
  ]);
  const data = new SampleData(({ id }) => texts.get(id));
  data.setFiles([...[...texts.keys()].map((path) => file(path)), file("late.json"), file("page.html", false)]);
  assert.deepEqual(data.paths, ["a.json", "b.json", "c.json", "d.json", "late.json"]);
  assert.deepEqual(data.values([{ name: "month" }]), { sales: [2], targets: {} });
  assert.deepEqual(
    data.complaints.map((each) => each.split(":")[0]),
    ["c.json", "d.json"],
  );

  texts.set("b.json", '{"sales":[3]}');
  assert.deepEqual(data.values([]), { sales: [3], month: "June" });
});
