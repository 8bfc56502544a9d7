import type { FromHistory } from "./messages.ts";

/** The memory of an answer's columns: it is handed over to reception's thread, which copies none of it. */
export function buffersOf(message: FromHistory): ArrayBuffer[] {
  if (message.kind !== "answer" || !("figures" in message.answer)) return [];
  return Object.values(message.answer.figures)
    .flatMap(({ sum, least, most, seconds }) => [sum, least, most, seconds])
    .flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}
