import { dscpOf, formatDscp } from "../../../../shared/net/dscp.ts";
import type { ListPacket } from "./list-row.ts";
import type { SentTo } from "./packet-summary.tsx";

/** The condition that a packet's value in a column is; null where it has none there. */
export function cellTerm(
  column: string,
  { sourceAddress, sourcePort, ttl, tos, size, preview }: ListPacket,
  { address, port, group }: SentTo,
): string | null {
  switch (column) {
    case "source":
      return `src ${sourceAddress}`;
    case "ttl":
      return ttl === null ? null : `ttl ${ttl}`;
    case "dscp":
      return tos === null ? null : `dscp ${formatDscp(dscpOf(tos))}`;
    case "length":
      return `len ${size}`;
    case "type":
    case "info": {
      const decoded = group.decode(preview, { address, port, sourcePort }, sourceAddress);
      return decoded && `type ${decoded.type}`;
    }
    default:
      return null;
  }
}
