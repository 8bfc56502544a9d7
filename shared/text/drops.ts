import type { Membership } from "../model.ts";
import { plural } from "./count.ts";

type Dropped = Pick<Membership, "kernelDrops" | "droppedAt" | "lastAt">;

/**
 * Whether a row that received nothing lately was sent something all the same: the kernel dropped it
 * after the last packet that was received. Then neither network nor sender may be blamed.
 */
export function arrivesUnheard({ kernelDrops, droppedAt, lastAt }: Dropped): boolean {
  if (kernelDrops === null || kernelDrops === 0 || droppedAt === null) return false;
  return lastAt === null || droppedAt > lastAt;
}

/** “This computer dropped 12 packets of it”, to be put before what the row lacks. */
export function droppedHere(kernelDrops: number): string {
  return `This computer dropped ${plural(kernelDrops, "packet")} of it`;
}

/** Why a row's figures may hold packets that are not its own, or null. */
export function sharingSentence(
  { sharedWith, unsureApart, port }: Pick<Membership, "sharedWith" | "unsureApart" | "port">,
  platform: string,
): string | null {
  if (sharedWith.length > 0) {
    return `This system also delivers what arrives on ${sharedWith.join(" and ")}: the figures may hold both.`;
  }
  if (!unsureApart) return null;
  const system = platform === "win32" ? "Windows" : platform === "darwin" ? "macOS" : "this system";
  return `It is not known whether ${system} keeps this row apart from the others on port ${port}: the figures may hold their packets too.`;
}
