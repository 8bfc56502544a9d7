import { accept, type Parsed, refuse } from "../parsed.ts";

/** The four bytes of an IPv4 address, most significant first. */
export type Ipv4Bytes = readonly [number, number, number, number];

/**
 * Reads a dotted quad, strictly: four decimal parts without leading zeros.
 * Loose readers take `010.1.1.1` for 8.1.1.1 and `239.1` for 239.0.0.1; joining such a
 * guess would be worse than refusing it.
 */
export function parseIpv4(text: string): Parsed<Ipv4Bytes> {
  const parts = text.split(".");
  const bytes: number[] = [];
  let start = 0;
  for (const part of parts) {
    const end = start + part.length;
    if (bytes.length === 4) {
      return refuse("ipv4-too-many-parts", { text, parts: parts.length }, start, text.length);
    }
    if (part === "") {
      const last = end === text.length;
      return refuse("ipv4-empty-part", { text }, Math.max(0, start - 1), end, last);
    }
    if (!/^[0-9]+$/.test(part)) {
      return refuse("ipv4-part-not-a-number", { part }, start, end);
    }
    if (part.length > 1 && part.startsWith("0")) {
      const meant = part.replace(/^0+(?=.)/, "");
      return refuse("ipv4-leading-zero", { part, meant }, start, end);
    }
    const byte = Number(part);
    if (byte > 255) {
      return refuse("ipv4-part-too-large", { part }, start, end);
    }
    bytes.push(byte);
    start = end + 1;
  }
  const [a, b, c, d] = bytes;
  if (a === undefined || b === undefined || c === undefined || d === undefined) {
    return refuse("ipv4-too-few-parts", { text, parts: bytes.length }, 0, text.length, true);
  }
  return accept([a, b, c, d]);
}

export function formatIpv4(bytes: Ipv4Bytes): string {
  return bytes.join(".");
}
