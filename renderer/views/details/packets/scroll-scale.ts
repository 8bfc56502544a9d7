import { limits } from "../../../../shared/limits.ts";

/**
 * The way between a list's own pixels (`position`, the row height times the rows above) and the
 * scroll bar's (`scrollTop`). They are the same until the list outgrows what a browser can lay out;
 * beyond, the scroll bar is a scaled-down model of the list.
 */
export interface Scale {
  /** Height of all rows, in px. */
  readonly height: number;
  /** Height of the part that is seen, in px. */
  readonly viewport: number;
}

/** Height of the element that is scrolled, in px. */
export function scrollHeight({ height }: Scale): number {
  return Math.min(height, limits.scrollHeightPx);
}

export function isScaled({ height }: Scale): boolean {
  return height > limits.scrollHeightPx;
}

/** The largest position: the last row stands at the lower edge. */
export function maxPosition({ height, viewport }: Scale): number {
  return Math.max(0, height - viewport);
}

export function clampPosition(scale: Scale, position: number): number {
  return Math.max(0, Math.min(maxPosition(scale), position));
}

export function toScrollTop(scale: Scale, position: number): number {
  return isScaled(scale) ? (position * maxScrollTop(scale)) / maxPosition(scale) : position;
}

export function toPosition(scale: Scale, scrollTop: number): number {
  const scaled = isScaled(scale) ? (scrollTop * maxPosition(scale)) / maxScrollTop(scale) : scrollTop;
  return clampPosition(scale, scaled);
}

function maxScrollTop(scale: Scale): number {
  return Math.max(1, scrollHeight(scale) - scale.viewport);
}
