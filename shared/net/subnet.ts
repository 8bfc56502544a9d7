import { type Family, type IpAddress, parseAddress } from "./address.ts";
import { formatIpv4, parseIpv4 } from "./ipv4.ts";

/** An address with the length of its subnet's prefix. */
export interface Subnet {
  readonly family: Family;
  readonly address: string;
  readonly prefix: number;
}

/** Whether two addresses begin with the same bits; of other families, or what is no address, never. */
export function inSubnet({ family, parts }: IpAddress, { address, prefix }: Subnet): boolean {
  const own = parseAddress(address);
  if (!own.ok || own.value.family !== family) return false;
  // IPv4 addresses are kept in bytes, IPv6 ones in words.
  const size = family === 4 ? 8 : 16;
  return parts.every((part, at) => {
    const bits = Math.min(size, Math.max(0, prefix - at * size));
    const rest = size - bits;
    return part >> rest === (own.value.parts[at] ?? 0) >> rest;
  });
}

/** Whether an address is valid on its own link, or this computer, only: no router forwards what it sent. */
export function staysOnLink({ family, text, parts }: IpAddress): boolean {
  const [first = 0, second = 0] = parts;
  if (family === 4) return first === 127 || (first === 169 && second === 254);
  return text === "::1" || first >> 6 === 0xfe80 >> 6;
}

/**
 * The network whose directed broadcast (RFC 919) an address is, as "10.0.0.0/24"; null where it is another address.
 * @param subnet of an own address, whose host part does not count
 */
export function broadcastNetwork(address: string, { family, address: own, prefix }: Subnet): string | null {
  // A /31 has two hosts and no broadcast address (RFC 3021), a /32 is alone.
  if (family !== 4 || prefix < 1 || prefix > 30) return null;
  const [wanted, base] = [ipv4Number(address), ipv4Number(own)];
  if (wanted === null || base === null) return null;
  const hosts = 2 ** (32 - prefix);
  const network = base - (base % hosts);
  return wanted === network + hosts - 1 ? `${ipv4Text(network)}/${prefix}` : null;
}

function ipv4Number(address: string): number | null {
  const parsed = parseIpv4(address);
  return parsed.ok ? parsed.value.reduce((sum, byte) => sum * 256 + byte, 0) : null;
}

function ipv4Text(number: number): string {
  const byte = (shift: number): number => (number >>> shift) & 255;
  return formatIpv4([byte(24), byte(16), byte(8), byte(0)]);
}
