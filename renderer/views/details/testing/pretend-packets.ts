import type { Args, Result } from "../../../../shared/contract.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Packet } from "../../../../shared/model.ts";
import { fail } from "../../../../shared/problem.ts";

/** A payload that tells its packet's number in its first four bytes. */
function payloadOf(number: number, size: number): Uint8Array<ArrayBuffer> {
  const payload = new Uint8Array(size);
  new DataView(payload.buffer).setUint32(0, number);
  return payload;
}

function madeUpPacket(number: number, size = 20): Packet {
  return {
    number,
    at: number,
    sourceAddress: "10.0.0.31",
    sourcePort: 5353,
    ttl: 1,
    size,
    preview: payloadOf(number, size).subarray(0, limits.previewBytes),
  };
}

export function madeUpPackets(from: number, to: number): Packet[] {
  return Array.from({ length: to - from + 1 }, (_, index) => madeUpPacket(from + index));
}

/** The packet store of one membership as the engine answers for it. The test decides when. */
export class PretendPackets {
  firstKept = 1;
  packets = 0;
  /** Every question for rows, with the time at which it was put. */
  readonly asked: (Args<"packets"> & { readonly at: number })[] = [];
  /** Questions that wait; empty while `atOnce`. */
  readonly waiting: (() => void)[] = [];
  atOnce = true;
  broken = false;
  underWay = 0;
  mostUnderWay = 0;

  readonly client = {
    packets: async (args: Args<"packets">): Promise<Result<"packets">> => {
      this.asked.push({ ...args, at: performance.now() });
      this.underWay += 1;
      this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
      // Read when asked, told when answered: what happens in between is the race to be tried.
      const rows = this.#rows(args);
      if (!this.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
      this.underWay -= 1;
      if (this.broken) return fail("disconnected", "The connection to the monitor was lost.");
      return rows;
    },
    packet: async ({ number }: Args<"packet">): Promise<Result<"packet">> => {
      if (!this.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
      if (number < this.firstKept || number > this.packets) {
        return fail("unknown-packet", "This packet is no longer kept: newer ones took its place.");
      }
      return { ...madeUpPacket(number), payload: payloadOf(number, 20) };
    },
  };

  answerNext(): void {
    this.waiting.shift()?.();
  }

  #rows({ from, count }: Args<"packets">): Packet[] {
    return madeUpPackets(Math.max(from, this.firstKept), Math.min(from + count - 1, this.packets));
  }
}
