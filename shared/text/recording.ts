import type { Recording } from "../model/recording.ts";
import { captureDamageText } from "./sentences.ts";
import { words } from "./words/words.ts";

/** What of a recording is in no row, and why, in sentences; the last says why it was read no further. */
export function recordingNotes(told: Recording): string[] {
  const { counts, damage } = told;
  const said = words().recording;
  const counted: readonly (readonly [count: number, sentence: (count: number) => string])[] = [
    [counts.other, said.other],
    [told.unicast, said.unicast],
    [told.further, said.further],
    [told.outside, said.outside],
    [counts.damaged, said.damaged],
    [counts.fragments, said.fragments],
    [told.incomplete, said.incomplete],
    [counts.cut, said.cut],
    [told.shortened, said.shortened],
    [told.untimed, said.untimed],
    [told.unordered, said.unordered],
    [told.faults, (faults) => said.faults(faults, told.firstFaultAt ?? 0)],
    [told.dropped ?? 0, said.missed],
  ];
  return [
    ...counted.flatMap(([count, sentence]) => (count > 0 ? [sentence(count)] : [])),
    ...(told.state === "stopped" ? [said.stopped(told.bytesRead, told.bytes)] : []),
    ...told.unreadLinks.map(({ packets, linkType }) => said.unreadLink(packets, linkType)),
    ...(damage === null ? [] : [captureDamageText(damage)]),
  ];
}
