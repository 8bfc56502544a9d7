import type { formatMethods } from "../../../shared/contract/formats.ts";
import { limits } from "../../../shared/limits.ts";
import type { PacketHeads } from "../../../shared/model/packet-heads.ts";
import type { FeedRow } from "../feeds/feed-rows.ts";
import { describeFormat } from "../streams/formats/described.ts";
import type { Feature } from "./feature.ts";
import type { RowGrounds } from "./grounds.ts";
import { type Sender, sourcePlace } from "./source-place.ts";

/** What people describe: packets to judge by, and measuring as they say. */
export function formatsFeature({ memberships, measures }: RowGrounds): Feature<typeof formatMethods> {
  return {
    handlers: {
      packetHeads: ({ id, source, count, bytes }) => headsOf(memberships.get(id), source, count, bytes),
      measureAs({ id, source, description }) {
        const membership = memberships.get(id);
        const place = source === null ? null : sourcePlace(membership, source);
        if (place !== -1) membership.streams.decodeAs(place, describeFormat(description));
        if (place === null) measures.set(membership, { is: "described", format: description });
        return null;
      },
    },
  };
}

function headsOf({ traffic }: FeedRow, source: Sender | null, count: number, bytes: number): PacketHeads {
  const { log } = traffic;
  const heads: { number: number; at: number; size: number; payload: Uint8Array }[] = [];
  const last = log.nextNumber - 1;
  const least = Math.max(log.firstKept, last + 1 - limits.headsLookedAt);
  for (let number = last; number >= least && heads.length < count; number -= 1) {
    const found = log.find(number);
    if (!found) break;
    const { segment, index } = found;
    if (source !== null) {
      const { address, port } = segment.sender(index);
      if (address !== source.address || port !== source.port) continue;
    }
    const size = segment.size(index);
    heads.push({ number, at: log.time.at(segment.at(index)), size, payload: segment.payload(index, bytes) });
  }
  heads.reverse();
  return columns(heads);
}

function columns(
  rows: readonly { number: number; at: number; size: number; payload: Uint8Array }[],
): PacketHeads {
  const headAt = new Uint32Array(rows.length + 1);
  rows.forEach(({ payload }, row) => {
    headAt[row + 1] = (headAt[row] ?? 0) + payload.length;
  });
  const heads = new Uint8Array(headAt.at(-1) ?? 0);
  rows.forEach(({ payload }, row) => {
    heads.set(payload, headAt[row]);
  });
  return {
    numbers: Float64Array.from(rows, ({ number }) => number),
    at: Float64Array.from(rows, ({ at }) => at),
    size: Uint32Array.from(rows, ({ size }) => size),
    ...{ heads, headAt },
  };
}
