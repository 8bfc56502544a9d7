/** An address with or without its port, or a URL, right or wrong: what begins the next group in a list. */
const addressLike =
  /^([a-z][a-z0-9+.-]*:\/\/\S*|\S*@\S*|\[\S*\](:\d*)?|\d+(\.\d+)+(:\d*)?|[0-9a-f]*:[0-9a-f:]*:[0-9a-f:]*)$/i;

/**
 * Takes a list of groups apart, one text for each as `parseJoinText` reads it: lines (a semicolon ends one
 * as well), and in a line groups separated by spaces or commas. What follows `on`, `from` and `bind` stays with
 * its group. A line that begins with `#` is one text, as it is.
 */
export function splitJoinText(text: string): string[] {
  return text
    .split(/[\r\n;]+/)
    .map((line) => line.trim())
    .flatMap((line) => (isComment(line) ? [line] : splitLine(line)));
}

/** Whether an entry is a remark, as in playlists (M3U) and files of hosts. */
export function isComment(entry: string): boolean {
  return entry.startsWith("#");
}

/** Pasted lines as one, for a field that has no lines; `splitJoinText` finds them again. */
export function joinLines(pasted: string): string {
  return pasted
    .split(/[\r\n]+/)
    .map((line) => line.trim().replace(/;/g, ",").replace(/\s+/g, " "))
    .filter(Boolean)
    .join("; ");
}

function splitLine(line: string): string[] {
  const entries: string[][] = [];
  let keyword = false;
  for (const word of line.split(/[\s,]+/).filter(Boolean)) {
    const last = entries.at(-1);
    if (!last || (!keyword && addressLike.test(word))) entries.push([word]);
    else last.push(word);
    keyword = /^(on|from|bind)$/i.test(word);
  }
  return entries.map((words) => words.join(" "));
}
