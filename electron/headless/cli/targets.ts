/** What else than groups says where to join, in options. */
interface JoinOptions {
  readonly on?: string;
  readonly from?: string;
  readonly bind?: string;
}

/** The groups that a command names with its options, in the join field's own language, which has words for them. */
export function joinTexts(rest: readonly string[], { from, on, bind }: JoinOptions): string[] {
  const clauses = [
    from === undefined ? "" : ` from ${from}`,
    on === undefined ? "" : ` on ${on}`,
    bind === undefined ? "" : ` bind ${bind}`,
  ];
  return targetTexts(rest).map((group) => `${group}${clauses.join("")}`);
}

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
