/** A piece of a text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A piece of a text that was put together, and where each of its characters was taken from. */
export interface Taken {
  /** In the text that was put together. */
  readonly at: Span;
  /** In the text as it was pasted. */
  readonly from: Span;
}

/** The part of the pasted text that is to blame for a part of the text that was made of it. */
export function blamed({ start, end }: Span, pieces: readonly Taken[]): Span {
  const found = pieces.filter(({ at }) => at.start < Math.max(end, start + 1) && at.end > start);
  // Nothing was taken for what is missing: it is missed behind the piece before.
  const before = pieces.findLast(({ at }) => at.end <= start);
  if (found.length === 0) return behind(before?.from ?? pieces[0]?.from ?? { start: 0, end: 0 });
  const first = found[0] as Taken;
  const last = found.at(-1) as Taken;
  return { start: original(start, first), end: original(end, last) };
}

function behind({ end }: Span): Span {
  return { start: end, end };
}

/** Where a place of the made text stands in the pasted one. A piece that stands for another of other length is blamed whole. */
function original(place: number, { at, from }: Taken): number {
  const same = at.end - at.start === from.end - from.start;
  const into = Math.min(Math.max(0, place - at.start), at.end - at.start);
  if (same) return from.start + into;
  return into === 0 ? from.start : from.end;
}
