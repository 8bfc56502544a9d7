import type { LinkFacts } from "../kernel.ts";
import { thisSystem } from "../system.ts";
import { linkState } from "./link-state.ts";

type ReadText = (path: string) => Promise<string>;

const readText: ReadText = (path) => thisSystem.read(path);

/** Interface flags of linux/if.h; the file has no IFF_RUNNING, for which `operstate` speaks. */
const flagLoopback = 0x8;
const flagRunning = 0x40;

/**
 * All interfaces without their addresses. The names come from /proc/net/dev, which is always
 * the own network namespace's; /sys may be another's, so what it lacks stays unknown.
 */
export async function readLinks(read: ReadText = readText): Promise<LinkFacts[]> {
  let names: string[];
  try {
    names = interfaceNames(await read("/proc/net/dev"));
  } catch {
    return [];
  }
  return Promise.all(names.map((name) => readLink(name, read)));
}

/** Names in the text of /proc/net/dev: two header lines, then `  eth0: 123 …`. */
export function interfaceNames(text: string): string[] {
  return text
    .split("\n")
    .slice(2)
    .map((line) => /^\s*([^:]+):/.exec(line)?.[1]?.trim() ?? "")
    .filter((name) => name !== "");
}

async function readLink(name: string, read: ReadText): Promise<LinkFacts> {
  const value = (file: string): Promise<string | null> => fileOf(name, file, read);
  const [flags, operstate, index, mac] = await Promise.all(
    ["flags", "operstate", "ifindex", "address"].map(value),
  );
  const bits = flags ? Number(flags) : null;
  return {
    name,
    index: index ? Number(index) : null,
    otherNames: [],
    state: bits === null ? "up" : linkState(bits | flagRunning, operstate ?? "unknown"),
    loopback: bits === null ? name === "lo" : (bits & flagLoopback) !== 0,
    mac: mac && !/^(00:)*00$/.test(mac) ? mac : null,
    type: null,
    master: null,
    addresses: [],
  };
}

async function fileOf(name: string, file: string, read: ReadText): Promise<string | null> {
  try {
    return (await read(`/sys/class/net/${name}/${file}`)).trim();
  } catch {
    return null;
  }
}

/**
 * Megabits per second by the names of the interfaces that have a speed. /sys may be another network
 * namespace's: one whose number is not the interface's own is not believed.
 */
export async function readSpeeds(
  links: readonly Pick<LinkFacts, "name" | "index">[],
  read: ReadText = readText,
): Promise<Map<string, number>> {
  const all = links.map(async ({ name, index }): Promise<[string, number][]> => {
    const [number, speed] = await Promise.all(["ifindex", "speed"].map((file) => fileOf(name, file, read)));
    const megabits = Number(speed ?? Number.NaN);
    // -1 where a virtual link has no speed.
    return megabits > 0 && (index === null || Number(number) === index) ? [[name, megabits]] : [];
  });
  return new Map((await Promise.all(all)).flat());
}
