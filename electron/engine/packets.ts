import type { Args, Result } from "../../shared/contract.ts";
import { limits } from "../../shared/limits.ts";
import type { Packet } from "../../shared/model.ts";
import { fail } from "../../shared/problem.ts";
import type { Membership } from "./membership.ts";
import type { Segment } from "./store/segment.ts";
import type { WallTime } from "./wall-time.ts";

function packet(number: number, segment: Segment, index: number, wall: WallTime): Packet {
  const sender = segment.sender(index);
  return {
    number,
    at: wall.at(segment.at(index)),
    sourceAddress: sender.address,
    sourcePort: sender.port,
    ttl: segment.ttl(index),
    size: segment.size(index),
    preview: segment.payload(index, limits.previewBytes),
  };
}

/** Kept packets of a range, oldest first; those that gave way are left out. */
export function readPackets(
  { traffic: { log } }: Membership,
  { from, count }: Args<"packets">,
  wall: WallTime,
): Packet[] {
  const rows: Packet[] = [];
  for (let number = Math.max(from, log.firstKept); number < from + count; number += 1) {
    const found = log.find(number);
    if (!found) break;
    rows.push(packet(number, found.segment, found.index, wall));
  }
  return rows;
}

/** One packet whole; throws `unknown-packet` when it gave way. */
export function readPacket(
  { traffic: { log } }: Membership,
  number: number,
  wall: WallTime,
): Result<"packet"> {
  const found = log.find(number);
  if (!found) {
    return fail("unknown-packet", "This packet is no longer kept: newer ones took its place.");
  }
  const { segment, index } = found;
  return { ...packet(number, segment, index, wall), payload: segment.payload(index) };
}
