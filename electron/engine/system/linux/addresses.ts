import { formatIpv4, type Ipv4Bytes } from "../../../../shared/net/ipv4.ts";
import { formatIpv6 } from "../../../../shared/net/ipv6.ts";

/** Addresses as the files of /proc/net write them. Null for a text that is none. */

/**
 * Eight hex digits as an IPv4 address. Most files print the four bytes as one number of the
 * processor, so that 224.0.0.251 is `FB0000E0` where the low byte comes first.
 */
export function ipv4OfHex(hex: string, littleEndian: boolean): string | null {
  if (!/^[0-9a-f]{8}$/i.test(hex)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = bytesOf(hex);
  const bytes: Ipv4Bytes = littleEndian ? [d, c, b, a] : [a, b, c, d];
  return formatIpv4(bytes);
}

/** 32 hex digits in the order of the wire, as in /proc/net/igmp6. */
export function ipv6OfHex(hex: string): string | null {
  if (!/^[0-9a-f]{32}$/i.test(hex)) return null;
  return formatIpv6(wordsOf(bytesOf(hex)));
}

/** 32 hex digits as four numbers of the processor, as in /proc/net/udp6. */
export function ipv6OfHostHex(hex: string, littleEndian: boolean): string | null {
  if (!/^[0-9a-f]{32}$/i.test(hex)) return null;
  if (!littleEndian) return ipv6OfHex(hex);
  const numbers = hex.match(/.{8}/g) ?? [];
  return formatIpv6(wordsOf(numbers.flatMap((number) => bytesOf(number).reverse())));
}

function bytesOf(hex: string): number[] {
  return (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

function wordsOf(bytes: readonly number[]): number[] {
  return Array.from(
    { length: bytes.length / 2 },
    (_, index) => (bytes[2 * index] ?? 0) * 256 + (bytes[2 * index + 1] ?? 0),
  );
}
