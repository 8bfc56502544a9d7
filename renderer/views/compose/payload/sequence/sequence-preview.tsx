import { useMemo } from "react";
import { gapMs } from "../../../../../shared/contract/listed-packets.ts";
import { parsePause } from "../../../../../shared/input/quantities.ts";
import type { Family } from "../../../../../shared/net/address.ts";
import { templateParts } from "../../../../../shared/template/parse.ts";
import type { SequenceRow } from "../../../../store/sequence-draft.ts";
import { addressIn } from "../../destination.ts";
import { parseCount } from "../../request.ts";
import { useDraft } from "../../use-draft.ts";
import { type NextPacket, PacketTable, packetPieces, plainPieces } from "../next-packets.tsx";
import { rowContent } from "./row-content.ts";

/** So many of the next packets are shown: where the rows are fewer, it is seen how the next round begins. */
const shownPackets = 4;

/** What would be sent first of the rows as they are typed; nothing while one of these cannot be read. */
export function SequencePreview() {
  const rows = useDraft((state) => state.sequence);
  const times = useDraft((state) => state.times);
  const family = useDraft((state): Family => addressIn(state.to)?.family ?? 4);
  const packets = useMemo(() => nextPackets(rows, times, family, Date.now()), [rows, times, family]);
  return packets.length === 0 ? null : <PacketTable packets={packets} />;
}

/** @param at when the first one leaves, in ms since 1970 */
export function nextPackets(
  rows: readonly SequenceRow[],
  times: string,
  family: Family,
  at: number,
): readonly NextPacket[] {
  const rounds = parseCount(times);
  if (!rounds.ok) return [];
  const all = rounds.value === null ? Number.POSITIVE_INFINITY : rounds.value * rows.length;
  const used = rows.slice(0, shownPackets).map((row, place) => {
    const content = rowContent(row, family);
    const pause = parsePause(row.pause);
    if (!content.ok || !pause.ok) return null;
    const { value } = content;
    const pieces =
      value.kind === "template"
        ? packetPieces(templateParts(value.template), place + 1)
        : () => plainPieces(value.payload);
    return { pieces, gap: gapMs(pause.value) };
  });
  const packets: NextPacket[] = [];
  let after = 0;
  for (let number = 0; number < Math.min(shownPackets, all); number += 1) {
    const row = used[number % rows.length];
    if (!row) return [];
    packets.push({ number, after, pieces: row.pieces(Math.floor(number / rows.length), at + after) });
    after += row.gap;
  }
  return packets;
}
