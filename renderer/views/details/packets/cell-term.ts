import { dscpOf, formatDscp } from "../../../../shared/net/dscp.ts";
import type { ListPacket } from "./list-row.ts";
import type { SentTo } from "./packet-summary.tsx";

/** The condition that a packet's value in a column is; null where it has none there. */
export function cellTerm(
  column: string,
  { sourceAddress, sourcePort, ttl, tos, size, preview }: ListPacket,
  { address, port, group }: SentTo,
): string | null {
  // Written in the filter language.
  switch (column) {
    case "source":
      return `src ${sourceAddress}`; // no words: a filter
    case "ttl":
      return ttl === null ? null : `ttl ${ttl}`; // no words: a filter
    case "dscp":
      return tos === null ? null : `dscp ${formatDscp(dscpOf(tos))}`; // no words: a filter
    case "length":
      return `len ${size}`; // no words: a filter
    case "type":
    case "info": {
      const decoded = group.decode(preview, { address, port, sourcePort }, sourceAddress);
      return decoded && `type ${decoded.type}`; // no words: a filter
    }
    default:
      return null;
  }
}
