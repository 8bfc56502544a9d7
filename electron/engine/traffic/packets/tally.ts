import { limits } from "../../../../shared/limits.ts";
import type { PacketTally, PlaceRange } from "../../../../shared/model/packet-list.ts";
import type { PacketPlaces } from "../arrange/packet-order.ts";
import type { Slices } from "../arrange/slices.ts";

/** What the packets at some places are together, in slices; those that gave way by their turn are counted as such. */
export async function tallyOf(
  list: PacketPlaces,
  ranges: readonly PlaceRange[],
  slices: Slices,
): Promise<PacketTally> {
  const { log } = list;
  const sum = { packets: 0, bytes: 0, gone: 0 };
  let firstAt = Number.POSITIVE_INFINITY;
  let lastAt = Number.NEGATIVE_INFINITY;
  slices.begin();
  for (const { first, last } of ranges) {
    // Places that the list does not have any more, or not yet, hold nothing that is still kept.
    const { places } = list;
    const from = Math.max(first, places.first);
    const to = Math.min(last, places.last);
    sum.gone += Math.min(last, from - 1) - first + 1;
    for (let begin = from; begin <= to; begin += limits.tallyStepPackets) {
      const end = Math.min(to, begin + limits.tallyStepPackets - 1);
      for (let place = begin; place <= end; place += 1) {
        const found = log.find(list.numberAt(place));
        if (found === null) {
          sum.gone += 1;
          continue;
        }
        const at = found.segment.at(found.index);
        sum.packets += 1;
        sum.bytes += found.segment.size(found.index);
        if (at < firstAt) firstAt = at;
        if (at > lastAt) lastAt = at;
      }
      await slices.pause();
    }
  }
  const any = sum.packets > 0;
  return { ...sum, firstAt: any ? log.time.at(firstAt) : null, lastAt: any ? log.time.at(lastAt) : null };
}
