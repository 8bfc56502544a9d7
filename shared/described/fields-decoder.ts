import { type Branch, Cut } from "../decode/branch.ts";
import type { DecodedField } from "../decode/field.ts";
import { standsAt } from "../decode/match.ts";
import type { BitPart, Extent, FieldCondition, FieldDescription, Quantity } from "../model/description.ts";
import { readUtf8 } from "../text/utf8.ts";
import { FieldScope } from "./field-scope.ts";
import { nameOf, readDecimal, readFloat, readInteger, sayTime, scaled, withUnit } from "./field-values.ts";
import { parseTemplate, type TemplatePiece } from "./info-template.ts";

/** Fields that stand for a packet or a group without a line of its own. */
const fieldsInLine = 3;

/** Reads the fields of a description, or of one of its groups. Pure. */
export class FieldsDecoder {
  readonly #fields: readonly FieldDescription[];
  readonly #info: readonly TemplatePiece[] | null;
  /** Those of its groups and lists, by the group. */
  readonly #inner = new Map<FieldDescription, FieldsDecoder>();

  constructor(fields: readonly FieldDescription[], info: string | null) {
    this.#fields = fields;
    this.#info = info === null ? null : parseTemplate(info);
  }

  /**
   * Adds the fields to a branch; answers the line that sums them up, and where the last of them ends.
   * @param scope takes what is read here, within what was read around it
   */
  decode(branch: Branch, scope: FieldScope): { readonly text: string; readonly end: number } {
    let end = branch.begin;
    let last = end;
    for (const field of this.#fields) {
      if (!isThere(field.when, scope)) {
        // What stands behind it closes up.
        scope.ends.set(field.name, behind(field, branch, scope, end) - field.skip);
        continue;
      }
      const at = behind(field, branch, scope, end);
      end = this.#read(branch, field, at, scope);
      last = Math.max(last, end);
      scope.ends.set(field.name, end);
    }
    const text = this.#info === null ? firstFields(branch.fields) : scope.say(this.#info);
    return { text, end: last };
  }

  /** Reads one field; answers where it ends. */
  #read(branch: Branch, field: FieldDescription, at: number, scope: FieldScope): number {
    const { name } = field;
    const title = field.title ?? titleOf(name);
    switch (field.type) {
      case "unsigned":
      case "signed": {
        const length = field.bits / 8;
        const exact = readInteger(branch.take(at, length), field.order, field.type === "signed");
        const plain = Number(exact);
        const isScaled = field.scale !== 1 || field.add !== 0;
        const isExact = isScaled || Number.isSafeInteger(plain);
        const shown = scaled(plain, field);
        const valueName = nameOf(field.values, exact);
        const written =
          field.show === "hex" && !isScaled
            ? hexOf(exact, 2 * length)
            : isExact
              ? String(shown)
              : String(exact);
        const text = valueName === null ? withUnit(written, field) : `${valueName} (${written})`;
        branch.value(at, length, name, title, isExact ? shown : String(exact), text);
        scope.set(name, { value: plain, text: valueName ?? written, inside: null });
        return at + length;
      }
      case "float": {
        const length = field.bits / 8;
        const value = readFloat(branch.take(at, length), field.order);
        const shown = scaled(value, field);
        // JSON has no number for what is none.
        const told = Number.isFinite(shown) ? shown : String(shown);
        branch.value(at, length, name, title, told, withUnit(String(shown), field));
        scope.set(name, { value, text: String(shown), inside: null });
        return at + length;
      }
      case "time": {
        const length = field.bits / 8;
        const exact = readInteger(branch.take(at, length), field.order, false);
        const plain = Number(exact);
        const text = sayTime(exact, field.unit, field.since);
        branch.value(at, length, name, title, Number.isSafeInteger(plain) ? plain : String(exact), text);
        scope.set(name, { value: plain, text, inside: null });
        return at + length;
      }
      case "decimal":
      case "text": {
        const { begin, length, end } = extentAt(branch, at, field.extent, scope);
        const text = textAt(branch, begin, length);
        if (field.type === "text") {
          const valueName = nameOf(field.values, text);
          const shown = valueName === null ? text : `${valueName} (${text})`;
          branch.value(at, end - at, name, title, text, shown);
          scope.set(name, { value: text, text: valueName ?? text, inside: null });
        } else {
          const value = readDecimal(text);
          const shown = value === null ? text : scaled(value, field);
          const said = String(shown);
          branch.value(at, end - at, name, title, shown, value === null ? said : withUnit(said, field));
          scope.set(name, { value: value ?? text, text: said, inside: null });
        }
        return end;
      }
      case "bytes": {
        const { length, end } = extentAt(branch, at, field.extent, scope);
        branch.raw(at, end - at, name, title);
        scope.set(name, { value: null, text: `${length} bytes`, inside: null });
        return end;
      }
      case "ipv4":
        return told(branch.ipv4(at, name, title), at + 4, name, scope);
      case "ipv6":
        return told(branch.ipv6(at, name, title), at + 16, name, scope);
      case "mac":
        return told(branch.mac(at, 6, name, title), at + 6, name, scope);
      case "bits": {
        const length = field.bits / 8;
        if (name === "") return readParts(branch, field, at, scope, branch);
        branch.branch(at, length, name, title, (inner) => {
          const inside = new FieldScope(scope);
          readParts(inner, field, at, inside, branch);
          const text = inner.fields
            .map(partText)
            .filter((part) => part !== "")
            .join(", ");
          scope.set(name, { value: null, text, inside });
          return text;
        });
        return at + length;
      }
      case "group":
        return this.#group(branch, field, at, scope);
      case "list":
        return this.#list(branch, field, at, scope);
    }
  }

  #group(
    branch: Branch,
    field: FieldDescription & { readonly type: "group" },
    at: number,
    scope: FieldScope,
  ): number {
    const { name, extent } = field;
    const inside = new FieldScope(scope);
    const decode = (inner: Branch) => {
      const found = this.#innerOf(field).decode(inner, inside);
      scope.set(name, { value: null, text: found.text, inside });
      return found;
    };
    const title = field.title ?? titleOf(name);
    if (extent === null) return branch.spread(at, name, title, decode);
    const length = amount(extent, scope, branch.left(at));
    branch.branch(at, length, name, title, (inner) => decode(inner).text);
    return at + length;
  }

  #innerOf(field: FieldDescription & { readonly type: "group" | "list" }): FieldsDecoder {
    const known = this.#inner.get(field) ?? new FieldsDecoder(field.fields, field.info);
    this.#inner.set(field, known);
    return known;
  }

  #list(
    branch: Branch,
    field: FieldDescription & { readonly type: "list" },
    at: number,
    scope: FieldScope,
  ): number {
    const { name, count, size } = field;
    const most = amount(count, scope, Number.POSITIVE_INFINITY);
    const title = field.title ?? titleOf(name);
    let next = at;
    let read = 0;
    const set = (): void => scope.set(name, { value: read, text: String(read), inside: null });
    set();
    while (read < most) {
      if (count.is === "rest" && branch.left(next) === 0) break;
      const begin = next;
      const decode = (inner: Branch) => this.#innerOf(field).decode(inner, new FieldScope(scope));
      const element = `${title} ${read + 1}`;
      if (size === null) next = branch.spread(begin, name, element, decode);
      else {
        const length = amount(size, scope, branch.left(begin));
        branch.branch(begin, length, name, element, (inner) => decode(inner).text);
        next = begin + length;
      }
      read += 1;
      set();
      // One without bytes would be followed by others like it without an end.
      if (next === begin && count.is === "rest") break;
    }
    return next;
  }
}

/** Where a field begins that stands behind another. */
function behind(field: FieldDescription, branch: Branch, scope: FieldScope, end: number): number {
  if (field.offset !== null) return branch.begin + field.offset;
  const before = field.after === null ? end : (scope.ends.get(field.after) ?? end);
  return before + field.skip;
}

function isThere(when: FieldCondition | null, scope: FieldScope): boolean {
  if (when === null) return true;
  const value = scope.find(when.field)?.value ?? null;
  // What the packet does not have has no value, and so no other one either.
  return value !== null && when.values.includes(value) !== when.not;
}

/** @param rest what is meant by it */
function amount(quantity: Quantity, scope: FieldScope, rest: number): number {
  if (quantity.is === "fixed") return quantity.count;
  if (quantity.is === "rest") return rest;
  const value = scope.find(quantity.field)?.value ?? null;
  const count = typeof value === "number" ? Math.trunc(value) + quantity.plus : Number.NaN;
  // Less than nothing, or nothing that is known: the packet says what cannot be.
  if (!(count >= 0)) throw new Cut();
  return count;
}

interface Placed {
  /** Where its own bytes begin, behind a length in front. */
  readonly begin: number;
  readonly length: number;
  /** Behind it, and behind what ends it. */
  readonly end: number;
}

function extentAt(branch: Branch, at: number, extent: Extent, scope: FieldScope): Placed {
  if (extent.is === "until") {
    branch.take(at, 0);
    const bytes = Uint8Array.from(extent.bytes);
    const found = find(branch, at, bytes);
    return found < 0
      ? { begin: at, length: branch.end - at, end: branch.end }
      : { begin: at, length: found - at, end: found + bytes.length };
  }
  if (extent.is === "prefix") {
    const width = extent.bits / 8;
    const length = Number(readInteger(branch.take(at, width), extent.order, false));
    branch.take(at + width, length);
    return { begin: at + width, length, end: at + width + length };
  }
  const length = amount(extent, scope, branch.left(at));
  branch.take(at, length);
  return { begin: at, length, end: at + length };
}

/** -1 where they do not stand before the branch's end. */
function find(branch: Branch, from: number, bytes: Uint8Array): number {
  const last = branch.end - bytes.length;
  const first = bytes[0] ?? 0;
  for (
    let at = branch.bytes.indexOf(first, from);
    at >= 0 && at <= last;
    at = branch.bytes.indexOf(first, at + 1)
  ) {
    if (standsAt(branch.bytes, at, bytes)) return at;
  }
  return -1;
}

/** UTF-8 up to a NUL, without the blanks that fill it up. */
function textAt(branch: Branch, at: number, length: number): string {
  const bytes = branch.take(at, length);
  const nul = bytes.indexOf(0);
  return readUtf8(nul < 0 ? bytes : bytes.subarray(0, nul)).trimEnd();
}

function told(text: string, end: number, name: string, scope: FieldScope): number {
  scope.set(name, { value: text, text, inside: null });
  return end;
}

/** Reads the parts of bits into a branch; answers where they end. */
function readParts(
  into: Branch,
  field: FieldDescription & { readonly type: "bits" },
  at: number,
  scope: FieldScope,
  whole: Branch,
): number {
  const length = field.bits / 8;
  const all = Number(readInteger(whole.take(at, length), field.order, false));
  for (const part of field.parts) {
    const value = Math.floor(all / 2 ** (field.bits - part.from - part.count)) % 2 ** part.count;
    const text = sayPart(part, value);
    const title = part.title ?? titleOf(part.name);
    const shown = { say: () => text };
    const place = bitPlace(part, at, length, field.order);
    if (place.isInRow) into.bits(place.at, place.length, place.from, part.count, part.name, title, shown);
    else into.value(place.at, place.length, part.name, title, value, text);
    scope.set(part.name, { value, text: nameOf(part.values, value) ?? text, inside: null });
  }
  return at + length;
}

function sayPart({ values, count }: BitPart, value: number): string {
  const name = nameOf(values, value);
  if (name !== null) return count === 1 ? name : `${name} (${value})`;
  if (count > 1 || values !== null) return String(value);
  return value === 1 ? "yes" : "no";
}

/**
 * The bytes in which bits stand. Little-endian, the byte with the highest bits is the last one: bits of several bytes are
 * then in no row from the left, and only their bytes are told.
 */
function bitPlace({ from, count }: BitPart, at: number, length: number, order: "big" | "little") {
  if (order === "big") return { at, length, from, isInRow: true };
  const [first, last] = [Math.floor(from / 8), Math.floor((from + count - 1) / 8)];
  const begin = at + length - 1 - last;
  return { at: begin, length: last - first + 1, from: from % 8, isInRow: first === last };
}

/** Of bits that are summed up: the names of those that are set, and what the others say. */
function partText({ title, value, text, bits }: DecodedField): string {
  if (text === "yes" && bits?.count === 1) return title;
  return text === "no" || value === 0 ? "" : `${title} ${text}`;
}

function hexOf(value: number | bigint, digits: number): string {
  return value < 0 ? `-0x${(-value).toString(16)}` : `0x${value.toString(16).padStart(digits, "0")}`;
}

/** “lap-time” is “Lap time”. */
function titleOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function firstFields(fields: readonly DecodedField[]): string {
  const told = fields.filter(({ text, bits, value }) => text !== "" && bits === null && value !== null);
  return told
    .slice(0, fieldsInLine)
    .map(({ title, text }) => `${title} ${text}`)
    .join(", ");
}
