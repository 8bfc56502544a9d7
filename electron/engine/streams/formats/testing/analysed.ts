import type { Stream } from "../../../../../shared/model/stream.ts";
import { type MadeUpDatagram, madeUpBatch } from "../../../net/testing.ts";
import { madeUpTime } from "../../../time/testing.ts";
import { Memory } from "../../../traffic/memory.ts";
import { madeUpFeed } from "../../../traffic/testing.ts";
import { Traffic, TrafficStore } from "../../../traffic/traffic.ts";
import { StreamAnalysis } from "../../stream-analysis.ts";
import { tellStream } from "../../tell.ts";
import { madeUpStreams } from "../../testing.ts";

/** For tests: when the packets of a row come, in the feed's ms. */
export const atOf = (index: number): number => 1_000 + 10 * index;

/** For tests: a feed's traffic with nothing but the whole analysis of streams behind it. */
export class Analysed {
  readonly traffic: Traffic;
  readonly analysis: StreamAnalysis;

  constructor() {
    const memory = new Memory();
    this.traffic = new Traffic(madeUpFeed(), new TrafficStore(memory));
    this.analysis = new StreamAnalysis(madeUpStreams(memory), madeUpTime);
    this.traffic.attachMarking(this.analysis);
  }

  /** Hands payloads over one by one, 10 ms apart. */
  take(payloads: readonly Uint8Array[], more: Partial<MadeUpDatagram> = {}): void {
    payloads.forEach((payload, index) => {
      this.traffic.take(madeUpBatch({ at: atOf(index), payload, ...more }));
    });
  }

  told(): Stream[] {
    return [...this.analysis.streams].map((stream) => {
      const { address, port } = this.traffic.sources.at(stream.source) ?? { address: "", port: 0 };
      return tellStream(stream, { address, port }, this.analysis.source(stream.source), madeUpTime);
    });
  }
}
