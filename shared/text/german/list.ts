/** „a“, „a und b“, „a, b und c“. */
export function listed(words: readonly string[]): string {
  if (words.length <= 1) return words.join("");
  return `${words.slice(0, -1).join(", ")} und ${words.at(-1)}`;
}

/** „a“, „a oder b“, „a, b oder c“. */
export function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} oder ${words.at(-1)}`;
}

/** Each in the quotes of the language. */
export function quoted(words: readonly string[]): string {
  return words.map((one) => `„${one}“`).join(", ");
}
