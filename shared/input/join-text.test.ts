import { describe, expect, test } from "vitest";
import type { Parsed } from "../parsed.ts";
import { formatHex, parseHex, printable } from "../text/hex.ts";
import { inputProblemText } from "../text/sentences.ts";
import { chooseInterface } from "./interface-choice.ts";
import { formatJoinText, parseJoinText } from "./join-text.ts";
import {
  checkPayloadSize,
  parseMulticastTtl,
  parseSendCount,
  parseSendRate,
  parseUnicastTtl,
} from "./quantities.ts";

const interfaces = [
  { name: "lo", index: 1, addresses: [{ address: "127.0.0.1" }, { address: "::1" }] },
  { name: "eth0", index: 2, addresses: [{ address: "10.0.0.21" }] },
  { name: "vEthernet (WSL)", index: 9, addresses: [{ address: "172.20.0.1" }] },
];

function sentence(parsed: Parsed<unknown>): string {
  if (parsed.ok) throw new Error("accepted");
  return inputProblemText(parsed.problem);
}

describe("what the join field understands", () => {
  test.each([
    ["239.1.2.3:5004", { kind: "group", port: 5004, on: null, from: null }],
    ["239.1.2.3:5004 on eth0", { on: "eth0" }],
    ["[ff15::1]:5000 on eth0", { kind: "group", port: 5000, on: "eth0" }],
    ["232.1.1.1:5000 from 10.0.0.7", { from: "10.0.0.7" }],
    ["232.1.1.1:5000 from 10.0.0.7 on 10.0.0.21", { from: "10.0.0.7", on: "10.0.0.21" }],
    ["232.1.1.1:5000 ON eth0 FROM 10.0.0.7", { from: "10.0.0.7", on: "eth0" }],
    ["[FF02::FB%eth0]:5353", { on: "eth0" }],
    ["239.1.2.3:5004 on vEthernet (WSL)", { on: "vEthernet (WSL)" }],
    ["  10.0.0.7:5000  ", { kind: "host", port: 5000 }],
    ["239.1.1.1 5004", { kind: "group", port: 5004 }],
    ["239.1.1.1 5004 on eth0", { port: 5004, on: "eth0" }],
    ["ff02::1%eth0 5004", { kind: "group", port: 5004, on: "eth0" }],
    ["[ff15::1] 5004", { kind: "group", port: 5004 }],
    ["@239.1.1.1:1234", { kind: "group", port: 1234, from: null }],
    ["udp://@239.1.1.1:1234", { kind: "group", port: 1234, from: null }],
    ["UDP://239.1.1.1:1234/", { kind: "group", port: 1234, from: null }],
    ["rtp://@[ff15::1]:5004", { kind: "group", port: 5004 }],
    ["rtp://10.0.0.7@232.1.1.1:5000", { kind: "group", port: 5000, from: "10.0.0.7" }],
    ["10.0.0.7@232.1.1.1:5000 on eth0", { port: 5000, from: "10.0.0.7", on: "eth0" }],
    ["udp://[2001:db8::7]@[ff35::1]:5000", { port: 5000, from: "2001:db8::7" }],
    ["udp://239.1.1.1:1234?localaddr=10.0.0.21&pkt_size=1316", { port: 1234, on: "10.0.0.21", from: null }],
    ["udp://232.1.1.1:1234?sources=10.0.0.7#top", { port: 1234, on: null, from: "10.0.0.7" }],
    ["239.1.1.1:1234?localaddr=10.0.0.21", { port: 1234, on: "10.0.0.21" }],
    ["udp://@239.1.1.1:1234?ttl=4&localaddr=", { port: 1234, on: null }],
    ["239.1.1.1:5000", { kind: "group", bind: "group" }],
    ["239.1.1.1:5000 bind any", { kind: "group", bind: "any", on: null }],
    ["239.1.1.1:5000 BIND group on eth0", { bind: "group", on: "eth0" }],
    ["232.1.1.1:5000 from 10.0.0.7 bind any on eth0", { bind: "any", from: "10.0.0.7", on: "eth0" }],
    ["0.0.0.0:5000", { kind: "port", port: 5000, bind: "any", on: null, from: null }],
    ["[::]:5000", { kind: "port", port: 5000, bind: "any" }],
    ["0.0.0.0 5000 bind any", { kind: "port", bind: "any" }],
    ["10.0.0.7:5000 bind group", { kind: "host", bind: "group" }],
  ])("%s", (text, intent) => {
    expect(parseJoinText(text, interfaces)).toMatchObject({ ok: true, value: intent });
  });

  test.each([
    ["", "Type a group and a port, such as 239.1.2.3:5004."],
    ["239.1.2.300:5004", "300 is too large: each part of an IPv4 address is 0 to 255."],
    ["010.1.1.1:5004", "010 has a leading zero, which some programs read as octal: write 10."],
    ["239.1:5004", "239.1 has 2 parts: an IPv4 address has four, such as 239.1.2.3."],
    ["239.1.2.3", "The port is missing: 239.1.2.3:5004."],
    ["[ff15::1]", "The port is missing: [ff15::1]:5004."],
    ["239.1.2.3:", "The port is missing: add one, such as :5004."],
    ["239.1.2.3:0", "Port 0 is not a real port: a port is 1 to 65535."],
    ["239.1.2.3:65536", "65536 is too large: a port is 1 to 65535."],
    ["239.1.2.3:rtp", "“rtp” is not a port: a port is a number, 1 to 65535."],
    ["ff15::1:5000", "Put the IPv6 address in brackets, so that its port can be told: [ff15::1]:5000."],
    ["ff15::1", "Put the IPv6 address in brackets, so that its port can be told: [ff15::1]:5000."],
    ["[ff15::1", "The closing bracket is missing: [ff15::1]:5000."],
    ["[239.1.1.1]:5000", "Brackets are for IPv6: write 239.1.1.1 without them."],
    ["239.1.2.3:5004 on eth9", "No interface is called eth9: this computer has lo, eth0, vEthernet (WSL)."],
    [
      "239.1.2.3:5004 on 10.9.9.9",
      "No interface has the address 10.9.9.9: this computer has lo, eth0, vEthernet (WSL).",
    ],
    [
      "[ff02::1%eth9]:5000",
      "The zone does not exist: no interface is called eth9: this computer has lo, eth0, vEthernet (WSL).",
    ],
    ["[ff02::1%eth0]:5000 on lo", "The zone says eth0 and “on” says lo: name one interface."],
    ["239.1.2.3:5004 on", "After “on” comes an interface, such as eth0."],
    ["239.1.2.3:5004 from", "After “from” comes a source, such as 10.0.0.7."],
    ["239.1.2.3:5004 from 239.9.9.9", "239.9.9.9 is a group: a source is the address of one host."],
    ["239.1.2.3:5004 from fe80::1", "The source is IPv6 and the group IPv4: both must be of one family."],
    [
      "224.0.0.1:5004 from 10.0.0.7",
      "224.0.0.1 cannot have a source: every host belongs to it and never reports it.",
    ],
    ["10.0.0.7:5000 from 10.0.0.8", "Only a group can have a source, and 10.0.0.7 is one host."],
    ["239.1.2.3:5004 on eth0 on lo", "“on” is there twice: name one."],
    [
      "239.1.2.3:5004 eth0",
      "“eth0” is not understood: after the port may come “on” an interface, “from” a source or “bind” any.",
    ],
    ["240.0.0.1:5004", "240.0.0.1 is neither a group nor a host: 240.0.0.0 and above are reserved."],
    ["[fe80::1]:5004", "fe80::1 is another computer on each link: name the interface, such as fe80::1%eth0."],
    [
      "[ff35::1]:5004 from fe80::1%eth0 on lo",
      "The source's zone says eth0 and the group is joined on lo: name one interface.",
    ],
    ["5004", "5004 is only a port: put a group before it, such as 239.1.2.3:5004."],
    [":5004", ":5004 is only a port: put a group before it, such as 239.1.2.3:5004."],
    ["ff02::1%eth0", "Put the IPv6 address in brackets, so that its port can be told: [ff02::1%eth0]:5000."],
    ["[ff02::1%eth0]", "The port is missing: [ff02::1%eth0]:5004."],
    ["239.1.1.1:5004:eth0", "“5004:eth0” is not a port: a port is a number, 1 to 65535."],
    ["239.1.1.1::5004", "“:5004” is not a port: a port is a number, 1 to 65535."],
    ["eth0:239.1.1.1:5004", "“eth0” is not an address: type one, such as 239.1.2.3 or ff15::1."],
    ["239.1.2.3:5004 from 10.0.0.7:99", "A source is named without a port: 10.0.0.7."],
    ["10.0.0.7:99@232.1.1.1:5000", "A source is named without a port: 10.0.0.7."],
    ["rtp://10.0.0.7@232.1.1.1:5000 from 10.0.0.8", "“from” is there twice: name one."],
    [
      "10.0.0.7@232.1.1.1:5000?sources=10.0.0.8",
      "The source is there twice, 10.0.0.7 and 10.0.0.8: name one.",
    ],
    [
      "udp://232.1.1.1:5000?sources=10.0.0.7,10.0.0.8",
      "More than one source is named: join each of them by itself.",
    ],
    [
      "udp://239.1.1.1:1234?localaddr=10.9.9.9",
      "No interface has the address 10.9.9.9: this computer has lo, eth0, vEthernet (WSL).",
    ],
    [
      "239.1.1.1:5000@10.0.0.7",
      "Before “@” comes the source and after it the group: 10.0.0.7@239.1.1.1:5000, or “on” and an interface.",
    ],
    ["udp://", "After udp:// comes a group and its port, such as @239.1.2.3:5004."],
    ["udp://@", "After “@” comes the group and its port, such as @239.1.2.3:5004."],
    [
      "rtsp://10.0.0.7/stream",
      "rtsp:// names a server's stream, which is not joined: a group is written udp://@239.1.2.3:5004, or 239.1.2.3:5004.",
    ],
    [
      "239.1.2.3:5004 bind all",
      "“all” is no choice: “bind group” hears this group only, “bind any” its whole port.",
    ],
    ["239.1.2.3:5004 bind", "After “bind” comes “group” or “any”."],
    ["239.1.2.3:5004 bind any bind group", "“bind” is there twice: name one."],
    [
      "10.0.0.7:5000 bind any",
      "10.0.0.7 is one host and is heard alone: only a group can be bound to any address.",
    ],
    ["0.0.0.0:5000 bind group", "0.0.0.0 means any address: leave “bind” out."],
    [
      "0.0.0.0:5000 on eth0",
      "0.0.0.0 hears its port on every interface and from anyone: leave “on”, “from” and the zone out.",
    ],
    [
      "[::%eth0]:5000",
      ":: hears its port on every interface and from anyone: leave “on”, “from” and the zone out.",
    ],
    ["0.0.0.0", "The port is missing: 0.0.0.0:5004."],
    ["server:5004", "“server” is not an address: type one, such as 239.1.2.3 or ff15::1."],
  ])("refuses “%s”", (text, expected) => {
    expect(sentence(parseJoinText(text, interfaces))).toBe(expected);
  });

  test.each([
    "2",
    "239.",
    "239.1",
    "239.1.2.3:",
    "ff",
    "ff15:",
    "[ff15::1",
    "239.1.2.3:5004 o",
    "239.1.2.3:5004 fro",
    "239.1.2.3:5004 bi",
    "239.1.2.3:5004 bind a",
    "0.0.0.0",
  ])("“%s” may still become right", (text) => {
    const parsed = parseJoinText(text, interfaces);
    expect(parsed.ok ? null : parsed.problem.incomplete).toBe(true);
  });

  test.each([
    "232.1.1.1:5000 from 10.0.0.7 on eth0",
    "232.1.1.1:5000 from 10.0.0.7 on eth0 bind any",
    "0.0.0.0:5000",
    "[::]:5000",
  ])("writes what it reads, %s", (text) => {
    const parsed = parseJoinText(text, interfaces);
    expect(parsed.ok && formatJoinText({ ...parsed.value, address: parsed.value.address.text })).toBe(text);
  });
});

test("interfaces are found by name, number and address", () => {
  const found = (text: string): string | null => {
    const chosen = chooseInterface(text, interfaces);
    return chosen.ok ? chosen.value.name : null;
  };
  expect(["eth0", "ETH0", "2", "10.0.0.21", "::1", "nope"].map(found)).toEqual([
    "eth0",
    "eth0",
    "eth0",
    "eth0",
    "lo",
    null,
  ]);
});

describe("quantities", () => {
  test.each([
    [parseMulticastTtl("256"), "256 is too large: a TTL is 0 to 255."],
    [parseMulticastTtl("-1"), "-1 is too small: a TTL is 0 to 255."],
    [parseMulticastTtl("1.5"), "“1.5” is not a number: a TTL is 0 to 255."],
    [parseUnicastTtl("0"), "0 is too small: the TTL of a packet to one host is 1 to 255."],
    [parseSendCount(""), "A number is missing: a count is 1 to 1,000,000,000."],
    [parseSendRate("50001"), "50001 is too large: a rate is 0.01 to 50,000."],
    [parseSendRate("0"), "0 is too small: the slowest rate is 0.01 packets a second."],
    [checkPayloadSize(65_508, 4), "65,508 bytes are too many: one IPv4 datagram carries at most 65,507."],
    [checkPayloadSize(65_528, 6), "65,528 bytes are too many: one IPv6 datagram carries at most 65,527."],
    [parseHex("abc"), "The hex text has 3 digits: each byte needs two."],
    [parseHex("0 a ff"), "“0” has an odd number of digits: each byte needs two, such as 00."],
    [parseHex("48 656 c"), "“656” has an odd number of digits: each byte needs two, such as 06."],
    [parseHex("0x"), "After 0x come two hex digits."],
    [parseHex("48 0xg1"), "“g” is not a hex digit: use 0 to 9 and a to f."],
    [parseHex("\\y48"), "“\\” is not a hex digit: use 0 to 9 and a to f."],
    [parseHex("ag"), "“g” is not a hex digit: use 0 to 9 and a to f."],
  ])("%#: %j", (parsed, expected) => {
    expect(sentence(parsed as never)).toBe(expected);
  });

  test("grouped digits and limits are read", () => {
    expect(parseSendCount("1,000")).toEqual({ ok: true, value: 1_000 });
    expect(parseMulticastTtl("255")).toEqual({ ok: true, value: 255 });
    expect(parseMulticastTtl("0")).toEqual({ ok: true, value: 0 });
    expect(checkPayloadSize(65_507, 4).ok).toBe(true);
    expect(parseSendRate("0.5")).toEqual({ ok: true, value: 0.5 });
  });

  test("hex is read and written", () => {
    for (const text of [
      "0xDE ad:be\nef",
      "deadbeef",
      "0xdeadbeef",
      "0xde, 0xad, 0xbe, 0xef",
      "{0xde,0xad,0xbe,0xef};",
      "\\xde\\xad\\xbe\\xef",
      '"\\xde\\xad" "\\xbe\\xef"',
      " de ad\r\n be ef ",
    ]) {
      const parsed = parseHex(text);
      expect(parsed.ok ? formatHex(parsed.value, " ") : inputProblemText(parsed.problem)).toBe("de ad be ef");
    }
    const signed = parseHex("0x0, 0xa, 0xff");
    expect(signed.ok && formatHex(signed.value, " ")).toBe("00 0a ff");
    expect(printable(new Uint8Array([0x41, 0, 0x7e, 0x7f, 0xff]))).toBe("A·~··");
  });
});
