import type { JoinList } from "../../../../../shared/input/list/join-list.ts";

/**
 * What stays of a list after its joins: the entries that are to be mended or tried again, as they were pasted, with the
 * comments, headings and names among them. Empty where nothing stays.
 * @param stays whether the entry at a place stays
 */
export function keepRest(text: string, { entries }: JoinList, stays: (place: number) => boolean): string {
  const kept = entries.filter(({ read }, place) => read.kind !== "comment" && stays(place));
  if (kept.length === 0) return "";
  const comments = entries.filter(({ read }) => read.kind === "comment");
  return [...comments, ...kept]
    .sort((a, b) => a.at.start - b.at.start)
    .map(({ at }) => text.slice(at.start, at.end))
    .join("\n");
}

/** The list with an entry in other words, or without it where there are none. */
export function withEntry(text: string, { at }: JoinList["entries"][number], words: string): string {
  const before = text.slice(0, at.start);
  const after = text.slice(at.end);
  if (words !== "") return before + words + after;
  // What parted it from its neighbours goes with it.
  return (
    before.replace(/[^\S\r\n]*[,;]?[^\S\r\n]*$/, "") + after.replace(/^[^\S\r\n]*(?:[,;]|\r\n|\r|\n)?/, "")
  );
}
