import { expect, test } from "vitest";
import { parseUdp6Counters, parseUdpCounters } from "./udp-counters.ts";

const snmp = `Icmp: InMsgs InErrors
Icmp: 7 1
Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors InCsumErrors IgnoredMulti MemErrors
Udp: 900 3 61 1000 11 1732 50 0 0
UdpLite: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors InCsumErrors IgnoredMulti MemErrors
UdpLite: 0 0 0 0 1 2 3 0 0
`;

test("IPv4: values stand under their names, and UdpLite is another protocol", () => {
  expect(parseUdpCounters(snmp)).toEqual({ damaged: 50, receiveDrops: 11, sendDrops: 1732 });
});

test("IPv6: a name and a value on each line", () => {
  const snmp6 = "Udp6InDatagrams \t 12\nUdp6RcvbufErrors \t 4\nUdp6SndbufErrors\t5\nUdp6InCsumErrors  \t6\n";
  expect(parseUdp6Counters(snmp6)).toEqual({ damaged: 6, receiveDrops: 4, sendDrops: 5 });
});

test("what is not told is null, never zero", () => {
  expect(parseUdpCounters("")).toBeNull();
  expect(parseUdpCounters("Udp: InDatagrams\nUdp: 5\n")).toBeNull();
  expect(parseUdp6Counters("Ip6InReceives 5\n")).toBeNull();
});
