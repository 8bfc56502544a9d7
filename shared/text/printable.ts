/**
 * Characters that change a screen instead of standing on it: the controls of ASCII and of ISO 6429,
 * line and paragraph separators, and those that turn the direction of what follows (Unicode, UAX #9).
 * A terminal obeys them, whoever wrote them: the name of an interface, or a packet.
 */
const controls = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** A text of which nothing but characters reaches a screen, in one line: U+FFFD stands for each other one. */
export function printable(text: string): string {
  return text.replace(controls, "\ufffd");
}

/** The same of a text of several lines, which stay. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** JSON in one line in which such characters are written as escapes: who reads it gets them back. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(
    controls,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
