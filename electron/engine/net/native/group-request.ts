import type { IpAddress } from "../../../../shared/net/address.ts";
import { needsZone } from "../../../../shared/net/zone.ts";
import { writeSockaddr } from "../../datagrams/sockaddr.ts";

/** Where `group` and `source` lie in group_req and group_source_req (RFC 3678, section 5; 64 bit). */
const groupOffset = 8;
const storageSize = 128;

/**
 * A group_req: interface by number, so that one without an IPv4 address can be joined too, and the
 * same for both families. With a source it is a group_source_req.
 */
export function groupRequest(index: number, group: IpAddress, source: IpAddress | null): Uint8Array {
  const request = new Uint8Array(groupOffset + storageSize * (source ? 2 : 1));
  new DataView(request.buffer).setUint32(0, index, true);
  const scope = ({ text }: IpAddress): number => (needsZone(text) ? index : 0);
  writeSockaddr(request, groupOffset, group, 0, scope(group));
  if (source) writeSockaddr(request, groupOffset + storageSize, source, 0, scope(source));
  return request;
}
