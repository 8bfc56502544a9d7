/** A piece of a longer text and where it begins. */
export interface Word {
  readonly text: string;
  readonly start: number;
}

/** Signs without a width, which web pages and word processors put between others, stand for blanks. */
export const blankSigns = "\\s\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069";

const word = new RegExp(`[^${blankSigns}]+`, "g");

/** What white space separates. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(word), (match) => ({ text: match[0], start: match.index }));
}
