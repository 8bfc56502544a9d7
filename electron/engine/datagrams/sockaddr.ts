import type { IpAddress } from "../../../shared/net/address.ts";
import { formatIpv4, type Ipv4Bytes } from "../../../shared/net/ipv4.ts";
import { formatIpv6 } from "../../../shared/net/ipv6.ts";

/** Linux' numbers of the families; elsewhere only a mark that is ours. */
export const AF_INET = 2;
export const AF_INET6 = 10;

/** Size of a sockaddr_in6, the larger of the two. */
export const sockaddrSize = 28;

/**
 * Writes a sockaddr_in or sockaddr_in6 and returns its size.
 * @param scope index of the interface that a link-local address is on; 0 for none
 */
export function writeSockaddr(
  into: Uint8Array,
  offset: number,
  address: IpAddress,
  port: number,
  scope: number,
): number {
  const view = new DataView(into.buffer, into.byteOffset + offset);
  // The family is in the computer's own order, port and address in the network's.
  view.setUint16(0, address.family === 4 ? AF_INET : AF_INET6, true);
  view.setUint16(2, port);
  if (address.family === 4) {
    into.set(address.parts, offset + 4);
    return 16;
  }
  for (const [index, word] of address.parts.entries()) view.setUint16(8 + 2 * index, word);
  view.setUint32(24, scope, true);
  return sockaddrSize;
}

/**
 * The address in a sockaddr as text.
 * @param zoneName names the interface of an IPv6 link-local address; null leaves its zone out
 */
export function readAddress(
  from: Uint8Array,
  offset: number,
  zoneName: ((index: number) => string) | null,
): string {
  const view = new DataView(from.buffer, from.byteOffset + offset);
  if (view.getUint16(0, true) === AF_INET) {
    const bytes: Ipv4Bytes = [view.getUint8(4), view.getUint8(5), view.getUint8(6), view.getUint8(7)];
    return formatIpv4(bytes);
  }
  const text = formatIpv6(Array.from({ length: 8 }, (_, index) => view.getUint16(8 + 2 * index)));
  const scope = view.getUint32(24, true);
  return scope === 0 || zoneName === null ? text : `${text}%${zoneName(scope)}`;
}
