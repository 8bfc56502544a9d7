import type { Result } from "../contract.ts";
import { plural } from "./count.ts";

/** Why events and figures of days are missing; null where nothing has to be said. */
export function historyText({ file, failure, setAside, leftOut }: Result<"historyState">): string | null {
  if (file === null) return null;
  const missing =
    leftOut === 0
      ? ""
      : ` ${plural(leftOut, "minute of a group or source", "minutes of groups and sources")} will be missing.`;
  if (failure !== null)
    return `The history cannot be written: ${failure}. Counting goes on, and what is new waits for ten minutes.${missing}`;
  if (setAside !== null)
    return `The history was broken: it was put aside as ${setAside}, and a new one begins.`;
  return missing === "" ? null : missing.trim();
}
