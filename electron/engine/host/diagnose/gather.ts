import { limits } from "../../../../shared/limits.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import { same } from "../../../../shared/same.ts";
import type { NoteStatement } from "../../../../shared/statements/notes.ts";
import { readMldCounters } from "../../system/linux/versions.ts";
import { readOr } from "../../system/system.ts";
import { readHostMemberships } from "../host-memberships.ts";
import type { HostSystem } from "../host-system.ts";
import { parseReceived } from "../linux/counters.ts";
import { readFirewall } from "../linux/firewall/read.ts";
import { readPortHolders } from "../linux/port-holders.ts";
import { readIpCounters } from "../linux/read-counters.ts";
import type { Facts, Subject } from "./facts.ts";

/** What gathering needs besides the system. */
export interface Surroundings {
  readonly interfaces: readonly Interface[];
  /** ms since 1970. */
  readonly now: number;
  /** Waits for so many ms between two readings; null reads them once. */
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
  const sources = sourcesOf(subject, interfaces);
  const [joined, holders, counted, more] = await Promise.all([
    readHostMemberships(system, interfaces, ({ address }) => address === row.address),
    linux ? readPortHolders(system, row.port, row.address, row.bind === "any") : null,
    linux && on !== null ? readCounters(system, subject, listen) : null,
    linux && on !== null ? readSettings(system, row, on, sources) : null,
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
    counters: counted?.counters ?? null,
    firewall: counted?.firewall ?? null,
    sources,
    reversePath: more?.reversePath ?? null,
    forcedVersion: more?.forcedVersion ?? null,
    mldQueries: more?.mldQueries ?? null,
  };
  const further = holders?.notes.filter((note) => !joined.notes.some((told) => same(told, note))) ?? [];
  return { facts, notes: [...joined.notes, ...further] };
}

/** Counters at the beginning and at the end of a while. */
async function readCounters(
  system: HostSystem,
  { row, atJoin }: Subject,
  listen: Surroundings["listen"],
): Promise<Pick<Facts, "received" | "counters" | "firewall">> {
  const name = row.interface?.name ?? null;
  const { family, address, port, source } = row;
  const read = async () => ({
    received: name === null ? null : parseReceived((await readOr(system, "/proc/net/dev")) ?? "", name),
    ip: await readIpCounters(system, family, name),
    firewall:
      listen === null || name === null
        ? null
        : await readFirewall(system, { family, address, port, source, on: name }),
  });
  const before = await read();
  if (listen !== null) await listen.wait(listen.ms);
  const after = listen === null ? before : await read();
  return {
    received:
      listen === null || before.received === null || after.received === null
        ? null
        : { before: before.received, after: after.received, ms: listen.ms },
    counters: { atJoin, before: before.ip, after: after.ip },
    firewall:
      before.firewall === null || after.firewall === null
        ? null
        : { before: before.firewall, after: after.firewall },
  };
}

/** Who sends to the row's group, as far as it or its twins heard. */
function sourcesOf({ row, heard, others }: Subject, interfaces: readonly Interface[]): string[] {
  const own = new Set(interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => address)));
  const twins = others.filter(({ address, port }) => address === row.address && port === row.port);
  const all = [...(row.source === null ? [] : [row.source]), ...heard, ...twins.flatMap((one) => one.heard)];
  return [...new Set(all)].filter((source) => !own.has(source)).slice(0, limits.diagnoseSources);
}

/** Of a block for documentation (RFC 5737): only the default route leads there. */
const nowhereInParticular = "192.0.2.1";

/** What a person or the system set for the interface, and where its sources are routed. */
async function readSettings(
  system: HostSystem,
  { family }: Subject["row"],
  on: Interface,
  sources: readonly string[],
) {
  const setting = async (version: 4 | 6, name: string, of: string): Promise<number | null> => {
    const text = await readOr(system, `/proc/sys/net/ipv${version}/conf/${of}/${name}`);
    return text !== null && /^\d+\s*$/.test(text) ? Number(text) : null;
  };
  // Of these two the kernel takes the larger; of versions, the one for all before its own.
  const both = (version: 4 | 6, name: string) =>
    Promise.all([setting(version, name, "all"), setting(version, name, on.name)] as const);
  const [modeOfAll, mode] = await both(4, "rp_filter");
  const forced = await both(family, family === 4 ? "force_igmp_version" : "force_mld_version");
  const mld = await readOr(system, `/proc/net/dev_snmp6/${on.name}`);
  const asked = family === 4 && mode !== null ? sources : [];
  const toAnywhere = await system.wayBack(nowhereInParticular);
  const back = await Promise.all(
    asked.map(async (source) => ({ source, way: await system.wayBack(source) })),
  );
  return {
    reversePath: {
      mode: mode === null ? null : Math.max(modeOfAll ?? 0, mode),
      modeOfAll,
      defaultRoute: toAnywhere && toAnywhere.by !== null,
      routes: back.flatMap(({ source, way }) => (way === null ? [] : [{ source, by: way.by }])),
    },
    forcedVersion: forced[0] || forced[1] || null,
    mldQueries: readMldCounters(mld ?? "").queries,
  };
}
