import { ascii, digits, digitsEnd, startsWith } from "../../text/digits.ts";
import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";

const message = ascii("Message ");
const statistics = ascii("stat ");
const echo = ascii("echo ");
const equivalent = ascii("sender equiv cmd");
/** The command stands behind the number of the test. */
const searched = 40;

/** msend of Informatica's mtools, whose other half is mdump: a number in text, hexadecimal unless it was asked with -d. */
export const msend: Decoder = {
  type: "msend",
  title: "msend",
  ports: [],
  recognise(bytes) {
    const end = bytes.length;
    if (startsWith(bytes, 0, end, message)) return likelyNumber(bytes, message.length, 16);
    if (startsWith(bytes, 0, end, statistics)) return likelyNumber(bytes, statistics.length, 10);
    if (!startsWith(bytes, 0, end, echo)) return evidence.none;
    for (let at = echo.length; at < Math.min(end, searched); at += 1) {
      if (startsWith(bytes, at, end, equivalent)) return evidence.certain;
    }
    return evidence.none;
  },
  decode(packet) {
    const { bytes, end } = packet;
    if (startsWith(bytes, 0, end, statistics)) {
      const count = decodeNumber(packet, statistics, 10, "count", "Messages sent");
      return `${count} messages sent`;
    }
    if (startsWith(bytes, 0, end, echo)) {
      packet.text(0, echo.length, "kind", "Kind");
      return `New test: ${packet.text(echo.length, end - echo.length, "command", "Command")}`;
    }
    const number = decodeNumber(packet, message, 16, "sequence", "Number, hexadecimal");
    const digitsOnly = textOf(bytes, message.length);
    // Nothing says how it was written where there are no letters.
    return /^[0-9]+$/.test(digitsOnly) && digitsOnly.length > 1
      ? `Message ${digitsOnly} (${number}, or ${digitsOnly} if sent with -d)`
      : `Message ${digitsOnly} (${number})`;
  },
};

/** Whether a number stands there and nothing but zeros behind it. */
function likelyNumber(bytes: Uint8Array, at: number, base: 10 | 16) {
  const behind = digitsEnd(bytes, at, bytes.length, base);
  if (digits(bytes, at, behind, base) === -1) return evidence.none;
  for (let place = behind; place < bytes.length; place += 1) {
    if (bytes[place] !== 0) return evidence.none;
  }
  return evidence.likely;
}

function textOf(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(
    ...bytes.subarray(at, Math.min(digitsEnd(bytes, at, bytes.length, 16), at + 16)),
  );
}

function decodeNumber(packet: Branch, kind: Uint8Array, base: 10 | 16, word: string, title: string): number {
  const at = kind.length;
  packet.text(0, at, "kind", "Kind");
  const behind = digitsEnd(packet.bytes, at, packet.end, base);
  const value = digits(packet.bytes, at, behind, base);
  packet.value(at, behind - at, word, title, value);
  const rest = packet.left(behind);
  if (rest > 0) packet.raw(behind, rest, "fill", "Fill", `${rest} bytes`);
  return value;
}
