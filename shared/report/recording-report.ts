import type { Recording } from "../model/recording.ts";
import { captureDamageText } from "../text/sentences.ts";

/** What `open --json` tells of the file itself. Scripts rely on these names: add, never rename. */
export interface RecordingReport {
  readonly file: string;
  readonly state: Recording["state"];
  /** All packets of the file; each is in exactly one of the next six. */
  readonly packets: number;
  readonly datagrams: number;
  readonly damaged: number;
  readonly fragments: number;
  readonly other: number;
  readonly cut: number;
  readonly unread: number;
  /** Of the datagrams: to one host, and to more destinations than are told apart. */
  readonly unicast: number;
  readonly further: number;
  /** Datagrams of which fragments are missing or contradict each other. */
  readonly incomplete: number;
  readonly untimed: number;
  readonly unordered: number;
  /** Packets of which only the beginning was recorded. */
  readonly shortened: number;
  readonly faults: number;
  readonly firstFaultAt: number | null;
  /** What the recording program says that it did not get; null where it does not tell. */
  readonly dropped: number | null;
  readonly interfaces: readonly string[];
  /** ISO 8601, UTC; null without any packet. */
  readonly first: string | null;
  readonly last: string | null;
  /** Why it was read no further, in a sentence; missing where it was read to its end. */
  readonly damage?: string;
  readonly damageName?: string;
}

export function recordingReport(told: Recording): RecordingReport {
  const { counts, damage } = told;
  return {
    file: told.name,
    state: told.state,
    ...counts,
    ...{ unicast: told.unicast, further: told.further, incomplete: told.incomplete },
    ...{ untimed: told.untimed, unordered: told.unordered, shortened: told.shortened },
    ...{ faults: told.faults, firstFaultAt: told.firstFaultAt, dropped: told.dropped },
    interfaces: told.interfaces,
    first: told.firstAt === null ? null : new Date(told.firstAt).toISOString(),
    last: told.lastAt === null ? null : new Date(told.lastAt).toISOString(),
    ...(damage === null ? {} : { damage: captureDamageText(damage), damageName: damage.name }),
  };
}
