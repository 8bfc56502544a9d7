import type { Span } from "./place.ts";

/** A line of a list, without what ends it. */
export interface Line extends Span {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const end = start + line.length;
    lines.push({ number: lines.length + 1, text: line, start, end });
    start = end + (text.startsWith("\r\n", end) ? 2 : 1);
  }
  return lines;
}
