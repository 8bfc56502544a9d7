/** A line of text within a packet: ends with LF or CRLF, or with the bytes. */
export interface Line {
  readonly at: number;
  /** Behind its last character. */
  readonly end: number;
  /** Where the next one begins. */
  readonly next: number;
}

/** The lines from a position to an end. */
export function* linesOf(bytes: Uint8Array, begin: number, end: number): Generator<Line> {
  for (let at = begin; at < end; ) {
    const feed = bytes.indexOf(0x0a, at);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    let last = next === feed + 1 ? feed : end;
    if (last > at && bytes[last - 1] === 0x0d) last -= 1;
    yield { at, end: last, next };
    at = next;
  }
}
