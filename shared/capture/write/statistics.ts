import { pcapngBlocks, pcapngBytes, pcapngOptions, statisticsOptions } from "../pcapng.ts";
import { block } from "./block.ts";
import { countOption, textOption, timeOption } from "./options.ts";

/** What is known of an interface's packets up to a moment. Times are nanoseconds since 1970. */
export interface InterfaceStatistics {
  /** Its place among its section's interfaces, from 0. */
  readonly interface: number;
  readonly at: bigint;
  /** Since when it was recorded. */
  readonly since: bigint;
  /** Packets that the kernel dropped at the sockets since then; null where the system does not tell. */
  readonly dropped: number | null;
  /** Packets that came to the recording since then. */
  readonly delivered: number;
  readonly comment: string | null;
}

/**
 * An interface statistics block. Drops stand in it twice: as dropped by the system, which is what they are, and
 * where dumpcap writes its own kernel's, which is where Wireshark looks for them.
 */
export function statisticsBlock(told: InterfaceStatistics): Uint8Array<ArrayBuffer> {
  const options = [
    ...textOption(pcapngOptions.comment, told.comment),
    timeOption(statisticsOptions.begin, told.since),
    timeOption(statisticsOptions.end, told.at),
    ...countOption(statisticsOptions.dropped, told.dropped),
    ...countOption(statisticsOptions.droppedBySystem, told.dropped),
    ...countOption(statisticsOptions.delivered, told.delivered),
  ];
  return block(pcapngBlocks.statistics, pcapngBytes.statistics, options, (view) => {
    view.setUint32(8, told.interface, true);
    view.setUint32(12, Number(told.at >> 32n), true);
    view.setUint32(16, Number(told.at & 0xffff_ffffn), true);
  });
}
