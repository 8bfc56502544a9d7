/** A time of day by the sender's clock, as it stands in packets. Overwritten with each reading. */
export interface Moment {
  /** Seconds since 1970. */
  seconds: number;
  nanoseconds: number;
}

/**
 * Writes what differs from packet to packet, and allocates nothing for it. What is the same in all packets
 * of a run stands in the template.
 */
export interface PacketWriter {
  /** A whole packet: what is the same in all of them, and room for what is not. */
  readonly template: Uint8Array<ArrayBuffer>;
  /** Everything that differs stands in so many bytes at the beginning. */
  readonly headBytes: number;
  /** Whether the format knows packets that say that the run is over. */
  readonly tellsEnd: boolean;
  /** @param sequence from 0 @param at where in `head` the packet begins, which has the template's bytes there */
  write(head: DataView, at: number, sequence: number, moment: Moment): void;
  /** Writes an end marker. @param packets how many there were; nothing is written where `tellsEnd` is false */
  writeEnd(head: DataView, at: number, packets: number, moment: Moment): void;
}

/** A part of a run with a rate of its own. */
export interface RateStep {
  /** Packets per second. */
  readonly rate: number;
  /** How many packets; null goes on until the run is stopped. */
  readonly count: number | null;
}

/** What the packets of a run say of it. */
export interface TestRun {
  /** Bytes of each packet, enough for the format's header. */
  readonly size: number;
  /** 32 bits: Castscope's run id, MGEN's flow. */
  readonly run: number;
  /** The destination. */
  readonly address: string;
  readonly port: number;
  readonly ttl: number;
  readonly dscp: number;
  readonly burst: number;
  readonly steps: readonly RateStep[];
  /** The sender's name for itself. */
  readonly name: string;
}

/** Packets that a run will have; null when it goes on until it is stopped. */
export function packetsOf(steps: readonly Pick<RateStep, "count">[]): number | null {
  let packets = 0;
  for (const { count } of steps) {
    if (count === null) return null;
    packets += count;
  }
  return packets;
}
