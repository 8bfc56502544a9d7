import {
  type PidTable,
  pidDoubles,
  pidErrors,
  pidJumpAt,
  pidPackets,
  pidPacketsBefore,
  pidPcrAt,
  pidPcrCount,
  pidPcrFirstAt,
  pidPtsAt,
  pidPtsCount,
  pidPtsFirstAt,
} from "./pid-table.ts";

/** Times of a PID that are counted, with the first and the last of them. */
const rhythms = [
  { count: pidPcrCount, first: pidPcrFirstAt, last: pidPcrAt },
  { count: pidPtsCount, first: pidPtsFirstAt, last: pidPtsAt },
];

/** Counts the packets of all PIDs from now on. Answers with what gives the counts back. */
export function resetPids({ figures, count: records }: PidTable): () => void {
  const before = figures.slice(0, records * pidDoubles);
  const add = (place: number, value: number): void => {
    figures[place] = (figures[place] ?? 0) + value;
  };
  for (let base = 0; base < before.length; base += pidDoubles) {
    const packets = before[base + pidPackets] ?? 0;
    // Places among the packets move with them: what lies before the reset is negative, or zero.
    for (const place of [pidPackets, pidPacketsBefore, pidJumpAt]) add(base + place, -packets);
    figures[base + pidErrors] = 0;
    for (const { count, first, last } of rhythms) {
      figures[base + count] = Math.min(before[base + count] ?? 0, 1);
      figures[base + first] = figures[base + last] ?? Number.NaN;
    }
  }
  return () => {
    for (let base = 0; base < before.length; base += pidDoubles) {
      const packets = before[base + pidPackets] ?? 0;
      for (const place of [pidPackets, pidPacketsBefore, pidJumpAt]) add(base + place, packets);
      add(base + pidErrors, before[base + pidErrors] ?? 0);
      for (const { count, first } of rhythms) {
        const had = before[base + count] ?? 0;
        add(base + count, had - Math.min(had, 1));
        if (had > 0) figures[base + first] = before[base + first] ?? Number.NaN;
      }
    }
  };
}
