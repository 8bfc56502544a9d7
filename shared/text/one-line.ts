/** A name in one line, as people mean it: without control characters, and without the blanks around it. */
export function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
