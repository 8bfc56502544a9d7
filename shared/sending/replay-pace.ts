/** What was read of a recording that is to be sent again. */
interface Seen {
  readonly packets: number;
  /** Of payload. */
  readonly bytes: number;
  readonly durationMs: number;
  /** The most packets, and the most payload bits, within one second of it. */
  readonly peakPackets: number;
  readonly peakBits: number;
}

/** As it was recorded, so many times as fast, or evenly. */
type Pace =
  | { readonly kind: "speed"; readonly factor: number }
  | { readonly kind: "rate"; readonly perSecond: number };

/** The fastest second of a replay, in packets and payload bits. */
export function replayPeak(seen: Seen, pace: Pace): { readonly packets: number; readonly bits: number } {
  if (pace.kind === "speed")
    return { packets: seen.peakPackets * pace.factor, bits: seen.peakBits * pace.factor };
  const bits = (pace.perSecond * seen.bytes * 8) / Math.max(1, seen.packets);
  return { packets: pace.perSecond, bits };
}

/** Milliseconds that one repetition takes. */
export function replayMs({ durationMs, packets }: Seen, pace: Pace): number {
  return pace.kind === "speed" ? durationMs / pace.factor : (packets * 1_000) / pace.perSecond;
}

/** What the guard of rates looks at, see `guardRate`. @param times null is endless @param stays on this computer */
export function guardedReplay(seen: Seen, pace: Pace, times: number | null, stays: boolean) {
  const { packets, bits } = replayPeak(seen, pace);
  // Of many sizes the average of the fastest second.
  const size = bits / 8 / Math.max(packets, 1e-9);
  return { rate: packets, packets: times === null ? null : seen.packets * times, size, stays };
}
