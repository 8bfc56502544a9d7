/** A value as it is read again: in quotes where it would be read as something else. */
export function written(text: string): string {
  const isWord = /^[^\s(){},"=<>!~&|]+$/.test(text) && !text.includes("..");
  return isWord ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}
