import type { SuggestedFields } from "../../../../../shared/described/suggest.ts";
import { limits } from "../../../../../shared/limits.ts";
import {
  type DescribedFormat,
  type KeyField,
  keyBits,
  type SequenceField,
  sequenceBits,
  type TimeField,
  timeBits,
} from "../../../../../shared/model/described-format.ts";
import type { DescribedField } from "../../../../../shared/statements/described.ts";

/** A description while it is being made: its sequence may still be missing. */
export interface FormatDraft extends Omit<DescribedFormat, "sequence" | "starts"> {
  readonly starts: readonly number[];
  readonly sequence: SequenceField | null;
}

export const fieldNames: readonly DescribedField[] = ["sequence", "key", "time"];

export function emptyDraft(name: string): FormatDraft {
  return {
    name: name.slice(0, limits.describedNameCharacters),
    starts: [],
    sequence: null,
    key: null,
    time: null,
  };
}

/** The whole description; null as long as nothing says where the number stands, or it has no name. */
export function descriptionOf(draft: FormatDraft): DescribedFormat | null {
  const { sequence } = draft;
  if (sequence === null || draft.name.trim() === "") return null;
  return { ...draft, name: draft.name.trim(), starts: [...draft.starts], sequence };
}

/** Bytes of a packet that a field takes, the last one included. */
export interface FieldPlace {
  readonly field: DescribedField;
  readonly first: number;
  readonly last: number;
}

/** Where the fields stand; a number that is written as text stands nowhere for sure. */
export function fieldPlaces({ sequence, key, time }: FormatDraft): FieldPlace[] {
  const binary = { sequence: sequence?.is === "binary" ? sequence : null, key, time };
  return fieldNames.flatMap((field) => {
    const of = binary[field];
    return of === null ? [] : [{ field, first: of.offset, last: of.offset + of.bits / 8 - 1 }];
  });
}

/** Makes bytes a field, with the widest of its widths that they hold; what else it is stays as it was. */
export function placeField(
  draft: FormatDraft,
  field: DescribedField,
  first: number,
  last: number,
): FormatDraft {
  const bits = 8 * (last - first + 1);
  const offset = Math.min(first, limits.describedOffset);
  switch (field) {
    case "sequence": {
      const before = draft.sequence?.is === "binary" ? draft.sequence : usualSequence;
      return { ...draft, sequence: { ...before, offset, bits: widest(sequenceBits, bits) } };
    }
    case "key":
      return { ...draft, key: { ...(draft.key ?? usualKey), offset, bits: widest(keyBits, bits) } };
    case "time":
      return { ...draft, time: { ...(draft.time ?? usualTime), offset, bits: widest(timeBits, bits) } };
  }
}

/** Moves a field by some bytes, as far as it can go. */
export function shiftField(draft: FormatDraft, field: DescribedField, by: number): FormatDraft {
  const place = fieldPlaces(draft).find((one) => one.field === field);
  if (place === undefined || place.first + by < 0) return draft;
  return placeField(draft, field, place.first + by, place.last + by);
}

export function removeField(draft: FormatDraft, field: DescribedField): FormatDraft {
  return { ...draft, [field]: null };
}

/** Takes over fields that were found to count. */
export function takeSuggestion(draft: FormatDraft, { sequence, key, time }: SuggestedFields): FormatDraft {
  return { ...draft, sequence, key, time };
}

export const usualSequence: Extract<SequenceField, { is: "binary" }> = {
  ...{ is: "binary", offset: 0, bits: 32, order: "big", step: 1, first: null },
};
export const usualText: Extract<SequenceField, { is: "text" }> = {
  ...{ is: "text", before: "count: ", base: "decimal", step: 1, first: null },
};
const usualKey: KeyField = { offset: 0, bits: 16, order: "big", show: "hex" };
const usualTime: TimeField = { offset: 0, bits: 64, order: "big", unit: "us", since1970: true };

function widest<B extends number>(widths: readonly B[], bits: number): B {
  const fitting = widths.filter((width) => width <= bits);
  return (fitting.at(-1) ?? widths[0]) as B;
}
