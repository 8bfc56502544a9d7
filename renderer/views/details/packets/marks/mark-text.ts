import { markFlag, markUnit, missingBefore, mostMissing } from "../../../../../shared/model/packet-mark.ts";
import type { StreamUnit } from "../../../../../shared/model/stream.ts";
import { formatCount, plural } from "../../../../../shared/text/count.ts";

const units: Readonly<Record<StreamUnit, string>> = {
  packets: "packet",
  messages: "message",
  "ts-packets": "TS packet",
};

/** The shape of a mark, as the lanes of the timeline have it; null where there is nothing to see. */
export type MarkShape = "lost" | "dropped" | "late" | "duplicate" | "restart" | "stray";

/** What of a mark is drawn: the worst, where it says several things. */
export function markShape(mark: number): MarkShape | null {
  if ((mark & markFlag.droppedHere) !== 0) return "dropped";
  if ((mark & markFlag.lost) !== 0) return "lost";
  if ((mark & markFlag.restart) !== 0) return "restart";
  if ((mark & markFlag.late) !== 0) return "late";
  if ((mark & markFlag.duplicate) !== 0) return "duplicate";
  return (mark & markFlag.stray) === 0 ? null : "stray";
}

/** A mark in sentences; empty for a packet in order and for one of which nothing is known. */
export function markText(mark: number): string {
  const said: string[] = [];
  const has = (flag: number): boolean => (mark & flag) !== 0;
  if (has(markFlag.lost | markFlag.droppedHere)) said.push(`${missingText(mark)} before this.`);
  if (has(markFlag.restart)) said.push("The numbering began anew with this packet.");
  if (has(markFlag.late)) said.push("Reordered: it came after packets that were sent later.");
  if (has(markFlag.duplicate)) said.push("Duplicate: its number came before.");
  if (has(markFlag.stray)) said.push("Its number does not fit those before it.");
  return said.join(" ");
}

/** “12 packets lost”, “3 messages dropped by this computer”. */
function missingText(mark: number): string {
  const count = missingBefore(mark);
  const what = plural(count, units[markUnit(mark) ?? "packets"]);
  const told = count === mostMissing ? `${what} or more` : what;
  if ((mark & markFlag.droppedHere) === 0) return `${told} lost`;
  return (mark & markFlag.lost) === 0
    ? `${told} dropped by this computer`
    : `${told} missing, some of them dropped by this computer,`;
}

/** The same in as few words as a row has room for; null where nothing is missing. */
export function missingLabel(mark: number): string | null {
  const count = missingBefore(mark);
  if (count === 0) return null;
  const told = `${formatCount(count)}${count === mostMissing ? "+" : ""}`;
  if ((mark & markFlag.droppedHere) === 0) return `${told} lost`;
  return (mark & markFlag.lost) === 0 ? `${told} dropped here` : `${told} lost or dropped here`;
}
