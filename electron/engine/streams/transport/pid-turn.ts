import { limits } from "../../../../shared/limits.ts";
import { isEssence, scrambledBefore, scrambledNow } from "./pid-state.ts";
import {
  type PidTable,
  pidDoubles,
  pidLastSecond,
  pidPackets,
  pidPacketsBefore,
  pidQuiet,
  pidState,
  pidWords,
} from "./pid-table.ts";

/**
 * Ends a second of each PID.
 * @param passed seconds since it began: of several the last one was empty
 * @returns how many of a program's videos and sounds are absent for too long, and whether anything was scrambled
 */
export function turnPids(pids: PidTable, passed: number): { absent: number; scrambled: boolean } {
  const { figures, words, count } = pids;
  let absent = 0;
  let scrambled = false;
  for (let record = 0; record < count; record += 1) {
    const base = record * pidDoubles;
    const packets = figures[base + pidPackets] ?? 0;
    const came = packets - (figures[base + pidPacketsBefore] ?? 0);
    figures[base + pidPacketsBefore] = packets;
    figures[base + pidLastSecond] = passed === 1 ? came : 0;
    const place = record * pidWords + pidState;
    const state = words[place] ?? 0;
    const isScrambled = (state & scrambledNow) !== 0;
    if (isScrambled) scrambled = true;
    words[place] = isScrambled ? (state & ~scrambledNow) | scrambledBefore : state & ~scrambledBefore;
    if ((state & isEssence) === 0) continue;
    const quiet = came > 0 ? 0 : (words[record * pidWords + pidQuiet] ?? 0) + passed;
    const isAbsent = quiet >= limits.pidAbsentSeconds;
    if (isAbsent) absent += 1;
    words[record * pidWords + pidQuiet] = isAbsent ? 0 : quiet;
  }
  return { absent, scrambled };
}
