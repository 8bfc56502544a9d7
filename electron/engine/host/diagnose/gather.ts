import type { Interface } from "../../../../shared/model/interface.ts";
import { same } from "../../../../shared/same.ts";
import type { NoteStatement } from "../../../../shared/statements/notes.ts";
import { readMldCounters } from "../../system/linux/versions.ts";
import { readOr } from "../../system/system.ts";
import { readHostMemberships } from "../host-memberships.ts";
import type { HostSystem } from "../host-system.ts";
import { parseReceived, parseReversePathDrops } from "../linux/counters.ts";
import { readPortHolders } from "../linux/port-holders.ts";
import type { Facts, Listened, ReversePath, Subject } from "./facts.ts";

/** What gathering needs besides the system. */
export interface Surroundings {
  readonly interfaces: readonly Interface[];
  /** ms since 1970. */
  readonly now: number;
  /** Waits for so many ms between two readings; null reads no counters. */
  readonly listen: { readonly ms: number; wait(ms: number): Promise<void> } | null;
}

/** Reads all that the checks judge by; `notes` tells what was left out. */
export async function gatherFacts(
  system: HostSystem,
  subject: Subject,
  { interfaces, now, listen }: Surroundings,
): Promise<{ readonly facts: Facts; readonly notes: NoteStatement[] }> {
  const { row } = subject;
  const on = interfaces.find(({ name }) => name === row.interface?.name) ?? null;
  const linux = system.platform === "linux";
  const [joined, holders, counted, more] = await Promise.all([
    readHostMemberships(system, interfaces, ({ address }) => address === row.address),
    linux ? readPortHolders(system, row.port, row.address) : null,
    linux && on !== null && listen !== null ? readCounters(system, on.name, listen) : null,
    linux && on !== null ? readSettings(system, subject, on, interfaces) : null,
  ]);
  const facts: Facts = {
    ...subject,
    platform: system.platform,
    now,
    interfaces,
    on,
    joined: joined.memberships.length === 0 || joined.unread.includes(row.family) ? null : joined.memberships,
    holders: holders?.holders ?? null,
    received: counted?.received ?? null,
    reversePath: more && { mode: more.mode, routes: more.routes, dropped: counted?.dropped ?? null },
    forcedVersion: more?.forcedVersion ?? null,
    mldQueries: more?.mldQueries ?? null,
  };
  const further = holders?.notes.filter((note) => !joined.notes.some((told) => same(told, note))) ?? [];
  return { facts, notes: [...joined.notes, ...further] };
}

/** Counters at the beginning and at the end of a while. */
async function readCounters(
  system: HostSystem,
  name: string,
  { ms, wait }: NonNullable<Surroundings["listen"]>,
) {
  const read = async () => {
    const [dev, netstat] = await Promise.all([
      readOr(system, "/proc/net/dev"),
      readOr(system, "/proc/net/netstat"),
    ]);
    return { received: parseReceived(dev ?? "", name), dropped: parseReversePathDrops(netstat ?? "") };
  };
  const before = await read();
  await wait(ms);
  const after = await read();
  return {
    received: both(before.received, after.received, ms),
    dropped: both(before.dropped, after.dropped, ms),
  };
}

function both<T>(before: T | null, after: T | null, ms: number): Listened<T> | null {
  return before === null || after === null ? null : { before, after, ms };
}

/** What a person or the system set for the interface, and where its sources are routed. */
async function readSettings(
  system: HostSystem,
  { row, heard }: Subject,
  on: Interface,
  interfaces: readonly Interface[],
) {
  const setting = async (family: 4 | 6, name: string, of: string): Promise<number | null> => {
    const text = await readOr(system, `/proc/sys/net/ipv${family}/conf/${of}/${name}`);
    return text !== null && /^\d+\s*$/.test(text) ? Number(text) : null;
  };
  // Of these two the kernel takes the larger; of versions, the one for all before its own.
  const [filterAll, filter] = await Promise.all(["all", on.name].map((of) => setting(4, "rp_filter", of)));
  const forced = row.family === 4 ? "force_igmp_version" : "force_mld_version";
  const [forcedAll, forcedOwn] = await Promise.all(
    ["all", on.name].map((of) => setting(row.family, forced, of)),
  );
  const mld = await readOr(system, `/proc/net/dev_snmp6/${on.name}`);
  const own = new Set(interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => address)));
  const sources = [...new Set([...(row.source === null ? [] : [row.source]), ...heard])];
  const routes: ReversePath["routes"] =
    row.family === 6
      ? []
      : await Promise.all(
          sources
            .filter((source) => !own.has(source))
            .map(async (source) => ({ source, by: await wayBack(system, source, interfaces) })),
        );
  return {
    mode: filter === null || filter === undefined ? null : Math.max(filterAll ?? 0, filter),
    forcedVersion: forcedAll || forcedOwn || null,
    mldQueries: readMldCounters(mld ?? "").queries,
    routes,
  };
}

/** The interface by which the system would answer an address. */
async function wayBack(
  system: HostSystem,
  source: string,
  interfaces: readonly Interface[],
): Promise<string | null> {
  const local = await system.localAddressTowards(source, 4);
  return interfaces.find(({ addresses }) => addresses.some(({ address }) => address === local))?.name ?? null;
}
