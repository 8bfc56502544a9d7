/** An address with or without its port, or a URL, right or wrong: what begins the next group in a list. */
const addressLike =
  /^([a-z][a-z0-9+.-]*:\/\/\S*|\S*@\S*|\[\S*\](:\d*)?|\d+(\.\d+)+(:\d*)?|[0-9a-f]*:[0-9a-f:]*:[0-9a-f:]*)$/i;

/**
 * Takes a list of groups apart, one text for each as `parseJoinText` reads it: pasted lines, or
 * groups separated by spaces, commas or semicolons. What follows `on` and `from` stays with its group.
 */
export function splitJoinText(text: string): string[] {
  const entries: string[][] = [];
  let keyword = false;
  for (const word of text.split(/[\s,;]+/).filter(Boolean)) {
    const last = entries.at(-1);
    if (!last || (!keyword && addressLike.test(word))) entries.push([word]);
    else last.push(word);
    keyword = /^(on|from)$/i.test(word);
  }
  return entries.map((words) => words.join(" "));
}
