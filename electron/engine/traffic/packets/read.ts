import type { Args, Result } from "../../../../shared/contract.ts";
import { limits } from "../../../../shared/limits.ts";
import type { PacketRows } from "../../../../shared/model/packet-list.ts";
import { fail } from "../../../../shared/problem.ts";
import type { PacketOrder } from "../arrange/packet-order.ts";
import type { KeptPackets } from "../store/kept-packets.ts";
import { SenderList } from "./sender-list.ts";

type Range = Pick<Args<"packets">, "from" | "count">;

/** Kept packets as they arrived. */
export function readPackets(log: KeptPackets, { from, count }: Range): PacketRows {
  const first = Math.min(Math.max(from, log.firstKept), from + count);
  let end = first;
  while (end < from + count && log.find(end)) end += 1;
  return packetRows(log, first, end - first, (place) => place);
}

/** Packets as they are arranged, at the places that were told last; one that gave way since has only its number. */
export function readArranged(order: PacketOrder, { from, count }: Range): PacketRows {
  const { first, last } = order.places;
  const begin = Math.min(Math.max(from, first), from + count);
  const rows = Math.max(0, Math.min(from + count - 1, last) - begin + 1);
  return packetRows(order.log, begin, rows, (place) => order.numberAt(place));
}

function packetRows(
  log: KeptPackets,
  from: number,
  count: number,
  numberAt: (place: number) => number,
): PacketRows {
  const numbers = new Float64Array(count);
  const at = new Float64Array(count);
  const size = new Uint32Array(count);
  const ttl = new Int16Array(count).fill(-1);
  const tos = new Int16Array(count).fill(-1);
  const mark = new Uint32Array(count);
  const source = new Uint16Array(count);
  const previewAt = new Uint32Array(count + 1);
  const previews = new Uint8Array(count * limits.previewBytes);
  const senders = new SenderList();
  let end = 0;
  const addPreview = (bytes: Uint8Array, from: number, to: number): void => {
    const most = Math.min(to, from + limits.previewBytes);
    previews.set(bytes.subarray(from, most), end);
    end += most - from;
  };
  for (let row = 0; row < count; row += 1) {
    const number = numberAt(from + row);
    numbers[row] = number;
    const found = log.find(number);
    if (found) {
      const { segment, index } = found;
      at[row] = log.time.at(segment.at(index));
      size[row] = segment.size(index);
      ttl[row] = segment.ttl(index) ?? -1;
      tos[row] = segment.tos(index) ?? -1;
      mark[row] = segment.mark(index);
      source[row] = senders.placeOf(segment.sender(index));
      segment.look(index, addPreview);
    }
    previewAt[row + 1] = end;
  }
  return {
    from,
    firstKept: log.firstKept,
    ...{ numbers, at, size, ttl, tos, mark, source, sources: senders.list },
    // A copy of what is used: a view would take the whole room along to the window.
    ...{ previews: previews.slice(0, end), previewAt },
  };
}

/** One packet whole; throws `unknown-packet` when it gave way. */
export function readPacket(log: KeptPackets, number: number): Result<"packet"> {
  const found = log.find(number);
  if (!found) {
    return fail("packet-gone");
  }
  const { segment, index } = found;
  const { address, port } = segment.sender(index);
  return {
    number,
    at: log.time.at(segment.at(index)),
    sourceAddress: address,
    sourcePort: port,
    ttl: segment.ttl(index),
    tos: segment.tos(index),
    mark: segment.mark(index),
    size: segment.size(index),
    payload: segment.payload(index),
  };
}
