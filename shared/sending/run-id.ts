import { accept, type Parsed, refuse } from "../parsed.ts";

/** Ids that are made up have 16 bits: people read them to each other. */
const madeUpIds = 0x10000;

/** @param random from 0 to below 1 */
export function newRunId(random: () => number): number {
  return 1 + Math.floor(random() * (madeUpIds - 1));
}

/** “7F3C”: at least four hex digits. */
export function formatRunId(run: number): string {
  return run.toString(16).toUpperCase().padStart(4, "0");
}

/** Reads a run id, one to eight hex digits. */
export function parseRunId(text: string): Parsed<number> {
  const typed = text.trim();
  if (typed === "") return refuse("run-id-missing", {}, 0, text.length, true);
  if (!/^(0x)?[0-9a-f]{1,8}$/i.test(typed))
    return refuse("run-id-unreadable", { text: typed }, 0, text.length);
  return accept(Number.parseInt(typed.replace(/^0x/i, ""), 16));
}
