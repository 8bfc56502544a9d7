import { ascii, digits, digitsEnd, startsWith } from "../../../../shared/text/digits.ts";
import { foreign, type StreamFormat } from "../format.ts";
import { headerRole } from "../headers.ts";

const message = ascii("Message ");
const statistics = ascii("stat ");
const echo = ascii("echo ");

/**
 * msend of Informatica's mtools: text with a number from 0, hexadecimal unless `-d` was asked for; `stat` tells how many
 * there were, `echo` comes before a test. Nothing but the digits says which they are. Among 12 numbers in a row the
 * wrong reading stumbles at least once, over a letter or over 9 and 10 as 0x9 and 0x10, so the right one is
 * there first.
 */
function msend(base: 10 | 16): StreamFormat {
  return {
    kind: "msend",
    unit: "packets",
    modulus: Number.POSITIVE_INFINITY,
    keyWords: 0,
    needed: 12,
    clock: "none",
    read(bytes, at, size, headers) {
      const end = at + size;
      if (startsWith(bytes, at, end, message)) {
        headers.sequence[0] = number(bytes, at + message.length, end, base);
        // Each test begins with 0.
        if (headers.sequence[0] === 0) headers.role[0] = headerRole.restart;
      } else if (startsWith(bytes, at, end, statistics)) {
        headers.sequence[0] = number(bytes, at + statistics.length, end, 10);
        headers.role[0] = headerRole.next;
      } else {
        return startsWith(bytes, at, end, echo) ? 0 : foreign;
      }
      return headers.sequence[0] === -1 ? foreign : 1;
    },
    keyText: () => "",
    facts: () => [],
  };
}

export const msendHexadecimal = msend(16);
export const msendDecimal = msend(10);

/** A number up to the end of the text, which is the datagram's or a zero; -1 where there is none. */
function number(bytes: Uint8Array, at: number, end: number, base: 10 | 16): number {
  const behind = digitsEnd(bytes, at, end, base);
  return behind === end || bytes[behind] === 0 ? digits(bytes, at, behind, base) : -1;
}
