import type { Point } from "../geometry";

/** Where the pointer is, and how. */
export interface Moment {
  /** In pixels of the stage. */
  readonly at: Point;
  /** In units of the graph. */
  readonly point: Point;
  /** In pixels of the window. */
  readonly client: Point;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly coarse: boolean;
}

/** What a person does with the pointer from its going down until it is let go. */
export interface Gesture {
  /** Shown while it lasts. */
  readonly cursor?: string;
  /** The picture moves on by itself where the pointer is at its border. */
  readonly pansAtBorder?: boolean;
  move(moment: Moment): void;
  /** Let go. */
  end(moment: Moment): void;
  /** Nothing of it happened. */
  cancel(): void;
}
