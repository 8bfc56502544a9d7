import * as v from "valibot";
import type { Statement } from "./statement.ts";

const text = v.string();
const number = v.number();

/** What the headers of a stream say, a few words each. */
export const streamFacts = {
  /** Of RTP: its number, and what RFC 3551 names it. */
  "payload-type": { type: number, name: v.nullable(text) },
  /** The media clock, and whether it was told by the payload type or found by measuring. */
  clock: { hz: number, measured: v.boolean() },
  /** How much time by the media clock each packet holds. */
  "packet-time": { ms: number },
  /** What ST 2110 puts into RTP, by the payload's own header. */
  essence: { essence: v.picklist(["video", "ancillary"]) },
  "ts-packets-each": { packets: number },
  /** A test stream's sender and run. */
  "from-sender": { sender: text },
  run: { run: text },
  "planned-rate": { rate: number, size: number },
  /** sACN: the source's own name, and priority. */
  "source-name": { sender: text },
  priority: { priority: number },
  "universe-elsewhere": { universe: number, group: text },
  /** PTP. */
  domain: { domain: number },
  grandmaster: { identity: text },
  /** A description made by a person. */
  "format-name": { format: text },
} as const;

export type StreamFact = Statement<typeof streamFacts>;
