import type { ListEntry, NamedGroups } from "../../../../../shared/input/list/join-list.ts";
import type { EntryVerdict, ListVerdict } from "../../../../../shared/input/list/judge-list.ts";
import { addressAt } from "../../../../../shared/input/list/range.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import { groupTraits } from "../../../../../shared/net/groups.ts";
import { knownName } from "../../../../../shared/net/known-groups.ts";
import { formatCount, plural } from "../../../../../shared/text/count.ts";
import { inputProblemText } from "../../../../../shared/text/sentences.ts";
import { intentText } from "../intent-text.ts";

/** How an entry stands: it is joined, has a mistake, or is left out for another reason. */
export type Standing = "joins" | "wrong" | "idle" | "comment";

export function standingOf({ read }: ListEntry, { joins }: EntryVerdict): Standing {
  if (read.kind === "comment") return "comment";
  if (read.kind === "mistake") return "wrong";
  return joins > 0 ? "joins" : "idle";
}

/** “16 lines: 26 addresses, 1 comment”. */
export function listSummary(lines: number, entries: readonly ListEntry[], unread: number): string {
  const addresses = entries.reduce((sum, { read }) => sum + countOf(read), 0);
  const comments = entries.filter(({ read }) => read.kind === "comment").length;
  const parts = [
    plural(addresses, "address", "addresses"),
    comments > 0 ? plural(comments, "comment") : "",
    unread > 0 ? `${plural(unread, "line")} beyond the limit not read` : "",
  ].filter(Boolean);
  return `${plural(lines, "line")}: ${parts.join(", ")}`;
}

function countOf(read: ListEntry["read"]): number {
  if (read.kind === "groups") return read.sets.reduce((sum, { count }) => sum + count, 0);
  return read.kind === "mistake" ? 1 : 0;
}

/** What was read of a set of groups: the address or the range, and what it is called. */
export function readAsOf({ intent, range, name }: NamedGroups): {
  readonly what: string;
  readonly name: string;
} {
  if (range === null)
    return { what: intentText(intent), name: name || knownName(intent.address.text, intent.port) };
  const { addresses, ports } = range;
  const first = addressAt(addresses, 0).text;
  const last = addressAt(addresses, addresses.count - 1).text;
  if (addresses.count > 1) return { what: `${first} to ${last}`, name };
  const [low = 0] = ports;
  return { what: `${formatEndpoint(first, low)} to ${ports.at(-1)}`, name };
}

const comments = { comment: "not read", heading: "the table’s heading", name: "name of the next" } as const;

/** The words at the end of an entry: in what form it was, or why it is not joined. */
export function asideOf({ read }: ListEntry, verdict: EntryVerdict): string {
  switch (read.kind) {
    case "comment":
      return comments[read.what];
    case "mistake":
      return "";
    case "groups":
      return idleWords(verdict) ?? formWords(read);
  }
}

/** Why groups of an entry are not joined, if there are such. */
function idleWords({ joins, already, alreadyOn, again, againOf, over }: EntryVerdict): string | null {
  const part = joins > 0;
  if (over > 0) return `${part || over > 1 ? `${formatCount(over)} ` : ""}over the limit`;
  if (already > 0) {
    const on = alreadyOn === null ? "" : ` on ${alreadyOn}`;
    return `${part ? `${formatCount(already)} ` : ""}already joined${on}`;
  }
  if (again > 0 && againOf !== null) return part ? `${formatCount(again)} there before` : "there before";
  return null;
}

function formWords({ form, sets }: Extract<ListEntry["read"], { kind: "groups" }>): string {
  const [first] = sets;
  if (first === undefined) return "";
  const { intent, range } = first;
  if (range !== null) {
    const ports = range.ports.length === 1 ? `port ${range.ports[0]}` : plural(range.ports.length, "port");
    return `${plural(first.count, "group")}, ${ports}`;
  }
  switch (form) {
    case "sdp": {
      const many = sets.length > 1 ? plural(sets.length, "group") : first.carries.replace(/^\w+, /, "");
      return ["SDP", many].filter(Boolean).join(", ");
    }
    case "player":
      return intent.from === null ? "VLC address" : "VLC, source-specific";
    case "url":
      return "URL";
    case "csv":
      return "row of the table";
    default:
      return intent.kind === "port"
        ? "watches the port"
        : groupTraits(intent.address).words.replace(" multicast", "");
  }
}

/** The sentence for an entry with a mistake. */
export function mistakeOf({ read }: ListEntry): string {
  return read.kind === "mistake" ? inputProblemText(read.problem) : "";
}

/** What the one button does. */
export function joinWords({ joins, over, mistakes }: ListVerdict): string {
  if (joins.length === 0) return "Nothing to join";
  if (over > 0) return `Join the first ${formatCount(joins.length)}`;
  const count = `Join ${formatCount(joins.length)}`;
  return mistakes === 0 ? count : `${count}, leave out ${formatCount(mistakes)}`;
}

/** Before and after, against the limit. */
export function limitWords(
  now: number,
  { joins, over, asked, already, again }: ListVerdict,
  most: number,
): string {
  const limit = `the limit is ${formatCount(most)}.`;
  if (over > 0)
    return `${plural(now, "group")} now, ${formatCount(asked - already - again)} more asked for; ${limit}`;
  return `${plural(now, "group")} now, ${formatCount(now + joins.length)} after; ${limit}`;
}
