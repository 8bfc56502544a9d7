import type { Result } from "../contract.ts";
import { words } from "./words/words.ts";

/** Why events and figures of days are missing; null where nothing has to be said. */
export function historyText({ file, failure, setAside, leftOut }: Result<"historyState">): string | null {
  if (file === null) return null;
  const said = words().history;
  const missing = leftOut === 0 ? null : said.missing(leftOut);
  if (failure !== null) return [said.unwritable(failure), ...(missing === null ? [] : [missing])].join(" ");
  if (setAside !== null) return said.broken(setAside);
  return missing;
}
