import type { InputProblem } from "../../../shared/parsed.ts";

/** A run of the typed text and how it looks. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly look: "plain" | "wrong" | "scope" | "quiet";
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly look: Piece["look"];
}

/**
 * The text of To in pieces: what is wrong, the IPv6 scope digit that the picker rewrites, the
 * colon before the port. Together the pieces are the text.
 */
export function toPieces(
  text: string,
  problem: Pick<InputProblem, "start" | "end"> | null,
  group6: boolean,
): Piece[] {
  const marks: Mark[] = [];
  if (problem) marks.push({ start: problem.start, end: problem.end, look: "wrong" });
  else {
    const digit = group6 ? scopeDigitAt(text) : -1;
    if (digit !== -1) marks.push({ start: digit, end: digit + 1, look: "scope" });
    const colon = portColonAt(text);
    if (colon !== -1) marks.push({ start: colon, end: colon + 1, look: "quiet" });
  }
  return cut(text, marks);
}

/** A multicast address begins with `ffXY`, four digits always; Y is the scope (RFC 4291 section 2.7). */
function scopeDigitAt(text: string): number {
  const first = text.search(/ff[0-9a-f]{2}:/i);
  return first === -1 ? -1 : first + 3;
}

/** To with another scope digit: that one digit is rewritten, all else stays as it was typed. */
export function withScopeDigit(text: string, digit: number): string {
  const at = scopeDigitAt(text);
  return at === -1 ? text : text.slice(0, at) + digit.toString(16) + text.slice(at + 1);
}

function portColonAt(text: string): number {
  const match = /(?:\]|^[^:]*):(?=\d*\s*$)/.exec(text);
  return match ? match.index + match[0].length - 1 : -1;
}

/** Cuts at the marks, which are in order and do not overlap. */
function cut(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const push = (end: number, look: Piece["look"]): void => {
    if (end > at) pieces.push({ start: at, text: text.slice(at, end), look });
    at = Math.max(at, end);
  };
  for (const mark of marks) {
    push(Math.min(mark.start, text.length), "plain");
    push(Math.min(mark.end, text.length), mark.look);
  }
  push(text.length, "plain");
  return pieces;
}
