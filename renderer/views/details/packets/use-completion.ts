import { useMemo } from "react";
import { complete, type Suggestion } from "../../../../shared/filter/complete.ts";
import { SeenFields } from "../../../../shared/filter/seen.ts";
import { dscpOf, formatDscp } from "../../../../shared/net/dscp.ts";
import { useCastscope } from "../../../context.tsx";
import type { ListPacket, ListRow } from "./list-row.ts";
import type { PacketArranger } from "./packet-arranger.ts";
import type { SentTo } from "./packet-summary.tsx";

/** Completes a filter of the packets of a group with the fields and values of the rows that are seen when it is asked, and before. */
export function useCompletion(
  arranger: PacketArranger,
  id: number,
): (text: string, caret: number) => readonly Suggestion[] {
  const { traffic } = useCastscope();
  return useMemo(() => {
    const seen = new SeenFields();
    let last: readonly ListRow[] = [];
    return (text, caret) => {
      const { rows } = arranger.list.store.getState();
      const { memberships, decoding } = traffic.getState();
      const membership = memberships.get(id);
      if (rows !== last && membership !== undefined) {
        last = rows;
        const { key, address, port, formats } = membership;
        const to = { address, port, group: decoding.group(key, formats) };
        for (const row of rows) if (row.kind === "packet") addPacket(seen, row.packet, to);
      }
      return complete(text, caret, arranger.subject, seen);
    };
  }, [arranger, id, traffic]);
}

function addPacket(
  seen: SeenFields,
  { sourceAddress, sourcePort, ttl, tos, size, preview }: ListPacket,
  { address, port, group }: SentTo,
): void {
  seen.add("src", sourceAddress);
  seen.add("dst", address);
  seen.add("sport", String(sourcePort));
  seen.add("dport", String(port));
  seen.add("port", String(port));
  seen.add("len", String(size));
  if (ttl !== null) seen.add("ttl", String(ttl));
  if (tos !== null) seen.add("dscp", formatDscp(dscpOf(tos)));
  const decoded = group.decode(preview, { address, port, sourcePort }, sourceAddress);
  if (decoded !== null) seen.addDecoded(decoded);
}
