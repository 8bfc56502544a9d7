import type { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";
import { formatIpv4, type Ipv4Bytes } from "../../../shared/net/ipv4.ts";
import { formatIpv6 } from "../../../shared/net/ipv6.ts";

/** An address of a datagram. @param at `sourceAt` or `destinationAt` */
export function addressText({ version, addresses }: RecordedDatagram, at: number): string {
  if (version === 4) return formatIpv4([...addresses.subarray(at, at + 4)] as unknown as Ipv4Bytes);
  const word = (place: number): number =>
    ((addresses[at + place] ?? 0) << 8) | (addresses[at + place + 1] ?? 0);
  return formatIpv6(Array.from({ length: 8 }, (_, place) => word(2 * place)));
}
