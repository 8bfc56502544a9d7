import { limits } from "../limits.ts";
import type { Membership } from "../model/membership.ts";
import { noteText } from "./sentences.ts";

type Dropped = Pick<Membership, "droppedAt" | "lastAt" | "joinedAt">;

/**
 * Whether a row that receives nothing is sent something all the same: the kernel dropped packets of it
 * after the last one that was received, and not so long ago that the silence since then is another.
 * Then neither network nor sender may be blamed.
 * @param at ms since 1970
 */
export function arrivesUnheard({ droppedAt, lastAt, joinedAt }: Dropped, at: number): boolean {
  if (droppedAt === null || (lastAt !== null && droppedAt <= lastAt)) return false;
  const silence = at - (lastAt ?? joinedAt);
  // Drops are read once a second; of a slow stream one packet in several intervals is dropped.
  return at - droppedAt <= Math.max(limits.silentAfterMs, silence / 2);
}

/** Why a row's figures may hold packets that are not its own, or null. */
export function sharingSentence(
  { sharedWith, unsureApart, port }: Pick<Membership, "sharedWith" | "unsureApart" | "port">,
  platform: string,
): string | null {
  if (sharedWith.length > 0) {
    return noteText({ name: "figures-of-others", values: { interfaces: sharedWith } });
  }
  if (!unsureApart) return null;
  const system = platform === "win32" ? "Windows" : platform === "darwin" ? "macOS" : null;
  return noteText({ name: "figures-unsure", values: { system, port } });
}
