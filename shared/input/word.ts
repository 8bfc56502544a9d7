/** A piece of a longer text and where it begins. */
export interface Word {
  readonly text: string;
  readonly start: number;
}

/** What white space separates. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/\S+/g), (match) => ({ text: match[0], start: match.index }));
}
