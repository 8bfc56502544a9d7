import * as v from "valibot";
import { streamUnits } from "../model/stream.ts";
import { streamKinds } from "../model/stream-kinds.ts";
import type { Statement } from "../statements/statement.ts";

const number = v.number();
const unit = v.picklist(streamUnits);
/** Where the stream is received; null where the system does not say. */
const on = v.nullable(v.string());

/** What the figures of a stream mean: whose fault a loss is, how far delays can be trusted, how it is known. */
export const streamFindings = {
  // Whose fault.
  "nothing-lost": { received: number, unit },
  "all-lost-here": { lost: number, unit },
  "all-lost-before": { lost: number, unit, interface: on },
  /** Its sender is this computer too: no network is between. */
  "lost-inside": { lost: number, unit },
  /** How many were lost before this computer, and how many it dropped. */
  "lost-both": { before: number, here: number, unit, interface: on },
  /** The system does not tell what it dropped. */
  "lost-somewhere": { lost: number, unit },
  "no-sequence-in-kind": { kind: v.picklist(streamKinds) },
  /** In the second in which most was lost or the one before, delays were larger than usual. */
  "delay-rose-before-loss": { delayMs: number, usualMs: number },
  // The clocks behind one-way delays.
  "clocks-one": {},
  /** Packets seem to arrive so many ms before they were sent. */
  "clocks-apart": { ms: number },
  "clocks-unsure": {},
  // How it is known.
  "known-by-headers": { kind: v.picklist(streamKinds), headers: number },
  "known-by-choice": { kind: v.picklist(streamKinds) },
  "none-known": {},
  "none-chosen": {},
  /** Somebody said what it is, and nothing of it has come since. */
  "chosen-waiting": { kind: v.picklist(streamKinds) },
  waiting: {},
} as const;

export type StreamFinding = Statement<typeof streamFindings>;
