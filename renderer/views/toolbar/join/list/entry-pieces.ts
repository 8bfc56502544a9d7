import type { ListEntry } from "../../../../../shared/input/list/join-list.ts";

/** A part of an entry's text that is drawn in one way. */
export interface EntryPiece {
  readonly text: string;
  /** It was passed over. */
  readonly dim: boolean;
  /** It is what is wrong. */
  readonly wrong: boolean;
}

/** A line of an entry as it is drawn. */
export type EntryLine = readonly EntryPiece[];

/** Lines of a session description that are drawn: its first, and those that were used. */
const linesDrawn = 4;

/** What is drawn of an entry: its lines in pieces, and how many lines are left out. */
export function piecesOf(entry: ListEntry): { readonly lines: readonly EntryLine[]; readonly more: number } {
  const { text } = entry;
  const ends = [0, text.length];
  for (const { start, end } of entry.used ?? []) ends.push(start, end);
  const problem = entry.read.kind === "mistake" ? entry.read.problem : null;
  // A fault at the very end has no characters: the place where they belong is marked.
  const wrong = problem && { start: problem.start, end: Math.max(problem.start, problem.end) };
  if (wrong) ends.push(wrong.start, wrong.end);
  const cuts = [...new Set(ends)].sort((a, b) => a - b);
  const lines: EntryPiece[][] = [[]];
  for (const [place, start] of cuts.entries()) {
    const end = cuts[place + 1] ?? start;
    const isWrong = wrong !== null && start >= wrong.start && (end <= wrong.end || start === end);
    const used = entry.used === null || entry.used.some((span) => span.start <= start && end <= span.end);
    const pieces = text.slice(start, end).split(/\r\n|\r|\n/);
    for (const [at, piece] of pieces.entries()) {
      if (at > 0) lines.push([]);
      const marksEnd = wrong?.start === start && wrong.end === start;
      if (piece === "" && !marksEnd) continue;
      if (marksEnd && start !== end) lines.at(-1)?.push({ text: "\u00a0", dim: false, wrong: true });
      const own = isWrong && !(marksEnd && start !== end);
      lines.at(-1)?.push({ text: piece === "" ? "\u00a0" : piece, dim: !used && !own, wrong: own });
    }
  }
  if (lines.length <= linesDrawn) return { lines, more: 0 };
  const told = lines.filter((line, at) => at === 0 || line.some(({ dim, wrong }) => !dim || wrong));
  const drawn = (told.length > 1 ? told : lines).slice(0, linesDrawn);
  return { lines: drawn, more: lines.length - drawn.length };
}
