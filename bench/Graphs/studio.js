import { Catalogue } from "../../wwwroot-assets/graph/catalogue";
import { GraphEditor } from "../../wwwroot-assets/graph/editor";
import { attachCanvas } from "../../wwwroot-assets/graph/view/index";
import { drive } from "./drive.js";
import { chosen, workflow } from "./workflow.js";

let submitted = 0;
const nodes = workflow(5000);
const keys = chosen(nodes, 200);
const editor = new GraphEditor(() => ++submitted);
const nothing = () => undefined;
const canvas = attachCanvas(document.getElementById("graph"), editor, {
  view: "bench",
  catalogue: new Catalogue([]),
  open: nothing,
  quickAdd: nothing,
  menu: nothing,
  refused: nothing,
});
editor.load(
  nodes.map(({ id, title, kind, x, y, children }) => ({
    uuid: id,
    slug: `step_${id.slice(-6)}`,
    name: title,
    config: {},
    childrenUuids: children,
    fallbackOnFailure: false,
    position: { x, y },
    kind,
    actionSlug: "script",
  })),
  1,
  false,
);

globalThis.bench = {
  drive,
  /** Chooses what is dragged; the point where it is taken hold of. */
  choose() {
    editor.select({ nodes: new Set(keys), active: null, edge: null });
    return canvas.svgPointOf(keys[0]);
  },
  /** Where the first of the dragged nodes is, in units of the graph. */
  place() {
    const { x, y } = editor.graph.get(keys[0]);
    return { x, y };
  },
  submitted: () => submitted,
};
