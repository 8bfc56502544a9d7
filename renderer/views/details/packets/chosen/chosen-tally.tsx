import { useEffect, useState } from "react";
import { formatBytes, formatDuration, formatMs } from "../../../../../shared/format.ts";
import type { PacketTally } from "../../../../../shared/model/packet-list.ts";
import { formatFixed } from "../../../../../shared/text/count.ts";
import { useCastscope, useView } from "../../../../context.tsx";
import { type SelectedPackets, selectedPackets } from "../../../../store/view.ts";
import { selectedCount } from "../list-selection.ts";
import { words } from "./words/words.ts";

/** How many packets are selected, their bytes, and the time that they span: “12 selected, 14.2 KiB, over 1.2 s”. */
export function ChosenTally({ className }: { readonly className: string | undefined }) {
  const chosen = useView(selectedPackets);
  const tally = useTally(chosen);
  const text = tally === null ? words().selected(selectedCount(chosen?.ranges ?? [])) : tallyText(tally);
  const whole = tally !== null && tally.gone > 0 ? words().withGone(text, tally.gone) : text;
  return (
    <span className={className} title={whole} role="status">
      {text}
    </span>
  );
}

function tallyText({ packets, bytes, firstAt, lastAt }: PacketTally): string {
  const span = firstAt === null || lastAt === null ? null : spanText(lastAt - firstAt);
  return words().tally(packets, formatBytes(bytes), span);
}

function spanText(ms: number): string {
  if (ms >= 60_000) return formatDuration(ms);
  // no words: units
  return ms < 1_000 ? `${formatMs(ms)} ms` : `${formatFixed(ms / 1_000, 1)} s`;
}

/** Null until the monitor has added them up. */
function useTally(chosen: SelectedPackets | null): PacketTally | null {
  const { client } = useCastscope();
  const [told, tell] = useState<{ readonly of: SelectedPackets; readonly tally: PacketTally } | null>(null);
  useEffect(() => {
    if (chosen === null) return;
    let wanted = true;
    const { of: id, arrangement, ranges } = chosen;
    client.tally({ id, arrangement, ranges: [...ranges] }).then(
      (tally) => wanted && tell({ of: chosen, tally }),
      () => {
        // The list is made anew, or the connection is gone: both are told elsewhere.
      },
    );
    return () => {
      wanted = false;
    };
  }, [client, chosen]);
  return told?.of === chosen ? (told?.tally ?? null) : null;
}
