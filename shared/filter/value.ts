import { parseAddress } from "../net/address.ts";
import { parseDscp } from "../net/dscp.ts";
import { accept, type Parsed, refuse, shifted } from "../parsed.ts";
import type { FieldKind, Units } from "./field.ts";
import type { Net, Span, Wanted } from "./filter.ts";

const numberShape = /^-?\d+(?:\.\d+)?(?![\d.x])/i;
const hexShape = /^0x[0-9a-f]+(?![0-9a-z])/i;

interface Quantity {
  readonly value: number;
  /** What stands behind the number. */
  readonly unit: string;
}

/** A number, decimal or hex, and what is written behind it; null where there is none. */
function readQuantity(text: string): Quantity | null {
  const [digits] = hexShape.exec(text) ?? numberShape.exec(text) ?? [];
  if (digits === undefined) return null;
  return { value: Number(digits), unit: text.slice(digits.length) };
}

/** The number that a text is; null where it is none. */
export function numberOf(text: string): number | null {
  const read = readQuantity(text);
  return read?.unit === "" ? read.value : null;
}

type NumberKind = Extract<FieldKind, { kind: "number" }>;

/** The two ends of a range, with where the second begins; one value is both. */
export function splitRange(text: string): readonly [low: string, high: string, highAt: number] {
  const at = text.indexOf("..");
  return at < 0 ? [text, text, 0] : [text.slice(0, at), text.slice(at + 2), at + 2];
}

/** Reads `5004`, `0x138c`, `10..20`, `1.5 Mbit/s`, `1..3 %`, in the field's own unit. */
export function parseNumbers(text: string, field: string, kind: NumberKind): Parsed<Span> {
  const [first, second, secondAt] = splitRange(text);
  const high = shifted(parseNumber(second, field, kind), secondAt);
  if (!high.ok) return high;
  if (secondAt === 0) return accept({ low: high.value.value, high: high.value.value });
  const low = parseNumber(first, field, kind, high.value.unit);
  if (!low.ok) return low;
  return rising({ low: low.value.value, high: high.value.value }, text);
}

function rising(span: Span, text: string): Parsed<Span> {
  const [low, high] = splitRange(text);
  return span.low <= span.high ? accept(span) : refuse("filter-range-falls", { low, high }, 0, text.length);
}

/** @param usual the unit of a number that has none itself */
function parseNumber(text: string, field: string, kind: NumberKind, usual = ""): Parsed<Quantity> {
  const { low, high, units } = kind;
  const typed = text.trim();
  const read = readQuantity(typed);
  const values = { field, low, high };
  if (read === null)
    return refuse("filter-number-wrong", { text: typed, ...values }, 0, text.length, typed === "-");
  const unit = read.unit.trim();
  const factor = units.get(unit === "" ? usual : unit);
  if (factor === undefined) return refuseUnit(text, field, unit, units);
  const value = read.value * factor;
  if (value < low || value > high)
    return refuse("filter-number-outside", { text: typed, ...values }, 0, text.length);
  return accept({ value, unit: unit === "" ? usual : unit });
}

function refuseUnit(text: string, field: string, unit: string, units: Units): Parsed<never> {
  const known = [...units.keys()].filter((one) => one !== "");
  const mayGoOn = known.some((one) => one.startsWith(unit));
  return refuse("filter-unit-unknown", { field, unit, units: known }, 0, text.length, mayGoOn);
}

/** Reads a DSCP by name or number, or a range of numbers. */
export function parseDscps(text: string): Parsed<Span> {
  const [first, second, secondAt] = splitRange(text);
  const high = shifted(parseDscp(second), secondAt);
  if (!high.ok) return high;
  const low = secondAt === 0 ? high : parseDscp(first);
  return low.ok ? rising({ low: low.value, high: high.value }, text) : low;
}

/** Reads an address, or one with the length of a prefix: `10.0.0.0/24`. */
export function parseNet(text: string): Parsed<Net> {
  const slash = text.indexOf("/");
  const host = slash < 0 ? text : text.slice(0, slash);
  const [, withPort] = /^(?:\d+\.\d+\.\d+\.\d+|\[[^\]]*\]):(\d+)$/.exec(host) ?? [];
  if (withPort !== undefined)
    return refuse("filter-address-with-port", { text: host, port: withPort }, 0, host.length);
  const address = parseAddress(host);
  if (!address.ok) return address;
  const { family, text: canonical, zone } = address.value;
  const most = family === 4 ? 32 : 128;
  // Packets' link-local sources have zones, and are compared with them where one is named.
  const whole = zone === null ? canonical : `${canonical}%${zone}`;
  if (slash < 0) return accept({ family, text: whole, prefix: most });
  const length = text.slice(slash + 1);
  const prefix = /^\d+$/.test(length) ? Number(length) : Number.NaN;
  if (prefix >= 0 && prefix <= most) return accept({ family, text: whole, prefix });
  return refuse("filter-prefix-wrong", { text: length, most }, slash + 1, text.length, length === "");
}

/** Reads what a decoded field is compared with: a number, a range of them, or a text. */
export function parseWanted(text: string): Parsed<Wanted> {
  const [first, second, secondAt] = splitRange(text);
  const [low, high] = [numberOf(first), numberOf(second)];
  if (secondAt === 0) return accept({ kind: "literal", text, number: low });
  if (low === null || high === null) return accept({ kind: "literal", text, number: null });
  const span = rising({ low, high }, text);
  return span.ok ? accept({ kind: "span", ...span.value }) : span;
}
