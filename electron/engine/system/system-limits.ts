import { readFileSync } from "node:fs";
import { descriptorReserve } from "./reserve.ts";

/** Limits of this system that can end a join, as far as it tells them. */
export interface SystemLimits {
  /** Files that this program may have open; each socket is one. */
  readonly openFiles: number | null;
  /** IPv4 groups that one socket may join. */
  readonly groupsPerSocket: number | null;
}

export const unknownLimits: SystemLimits = { openFiles: null, groupsPerSocket: null };

/** Reads what Linux tells; what cannot be read, as when all files are used up, stays as it was known. */
export function readSystemLimits(
  known: SystemLimits = unknownLimits,
  read: (path: string) => string = (path) => descriptorReserve.askNow(() => readFileSync(path, "utf8")),
): SystemLimits {
  const number = (path: string, pattern: RegExp): number | null => {
    try {
      const found = pattern.exec(read(path))?.[1];
      return found === undefined ? null : Number(found);
    } catch {
      return null;
    }
  };
  return {
    // Soft limit first: the one that counts.
    openFiles: number("/proc/self/limits", /^Max open files\s+(\d+)/m) ?? known.openFiles,
    groupsPerSocket: number("/proc/sys/net/ipv4/igmp_max_memberships", /^(\d+)/) ?? known.groupsPerSocket,
  };
}
