import type { StreamDetail } from "../../../../shared/model/stream.ts";
import { streamKindText } from "../../../../shared/text/sentences.ts";
import { words } from "./words/words.ts";

/** “MPEG-TS over RTP”: what a stream is, one in another included. */
export function titleOf({ kind, transportStream }: Pick<StreamDetail, "kind" | "transportStream">): string {
  return kind === "rtp" && transportStream !== null
    ? words().over(streamKindText("mpeg-ts"), streamKindText("rtp"))
    : streamKindText(kind);
}
