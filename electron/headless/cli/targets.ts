/**
 * The groups that a command names, as texts of the join field: a port that stands as a word of its own,
 * as in `watch 239.1.2.3 5004`, belongs to the address before it.
 */
export function targetTexts(rest: readonly string[]): string[] {
  const texts: string[] = [];
  for (const word of rest) {
    const last = texts.at(-1);
    if (last !== undefined && /^\d+$/.test(word)) texts[texts.length - 1] = `${last} ${word}`;
    else texts.push(word);
  }
  return texts;
}
