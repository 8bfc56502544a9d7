import { limits } from "../limits.ts";
import { contentSize, type ListedContent, type SendContent } from "./sends.ts";

/** Whether packets of different bytes follow each other, each with its own time. */
export function isListed(content: SendContent): content is ListedContent {
  return content.kind === "sequence" || content.kind === "pieces" || content.kind === "file-pieces";
}

/** Packets of one round: of a file its pieces, of a sequence its packets. */
export function packetsOfRound(content: ListedContent): number {
  if (content.kind === "sequence") return content.packets.length;
  return Math.max(1, Math.ceil(bytesOfRound(content) / content.size));
}

/** Bytes of payload in a round. */
export function bytesOfRound(content: ListedContent): number {
  if (content.kind === "pieces") return content.payload.length;
  if (content.kind === "file-pieces") return content.bytes;
  return content.packets.reduce((sum, { content: one }) => sum + contentSize(one), 0);
}

/** Milliseconds from a packet of a sequence to the next: its pause, and what the fastest send needs at least. */
export function gapMs(pauseMs: number): number {
  return Math.max(pauseMs, 1_000 / limits.sendRate);
}

/** Packets a second of a sequence on average, its last pause counted: what the guard of rates looks at. */
export function sequenceRate(packets: readonly { readonly pauseMs: number }[]): number {
  const roundMs = packets.reduce((sum, { pauseMs }) => sum + gapMs(pauseMs), 0);
  return Math.max(limits.slowestRate, Math.min(limits.sendRate, (packets.length * 1_000) / roundMs));
}
