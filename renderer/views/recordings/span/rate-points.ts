import type { Result } from "../../../../shared/contract.ts";
import type { Span } from "./span-time.ts";

export type RecordingRate = Result<"recordingRate">;

/** Points that a chart of the whole window is drawn with: more would be narrower than what is seen. */
const pointsMost = 480;

/** What is drawn: middles of points in s since 1970, and bits per second in them. */
interface RatePoints {
  /** Milliseconds of one point. */
  readonly width: number;
  readonly times: number[];
  readonly bitRates: number[];
  /** Packets lost in each; null where none is measured. */
  readonly lost: number[] | null;
}

/** The rate over a part of a recording, in points that are wide enough to be seen. */
export function ratePoints({ from, width, bits, lost: missed }: RecordingRate, view: Span): RatePoints {
  if (from === null) return { width, times: [], bitRates: [], lost: null };
  const together = Math.max(1, Math.ceil((view.to - view.from) / width / pointsMost));
  const step = width * together;
  const first = Math.max(0, Math.floor((view.from - from) / step));
  const last = Math.min(Math.ceil(bits.length / together) - 1, Math.floor((view.to - from) / step));
  const times: number[] = [];
  const bitRates: number[] = [];
  const lost: number[] = [];
  const sum = (values: Float64Array): number => values.reduce((all, one) => all + one, 0);
  for (let point = first; point <= last; point += 1) {
    const part = [point * together, (point + 1) * together] as const;
    times.push((from + (point + 0.5) * step) / 1_000);
    bitRates.push((sum(bits.subarray(...part)) * 1_000) / step);
    if (missed !== null) lost.push(sum(missed.subarray(...part)));
  }
  return { width: step, times, bitRates, lost: missed === null ? null : lost };
}
