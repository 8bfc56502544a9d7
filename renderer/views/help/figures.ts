import { formatDuration } from "../../../shared/format.ts";
import { limits } from "../../../shared/limits.ts";

interface Definition {
  readonly term: string;
  readonly means: string;
}

const least = formatDuration(limits.silentAfterMs);

export const states: readonly Definition[] = [
  { term: "Joining", means: "Joined, waiting for the first packet." },
  { term: "Receiving", means: "Packets arrive." },
  { term: "Silent", means: `Joined for at least ${least}, and nothing ever came.` },
  {
    term: "Stalled",
    means: `Had traffic, then nothing for ${limits.silentIntervals} times the usual interval, at least ${least}. Counted as silent.`,
  },
  { term: "Error", means: "Could not be joined; the row says why." },
];

/** The figures as the monitor counts them. */
export const figures: readonly Definition[] = [
  { term: "Rate", means: "Packets and bits of UDP payload in the last full second." },
  { term: "Average", means: "Since the join; of a source, since its first packet." },
  { term: "Peak", means: "The largest full second so far." },
  { term: "Burst", means: `The most packets in any ${limits.burstWindowMs} ms.` },
  {
    term: "Loss",
    means:
      "Of the packets that a stream’s sequence numbers say were sent, the share that did not come. What this computer dropped is in it and is told apart as dropped here.",
  },
  {
    term: "Jitter",
    means:
      "As RFC 3550 defines it where the media clock or the time of sending is known; else the deviation of the time between packets.",
  },
  {
    term: "Packets kept",
    means: "Those still in memory to be looked at; older ones give way and stay counted.",
  },
];
