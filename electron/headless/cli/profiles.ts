import { formatMoment } from "../../../shared/text/clock.ts";
import { formatCount } from "../../../shared/text/count.ts";
import type { ListedProfile } from "../../engine/workspace/profile-files.ts";
import { readArguments } from "./arguments.ts";
import { profileFiles } from "./profile-option.ts";
import { renderTable, type TextColumn } from "./table.ts";
import type { Terminal } from "./terminal.ts";
import { exitCodes, refuseUsage } from "./usage.ts";

export function readProfilesArguments(args: readonly string[]): { json: boolean } {
  const { switches, rest } = readArguments(args, { json: null });
  const [extra] = rest;
  if (extra !== undefined) refuseUsage("word-too-many", { word: extra, command: "profiles" });
  return { json: switches.json === true };
}

/** Lists this user's profiles: a table, or one JSON array. */
export async function printProfiles(json: boolean, terminal: Terminal): Promise<number> {
  const files = profileFiles();
  const list = await files.list();
  if (json) {
    terminal.json(list.map((one) => ({ ...one, file: files.file(one.name).path })));
  } else if (list.length > 0) {
    for (const line of renderTable(columns, list)) terminal.out(`${line}\n`);
  } else {
    terminal.err(`There is no profile yet in ${files.folder}: the window and castscope serve make them.`);
  }
  return list.length > 0 ? exitCodes.done : exitCodes.nothing;
}

const columns: readonly TextColumn<ListedProfile>[] = [
  { title: "Name", text: ({ name }) => name },
  {
    title: "Groups",
    right: true,
    text: ({ groups }) => (groups === null ? "unreadable" : formatCount(groups)),
  },
  { title: "Changed", text: ({ changedAt }) => (changedAt === null ? "–" : formatMoment(changedAt)) },
];
