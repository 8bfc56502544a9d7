import * as v from "valibot";
import { rateUnits } from "../input/send-rate.ts";
import { limits } from "../limits.ts";
import { largestDscp } from "../net/dscp.ts";
import { presetNames } from "../sending/presets.ts";
import { testFormats } from "../test-stream/format-names.ts";

/** What is typed in Compose, as it is kept: each field by itself, so that a later version's field costs no other. */

/** A field of one line, as typed. */
const typed = v.pipe(v.string(), v.maxLength(limits.filterLength));
const ttl = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255));
/** More than that is not kept: a section has an end. */
const payload = v.pipe(v.string(), v.maxLength(limits.keptCharacters));

const testSchema = v.object({
  format: v.picklist(testFormats),
  preset: v.nullable(v.picklist(presetNames)),
  unit: v.picklist(rateUnits),
  ...{ rate: typed, size: typed, burst: typed, duration: typed, run: typed, flow: typed },
});

/** A packet of a sequence, of a file without its bytes. */
const rowSchema = v.object({
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  kind: v.picklist(["text", "hex", "file", "template"]),
  typed: payload,
  pause: typed,
});

export const draftSchema = v.partial(
  v.object({
    to: typed,
    from: v.nullable(typed),
    sourcePort: typed,
    sharesPort: v.boolean(),
    multicastTtl: ttl,
    unicastTtl: ttl,
    loopback: v.boolean(),
    payload: v.picklist(["text", "hex", "template", "test", "sequence"]),
    text: payload,
    ...{ hex: payload, template: payload },
    test: testSchema,
    sequence: v.pipe(v.array(rowSchema), v.maxLength(limits.sequencePackets)),
    times: typed,
    dscp: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(largestDscp)),
    mode: v.picklist(["once", "repeat"]),
    count: typed,
    rate: typed,
    rateUnit: v.picklist(rateUnits),
    burst: typed,
  }),
);
