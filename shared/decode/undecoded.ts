import { limits } from "../limits.ts";
import { formatCount } from "../text/count.ts";
import type { Decoded } from "./field.ts";
import { looksLike } from "./looks-like.ts";

/** Why a packet is not decoded to its end, as a sentence; null where all of it is. */
export function undecodedText(decoded: Pick<Decoded, "title" | "incomplete">): string | null {
  const { title, incomplete } = decoded;
  if (incomplete === "cut")
    return `Cut off: as ${title} the packet says that there is more of it than there is.`;
  if (incomplete === "too-many")
    return `Only the first ${formatCount(limits.decodedFields)} fields are decoded.`;
  return null;
}

/** Why a packet is bytes and nothing else: what they look like, where they tell. */
export function unrecognisedText(bytes: Uint8Array): string {
  if (bytes.length === 0) return "Nothing to decode: the packet is empty.";
  const look = looksLike(bytes);
  return look === "" ? notRecognised : `Not recognised: ${look}.`;
}

const notRecognised = "Not recognised: the bytes fit nothing that is decoded.";
