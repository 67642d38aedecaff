import { centreOf, type Point, type Rect, type Size } from "./geometry";

export const minZoom = 0.05;
export const maxZoom = 2.5;
/** Where a whole graph is shown it may be smaller than anyone would zoom. */
export const fitZoom = 0.01;

/** Where the picture is looked at from: the graph's point at the top left, and how many pixels a unit takes. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const start: Camera = { x: 0, y: 0, zoom: 1 };

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

export function toGraph(camera: Camera, at: Point): Point {
  return { x: camera.x + at.x / camera.zoom, y: camera.y + at.y / camera.zoom };
}

export function toScreen(camera: Camera, point: Point): Point {
  return { x: (point.x - camera.x) * camera.zoom, y: (point.y - camera.y) * camera.zoom };
}

/** What of the graph is seen. */
export function viewOf(camera: Camera, size: Size): Rect {
  return { x: camera.x, y: camera.y, width: size.width / camera.zoom, height: size.height / camera.zoom };
}

/** Moves the picture by pixels. */
export function panned(camera: Camera, by: Point): Camera {
  return { ...camera, x: camera.x - by.x / camera.zoom, y: camera.y - by.y / camera.zoom };
}

/** Another zoom, within the limits; what is under the pixel stays under it. */
export function zoomedAt(camera: Camera, at: Point, zoom: number): Camera {
  const next = clamp(zoom, Math.min(minZoom, camera.zoom), maxZoom);
  const fixed = toGraph(camera, at);
  return { x: fixed.x - at.x / next, y: fixed.y - at.y / next, zoom: next };
}

/** A camera in the middle of whose view the point is. */
export function centred(on: Point, zoom: number, size: Size): Camera {
  const next = clamp(zoom, fitZoom, maxZoom);
  return { x: on.x - size.width / next / 2, y: on.y - size.height / next / 2, zoom: next };
}

/** Shows the whole rectangle with room around it, no larger than life. */
export function fitted(rect: Rect, size: Size, most = 1): Camera {
  const padding = Math.min(48, size.width / 16, size.height / 16);
  const room = { width: Math.max(1, size.width - 2 * padding), height: Math.max(1, size.height - 2 * padding) };
  const zoom = Math.min(room.width / Math.max(1, rect.width), room.height / Math.max(1, rect.height), most);
  return centred(centreOf(rect), zoom, size);
}

/** As little pan as brings the rectangle into view; the same camera when it is there already. */
export function revealed(camera: Camera, rect: Rect, size: Size, padding = 48): Camera {
  const shift = (low: number, length: number, from: number, seen: number): number => {
    const room = Math.max(0, Math.min(padding / camera.zoom, (seen - length) / 2));
    if (length > seen || low - room < from) {
      return low - room - from;
    }
    return Math.max(0, low + length + room - (from + seen));
  };
  const view = viewOf(camera, size);
  const dx = shift(rect.x, rect.width, view.x, view.width);
  const dy = shift(rect.y, rect.height, view.y, view.height);
  return dx === 0 && dy === 0 ? camera : { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** Keeps some of the graph in sight: nobody gets lost in the blank. */
export function kept(camera: Camera, bounds: Rect | undefined, size: Size, least = 64): Camera {
  if (!bounds) {
    return camera;
  }
  const margin = least / camera.zoom;
  const view = viewOf(camera, size);
  const x = clamp(camera.x, bounds.x + margin - view.width, Math.max(bounds.x + bounds.width - margin, bounds.x));
  const y = clamp(camera.y, bounds.y + margin - view.height, Math.max(bounds.y + bounds.height - margin, bounds.y));
  return x === camera.x && y === camera.y ? camera : { ...camera, x, y };
}

/** A camera on the way from one to another; the middle of the view goes straight, the zoom evenly. */
export function between(from: Camera, to: Camera, part: number, size: Size): Camera {
  const t = clamp(part, 0, 1);
  const zoom = from.zoom * (to.zoom / from.zoom) ** t;
  const a = centreOf(viewOf(from, size));
  const b = centreOf(viewOf(to, size));
  // With the zoom even in its logarithm, this keeps points that both ends share still.
  const way = from.zoom === to.zoom ? t : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / to.zoom);
  return centred({ x: a.x + (b.x - a.x) * way, y: a.y + (b.y - a.y) * way }, zoom, size);
}
