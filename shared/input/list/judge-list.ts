import { limits } from "../../limits.ts";
import type { Bind } from "../../model/bind.ts";
import type { Interface } from "../../model/interface.ts";
import type { Membership } from "../../model/membership.ts";
import { chooseInterface } from "../interface-choice.ts";
import type { JoinIntent } from "../join-text.ts";
import { groupsOf } from "./group-set.ts";
import type { JoinList } from "./join-list.ts";

/** One join that a list asks for. */
export interface ListJoin {
  /** Places of the entry in the list, and of its set in the entry. */
  readonly entry: number;
  readonly set: number;
  /** The group with its interface: that of the text, else the one that was chosen. */
  readonly intent: JoinIntent;
  readonly name: string;
}

/** What becomes of one entry. */
export interface EntryVerdict {
  /** Joins of it that are made. */
  readonly joins: number;
  /** Groups of it that are joined already, and where the first of them is. */
  readonly already: number;
  readonly alreadyOn: string | null;
  /** Joins that an entry before asks for as well; its place. */
  readonly again: number;
  readonly againOf: number | null;
  /** Joins beyond the limit. */
  readonly over: number;
}

/** What becomes of a list. */
export interface ListVerdict {
  readonly joins: readonly ListJoin[];
  /** One for each entry of the list. */
  readonly entries: readonly EntryVerdict[];
  /** Sums of those of the entries. */
  readonly already: number;
  readonly again: number;
  readonly over: number;
  /** Entries that cannot be read or are no group. */
  readonly mistakes: number;
  /** Groups that were read, each interface once: `joins`, `already`, `again` and `over` together. */
  readonly asked: number;
}

/** What is joined now, and where joins shall be made. */
export interface ListSurroundings {
  readonly rows: readonly Pick<
    Membership,
    "kind" | "address" | "port" | "source" | "bind" | "interface" | "byDefault"
  >[];
  readonly interfaces: readonly Interface[];
  /** Names of the interfaces for what names none itself; null lets the system choose. */
  readonly on: readonly string[] | null;
  /** What the groups' sockets are bound to; null as each text says. */
  readonly bind: Bind | null;
  /** Memberships that there can be at once. */
  readonly most: number;
}

const nothing: EntryVerdict = { joins: 0, already: 0, alreadyOn: null, again: 0, againOf: null, over: 0 };

/** Says of each entry of a list what would become of it now. Makes no more joins than there is room for. */
export function judgeList(list: JoinList, around: ListSurroundings): ListVerdict {
  const joined = new Map<string, string | null>();
  for (const row of around.rows) {
    const on = row.interface?.name ?? null;
    const key = keyOf({ ...row, from: row.source });
    joined.set(`${key} ${on ?? ""}`, on);
    if (row.byDefault || row.kind !== "group") joined.set(`${key} `, on);
  }
  const asked = new Map<string, number>();
  const joins: ListJoin[] = [];
  let looks = 0;
  const room = Math.max(0, around.most - around.rows.length);
  const entries = list.entries.map(({ read }, entry): EntryVerdict => {
    if (read.kind !== "groups") return nothing;
    const verdict = { ...nothing };
    for (const [place, set] of read.sets.entries()) {
      const places = placesOf(set.intent, around);
      let looked = 0;
      for (const one of groupsOf(set)) {
        // Of a range what is beyond the room is counted, and no longer looked at one by one.
        const full = joins.length >= room && set.count > 1;
        if (full || looks >= limits.listGroups) break;
        looked += 1;
        looks += 1;
        const intent = one.kind === "group" ? { ...one, bind: around.bind ?? one.bind } : one;
        const { address, port, from, bind } = intent;
        const key = keyOf({ address: address.text, port, from, bind });
        for (const on of places) {
          const whole = `${key} ${on ?? ""}`;
          const before = asked.get(whole);
          if (joined.has(whole)) {
            verdict.already += 1;
            verdict.alreadyOn ??= joined.get(whole) ?? null;
          } else if (before !== undefined) {
            verdict.again += 1;
            verdict.againOf ??= before;
          } else if (joins.length >= room) verdict.over += 1;
          else {
            verdict.joins += 1;
            joins.push({ entry, set: place, intent: { ...intent, on }, name: set.name });
          }
          if (before === undefined && joins.length < room) asked.set(whole, entry);
        }
      }
      verdict.over += (set.count - looked) * places.length;
    }
    return verdict;
  });
  const sum = (of: (verdict: EntryVerdict) => number): number =>
    entries.reduce((total, verdict) => total + of(verdict), 0);
  const [already, again, over] = [sum((one) => one.already), sum((one) => one.again), sum((one) => one.over)];
  return {
    joins,
    entries,
    already,
    again,
    over,
    mistakes: list.entries.filter(({ read }) => read.kind === "mistake").length,
    asked: joins.length + already + again + over,
  };
}

type Asked = Pick<JoinIntent, "port" | "from" | "bind"> & { readonly address: string };

function keyOf({ address, port, from, bind }: Asked): string {
  return `${address} ${port} ${from ?? ""} ${bind}`;
}

/** Where the groups of an entry are joined: where its text says, else where it was chosen, as far as there is an address of the family. */
function placesOf({ kind, on, address }: JoinIntent, { interfaces, on: chosen }: ListSurroundings) {
  if (on !== null) {
    const found = chooseInterface(on, interfaces);
    return [found.ok ? found.value.name : on];
  }
  // A watched port is heard on all interfaces.
  if (chosen === null || kind !== "group") return [null];
  if (chosen.length === 1) return chosen;
  const { family } = address;
  const able = chosen.filter((name) =>
    interfaces.some((one) => one.name === name && one.addresses.some((each) => each.family === family)),
  );
  return able.length === 0 ? [null] : able;
}
