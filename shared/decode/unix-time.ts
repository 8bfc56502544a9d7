import type { Branch } from "./branch.ts";

/** The calendar that `Date` knows, in seconds since 1970. */
const mostSeconds = 8.64e12;

/**
 * A time of day in UTC, as ISO 8601 writes it: `2026-11-26T03:48:53.776185124Z`.
 * @param seconds since 1970
 * @param nanoseconds below 10^9
 * @param digits behind the second, 0 to 9
 */
export function unixTime(seconds: number, nanoseconds: number, digits: number): string {
  if (Math.abs(seconds) > mostSeconds) return `${seconds} s`;
  const whole = new Date(1_000 * seconds).toISOString().slice(0, -5);
  const fraction = String(nanoseconds).padStart(9, "0").slice(0, digits);
  return digits === 0 ? `${whole}Z` : `${whole}.${fraction}Z`;
}

/** Eight bytes of nanoseconds since 1970, as a field. @returns its text */
export function decodeUnixNanoseconds(
  packet: Branch,
  at: number,
  word: string,
  title: string,
  le: boolean,
): string {
  const first = BigInt(packet.peek32(at, le));
  const second = BigInt(packet.peek32(at + 4, le));
  const nanoseconds = le ? (second << 32n) | first : (first << 32n) | second;
  const perSecond = 1_000_000_000n;
  const text = unixTime(Number(nanoseconds / perSecond), Number(nanoseconds % perSecond), 9);
  packet.value(at, 8, word, title, String(nanoseconds), text);
  return text;
}
