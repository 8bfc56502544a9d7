import * as v from "valibot";
import { packetFormats } from "../export/packet-formats.ts";
import { limits } from "../limits.ts";
import { packetSchema } from "../model/packet.ts";
import {
  arrangementSchema,
  packetColumns,
  packetFilterSchema,
  packetRowsSchema,
  packetTallySchema,
  placeRangeSchema,
} from "../model/packet-list.ts";
import { id, nothing, whole } from "./arguments.ts";

/** Of a packet in a list, from 1. */
const place = v.pipe(whole, v.minValue(1));

/** Of the newest packet that the window knows; 0 before the first. */
const packetNumber = v.pipe(whole, v.minValue(0));

/** Places of packets that were chosen in a list. */
const placeRanges = v.pipe(v.array(placeRangeSchema), v.minLength(1), v.maxLength(limits.selectedRanges));

export const packetMethods = {
  /**
   * Kept packets from place `from` on, fewer when the list ends or the first of them gave way. As they
   * arrived, a packet's place is its number; in an arrangement it is the arrangement's.
   */
  packets: {
    args: v.object({
      id,
      arrangement: v.nullable(id),
      from: place,
      count: v.pipe(whole, v.minValue(1), v.maxValue(limits.packetsPerRequest)),
    }),
    result: packetRowsSchema,
  },
  /** One packet's payload, whole. */
  packet: {
    args: v.object({ id, number: place }),
    result: v.object({ ...packetSchema.entries, payload: v.instance(Uint8Array) }),
  },
  /**
   * Begins to sort the kept packets of a membership, or to pick those that a filter lets through. By
   * `number` that is the order of arrival, and `arrangement` takes in newer packets; any other order
   * stays as it was when asked for. Answers when it is done, at the latest after `limits.arrangeWaitMs`.
   */
  arrange: {
    args: v.object({
      id,
      by: v.picklist(packetColumns),
      descending: v.boolean(),
      filter: v.nullable(packetFilterSchema),
      upTo: packetNumber,
      /** An arrangement that is no longer needed. */
      replaces: v.nullable(id),
    }),
    result: arrangementSchema,
  },
  /** How far an arrangement is, up to the packet `upTo` where it takes in newer ones. Waits as `arrange`. */
  arrangement: { args: v.object({ id, arrangement: id, upTo: packetNumber }), result: arrangementSchema },
  /** What some packets of a list are together; those that gave way are not in it. */
  tally: {
    args: v.object({ id, arrangement: v.nullable(id), ranges: placeRanges }),
    result: packetTallySchema,
  },
  /** How many kept packets arrived within a time, both ends included, in ms since 1970. */
  packetsWithin: {
    args: v.object({ id, from: v.pipe(v.number(), v.finite()), to: v.pipe(v.number(), v.finite()) }),
    result: v.object({
      packets: v.number(),
      /** When the oldest arrived that is kept, in ms since 1970; null where none is. */
      oldest: v.nullable(v.number()),
    }),
  },
  /**
   * Packets of a list in another form, as many as fit into `limits.exportPieceBytes`, and at least one. Whoever asks puts
   * the pieces together and asks for the next one when it likes, with those of `ranges` that are left, from `next` on: an
   * export takes no room here, and waits for as long as its reader does.
   */
  exportPackets: {
    args: v.object({
      id,
      arrangement: v.nullable(id),
      /** At most `limits.selectedRanges` of them. */
      ranges: placeRanges,
      format: v.picklist(packetFormats),
      /** Whether this is the first piece, which begins with what stands before all packets. */
      begins: v.boolean(),
    }),
    result: v.object({
      bytes: v.instance(Uint8Array),
      packets: v.number(),
      /** Packets of these places that gave way before their turn. */
      gone: v.number(),
      /** The place to go on from; null when all are in. */
      next: v.nullable(place),
    }),
  },
  /** Keeps packets of a list as a recording that can be sent again, in the order in which they came; the newest few are kept. */
  selectPackets: {
    args: v.object({ id, arrangement: v.nullable(id), ranges: placeRanges }),
    result: v.object({
      selection: id,
      packets: v.number(),
      /** Packets of these places that gave way before their turn. */
      gone: v.number(),
    }),
  },
  /** Where such a recording lies, for the door. */
  selectionFile: { args: v.object({ selection: id }), result: v.object({ path: v.string() }) },
  /**
   * The packet before or after one in a list that is of the same stream: of its sender, and with the key that its format reads.
   * Looks at `limits.neighbourPackets` at the most.
   */
  neighbour: {
    args: v.object({ id, arrangement: v.nullable(id), place, back: v.boolean() }),
    result: v.object({
      /** Null where there is none among those that were looked at. */
      place: v.nullable(place),
      looked: v.number(),
      /** Whether the list ended there. */
      atEnd: v.boolean(),
    }),
  },
  /** Gives an arrangement up; one that is not there is none either. */
  disarrange: { args: v.object({ id, arrangement: id }), result: nothing },
} as const;
