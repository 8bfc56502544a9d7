import { cutText } from "../../../shared/decode/branch.ts";
import type { DecodedField } from "../../../shared/decode/field.ts";
import { formatHex } from "../../../shared/text/hex.ts";
import { printable } from "../../../shared/text/printable.ts";
import { unescaped } from "./markup.ts";

type FieldOfItsOwn = Omit<DecodedField, "fields">;

/**
 * A field as tshark's PDML tells it. Its place is that of its bytes in the payload; one whose bytes stand elsewhere, in the
 * headers before or in data that Wireshark put together or unpacked, has none: PDML tells a field's bytes too, and a
 * place where other ones stand is not its own.
 * @param isLayer the title is the whole of what a layer is called
 * @param before bytes of the headers in front of the payload
 */
export function fieldOf(
  attributes: ReadonlyMap<string, string>,
  isLayer: boolean,
  payload: Uint8Array,
  before: number,
): FieldOfItsOwn {
  const attribute = (name: string): string | null => {
    const value = attributes.get(name);
    return value === undefined ? null : unescaped(value);
  };
  const name = attribute("name") || "text";
  const shown = attribute("show");
  const raw = attributes.get("unmaskedvalue") ?? attributes.get("value") ?? null;
  const place = placeOf(Number(attributes.get("pos")), Number(attributes.get("size")), raw, payload, before);
  const { label, bits } = readBits(withoutLineEnd(attribute("showname") ?? shown ?? ""), place.length);
  const { title, text } = isLayer ? { title: label, text: "" } : split(label);
  return {
    name,
    title: printable(title) || name,
    value: attribute("name") ? plainValue(shown, attributes.get("value") ?? null) : null,
    text: printable(text),
    ...place,
    bits,
  };
}

/** Fields that are lines have their end in their label, as escapes; of an empty line that is all. */
function withoutLineEnd(label: string): string {
  return label.replace(/(\\r)?\\n$/, "") || label;
}

const nowhere = { at: 0, length: 0 } as const;

function placeOf(
  pos: number,
  size: number,
  raw: string | null,
  payload: Uint8Array,
  before: number,
): Pick<DecodedField, "at" | "length"> {
  const at = pos - before;
  if (!(Number.isInteger(pos) && Number.isInteger(size))) return nowhere;
  if (at < 0 || size <= 0 || at + size > payload.length) return nowhere;
  const isElsewhere =
    raw?.length === 2 * size && raw.toLowerCase() !== formatHex(payload.subarray(at, at + size));
  return isElsewhere ? nowhere : { at, length: size };
}

/** Of a field of some bits the label begins with them: `.000 0... .... .... = Opcode: Standard query (0)`. */
function readBits(label: string, length: number): { label: string; bits: DecodedField["bits"] } {
  const [whole, pattern = ""] = /^([01.][01. ]*[01.]) = /.exec(label) ?? [];
  const signs = pattern.replaceAll(" ", "");
  if (whole === undefined || signs.length % 8 !== 0) return { label, bits: null };
  const rest = label.slice(whole.length);
  // Bits with others between them are no range.
  const [, before = "", taken = ""] = /^(\.*)([01]+)\.*$/.exec(signs) ?? [];
  const isRange = taken !== "" && taken.length < signs.length && signs.length === 8 * length;
  return { label: rest, bits: isRange ? { from: before.length, count: taken.length } : null };
}

/** “Opcode: Standard query (0)” is a title and a text; without a colon it is all title. */
function split(label: string): { readonly title: string; readonly text: string } {
  const at = label.indexOf(": ");
  return at < 0 ? { title: label, text: "" } : { title: label.slice(0, at), text: label.slice(at + 2) };
}

const decimal = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** The plain number, where it is one: a text of digits has just those digits as its bytes. */
function plainValue(shown: string | null, bytes: string | null): number | string | null {
  if (shown === null) return null;
  const isNumber = decimal.test(shown) || /^0x[0-9a-f]+$/i.test(shown);
  const isText = bytes?.startsWith(formatHex(new TextEncoder().encode(shown)));
  if (!isNumber || isText) return cutText(printable(shown));
  const value = Number(shown);
  return Number.isSafeInteger(value) || shown.includes(".") ? value : shown;
}
