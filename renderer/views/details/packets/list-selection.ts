import { limits } from "../../../../shared/limits.ts";
import type { PlaceRange } from "../../../../shared/model/packet-list.ts";

/** Chosen places of the packet list: ranges in their order that do not touch, so that a million of them cost nothing. */
export interface ListSelection {
  readonly ranges: readonly PlaceRange[];
  /** Where a range that is drawn began; null where nothing is chosen. */
  readonly anchor: number | null;
}

export const noSelection: ListSelection = { ranges: [], anchor: null };

export function onlySelected(place: number): ListSelection {
  return { ranges: [{ first: place, last: place }], anchor: place };
}

/** From the anchor to a place, and nothing else. */
export function selectedTo({ anchor }: ListSelection, place: number): ListSelection {
  if (anchor === null) return onlySelected(place);
  return { ranges: [{ first: Math.min(anchor, place), last: Math.max(anchor, place) }], anchor };
}

export function selectedAll(first: number, last: number): ListSelection {
  return first > last ? noSelection : { ranges: [{ first, last }], anchor: first };
}

/** Takes one place in, or out; beyond `limits.selectedRanges` pieces nothing more is taken in. */
export function toggled(selection: ListSelection, place: number): ListSelection {
  const { ranges } = selection;
  if (isSelected(selection, place))
    return { ranges: ranges.flatMap((one) => without(one, place)), anchor: place };
  const before = ranges.filter(({ last }) => last < place - 1);
  const after = ranges.filter(({ first }) => first > place + 1);
  const touched = ranges.slice(before.length, ranges.length - after.length);
  const merged = {
    first: Math.min(place, touched[0]?.first ?? place),
    last: Math.max(place, touched.at(-1)?.last ?? place),
  };
  const next = [...before, merged, ...after];
  return next.length > limits.selectedRanges ? selection : { ranges: next, anchor: place };
}

function without({ first, last }: PlaceRange, place: number): PlaceRange[] {
  if (place < first || place > last) return [{ first, last }];
  const parts = [
    { first, last: place - 1 },
    { first: place + 1, last },
  ];
  return parts.filter((part) => part.first <= part.last);
}

export function isSelected({ ranges }: ListSelection, place: number): boolean {
  return ranges.some(({ first, last }) => place >= first && place <= last);
}

/** How many places are chosen. */
export function selectedCount(ranges: ListSelection["ranges"]): number {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}
