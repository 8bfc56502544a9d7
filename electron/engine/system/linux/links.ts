import { readFile } from "node:fs/promises";

/** What Linux tells of an interface beyond its addresses. */
export interface LinkFacts {
  readonly name: string;
  readonly index: number | null;
  readonly up: boolean;
  readonly loopback: boolean;
  readonly mac: string | null;
  /** Megabits per second. */
  readonly speed: number | null;
}

type ReadText = (path: string) => Promise<string>;

const readText: ReadText = (path) => readFile(path, "utf8");

/** Interface flags of linux/if.h. */
const flagUp = 0x1;
const flagLoopback = 0x8;

/**
 * All interfaces, those without an address too. The names come from /proc/net/dev, which is always
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
  const value = async (file: string): Promise<string | null> => {
    try {
      return (await read(`/sys/class/net/${name}/${file}`)).trim();
    } catch {
      return null;
    }
  };
  const [flags, operstate, index, mac, speed] = await Promise.all(
    ["flags", "operstate", "ifindex", "address", "speed"].map(value),
  );
  const bits = flags ? Number(flags) : null;
  const megabits = Number(speed ?? Number.NaN);
  return {
    name,
    index: index ? Number(index) : null,
    up: bits === null ? true : (bits & flagUp) !== 0 && operstate !== "down",
    loopback: bits === null ? name === "lo" : (bits & flagLoopback) !== 0,
    mac: mac && !/^(00:)*00$/.test(mac) ? mac : null,
    // -1 where a virtual link has no speed.
    speed: megabits > 0 ? megabits : null,
  };
}
