import { limits } from "../limits.ts";
import type { Family } from "../net/address.ts";
import { accept, type Parsed, refuse } from "../parsed.ts";
import type { Quantity } from "../statements/input.ts";
import { plainNumber, twoWays } from "./number-text.ts";

const mebibyte = 1024 * 1024;
/** One packet in a hundred seconds. */
const slowestRate = 0.01;
const shortestSeconds = 0.1;

/** Reads a number between two bounds, in any form that `plainNumber` knows. */
export function parseQuantity(text: string, quantity: Quantity, decimals = false): Parsed<number> {
  const { low, high } = quantity;
  const typed = text.trim();
  const digits = plainNumber(typed, decimals);
  if (digits === "") return refuse("number-missing", { quantity }, 0, text.length, true);
  const shape = decimals ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!shape.test(digits)) return refuse("not-a-number", { text: typed, quantity }, 0, text.length);
  const ways = decimals ? twoWays(typed) : null;
  if (ways !== null) return refuse("number-two-ways", { text: typed, ...ways }, 0, text.length);
  const value = Number(digits);
  if (value < low) return refuse("number-too-small", { text: typed, quantity }, 0, text.length);
  if (value > high) return refuse("number-too-large", { text: typed, quantity }, 0, text.length);
  return accept(value);
}

/** A whole number as fields that are filled for somebody have it: grouped as `parseQuantity` reads it in any language. */
export function typedCount(value: number): string {
  return String(Math.trunc(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}

function below(parsed: Parsed<number>): boolean {
  return !parsed.ok && parsed.problem.name === "number-too-small";
}

/** IP_MULTICAST_TTL, or IPV6_MULTICAST_HOPS: 0 keeps the packet on this computer. */
export function parseMulticastTtl(text: string): Parsed<number> {
  return parseQuantity(text, { of: "multicast-ttl", low: 0, high: 255 });
}

/** IP_TTL, or IPV6_UNICAST_HOPS: 0 is no value here. */
export function parseUnicastTtl(text: string): Parsed<number> {
  return parseQuantity(text, { of: "unicast-ttl", low: 1, high: 255 });
}

export function parseSendCount(text: string): Parsed<number> {
  return parseQuantity(text, { of: "send-count", low: 1, high: limits.sendCount });
}

/** Packets per second; below one is allowed, down to one in a hundred seconds. */
export function parseSendRate(text: string): Parsed<number> {
  const parsed = parseQuantity(text, { of: "send-rate", low: slowestRate, high: limits.sendRate }, true);
  return below(parsed) ? refuse("rate-too-small", { text: text.trim() }, 0, text.length) : parsed;
}

/** Packets handed over back to back; 1 spaces all of them evenly. */
export function parseSendBurst(text: string): Parsed<number> {
  return parseQuantity(text, { of: "send-burst", low: 1, high: limits.sendBurst });
}

/** Milliseconds between two packets of a sequence. */
export function parsePause(text: string): Parsed<number> {
  return parseQuantity(text, { of: "pause", low: 0, high: limits.sequencePauseMs }, true);
}

/** How long to watch, or how often to tell: from a tenth of a second to three weeks. */
export function parseSeconds(text: string): Parsed<number> {
  const parsed = parseQuantity(
    text,
    { of: "seconds", low: shortestSeconds, high: limits.watchSeconds },
    true,
  );
  return below(parsed) ? refuse("time-too-short", { text: text.trim() }, 0, text.length) : parsed;
}

/** Memory for kept packets and known sources, written in MiB; in bytes. */
export function parseMemory(text: string): Parsed<number> {
  const parsed = parseQuantity(text, {
    of: "memory",
    low: limits.memoryLeastBytes / mebibyte,
    high: limits.memoryMostBytes / mebibyte,
  });
  return parsed.ok ? accept(parsed.value * mebibyte) : parsed;
}

/** Bytes of each piece of a file: at least one, and what one datagram of the family can carry. */
export function parsePieceSize(text: string, family: Family): Parsed<number> {
  const size = parsePayloadSize(text, family);
  if (!size.ok || size.value > 0) return size;
  return parseQuantity(text, { of: "payload", low: 1, high: payloadLimit(family) });
}

/** The size of a payload in bytes, as far as one datagram of the family can carry it. */
export function parsePayloadSize(text: string, family: Family): Parsed<number> {
  const size = parseQuantity(text, { of: "payload", low: 0, high: payloadLimit(family) });
  // What is too large has a sentence of its own, which says why.
  const tooLarge = !size.ok && size.problem.name === "number-too-large";
  return tooLarge ? checkPayloadSize(Number(plainNumber(text, false)), family) : size;
}

export function payloadLimit(family: Family): number {
  return family === 4 ? limits.payloadBytesIpv4 : limits.payloadBytesIpv6;
}

/** Refuses a payload that no single datagram of the family can carry. */
export function checkPayloadSize(bytes: number, family: Family): Parsed<number> {
  const most = payloadLimit(family);
  if (bytes <= most) return accept(bytes);
  return refuse("payload-too-large", { bytes, family, most }, 0, 0);
}
