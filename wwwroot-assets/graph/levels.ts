/** How much of a node is drawn: its card; its title alone, larger than life; a mark among many. */
export type Level = "near" | "middle" | "far";

const nearFrom = 0.5;
const middleFrom = 0.22;
/** More than so many nodes are drawn as marks, however near. */
const most = 700;

/** By the zoom, and by how many nodes are to be drawn. */
export function levelOf(zoom: number, drawn: number): Level {
  if (drawn > most || zoom < middleFrom) {
    return "far";
  }
  return zoom < nearFrom ? "middle" : "near";
}
