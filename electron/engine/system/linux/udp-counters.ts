/** What the kernel counts of all UDP datagrams of one family since it started, or the namespace was made. */
export interface UdpCounters {
  /** Arrived with a wrong checksum: damaged on the way, or by a faulty adapter (InCsumErrors). */
  readonly damaged: number;
  /** Found the socket's receive buffer full (RcvbufErrors). */
  readonly receiveDrops: number;
  /** Were dropped by a send queue of this computer, of sockets that asked for no errors too (SndbufErrors). */
  readonly sendDrops: number;
}

/** Reads /proc/net/snmp, where a line of names stands above one of values; null where it tells nothing of UDP. */
export function parseUdpCounters(snmp: string): UdpCounters | null {
  const [names = [], values = []] = snmp
    .split("\n")
    .filter((line) => line.startsWith("Udp:"))
    .map((line) => line.trim().split(/\s+/));
  return countersOf((name) => values[names.indexOf(name)]);
}

/** Reads /proc/net/snmp6, a name and a value on each line; null where IPv6 is switched off. */
export function parseUdp6Counters(snmp6: string): UdpCounters | null {
  const values = new Map(
    snmp6.split("\n").map((line) => {
      const [name = "", value] = line.trim().split(/\s+/);
      return [name, value] as const;
    }),
  );
  return countersOf((name) => values.get(`Udp6${name}`));
}

function countersOf(value: (name: string) => string | undefined): UdpCounters | null {
  const [damaged, receiveDrops, sendDrops] = ["InCsumErrors", "RcvbufErrors", "SndbufErrors"].map((name) =>
    Number(value(name) ?? Number.NaN),
  ) as [number, number, number];
  if (![damaged, receiveDrops, sendDrops].every(Number.isFinite)) return null;
  return { damaged, receiveDrops, sendDrops };
}
