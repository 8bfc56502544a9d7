import { limits } from "../limits.ts";
import type { Decoded } from "./field.ts";
import { looksLike } from "./looks-like.ts";
import { words } from "./words/words.ts";

/** Why a packet is not decoded to its end, as a sentence; null where all of it is. */
export function undecodedText(decoded: Pick<Decoded, "title" | "incomplete">): string | null {
  const { title, incomplete } = decoded;
  if (incomplete === "cut") return words().undecoded.cut(title);
  if (incomplete === "too-many") return words().undecoded.tooMany(limits.decodedFields);
  return null;
}

/** Why a packet is bytes and nothing else: what they look like, where they tell. */
export function unrecognisedText(bytes: Uint8Array): string {
  if (bytes.length === 0) return words().undecoded.empty;
  const look = looksLike(bytes);
  const { unknown, lookingLike } = words().undecoded;
  return look === "" ? unknown : lookingLike(look);
}
