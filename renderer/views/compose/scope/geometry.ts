/**
 * The picker's geometry, in CSS pixels of its drawing. Rings and track share one origin, so a
 * position on the track (in stops) is also the radius of its ring.
 */
export interface Track {
  /** Where stop 0 lies; half pixels keep hairlines sharp. */
  readonly x: number;
  readonly y: number;
  readonly step: number;
  /** The position of the last stop. */
  readonly last: number;
  readonly width: number;
  readonly height: number;
}

export const scopeTrack: Track = { x: 33.5, y: 92.5, step: 52, last: 5, width: 328, height: 145 };

/** As far apart as stops are drawn: rings that meet the track further out would be walls, in px. */
const widestStep = 92;

/** The track over the whole width of what shows it, in px; never narrower than it is drawn. */
export function fitted(track: Track, width: number): Track {
  if (!Number.isFinite(width) || width <= track.width) return track;
  const spare = Math.floor((width - track.width) / track.last);
  return { ...track, step: Math.min(Math.max(widestStep, track.step), track.step + spare), width };
}

/** A value between names is picked up to this near to a name; nearer, the name is meant. */
const snapPx = 7;
/** The pointer is on the track up to this far above or below it. */
const trackPx = 13;
/** Smaller than the ring of the first stop, larger than the circle that stands for this computer. */
const smallestRing = 18;

export function stopX(track: Track, position: number): number {
  return track.x + position * track.step;
}

/** The radius of the ring at a position; at 0 it still surrounds the circle of this computer. */
export function ringRadius(track: Track, position: number): number {
  return Math.max(smallestRing, position * track.step);
}

function positionAtX(track: Track, x: number): number {
  return clamp((x - track.x) / track.step, track.last);
}

/** The distance of a point from the origin, in stops. */
export function positionAtRing(track: Track, x: number, y: number): number {
  return clamp(Math.hypot(x - track.x, y - track.y) / track.step, track.last);
}

/** A position drawn to the stop beside it when that is near. */
function snapped(track: Track, position: number): number {
  const stop = Math.round(position);
  return Math.abs(position - stop) * track.step <= snapPx ? stop : position;
}

/** Which part of the drawing a height belongs to. */
export type Zone = "rings" | "track" | "names";

export function zoneAt(track: Track, y: number): Zone {
  if (Math.abs(y - track.y) <= trackPx) return "track";
  return y < track.y ? "rings" : "names";
}

/**
 * The position that a press means: on the track its place, on a name that stop, on a ring that
 * ring; between two rings the outer one, whose icon stands there.
 */
export function positionAtPress(track: Track, x: number, y: number): number {
  const zone = zoneAt(track, y);
  if (zone === "track") return snapped(track, positionAtX(track, x));
  if (zone === "names") return Math.round(positionAtX(track, x));
  return Math.min(track.last, Math.ceil(positionAtRing(track, x, y) - snapPx / track.step));
}

/** The position that a drag means which began in a zone: along the track, or the rings' radius. */
export function positionAtDrag(track: Track, zone: Zone, x: number, y: number): number {
  if (zone === "names") return Math.round(positionAtX(track, x));
  return snapped(track, zone === "track" ? positionAtX(track, x) : positionAtRing(track, x, y));
}

/** Where the icon before a stop stands; the first makes room for the circle of this computer. */
export function iconPlace(track: Track, stop: number): { readonly x: number; readonly y: number } {
  const position = stop === 1 ? 0.64 : stop - 0.5;
  return { x: stopX(track, position), y: track.y - 24 };
}

/** Whether the front at a position would run through the icon before a stop. */
export function frontTouchesIcon(track: Track, position: number, stop: number): boolean {
  const { x, y } = iconPlace(track, stop);
  const distance = Math.hypot(x - track.x, y - track.y);
  return Math.abs(ringRadius(track, position) - distance) < 10;
}

function clamp(position: number, last: number): number {
  return Math.min(last, Math.max(0, position));
}
