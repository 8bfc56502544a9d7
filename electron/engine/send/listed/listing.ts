import { bytesOfRound, packetsOfRound, sequenceRate } from "../../../../shared/contract/listed-packets.ts";
import type { ListedContent, SendRequest } from "../../../../shared/contract/sends.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Clock } from "../../time/clock.ts";
import type { SendOrder } from "../order.ts";
import { preparedMemory, stopPrepared } from "../prepared/ring.ts";
import type { StagedReader } from "../staged/staged-reader.ts";
import type { SendPlan } from "../transmitter.ts";
import { type ListedPackets, listedPackets } from "./packets.ts";
import { prepareListed } from "./prepare.ts";

/**
 * One send of packets that differ, each with its time: they come from a ring as those of a recording do, which is filled
 * here while they are sent.
 */
export class Listing {
  readonly #content: ListedContent;
  readonly #packets: ListedPackets;
  readonly #count: number | null;
  readonly #dscp: number;
  /** What it is read from, where it is a file that was brought. */
  readonly #file: StagedReader | null;
  /** Of the order that was made last: a ring whose socket could not be had takes nothing any more. */
  #ring: SharedArrayBuffer | null = null;

  constructor(
    content: ListedContent,
    { count, rate, burst, dscp = 0 }: Pick<SendRequest, "count" | "rate" | "burst" | "dscp">,
    file: StagedReader | null = null,
  ) {
    this.#file = file;
    this.#content = content;
    this.#packets = listedPackets(content, { rate, burst }, file);
    this.#count = count;
    this.#dscp = dscp;
  }

  /** The order of a request as it is for packets from the ring. */
  order({ plan, ...plain }: SendOrder & { readonly plan: SendPlan }): SendOrder {
    const content = this.#content;
    const ring = preparedMemory(limits.listedRingBytes);
    this.#ring = ring;
    const { socket, address, port } = plan;
    const size = Math.round(bytesOfRound(content) / packetsOfRound(content));
    const own =
      content.kind !== "sequence"
        ? { size }
        : { size, rate: sequenceRate(content.packets), burst: 1, sequence: content.packets.length };
    return {
      ...plain,
      asked: { ...plain.asked, ...own },
      plan: { ring, sockets: [socket], lanes: [{ socket: 0, address, port }] },
      ended: () => {
        stopPrepared(ring);
        void this.#file?.close();
      },
      trouble: () => this.#file?.trouble ?? null,
    };
  }

  /** Fills the ring until all is in it, or nobody takes any more. */
  prepare(clock: Clock): void {
    if (this.#ring === null) return;
    prepareListed(this.#packets, { count: this.#count, dscp: this.#dscp }, this.#ring, clock);
  }
}
