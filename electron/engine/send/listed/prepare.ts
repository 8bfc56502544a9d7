import { limits } from "../../../../shared/limits.ts";
import type { Clock } from "../../time/clock.ts";
import { PreparedWriter, preparedStamps } from "../prepared/ring.ts";
import type { ListedPackets } from "./packets.ts";

/**
 * Puts listed packets into the ring, round after round, each with its time, in turns between which the thread does
 * other things. Ends when all is in it, or nobody takes any more. A time that a template writes is when its packet is
 * planned to leave, right to a few milliseconds as long as none is late.
 * @param count packets of all rounds; null until it is stopped
 */
export function prepareListed(
  packets: ListedPackets,
  { count, dscp }: { readonly count: number | null; readonly dscp: number },
  ring: SharedArrayBuffer,
  clock: Clock,
): void {
  const writer = new PreparedWriter(ring);
  const startedAt = clock.wall();
  const packet = { due: 0, lane: 0, dscp, stamp: preparedStamps.none, size: 0 };
  const moment = { seconds: 0, nanoseconds: 0 };
  let number = 0;
  let due = 0;

  const add = (): boolean => {
    const place = number % packets.count;
    if (packets.isReady?.(place) === false) return false;
    packet.due = due;
    packet.size = packets.sizeOf(place);
    const at = writer.add(packet);
    if (at < 0) return false;
    const ms = startedAt + due;
    moment.seconds = Math.floor(ms / 1_000);
    moment.nanoseconds = Math.min(999_999_999, Math.floor((ms - moment.seconds * 1_000) * 1e6));
    packets.write(place, writer.bytes, writer.view, at, Math.floor(number / packets.count), moment);
    due += packets.gapAfter(place, number);
    number += 1;
    return true;
  };

  const turn = (): void => {
    if (writer.isStopped) return;
    for (let left = limits.listedTurnPackets; left > 0 && number !== count; left -= 1) {
      if (due - writer.takenDue > limits.listedAheadMs && number > 0) break;
      if (!add()) break;
    }
    if (number === count || packets.isBroken?.()) {
      writer.end();
      return;
    }
    writer.publish();
    writer.begin();
    clock.after(limits.listedRoomMs, turn);
  };
  turn();
}
