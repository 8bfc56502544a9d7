import type { StreamDetail } from "../../../../shared/model/stream.ts";
import { streamKindText } from "../../../../shared/text/sentences.ts";

/** “MPEG-TS over RTP”: what a stream is, one in another included. */
export function titleOf({ kind, transportStream }: Pick<StreamDetail, "kind" | "transportStream">): string {
  return kind === "rtp" && transportStream !== null
    ? `${streamKindText("mpeg-ts")} over ${streamKindText("rtp")}`
    : streamKindText(kind);
}
