import { limits } from "../../../../../shared/limits.ts";
import type { PacketRows, PlaceRange } from "../../../../../shared/model/packet-list.ts";
import { problemOf } from "../../../../../shared/problem.ts";
import type { WholePacket } from "../../inspector/packet-reader.ts";
import type { RowSource } from "../packet-list.ts";

interface Reading {
  readonly read: RowSource["read"];
  /** One packet whole. */
  readonly whole: (number: number) => Promise<WholePacket>;
}

interface Chosen {
  readonly packets: readonly WholePacket[];
  /** Chosen packets beyond `limits.copiedPackets` or `limits.copiedBytes`; the last ones. */
  readonly leftOut: number;
  /** Those that gave way meanwhile. */
  readonly gone: number;
}

/** The payloads of chosen packets, as many as are copied at once. Throws where the monitor does not answer. */
export async function readChosen({ read, whole }: Reading, ranges: readonly PlaceRange[]): Promise<Chosen> {
  const packets: WholePacket[] = [];
  let bytes = 0;
  let gone = 0;
  let looked = 0;
  const count = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const chosen = (): Chosen => ({ packets, gone, leftOut: count - looked });
  for (const { first, last } of ranges) {
    for (let from = first; from <= last; ) {
      const room = limits.copiedPackets - looked;
      if (room === 0) return chosen();
      const asked = Math.min(limits.packetsPerRequest, last - from + 1, room);
      const rows = await read({ from, count: asked });
      for (let row = 0; row < asked; row += 1) {
        const packet = await packetOf(rows, from + row - rows.from, whole);
        if (packet !== null && bytes + packet.payload.length > limits.copiedBytes) return chosen();
        looked += 1;
        if (packet === null) gone += 1;
        else {
          bytes += packet.payload.length;
          packets.push(packet);
        }
      }
      from += asked;
    }
  }
  return chosen();
}

/** Null where it gave way. */
async function packetOf(rows: PacketRows, row: number, whole: Reading["whole"]): Promise<WholePacket | null> {
  const number = rows.numbers[row] ?? 0;
  if (number < rows.firstKept || number === 0) return null;
  const size = rows.size[row] ?? 0;
  const begin = rows.previewAt[row] ?? 0;
  const payload = rows.previews.slice(begin, rows.previewAt[row + 1] ?? begin);
  if (payload.length < size) {
    try {
      return await whole(number);
    } catch (error) {
      if (problemOf(error).code === "unknown-packet") return null;
      throw error;
    }
  }
  const { address = "", port = 0 } = rows.sources[rows.source[row] ?? 0] ?? {};
  const [ttl = -1, tos = -1] = [rows.ttl[row], rows.tos[row]];
  return {
    ...{ number, at: rows.at[row] ?? 0, sourceAddress: address, sourcePort: port, size },
    ...{ ttl: ttl < 0 ? null : ttl, tos: tos < 0 ? null : tos, mark: rows.mark[row] ?? 0 },
    payload: Uint8Array.from(payload),
  };
}
