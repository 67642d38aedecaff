/** Where a row stands, in pixels from the top of its list. */
export interface Place {
  readonly top: number;
  readonly height: number;
}

/** The place that the row at `from` is dropped into when it was moved down by `by` pixels: where its middle has got to. */
export function placeAt(places: readonly Place[], from: number, by: number): number {
  const moved = places[from];
  if (!moved) {
    return from;
  }
  const middle = moved.top + moved.height / 2 + by;
  let to = from;
  for (let i = from + 1; i < places.length && middle > middleOf(places[i]); i++) {
    to = i;
  }
  for (let i = from - 1; i >= 0 && middle < middleOf(places[i]); i--) {
    to = i;
  }
  return to;
}

/** How far the row at `index` gives way while the row at `from` is held over `to`. */
export function giveWay(index: number, from: number, to: number, height: number): number {
  if (index > from && index <= to) {
    return -height;
  }
  return index < from && index >= to ? height : 0;
}

/** How fast the page scrolls, in pixels a frame, while something is held near its upper or lower edge. */
export function scrollSpeed(y: number, viewport: number, edge = 56, fastest = 14): number {
  if (y < edge) {
    return -Math.ceil(((edge - Math.max(y, 0)) / edge) * fastest);
  }
  return y > viewport - edge ? Math.ceil(((edge - Math.max(viewport - y, 0)) / edge) * fastest) : 0;
}

function middleOf(place: Place | undefined): number {
  return place ? place.top + place.height / 2 : Number.NaN;
}
