import { Decoding } from "../../../../shared/decode/decoding.ts";
import { type MadeUpDatagram, madeUpBatch } from "../../net/testing.ts";
import { madeUpTime } from "../../time/testing.ts";
import { Memory } from "../memory.ts";
import { PacketLog } from "../store/packet-log.ts";
import { SegmentPool, segmentCost } from "../store/segment-pool.ts";
import type { ArrangedRow } from "./arrangements.ts";
import { Slices } from "./slices.ts";

/** Of a datagram what a log keeps. */
export type Logged = Required<Pick<MadeUpDatagram, "address" | "port" | "payload" | "at" | "ttl">>;

/** For tests: a log of few segments, and everything that was ever added to it. */
export class MadeUpLog {
  readonly log: PacketLog;
  /** By number less one. */
  readonly all: Logged[] = [];
  readonly #senders: { address: string; port: number }[] = [];
  readonly #toldApart: number;

  /** @param toldApart senders beyond this many are not told apart */
  constructor(segments: number, toldApart = 1_000) {
    const pool = new SegmentPool(new Memory(segments * segmentCost));
    this.log = new PacketLog(pool, { at: (place) => this.#senders[place] ?? null }, madeUpTime);
    this.#toldApart = toldApart;
  }

  get newest(): number {
    return this.all.length;
  }

  add(...datagrams: readonly MadeUpDatagram[]): void {
    for (const given of datagrams) {
      const number = this.all.length + 1;
      const datagram = {
        address: "10.0.0.1",
        port: 5_000,
        payload: new Uint8Array(10),
        at: number,
        ttl: 1,
        ...given,
      };
      this.all.push(datagram);
      this.log.add(madeUpBatch(datagram), 0, 1, this.#placeOf(datagram));
    }
  }

  #placeOf({ address, port }: Logged): number {
    const known = this.#senders.findIndex((sender) => sender.address === address && sender.port === port);
    if (known >= 0) return known;
    if (this.#senders.length >= this.#toldApart) return -1;
    return this.#senders.push({ address, port }) - 1;
  }
}

/** For tests: the row whose packets a made-up log holds. */
export const madeUpGround: ArrangedRow = {
  ...{ time: madeUpTime, address: "239.1.2.3", port: 5_004 },
  hearsOthers: false,
  ...{ decoders: new Decoding().decoders, decoding: new Decoding().group("") },
};

/** For tests: work that pauses after each step. */
export function shortSlices(): Slices {
  let now = 0;
  return new Slices(() => {
    now += 1_000;
    return now;
  });
}
