import { type Family, type IpAddress, parseAddress } from "./address.ts";

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
