import { limits } from "../../shared/limits.ts";
import { decodeText, utf16Of } from "../../shared/text/decode-text.ts";

/** How files are called that hold a list of groups. */
const listName = /\.(txt|csv|tsv|m3u8?|sdp|list|xspf|pls|conf|cfg)$/i;

/** Bytes at the beginning of a file that say whether it is text. */
const sniffedBytes = 4_096;

/** Whether a file is called as lists of groups are. */
export function isCalledList({ name }: Pick<File, "name">): boolean {
  return listName.test(name);
}

/**
 * The text of a file that holds a list of groups; null for one that holds something else, such as a recording. What it is
 * called decides, and of a file without an ending what is in it.
 */
export async function listTextOf(file: File): Promise<string | null> {
  if (!isCalledList(file) && /\.[^.]+$/.test(file.name)) return null;
  // A character takes four bytes at most; the list tells what is beyond its bound.
  const bytes = new Uint8Array(await file.slice(0, 4 * limits.listCharacters).arrayBuffer());
  return isText(bytes.subarray(0, sniffedBytes)) ? decodeText(bytes) : null;
}

/** Text has no zero bytes, but for the one that has them in each character and says so. */
function isText(bytes: Uint8Array): boolean {
  return bytes.length > 0 && (utf16Of(bytes) !== null || !bytes.includes(0));
}
