import type { ListEntry, NamedGroups } from "../../../../../shared/input/list/join-list.ts";
import type { EntryVerdict, ListVerdict } from "../../../../../shared/input/list/judge-list.ts";
import { addressAt } from "../../../../../shared/input/list/range.ts";
import { formatEndpoint, type IpAddress } from "../../../../../shared/net/address.ts";
import { groupTraits } from "../../../../../shared/net/groups.ts";
import { knownName } from "../../../../../shared/net/known-groups.ts";
import { carriesText } from "../../../../../shared/text/carries.ts";
import { shortRangeText } from "../../../../../shared/text/group-range.ts";
import { inputProblemText } from "../../../../../shared/text/sentences.ts";
import { intentText } from "../intent-text.ts";
import { words } from "./words/words.ts";

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
  const texts = words().summary;
  const parts = [
    texts.addresses(addresses),
    comments > 0 ? texts.comments(comments) : "",
    unread > 0 ? texts.unread(unread) : "",
  ].filter(Boolean);
  return `${texts.lines(lines)}: ${parts.join(", ")}`;
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
  if (addresses.count > 1) return { what: words().range(first, last), name };
  return { what: portsText(first, ports), name };
}

const mostPorts = 4;

/** “239.1.1.1:5004 to 5008”; where some of them are left out each by itself, as it was written. */
function portsText(address: string, ports: readonly number[]): string {
  const [low = 0, ...further] = ports;
  const first = formatEndpoint(address, low);
  const last = ports.at(-1) ?? low;
  if (ports.every((port, place) => port === low + place)) return words().range(first, String(last));
  if (ports.length <= mostPorts) return [first, ...further].join(", ");
  return [first, ...further.slice(0, mostPorts - 2), "\u2026", last].join(", ");
}

/** The words at the end of an entry: in what form it was, or why it is not joined. */
export function asideOf({ read }: ListEntry, verdict: EntryVerdict): string {
  switch (read.kind) {
    case "comment":
      return words().aside.comments[read.what];
    case "mistake":
      return "";
    case "groups":
      return idleWords(verdict) ?? formWords(read);
  }
}

/** Why groups of an entry are not joined, if there are such. */
function idleWords({ joins, already, alreadyOn, again, againOf, over }: EntryVerdict): string | null {
  const texts = words().aside;
  const part = joins > 0;
  if (over > 0) return part || over > 1 ? texts.overSome(over) : texts.over;
  if (already > 0) {
    const on = alreadyOn === null ? "" : ` ${texts.on(alreadyOn)}`;
    return `${part ? texts.alreadySome(already) : texts.already}${on}`;
  }
  if (again > 0 && againOf !== null) return part ? texts.againSome(again) : texts.again;
  return null;
}

function formWords({ form, sets }: Extract<ListEntry["read"], { kind: "groups" }>): string {
  const [first] = sets;
  if (first === undefined) return "";
  const { intent, range } = first;
  const texts = words().aside;
  if (range !== null) {
    const [port] = range.ports;
    const one = range.ports.length === 1 && port !== undefined;
    return `${texts.groups(first.count)}, ${one ? texts.port(port) : texts.ports(range.ports.length)}`;
  }
  switch (form) {
    case "sdp": {
      const many =
        sets.length > 1
          ? texts.groups(sets.length)
          : carriesText({ ...first, carries: first.carries.replace(/^\w+, /, "") });
      return ["SDP", many].filter(Boolean).join(", ");
    }
    case "player":
      return intent.from === null ? texts.vlc : texts.vlcSource;
    case "url":
      return "URL";
    case "csv":
      return texts.csv;
    default:
      return intent.kind === "port" ? texts.watches : rangeOf(intent.address);
  }
}

function rangeOf(address: IpAddress): string {
  const { family, range } = groupTraits(address);
  return shortRangeText(family, range);
}

/** The sentence for an entry with a mistake. */
export function mistakeOf({ read }: ListEntry): string {
  return read.kind === "mistake" ? inputProblemText(read.problem) : "";
}

/** What the one button does. */
export function joinWords({ joins, over, mistakes }: ListVerdict): string {
  const { nothing, first, all, some } = words().join;
  if (joins.length === 0) return nothing;
  if (over > 0) return first(joins.length);
  return mistakes === 0 ? all(joins.length) : some(joins.length, mistakes);
}

/** Before and after, against the limit. */
export function limitWords(
  now: number,
  { joins, over, asked, already, again }: ListVerdict,
  most: number,
): string {
  const texts = words().limit;
  if (over > 0) return texts.over(now, asked - already - again, most);
  return texts.after(now, now + joins.length, most);
}
