/**
 * What the kernel counts of packets that never reach a socket, by its own names. IPv4 is counted for the whole
 * computer (its network namespace), IPv6 for each interface too.
 */
const names = {
  4: {
    /** The source is not routed back by the interface of arrival (rp_filter). */
    reversePath: "TcpExt.IPReversePathFilter",
    damaged: "Udp.InCsumErrors",
    /** Fragments that came, datagrams that they made, and those given up. */
    fragments: "Ip.ReasmReqds",
    whole: "Ip.ReasmOKs",
    unfinished: "Ip.ReasmFails",
    headers: "Ip.InHdrErrors",
    addresses: "Ip.InAddrErrors",
    discards: "Ip.InDiscards",
    noRoutes: "IpExt.InNoRoutes",
    truncated: "IpExt.InTruncatedPkts",
  },
  6: {
    reversePath: null,
    damaged: "Udp6InCsumErrors",
    fragments: "Ip6ReasmReqds",
    whole: "Ip6ReasmOKs",
    unfinished: "Ip6ReasmFails",
    headers: "Ip6InHdrErrors",
    addresses: "Ip6InAddrErrors",
    discards: "Ip6InDiscards",
    noRoutes: "Ip6InNoRoutes",
    truncated: "Ip6InTruncatedPkts",
  },
} as const;

export type CounterName = keyof (typeof names)[4];
/** Null where the system does not count it. */
export type IpCounters = Readonly<Record<CounterName, number | null>>;

/** As a person finds it in the output of nstat. */
export function nameOfCounter(counter: CounterName, family: 4 | 6): string {
  const name = names[family][counter];
  if (name === null) return counter;
  return name.replace(".", "");
}

/** Reads the texts of /proc/net/snmp and netstat, in which a line of names stands above one of values. */
export function parseIpv4Counters(snmp: string, netstat: string): IpCounters {
  const values = new Map<string, number>();
  const lines = `${snmp}\n${netstat}`.split("\n");
  for (const [place, line] of lines.entries()) {
    const [table = "", ...columns] = line.trim().split(/\s+/);
    const [again, ...counts] = (lines[place + 1] ?? "").trim().split(/\s+/);
    if (!table.endsWith(":") || again !== table || !/^-?\d+$/.test(counts[0] ?? "")) continue;
    columns.forEach((column, at) => {
      values.set(`${table.slice(0, -1)}.${column}`, Number(counts[at] ?? Number.NaN));
    });
  }
  return pick(4, (name) => values.get(name));
}

/**
 * Reads the texts of /proc/net/dev_snmp6/NAME and snmp6: a name and a value on each line. What the interface's
 * own file does not have is taken of the whole computer.
 */
export function parseIpv6Counters(ofInterface: string, ofComputer: string): IpCounters {
  const values = new Map<string, number>();
  for (const line of `${ofComputer}\n${ofInterface}`.split("\n")) {
    const [name = "", value] = line.trim().split(/\s+/);
    if (value !== undefined && /^\d+$/.test(value)) values.set(name, Number(value));
  }
  return pick(6, (name) => values.get(name));
}

function pick(family: 4 | 6, value: (name: string) => number | undefined): IpCounters {
  const entries = Object.entries(names[family]).map(([counter, name]) => {
    const count = name === null ? undefined : value(name);
    return [counter, count !== undefined && Number.isFinite(count) ? count : null];
  });
  return Object.fromEntries(entries) as IpCounters;
}
