import type { SuggestedFields } from "../../../../../shared/described/suggest.ts";
import { limits } from "../../../../../shared/limits.ts";
import {
  type KeyField,
  keyBits,
  type SequenceField,
  sequenceBits,
  type TimeField,
  timeBits,
} from "../../../../../shared/model/described-format.ts";
import {
  type Description,
  type FieldDescription,
  integerBits,
} from "../../../../../shared/model/description.ts";
import type { DescribedField } from "../../../../../shared/statements/described.ts";

/** A description while it is being made: it may still say nothing. */
export type FormatDraft = Description;

export const fieldNames: readonly DescribedField[] = ["sequence", "key", "time"];

export function emptyDraft(name: string): FormatDraft {
  return {
    ...{ name: name.slice(0, limits.describedNameCharacters), word: null, order: "big", starts: [] },
    ...{ sequence: null, key: null, time: null, from: { sequence: null, key: null, time: null } },
    ...{ recognise: null, info: null, fields: [] },
  };
}

/** The whole description; null as long as it says nothing of its packets, or has no name. */
export function descriptionOf(draft: FormatDraft): Description | null {
  const { sequence, key, time, fields } = draft;
  const says = sequence !== null || (fields.length > 0 && key === null && time === null);
  return says && draft.name.trim() !== "" ? { ...draft, name: draft.name.trim() } : null;
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
      return setField(draft, "sequence", { ...before, offset, bits: widest(sequenceBits, bits) });
    }
    case "key":
      return setField(draft, "key", { ...(draft.key ?? usualKey), offset, bits: widest(keyBits, bits) });
    case "time":
      return setField(draft, "time", { ...(draft.time ?? usualTime), offset, bits: widest(timeBits, bits) });
  }
}

/** Says what a field is; one that was a field of the packet's is one of its own from then on. */
export function setField<Name extends DescribedField>(
  draft: FormatDraft,
  field: Name,
  value: FormatDraft[Name],
): FormatDraft {
  return { ...draft, [field]: value, from: { ...draft.from, [field]: null } };
}

/** Makes bytes a field of what the packet says: a number where they are as wide as one. More is written in the JSON. */
export function addField(draft: FormatDraft, first: number, last: number): FormatDraft {
  const count = last - first + 1;
  const { order, fields } = draft;
  const names = new Set(fields.map(({ name }) => name));
  let name = `field-${first}`;
  for (let more = 2; names.has(name); more += 1) name = `field-${first}-${more}`;
  const common = { name, title: null, offset: Math.min(first, limits.describedOffset) };
  const place = { ...common, after: null, skip: 0, when: null };
  const bits = integerBits.find((width) => width === 8 * count);
  const plain = { show: "decimal", values: null, scale: 1, add: 0, unit: null } as const;
  const field: FieldDescription =
    bits === undefined
      ? { ...place, type: "bytes", extent: { is: "fixed", count } }
      : { ...place, type: "unsigned", bits, order, ...plain };
  return { ...draft, fields: [...fields, field] };
}

/** Moves a field by some bytes, as far as it can go. */
export function shiftField(draft: FormatDraft, field: DescribedField, by: number): FormatDraft {
  const place = fieldPlaces(draft).find((one) => one.field === field);
  if (place === undefined || place.first + by < 0) return draft;
  return placeField(draft, field, place.first + by, place.last + by);
}

export function removeField(draft: FormatDraft, field: DescribedField): FormatDraft {
  return setField(draft, field, null);
}

/** Takes over fields that were found to count. */
export function takeSuggestion(draft: FormatDraft, { sequence, key, time }: SuggestedFields): FormatDraft {
  return { ...draft, sequence, key, time, from: { sequence: null, key: null, time: null } };
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
