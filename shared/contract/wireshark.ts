import * as v from "valibot";
import { limits } from "../limits.ts";
import { wiresharkLinesSchema, wiresharkPacketSchema, wiresharkSchema } from "../wireshark/answers.ts";
import { id, nothing, whole } from "./arguments.ts";

const number = v.pipe(whole, v.minValue(1));

/** What tells the questions of one part of a window from all others: a number that it made up. */
const asker = v.pipe(whole, v.minValue(0));

/** A protocol's name, for what is sent to the port of these packets; null leaves it to Wireshark. */
const as = v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.wiresharkProtocolLength)));

/**
 * Decoding by Wireshark's tshark, in a process of its own that is started for each question and ends with it. One runs at a time;
 * a new question of the same asker takes the place of its older one, which fails with `wireshark-stopped`.
 */
export const wiresharkMethods = {
  /** Looks for it; runs nothing. */
  wireshark: { args: nothing, result: wiresharkSchema },
  /** What it reads in one kept packet. */
  wiresharkPacket: { args: v.object({ id, asker, as, number }), result: wiresharkPacketSchema },
  /** What its packet list says of some kept packets. */
  wiresharkLines: {
    args: v.object({
      id,
      asker,
      as,
      numbers: v.pipe(v.array(number), v.minLength(1), v.maxLength(limits.wiresharkPackets)),
    }),
    result: wiresharkLinesSchema,
  },
  /** Ends an asker's question; none is none. */
  wiresharkStop: { args: v.object({ asker }), result: nothing },
} as const;
