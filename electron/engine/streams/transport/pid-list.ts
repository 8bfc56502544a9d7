import type { Picture, Pid, PidContent } from "../../../../shared/model/transport-stream.ts";
import { catPid, eitPid, nitPid, nullPid, patPid, sdtPid, tdtPid } from "./packet.ts";
import type { Essence } from "./stream-types.ts";

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
export function describePid(
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
