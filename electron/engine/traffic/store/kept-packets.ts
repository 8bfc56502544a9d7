import type { FeedTime } from "../../time/feed-time.ts";
import type { KeptMarks } from "../runs.ts";
import type { Sink } from "../sink.ts";
import type { Endpoint } from "./segment.ts";

/** Packets that follow each other in a log; what is asked of one is asked by its index. */
export interface KeptSegment {
  /** Packet number of the first entry. */
  readonly first: number;
  readonly count: number;
  /** A moment of the feed's time. */
  at(index: number): number;
  ttl(index: number): number | null;
  tos(index: number): number | null;
  /** What the streams say of it (shared/model/packet-mark.ts); 0 where that is not known. */
  mark(index: number): number;
  sender(index: number): Endpoint;
  /** Bytes of payload. */
  size(index: number): number;
  /** Shows where a payload stands, `end` exclusive, without a copy: good for the time of the call. */
  look<T>(index: number, visit: (bytes: Uint8Array, begin: number, end: number) => T): T;
  /** A copy of the payload's first bytes. */
  payload(index: number, most?: number): Uint8Array<ArrayBuffer>;
}

/** The kept packets of one feed, numbered from 1 without gaps: in memory, or in a file. */
export interface KeptPackets {
  /** The time that its packets are stamped with. */
  readonly time: FeedTime;
  /** Packets that gave way to newer ones. */
  readonly dropped: number;
  /** Number of the oldest kept packet; one past the newest when none is kept. */
  readonly firstKept: number;
  /** Number that the next packet will have. */
  readonly nextNumber: number;
  /** Packets that a sorted or filtered list goes over, the newest. */
  readonly mostArranged: number;
  /** The segment and index of a packet, good until the next is looked for; null when it is not kept. */
  find(number: number): { readonly segment: KeptSegment; readonly index: number } | null;
}

/** What keeps the packets of a feed. */
export type PacketKeeper = KeptPackets & Sink & KeptMarks;
