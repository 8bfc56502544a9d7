import type { Decoded, DecodedField } from "../../../shared/decode/field.ts";
import { plural } from "../../../shared/text/count.ts";
import { printable } from "../../../shared/text/printable.ts";

/** The object of `decode --json`. Scripts rely on these names: add, never rename. */
interface DecodeReport {
  /** The decoder's word; null where the packet is not recognised. */
  readonly type: string | null;
  readonly info: string;
  readonly fields: readonly FieldReport[];
  readonly incomplete: Decoded["incomplete"];
}

type FieldReport = Omit<DecodedField, "title" | "fields"> & { readonly fields: readonly FieldReport[] };

export function decodeReport(decoded: Decoded | null): DecodeReport {
  if (decoded === null) return { type: null, info: "", fields: [], incomplete: null };
  const { type, info, fields, incomplete } = decoded;
  return { type, info, fields: fields.map(fieldReport), incomplete };
}

function fieldReport({ name, value, text, at, length, bits, fields }: DecodedField): FieldReport {
  return { name, value, text, at, length, bits, fields: fields.map(fieldReport) };
}

/** The same for people: what it is, then a line for each field with its bytes, those within a field indented below it. */
export function decodeLines({ title, info, fields }: Decoded, size: number): string[] {
  const width = 2 * String(size).length + 2;
  const line = (field: DecodedField, depth: number): string[] => [
    `${placeText(field).padEnd(width)}  ${"  ".repeat(depth)}${fieldText(field)}`,
    ...field.fields.flatMap((inner) => line(inner, depth + 1)),
  ];
  const heading = `${title}, ${plural(size, "byte")}${info === "" ? "" : `: ${info}`}`;
  return [heading, "", ...fields.flatMap((field) => line(field, 0))].map(printable);
}

/** Bytes from 0, both contained: `12-15`; nothing where it has none. */
function placeText({ at, length }: DecodedField): string {
  if (length === 0) return "";
  return length === 1 ? String(at) : `${at}-${at + length - 1}`;
}

function fieldText({ title, text, bits }: DecodedField): string {
  const where = bits === null ? "" : ` (${bitsText(bits)})`;
  return `${title}${where}${text === "" ? "" : `: ${text}`}`;
}

/** Bits from the left, from 0. */
function bitsText({ from, count }: { readonly from: number; readonly count: number }): string {
  return count === 1 ? `bit ${from}` : `bits ${from}-${from + count - 1}`;
}
