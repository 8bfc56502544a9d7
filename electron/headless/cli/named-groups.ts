import type { JoinIntent } from "../../../shared/input/join-text.ts";
import { type GroupSet, groupsOf, readGroupSet } from "../../../shared/input/list/group-set.ts";
import { type JoinList, readJoinList } from "../../../shared/input/list/join-list.ts";
import { limits } from "../../../shared/limits.ts";
import type { Bind } from "../../../shared/model/bind.ts";
import { binds } from "../../../shared/model/bind.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import { decodeText } from "../../../shared/text/decode-text.ts";
import { readStart, readStdin } from "./file.ts";
import { joinTexts } from "./targets.ts";
import { accepted, refuseUsage } from "./usage.ts";

/** A group that a command names, and what it is called; empty takes what it is known as. */
export interface NamedGroup {
  readonly intent: JoinIntent;
  readonly name: string;
}

interface GroupOptions {
  readonly on?: string;
  readonly from?: string;
  readonly bind?: string;
  /** A file with one group in each line, or “-” for the standard input. */
  readonly list?: string;
}

/** The groups that stand in a command and in its list, ranges one by one; no more than can be joined. */
export async function readGroups(
  rest: readonly string[],
  options: GroupOptions,
): Promise<readonly NamedGroup[]> {
  const { list } = options;
  if (rest.length === 0 && list === undefined) refuseUsage("groups-missing", {});
  const typed = joinTexts(rest, options).map((text) => ({ ...accepted(readGroupSet(text)), name: "" }));
  const listed = list === undefined ? [] : await readList(list, options);
  const sets = [...typed, ...listed];
  const count = sets.reduce((sum, set) => sum + set.count, 0);
  if (count > limits.memberships) refuseUsage("groups-too-many", { count, most: limits.memberships });
  return sets.flatMap((set) => [...groupsOf(set)].map((intent) => ({ intent, name: set.name })));
}

/** A byte more shows that a list is too long; a character of UTF-8 takes up to four. */
const mostBytes = 4 * limits.listCharacters + 1;

async function readList(
  file: string,
  { on, from, bind }: GroupOptions,
): Promise<(GroupSet & { readonly name: string })[]> {
  if (from !== undefined) refuseUsage("list-with-source", {});
  const bytes = file === "-" ? await readStdin(mostBytes) : await readStart(file, mostBytes, "list");
  const list = readJoinList(decodeText(bytes));
  if (list.unread > 0) refuseUsage("list-too-long", { file, most: limits.listLines });
  refuseMistakes(list, file);
  const sets = list.entries.flatMap(({ read }) => (read.kind === "groups" ? read.sets : []));
  if (sets.length === 0) refuseUsage("list-empty", { file });
  const wanted = binds.find((one): one is Bind => one === bind);
  if (bind !== undefined && wanted === undefined)
    refuseUsage("text-unreadable", { mistake: bindMistake(bind) });
  return sets.map((set) => ({
    ...set,
    // What a line says itself stays.
    intent: {
      ...set.intent,
      on: set.intent.on ?? (set.intent.kind === "group" ? (on ?? null) : null),
      bind: set.intent.kind === "group" ? (wanted ?? set.intent.bind) : set.intent.bind,
    },
  }));
}

function bindMistake(text: string) {
  return { name: "bind-unknown", values: { text } } as const;
}

/** Nothing is joined of a list that cannot be read whole: a script would not notice what is missing. */
function refuseMistakes({ entries }: JoinList, file: string): void {
  const wrong = entries.flatMap(({ read, lines: [line] }) =>
    read.kind === "mistake" ? [{ line, problem: read.problem }] : [],
  );
  const [first] = wrong;
  if (first === undefined) return;
  const { line, problem } = first;
  refuseUsage("list-wrong", { file, line, mistake: statementOf(problem), further: wrong.length - 1 });
}
