import { printable } from "../text/printable.ts";
import { Branch, Cut, cutText, TooMany } from "./branch.ts";
import { type Decoder, evidence, type Sent } from "./decoder.ts";
import { decoders } from "./decoders.ts";
import type { Decoded, DecodedField } from "./field.ts";

const none: ReadonlySet<string> = new Set();

/**
 * The decoder that fits a packet best; null where none does.
 * @param among of those that are equally sure the first is taken
 * @param expected words of decoders that read other packets of the same group: they are as much at home here as at their own port
 */
export function recognise(
  bytes: Uint8Array,
  sent: Sent,
  among: readonly Decoder[] = decoders,
  expected: ReadonlySet<string> = none,
): Decoder | null {
  let best: Decoder | null = null;
  let most = 0;
  for (const decoder of among) {
    const found = decoder.recognise(bytes, sent);
    if (found === evidence.none) continue;
    const isAtHome = decoder.ports.includes(sent.port) || expected.has(decoder.type);
    if (found === evidence.possible && !isAtHome) continue;
    // Its own port is worth half a step: it decides between equals.
    const weight = found + (isAtHome ? 0.5 : 0);
    if (weight <= most) continue;
    most = weight;
    best = decoder;
  }
  return best;
}

/** Decodes a packet as one type, whatever it looks like. */
export function decodeAs(decoder: Decoder, bytes: Uint8Array, sent: Sent): Decoded {
  const packet = new Branch(bytes);
  const { type, title } = decoder.family ?? decoder;
  try {
    const info = cutText(printable(decoder.decode(packet, sent)));
    return { type, title, info, fields: packet.fields, incomplete: null };
  } catch (error) {
    if (error instanceof Cut)
      return { type, title, info: soFar(packet.fields), fields: packet.fields, incomplete: "cut" };
    if (error instanceof TooMany) {
      return { type, title, info: soFar(packet.fields), fields: packet.fields, incomplete: "too-many" };
    }
    throw error;
  }
}

/**
 * Of a packet's fields, as `decodeAs` gives them, those of some names and the ones that they stand in: to look for something in
 * many packets costs a fraction of decoding them.
 */
export function decodeOnly(
  decoder: Decoder,
  bytes: Uint8Array,
  sent: Sent,
  names: ReadonlySet<string>,
): readonly DecodedField[] {
  const packet = new Branch(bytes, names);
  try {
    decoder.decode(packet, sent);
  } catch (error) {
    if (!(error instanceof Cut || error instanceof TooMany)) throw error;
  }
  return packet.fields;
}

/** Fields that stand for a packet whose decoder did not come to its own line. */
const fieldsInLine = 3;

/** The first fields of a packet that was not decoded to its end: those of some bits are flags, and say little. */
function soFar(fields: readonly DecodedField[]): string {
  const told = fields.filter(({ bits, text }) => bits === null && text !== "").slice(0, fieldsInLine);
  return told.length === 0
    ? ""
    : cutText(`${told.map(({ title, text }) => `${title} ${text}`).join(", ")} …`);
}

/** Decodes a packet as what it is recognised as; null where nothing fits. */
export function decodePacket(bytes: Uint8Array, sent: Sent): Decoded | null {
  const decoder = recognise(bytes, sent);
  return decoder && decodeAs(decoder, bytes, sent);
}
