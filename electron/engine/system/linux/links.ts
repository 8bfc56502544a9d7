import type { LinkFacts } from "../kernel.ts";
import { readOr, type System, thisSystem } from "../system.ts";
import { linkState } from "./link-state.ts";

type Files = Pick<System, "read" | "list">;

/** Interface flags of linux/if.h; the file has no IFF_RUNNING, for which `operstate` speaks. */
const flagLoopback = 0x8;
const flagRunning = 0x40;

/**
 * All interfaces without their addresses. The names come from /proc/net/dev, which is always
 * the own network namespace's; /sys may be another's, and then what it says stays unknown.
 */
export async function readLinks(system: Files = thisSystem): Promise<LinkFacts[]> {
  let names: string[];
  try {
    names = interfaceNames(await system.read("/proc/net/dev"));
  } catch {
    return [];
  }
  const ours = await isOurs(names, system);
  return Promise.all(names.map((name) => readLink(name, ours, system)));
}

/** Whether /sys shows the interfaces of this network namespace: it has the same names then. */
async function isOurs(names: readonly string[], system: Files): Promise<boolean> {
  try {
    const shown = (await system.list("/sys/class/net")).filter((name) => name !== "bonding_masters");
    return shown.length === names.length && names.every((name) => shown.includes(name));
  } catch {
    return false;
  }
}

/** Names in the text of /proc/net/dev: two header lines, then `  eth0: 123 …`. */
export function interfaceNames(text: string): string[] {
  return text
    .split("\n")
    .slice(2)
    .map((line) => /^\s*([^:]+):/.exec(line)?.[1]?.trim() ?? "")
    .filter((name) => name !== "");
}

async function readLink(name: string, ours: boolean, system: Files): Promise<LinkFacts> {
  const [own, shown, ...more] = await Promise.all([
    ownNumber(name, system),
    ...["ifindex", "flags", "operstate", "address"].map((file) => fileOf(name, file, system)),
  ]);
  const believed = ours && (own === null || own === Number(shown));
  const [flags, operstate, mac] = believed ? more : [];
  const bits = flags ? Number(flags) : null;
  return {
    name,
    index: own ?? (believed && shown ? Number(shown) : null),
    otherNames: [],
    state: bits === null ? "up" : linkState(bits | flagRunning, operstate ?? "unknown"),
    loopback: bits === null ? name === "lo" : (bits & flagLoopback) !== 0,
    mac: mac && !isZero(mac) ? mac : null,
    type: null,
    master: null,
    addresses: [],
  };
}

/** The number as the own network namespace tells it: only where there is IPv6. */
async function ownNumber(name: string, system: Files): Promise<number | null> {
  const text = await readOr(system, `/proc/net/dev_snmp6/${name}`);
  const [, number] = /^ifIndex\s+(\d+)$/m.exec(text ?? "") ?? [];
  return number === undefined ? null : Number(number);
}

function isZero(mac: string): boolean {
  return /^(00:)*00$/.test(mac);
}

async function fileOf(name: string, file: string, system: Files): Promise<string | null> {
  return (await readOr(system, `/sys/class/net/${name}/${file}`))?.trim() ?? null;
}

/**
 * Megabits per second by the names of the interfaces that have a speed. /sys may be another network
 * namespace's: one whose number or hardware address is not the interface's own is not believed.
 */
export async function readSpeeds(
  links: readonly Pick<LinkFacts, "name" | "index" | "mac">[],
  system: Files = thisSystem,
): Promise<Map<string, number>> {
  const ours = await isOurs(
    links.map(({ name }) => name),
    system,
  );
  const all = links.map(async ({ name, index, mac }): Promise<[string, number][]> => {
    const [number, address, speed] = await Promise.all(
      ["ifindex", "address", "speed"].map((file) => fileOf(name, file, system)),
    );
    const megabits = Number(speed ?? Number.NaN);
    const own = (index === null || Number(number) === index) && (mac === null ? ours : address === mac);
    // -1 where a virtual link has no speed.
    return megabits > 0 && own ? [[name, megabits]] : [];
  });
  return new Map((await Promise.all(all)).flat());
}
