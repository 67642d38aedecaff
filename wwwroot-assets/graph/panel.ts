import type { Announcer } from "./announce";
import type { Action, Catalogue } from "./catalogue";
import type { GraphEditor } from "./editor";
import type { Point } from "./places";

/** What panels ask of the picture. */
export interface CanvasView {
  /** What has the focus while nodes are walked, and takes keys. */
  readonly stage: HTMLElement;
  /** Brings a node into view. */
  reveal(key: string): void;
  /** Shows nodes; all for none given. */
  fit(keys?: Iterable<string>): void;
  zoomTo(zoom: number): void;
  /** The graph's point under a point of the window. */
  toGraph(client: Point): Point;
  /** The graph's point in the middle of the view. */
  centre(): Point;
  /** The middle of a node, as a point of the window. */
  svgPointOf(key: string): Point | undefined;
  /** An action is carried in from the palette; the pointer went down there. */
  carry(action: Action, event: PointerEvent): void;
  /** Shows the chosen nodes so far from where they are; null ends it. */
  nudge(by: Point | null): void;
}

/** What panels ask of the page. */
export interface PanelServices {
  readonly catalogue: Catalogue;
  readonly workflowUuid: string;
  /** What the workflow is called, for the way back from a group. */
  readonly workflowName: string;
  /** The uuid of the release that is edited. */
  readonly releaseUuid: string;
  /** The slug of the workspace that the page is in. */
  readonly workspace: string;
  /** Lays nodes out on the server; all of them for null. */
  layOut(keys: readonly string[] | null): void;
  /** Shows the inspector of a node, and goes there. */
  openInspector(key: string): void;
  /** The comparison with what is live is on, or off. */
  compared?(on: boolean): void;
}

/** What all panels share. */
export interface PanelContext {
  readonly editor: GraphEditor;
  readonly canvas: CanvasView;
  readonly services: PanelServices;
  readonly catalogue: Catalogue;
  readonly announcer: Announcer;
  /** All listeners end with it. */
  readonly signal: AbortSignal;
}
