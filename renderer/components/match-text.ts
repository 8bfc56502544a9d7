/** A part of a text, end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How well a text was found, the higher the better, and where. */
export interface Match {
  readonly score: number;
  /** In the title, in order, apart from each other. */
  readonly spans: readonly Span[];
}

/** What a word weighs by where it was found. */
const weights = { wholeTitle: 100, titleBegins: 60, wordBegins: 40, within: 20, beside: 5 } as const;

/**
 * Finds all words of a query in a title or in what is said beside it, in any order and whatever their case; null where
 * one is not found. An empty query is found everywhere.
 */
export function matchText(query: string, title: string, beside = ""): Match | null {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const low = title.toLowerCase();
  const lowBeside = beside.toLowerCase();
  let score = 0;
  const spans: Span[] = [];
  for (const word of words) {
    const at = placeOf(low, word);
    if (at !== -1) {
      score += weightAt(low, word, at);
      spans.push({ from: at, to: at + word.length });
    } else if (lowBeside.includes(word)) score += weights.beside;
    else return null;
  }
  return { score, spans: joined(spans) };
}

/** Where a word is, the beginning of one before anything within one. */
function placeOf(text: string, word: string): number {
  let first = -1;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (first === -1) first = at;
    if (beginsWord(text, at)) return at;
  }
  return first;
}

function beginsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

function weightAt(text: string, word: string, at: number): number {
  if (text === word) return weights.wholeTitle;
  if (at === 0) return weights.titleBegins;
  return beginsWord(text, at) ? weights.wordBegins : weights.within;
}

function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}
