import * as v from "valibot";
import { captureDamages } from "../statements/captures.ts";
import { statementSchema } from "../statements/statement.ts";
import { count, time } from "./quantities.ts";

const recordingStates = ["reading", "read", "stopped"] as const;

/** What was found in a recording's file. Each packet is in exactly one of those below `packets`. */
const recordingCountsSchema = v.object({
  packets: count,
  /** UDP, sound as far as was recorded. */
  datagrams: count,
  /** UDP with a wrong checksum, and packets whose lengths contradict each other. */
  damaged: count,
  /** Fragments that completed no datagram by themselves. */
  fragments: count,
  /** No IP, or no UDP in it. */
  other: count,
  /** Recorded so short that not even their headers are whole. */
  cut: count,
  /** Of a link layer that is not read, or too long. */
  unread: count,
});

/** How an opened recording stands. */
export const recordingSchema = v.object({
  /** Of its file, without folders. */
  name: v.string(),
  /**
   * - `reading`: more is to come
   * - `read`: up to its end, or to where it is damaged
   * - `stopped`: by somebody, before its end
   */
  state: v.picklist(recordingStates),
  /** Bytes of the file that were read, and those that it has. */
  bytesRead: count,
  bytes: count,
  counts: recordingCountsSchema,
  /** Rows: groups and ports, on each interface that the file names. */
  groups: count,
  /** Datagrams in no row: to one host, to more destinations than there are rows, outside of the chosen span. */
  unicast: count,
  further: count,
  outside: count,
  /** Datagrams of which fragments are missing or contradict each other. */
  incomplete: count,
  /** Packets without a time of their own, such as stand behind later ones, and such of which only a part was recorded. */
  untimed: count,
  unordered: count,
  shortened: count,
  /** Blocks that were no use though the file goes on, and where the first of them stands. */
  faults: count,
  firstFaultAt: v.nullable(count),
  /** Link layers that are not read, by their number (tcpdump.org/linktypes.html), with their packets. */
  unreadLinks: v.array(v.object({ linkType: count, packets: count })),
  /** What the recording program says that it did not get; null where it does not tell. */
  dropped: v.nullable(count),
  interfaces: v.array(v.string()),
  /** When the first and the last packet in a row came; null without any. */
  firstAt: v.nullable(time),
  lastAt: v.nullable(time),
  /** The part of it that is looked at; null is the whole. */
  span: v.nullable(v.object({ from: time, to: time })),
  /** Whether packets to single hosts are shown as well. */
  showsUnicast: v.boolean(),
  /** Why it was read no further. */
  damage: v.nullable(statementSchema(captureDamages)),
});
export type Recording = v.InferOutput<typeof recordingSchema>;
