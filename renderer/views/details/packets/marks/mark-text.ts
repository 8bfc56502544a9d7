import { markFlag, markUnit, missingBefore, mostMissing } from "../../../../../shared/model/packet-mark.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { words } from "./words/words.ts";

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
  if (has(markFlag.lost | markFlag.droppedHere)) said.push(missingText(mark));
  if (has(markFlag.restart)) said.push(words().restart);
  if (has(markFlag.late)) said.push(words().late);
  if (has(markFlag.duplicate)) said.push(words().duplicate);
  if (has(markFlag.stray)) said.push(words().stray);
  return said.join(" ");
}

/** “12 packets lost before this.”, “3 messages dropped by this computer before this.” */
function missingText(mark: number): string {
  const count = missingBefore(mark);
  const what = words().counted(count, markUnit(mark) ?? "packets");
  const told = count === mostMissing ? words().orMore(what) : what;
  if ((mark & markFlag.droppedHere) === 0) return words().lostBefore(told);
  return (mark & markFlag.lost) === 0 ? words().droppedBefore(told) : words().missingBefore(told);
}

/** The same in as few words as a row has room for; null where nothing is missing. */
export function missingLabel(mark: number): string | null {
  const count = missingBefore(mark);
  if (count === 0) return null;
  const told = `${formatCount(count)}${count === mostMissing ? "+" : ""}`;
  const { label } = words();
  if ((mark & markFlag.droppedHere) === 0) return label.lost(told);
  return (mark & markFlag.lost) === 0 ? label.dropped(told) : label.missing(told);
}
