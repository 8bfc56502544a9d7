/**
 * What the packet list goes over, in places: first the held ones, which the store has given
 * up while somebody looks at them, then one row for the gap, then `first` to `last`.
 */
export interface Span {
  /** `heldLast < heldFirst` holds none; held places are below `first`. */
  readonly heldFirst: number;
  readonly heldLast: number;
  readonly first: number;
  /** `last < first` when none is kept. */
  readonly last: number;
}

/** What stands in a row: the packet at a place, or the packets from `from` to `to` that are no longer kept. */
export type Place =
  | { readonly kind: "packet"; readonly at: number }
  | { readonly kind: "gap"; readonly from: number; readonly to: number };

export function spanOf(first: number, last: number): Span {
  return { heldFirst: 1, heldLast: 0, first, last };
}

/** The same list while the packets from `from` to `to` are looked at; the store keeps those from `first`. */
export function holding(from: number, to: number, first: number, last: number): Span {
  return from < first && from <= to
    ? { heldFirst: from, heldLast: Math.min(to, first - 1), first, last }
    : spanOf(first, last);
}

export function rowCount(span: Span): number {
  return heldCount(span) + gapCount(span) + Math.max(0, span.last - span.first + 1);
}

export function placeAt(span: Span, index: number): Place {
  const held = heldCount(span);
  if (index < held) return { kind: "packet", at: span.heldFirst + index };
  const below = index - held - gapCount(span);
  if (below < 0) return { kind: "gap", from: span.heldLast + 1, to: span.first - 1 };
  return { kind: "packet", at: span.first + below };
}

/** The row of a packet; of one that has none, the row nearest to where it would stand. */
export function indexOf(span: Span, at: number): number {
  const held = heldCount(span);
  const most = Math.max(0, rowCount(span) - 1);
  if (at >= span.first) return Math.min(most, held + gapCount(span) + at - span.first);
  return Math.min(most, Math.max(0, Math.min(held, at - span.heldFirst)));
}

/** Whether the packet has a row of its own. */
export function covers(span: Span, at: number): boolean {
  return (at >= span.first && at <= span.last) || (at >= span.heldFirst && at <= span.heldLast);
}

function heldCount({ heldFirst, heldLast }: Span): number {
  return Math.max(0, heldLast - heldFirst + 1);
}

function gapCount(span: Span): number {
  return heldCount(span) > 0 && span.heldLast + 1 < span.first ? 1 : 0;
}
