import * as v from "valibot";
import { streamDetailSchema, streamsSchema } from "../model/stream.ts";
import { namedStreamKinds } from "../model/stream-kinds.ts";
import { address, id, nothing, one, port } from "./arguments.ts";

export const streamMethods = {
  /** The streams of a membership, and what each of its sources was taken for. */
  streams: { args: one, result: streamsSchema },
  /** One stream with its seconds and spreads; null when it is no longer known. */
  stream: {
    args: v.object({ id, stream: id }),
    result: v.nullable(streamDetailSchema),
  },
  /** Counts the streams of a membership from now on. What the group and its sources counted stays. */
  resetStreams: {
    args: one,
    /** By what `undoResetStreams` takes it back for a while; null where nothing can. */
    result: v.object({ undo: v.nullable(id) }),
  },
  /** Counts as if a reset had never been, with what came since. False where it is too late for that. */
  undoResetStreams: { args: v.object({ id, undo: id }), result: v.boolean() },
  /**
   * Says what the packets of a membership, or of one of its sources, are: a kind, `none` for no sequence at
   * all, null to recognise it again. For a format that a person described see `measureAs`.
   */
  decodeAs: {
    args: v.object({
      id,
      source: v.nullable(v.object({ address, port })),
      kind: v.nullable(v.picklist([...namedStreamKinds, "none"])),
    }),
    result: nothing,
  },
} as const;
