import {
  type KeyField,
  keyBits,
  type SequenceField,
  sequenceBits,
  type TimeField,
  timeBits,
} from "../model/described-format.ts";
import type { FieldDescription } from "../model/description.ts";

/** A field of a description that always stands at one place. */
export interface FixedField {
  readonly offset: number;
  readonly field: FieldDescription;
}

/** Those of a description's own fields that do; others stand behind what is as long as a packet says, or not in each. */
export function fixedFields(fields: readonly FieldDescription[]): ReadonlyMap<string, FixedField> {
  const fixed = new Map<string, FixedField>();
  /** Where each field ends; null where that differs from packet to packet. */
  const ends = new Map<string, number | null>();
  let end: number | null = 0;
  for (const field of fields) {
    const before: number | null = field.after === null ? end : (ends.get(field.after) ?? null);
    const offset: number | null = field.offset ?? (before === null ? null : before + field.skip);
    const size = sizeOf(field);
    const isThere = field.when === null;
    if (offset !== null && isThere) fixed.set(field.name, { offset, field });
    end = offset === null || size === null || !isThere ? null : offset + size;
    ends.set(field.name, end);
  }
  return fixed;
}

/** Bytes that a field has in each packet; null where they differ. */
function sizeOf(field: FieldDescription): number | null {
  switch (field.type) {
    case "unsigned":
    case "signed":
    case "float":
    case "time":
    case "bits":
      return field.bits / 8;
    case "ipv4":
      return 4;
    case "ipv6":
      return 16;
    case "mac":
      return 6;
    case "text":
    case "decimal":
    case "bytes":
      return field.extent.is === "fixed" ? field.extent.count : null;
    case "group":
      return field.extent?.is === "fixed" ? field.extent.count : null;
    case "list":
      return field.count.is === "fixed" && field.size?.is === "fixed"
        ? field.count.count * field.size.count
        : null;
  }
}

/** A field as the number of its packets, which grows by one each; null where it cannot be that. */
export function asSequence({ offset, field }: FixedField): (SequenceField & { is: "binary" }) | null {
  if (field.type !== "unsigned") return null;
  const bits = sequenceBits.find((width) => width === field.bits);
  return bits === undefined ? null : { is: "binary", offset, bits, order: field.order, step: 1, first: null };
}

/** A field as what tells streams apart; null where it cannot be that. */
export function asKey({ offset, field }: FixedField): KeyField | null {
  const bits = keyBits.find((width) => width === 8 * (sizeOf(field) ?? 0));
  if (bits === undefined) return null;
  if (field.type === "unsigned") return { offset, bits, order: field.order, show: field.show };
  const isKey = ["bytes", "ipv4", "ipv6", "mac"].includes(field.type);
  return isKey ? { offset, bits, order: "big", show: "hex" } : null;
}

/** A field as the sender's time; null where it cannot be that. */
export function asTime({ offset, field }: FixedField): TimeField | null {
  if (field.type !== "time") return null;
  const bits = timeBits.find((width) => width === field.bits);
  const { order, unit, since } = field;
  return bits === undefined ? null : { offset, bits, order, unit, since1970: since === "1970" };
}
