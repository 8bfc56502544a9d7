import type { DecodedField } from "../../../../shared/decode/field.ts";
import type { ByteRange } from "../bytes/byte-selection.ts";
import { words } from "./words/words.ts";

/**
 * Fields are told apart by their path: their words from the root down, with a number where a word comes more than once. The
 * same path leads to the same field of the next packet.
 */
export type FieldPath = string;

/** Whether a person opened or closed what stands at a path; what nobody touched is as it begins. */
export type Expansion = ReadonlyMap<FieldPath, boolean>;

interface Placed {
  readonly path: FieldPath;
  readonly field: DecodedField;
}

/** A field as a row of the tree. */
export interface FieldRow extends Placed {
  /** From 1. */
  readonly level: number;
  /** Place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** Null where it holds no fields. */
  readonly open: boolean | null;
}

/** The rows that are there while those above them are open. */
export function fieldRows(roots: readonly DecodedField[], expansion: Expansion): FieldRow[] {
  const rows: FieldRow[] = [];
  const add = (fields: readonly DecodedField[], parent: FieldPath | null, level: number): void => {
    for (const [index, { path, field }] of placed(fields, parent).entries()) {
      const open = field.fields.length === 0 ? null : isOpen(expansion, path, field, level);
      rows.push({ path, field, level, position: index + 1, siblings: fields.length, open });
      if (open) add(field.fields, path, level + 1);
    }
  };
  add(roots, null, 1);
  return rows;
}

/** At first the packet itself is open, and what it holds is closed: its fields are seen at a glance. */
function isOpen(expansion: Expansion, path: FieldPath, field: DecodedField, level: number): boolean {
  return expansion.get(path) ?? (level === 1 && field.length > 0);
}

function placed(fields: readonly DecodedField[], parent: FieldPath | null): Placed[] {
  const seen = new Map<string, number>();
  return fields.map((field) => {
    const before = seen.get(field.name) ?? 0;
    seen.set(field.name, before + 1);
    const word = before === 0 ? field.name : `${field.name}#${before + 1}`;
    return { path: parent === null ? word : `${parent}/${word}`, field };
  });
}

/** The path of what holds it; null of a root. */
export function parentOf(path: FieldPath): FieldPath | null {
  const end = path.lastIndexOf("/");
  return end < 0 ? null : path.slice(0, end);
}

/** Those that hold it, the innermost first. */
export function ancestorsOf(path: FieldPath): FieldPath[] {
  const parent = parentOf(path);
  return parent === null ? [] : [parent, ...ancestorsOf(parent)];
}

/** What holds a field, where that is not the whole packet. */
export function nearOf(path: FieldPath): FieldPath | null {
  const parent = parentOf(path);
  return parent !== null && parentOf(parent) !== null ? parent : null;
}

/** Whether a path is another one or stands below it. */
export function isWithin(path: FieldPath, outer: FieldPath): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}

/** The field at a path; null where this packet has none. */
export function fieldAt(roots: readonly DecodedField[], path: FieldPath): DecodedField | null {
  let fields = roots;
  let parent: FieldPath | null = null;
  for (;;) {
    const next: Placed | undefined = placed(fields, parent).find((one) => isWithin(path, one.path));
    if (next === undefined || next.path === path) return next?.field ?? null;
    fields = next.field.fields;
    parent = next.path;
  }
}

/** The innermost field that holds all bytes of a range, of equals the first; null where none does. */
export function pathHolding(roots: readonly DecodedField[], { first, last }: ByteRange): FieldPath | null {
  let found: Placed | null = null;
  let fields = roots;
  for (;;) {
    const holding = placed(fields, found?.path ?? null).filter(
      ({ field: { at, length } }) => at <= first && last < at + length,
    );
    const [one, ...more] = holding;
    if (one === undefined) return found?.path ?? null;
    const inner: Placed = more.reduce(
      (least, other) => (other.field.length < least.field.length ? other : least),
      one,
    );
    found = inner;
    fields = inner.field.fields;
  }
}

/** The bytes of a field; null where it has none. */
export function bytesOf({ at, length }: DecodedField): ByteRange | null {
  return length === 0 ? null : { first: at, last: at + length - 1 };
}

/** Bits that are a number: beyond, it is a run of bytes. */
const mostBits = 64;

/** A field in words, beside its bytes: “Port, 16 bit”. */
export function fieldLabel({ title, value, length, bits }: DecodedField): string {
  if (bits !== null) {
    const last = bits.from + bits.count - 1;
    return bits.count === 1
      ? words().field.bit(title, bits.from)
      : words().field.bits(title, bits.from, last);
  }
  const isNumber = typeof value === "number" && length > 0 && 8 * length <= mostBits;
  return isNumber ? words().field.size(title, 8 * length) : title;
}
