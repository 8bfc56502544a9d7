import { formatMs } from "../../../../../shared/format.ts";
import type { TransportCheck } from "../../../../../shared/model/transport-stream.ts";
import { formatCount } from "../../../../../shared/text/count.ts";

/** Name of a check, and what it counts. */
export const checkNames: Readonly<Record<TransportCheck["check"], readonly [name: string, about: string]>> = {
  "1.1": ["Sync lost", "Two or more packets in a row do not begin with the sync byte 0x47"],
  "1.2": ["Sync byte", "Packets that do not begin with the sync byte 0x47"],
  "1.3": ["PAT", "The program table is missing for 0.5 s, scrambled, or another table stands in its place"],
  "1.4": ["Continuity", "Packets are missing, out of order, or came more than twice"],
  "1.5": ["PMT", "The table of a program is missing for 0.5 s, or scrambled"],
  "1.6": ["PID missing", "No packet for 5 s of video or audio that a program names"],
  "2.1": ["Transport", "Packets that their sender marked as damaged"],
  "2.2": ["CRC", "Tables with a wrong checksum"],
  "2.3": [
    "PCR repetition",
    "Clocks (PCR) arrive more than 100 ms apart, or do not go on from each other; a warning above 40 ms",
  ],
  "2.4": ["PCR accuracy", "Clocks (PCR) are off by more than 500 ns"],
  "2.5": ["PTS", "No time of presentation of a video or audio for 700 ms"],
  "2.6": ["CAT", "Packets are scrambled and no table tells how to get access"],
};

const reasons: Readonly<Record<NonNullable<TransportCheck["why"]>, readonly [short: string, long: string]>> =
  {
    "network-jitter": ["jitter", "Over IP the network's jitter is larger than what is allowed"],
    scrambled: ["scrambled", "All video and audio is scrambled, so that its times cannot be read"],
    "not-scrambled": ["not scrambled", "Nothing is scrambled, so that no table is needed"],
    "not-seen": ["none seen", "There was none so far, or only one"],
    "not-yet": ["not yet", "What it is about has not come yet"],
  };

/** What stands behind the name: a count, “161 over 40 ms”, “every 96 ms”, or a dash with the reason. */
export function checkValue(check: TransportCheck): string {
  const { state, errors, warnings, intervalMs, why } = check;
  if (state === "unknown") return why === null ? "–" : `– ${reasons[why][0]}`;
  if (state === "failed") return formatCount(errors ?? 0);
  if (state === "warning") return `${formatCount(warnings ?? 0)} over 40 ms`;
  if (why !== null) return reasons[why][0];
  return intervalMs === null ? formatCount(errors ?? 0) : `every ${formatInterval(intervalMs)}`;
}

/** What the check is about, and why it is as it is. */
export function checkAbout({ check, why }: TransportCheck): string {
  const [, about] = checkNames[check];
  return why === null ? `${about}.` : `${about}. ${reasons[why][1]}.`;
}

function formatInterval(ms: number): string {
  return `${ms < 10 ? formatMs(ms) : formatCount(Math.round(ms))} ms`;
}

export const stateWords: Readonly<Record<TransportCheck["state"], string>> = {
  ok: "ok",
  warning: "warning",
  failed: "failed",
  unknown: "not known",
};
