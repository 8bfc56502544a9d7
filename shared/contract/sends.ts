import * as v from "valibot";
import { limits } from "../limits.ts";
import { largestDscp } from "../net/dscp.ts";
import { parseTemplate, templateParts } from "../template/parse.ts";
import { templateBytes } from "../template/part.ts";
import { testFormats } from "../test-stream/format-names.ts";
import { address, interfaceChoice, nothing, one, port, whole } from "./arguments.ts";

export const templateSchema = v.pipe(
  v.string(),
  v.maxLength(limits.templateCharacters),
  v.check((text) => parseTemplate(text).ok),
);

const bytesSchema = v.object({
  kind: v.literal("bytes"),
  payload: v.pipe(v.instance(Uint8Array), v.maxLength(limits.payloadBytesIpv6)),
});

const templateContentSchema = v.object({
  kind: v.literal("template"),
  /** As it was typed, see docs/templates.md. */
  template: templateSchema,
});

const sequenceSchema = v.object({
  kind: v.literal("sequence"),
  packets: v.pipe(
    v.array(
      v.object({
        content: v.variant("kind", [bytesSchema, templateContentSchema]),
        /** Milliseconds from this packet to the next one, also from the last to the first of the next round. */
        pauseMs: v.pipe(v.number(), v.minValue(0), v.maxValue(limits.sequencePauseMs)),
      }),
    ),
    v.minLength(1),
    v.maxLength(limits.sequencePackets),
  ),
});

const piecesSchema = v.object({
  kind: v.literal("pieces"),
  payload: v.pipe(v.instance(Uint8Array), v.maxLength(limits.sendFileBytes)),
  /** Bytes of each piece; the last one may be shorter. */
  size: v.pipe(whole, v.minValue(1), v.maxValue(limits.payloadBytesIpv6)),
});

const filePiecesSchema = v.object({
  kind: v.literal("file-pieces"),
  /** A file that was brought by `stageSendFile`. */
  file: v.pipe(whole, v.minValue(1)),
  /** Of the whole file. */
  bytes: v.pipe(whole, v.minValue(1), v.maxValue(limits.stagedFileBytes)),
  /** Bytes of each piece; the last one may be shorter. */
  size: v.pipe(whole, v.minValue(1), v.maxValue(limits.payloadBytesIpv6)),
});

/** What the packets hold: the same bytes each, a test stream's header, or a template's fields that differ from one to the next. */
const contentSchema = v.variant("kind", [
  bytesSchema,
  v.object({
    kind: v.literal("test"),
    format: v.picklist(testFormats),
    /** Bytes of each packet's payload. */
    size: v.pipe(whole, v.minValue(1), v.maxValue(limits.payloadBytesIpv6)),
    /** Castscope's run id or MGEN's flow, 32 bits; iperf has none. */
    run: v.pipe(whole, v.minValue(0), v.maxValue(0xffffffff)),
  }),
  templateContentSchema,
  sequenceSchema,
  piecesSchema,
  filePiecesSchema,
]);
export type SendContent = v.InferOutput<typeof contentSchema>;
/** Packets that differ from each other: several in order with pauses, or a file in pieces. Each `count` is of all rounds. */
export type ListedContent = Extract<SendContent, { kind: "sequence" | "pieces" | "file-pieces" }>;

/** Bytes of payload in each packet; of packets that differ those of the largest. */
export function contentSize(content: SendContent): number {
  switch (content.kind) {
    case "bytes":
      return content.payload.length;
    case "test":
      return content.size;
    case "template":
      return templateBytes(templateParts(content.template));
    case "sequence":
      return Math.max(...content.packets.map(({ content: one }) => contentSize(one)));
    case "pieces":
      return Math.min(content.size, content.payload.length);
    case "file-pieces":
      return Math.min(content.size, content.bytes);
  }
}

/** Packets per second, on average. */
const rate = v.pipe(v.number(), v.minValue(0.01), v.maxValue(limits.sendRate));
const count = v.pipe(whole, v.minValue(1), v.maxValue(limits.sendCount));

const sendRequestSchema = v.object({
  address,
  port,
  interface: interfaceChoice,
  /** Null lets the system choose. */
  sourcePort: v.nullable(port),
  /** Whether a program that holds the source port may keep it: what is answered then comes to either. */
  sharesPort: v.optional(v.boolean()),
  /** IP_MULTICAST_TTL for a group (0 to 255), IP_TTL for a host (1 to 255); hop limit in IPv6. */
  ttl: v.pipe(whole, v.minValue(0), v.maxValue(255)),
  /** Whether programs on this computer get it too; only for groups. */
  loopback: v.boolean(),
  /** DSCP of the packets, 0 unless it is given. */
  dscp: v.optional(v.pipe(whole, v.minValue(0), v.maxValue(largestDscp))),
  content: contentSchema,
  /** Null sends until stopped. */
  count: v.nullable(count),
  rate,
  /** What follows after the first `count` packets, each step with a rate of its own. */
  further: v.optional(v.pipe(v.array(v.object({ rate, count })), v.maxLength(limits.sendFurtherSteps))),
  /** Packets handed over back to back; bursts come every burst / rate seconds. */
  burst: v.pipe(whole, v.minValue(1), v.maxValue(limits.sendBurst)),
});
export type SendRequest = v.InferOutput<typeof sendRequestSchema>;

export const sendMethods = {
  /** Starts a send; its progress comes with the deltas. */
  send: { args: sendRequestSchema, result: one },
  stopSend: { args: one, result: nothing },
  /** Makes room for a file that is to be sent in pieces; the oldest that is not being sent gives way. */
  stageSendFile: {
    args: v.object({ bytes: v.pipe(whole, v.minValue(1), v.maxValue(limits.stagedFileBytes)) }),
    result: v.object({ file: v.pipe(whole, v.minValue(1)) }),
  },
  /** Brings a part of it, in any order, each once. */
  addToSendFile: {
    args: v.object({
      file: v.pipe(whole, v.minValue(1)),
      at: v.pipe(whole, v.minValue(0), v.maxValue(limits.stagedFileBytes)),
      bytes: v.pipe(v.instance(Uint8Array), v.maxLength(limits.stagedChunkBytes)),
    }),
    result: nothing,
  },
  /** It is not wanted any more; what is being sent of it goes on. */
  dropSendFile: { args: v.object({ file: v.pipe(whole, v.minValue(1)) }), result: nothing },
} as const;
