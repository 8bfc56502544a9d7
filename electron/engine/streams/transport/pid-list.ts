import type { Picture, Pid, PidContent, TransportStream } from "../../../../shared/model/transport-stream.ts";
import type { Essence } from "../../../../shared/transport-stream/stream-types.ts";
import { catPid, eitPid, nitPid, nullPid, patPid, sdtPid, tdtPid } from "./packet.ts";
import { counterKnown, scrambledBefore, scrambledNow } from "./pid-state.ts";
import {
  type PidTable,
  pidDoubles,
  pidErrors,
  pidLastSecond,
  pidPackets,
  pidPacketsBefore,
  pidPcrCount,
  pidState,
  pidWords,
} from "./pid-table.ts";
import type { Program } from "./programs.ts";

const fixed: Readonly<Record<number, readonly [type: string, content: PidContent]>> = {
  [patPid]: ["PAT", "programs"],
  [catPid]: ["CAT", "access"],
  [nitPid]: ["NIT", "network"],
  [sdtPid]: ["SDT", "services"],
  [eitPid]: ["EIT", "events"],
  [tdtPid]: ["TDT", "time"],
  [nullPid]: ["Null", "stuffing"],
};

/** What is known of one PID beside its counts. */
export interface PidNote {
  essence: Essence | null;
  program: number | null;
  picture: Picture | null;
}

/** What it is: by a table, by its number, or by what was seen of it. */
function describePid(
  pid: number,
  note: PidNote | null,
  mapOf: number | null,
  hasClock: boolean,
): Pick<Pid, "type" | "content" | "program" | "language" | "picture"> {
  if (note?.essence) {
    const { type, content, language } = note.essence;
    return { type, content, language, program: note.program, picture: note.picture };
  }
  const none = { program: mapOf, language: null, picture: null };
  if (mapOf !== null) return { type: "PMT", content: "program", ...none };
  const [type, content] = fixed[pid] ?? (hasClock ? ["PCR", "clock"] : ["", "unknown"]);
  return { type, content, ...none };
}

/**
 * All that came, and what the tables refer to.
 * @param notes by the record of their PID
 * @param bitRate of a PID, by its packets in the last full second and in the one that is being counted
 */
export function tellPids(
  table: PidTable,
  notes: readonly (PidNote | null | undefined)[],
  programs: readonly Program[],
  bitRate: (last: number, now: number) => number,
): TransportStream["pids"] {
  const { figures, words, count } = table;
  const pids: TransportStream["pids"] = [];
  for (let record = 0; record < count; record += 1) {
    const base = record * pidDoubles;
    const pid = table.pidOf(record);
    const note = notes[record] ?? null;
    const packets = figures[base + pidPackets] ?? 0;
    const state = words[record * pidWords + pidState] ?? 0;
    const map = programs.find(({ pmtPid }) => pmtPid === pid);
    // A PID that a former table referred to, and that never came.
    if (!note?.essence && map === undefined && packets === 0 && (state & counterKnown) === 0) continue;
    const hasClock = (figures[base + pidPcrCount] ?? 0) > 0;
    const now = packets - (figures[base + pidPacketsBefore] ?? 0);
    pids.push({
      pid,
      ...describePid(pid, note, map?.number ?? null, hasClock),
      isPcr: hasClock || programs.some(({ pcrPid }) => pcrPid === pid),
      scrambled: (state & (scrambledNow | scrambledBefore)) !== 0,
      packets,
      bitRate: bitRate(figures[base + pidLastSecond] ?? 0, now),
      continuityErrors: pid === nullPid ? null : (figures[base + pidErrors] ?? 0),
    });
  }
  return pids.sort((one, other) => one.pid - other.pid);
}
