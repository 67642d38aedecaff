import { Graph, Selection } from "@antv/x6";
import { drive } from "./drive.js";
import { chosen, workflow } from "./workflow.js";

const nodes = workflow(5000);
const keys = chosen(nodes, 200);
const known = new Set(nodes.map((node) => node.id));
const container = document.getElementById("graph");
const graph = new Graph({
  container,
  width: container.clientWidth,
  height: container.clientHeight,
  async: true,
  scaling: { min: 0.01, max: 4 },
});
graph.use(
  new Selection({ enabled: true, multiple: true, movable: true, rubberband: false, showNodeSelectionBox: false }),
);
// As plain as nodes and edges can be.
graph.fromJSON({
  nodes: nodes.map(({ id, title, x, y }) => ({
    id,
    shape: "rect",
    x,
    y,
    width: 240,
    height: 80,
    label: title,
    zIndex: 1,
  })),
  edges: nodes.flatMap(({ id, children }) =>
    children.filter((to) => known.has(to)).map((to) => ({ source: id, target: to, zIndex: 0 })),
  ),
});
graph.zoomToFit({ padding: 48 });

let held = keys[0];

const middleOf = (key) => {
  const { x, y } = graph.getCellById(key).getBBox().getCenter();
  return graph.localToClient(x, y);
};

const cellAt = ({ x, y }) => document.elementFromPoint(x, y)?.closest("[data-cell-id]")?.getAttribute("data-cell-id");

globalThis.bench = {
  drive,
  choose() {
    graph.resetSelection(keys);
    // One that no other lies on.
    held = keys.find((key) => cellAt(middleOf(key)) === key) ?? keys[0];
    return middleOf(held);
  },
  place() {
    return graph.getCellById(held).getPosition();
  },
  submitted: () => 0,
};
