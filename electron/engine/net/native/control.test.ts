import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "../../../../shared/net/address.ts";
import { readAddress, writeSockaddr } from "../../datagrams/sockaddr.ts";
import * as c from "./constants.ts";
import { type ControlFacts, nothingTold, readControl } from "./control.ts";
import { groupRequest } from "./group-request.ts";

/** Control messages as the kernel writes them: header, data, padding to eight bytes. */
function control(messages: [level: number, type: number, data: number[]][]): [Int32Array, number] {
  const words: number[] = [];
  for (const [level, type, data] of messages) {
    words.push((4 + data.length) * 4, 0, level, type, ...data);
    if (words.length % 2 === 1) words.push(0);
  }
  return [Int32Array.from(words), words.length * 4];
}

function read(words: Int32Array, bytes: number): ControlFacts {
  const facts = { ttl: 1, tos: 1, drops: 1, interfaceIndex: 1, kernelTime: 1, stampAt: 1, destinationAt: 1 };
  readControl(words, 0, bytes, facts);
  return facts;
}

describe("control messages", () => {
  test("gives TTL, interface and time of IPv4", () => {
    const [words, bytes] = control([
      [c.SOL_SOCKET, c.SO_TIMESTAMPNS, [1_700_000_000, 0, 250_000_000, 0]],
      [c.SOL_IP, c.IP_PKTINFO, [7, 0x0100007f, 0x010101ef]],
      [c.SOL_IP, c.IP_TTL, [32]],
    ]);
    expect(read(words, bytes)).toEqual({
      ...nothingTold,
      ttl: 32,
      interfaceIndex: 7,
      kernelTime: 1_700_000_000_250,
      stampAt: 4,
      destinationAt: 14,
    });
  });

  test("gives hop limit and interface of IPv6", () => {
    const [words, bytes] = control([
      [c.SOL_IPV6, c.IPV6_PKTINFO, [1, 2, 3, 4, 9]],
      [c.SOL_IPV6, c.IPV6_HOPLIMIT, [255]],
    ]);
    expect(read(words, bytes)).toEqual({ ...nothingTold, ttl: 255, interfaceIndex: 9, destinationAt: 4 });
  });

  test("gives the TOS of both families: a byte with padding behind it, and a word", () => {
    // CMSG_LEN(1) is 17; whatever stands in the padding is no part of it.
    const words = Int32Array.of(17, 0, c.SOL_IP, c.IP_TOS, 0x5a5a5ab8, 0x5a5a5a5a);
    expect(read(words, 24)).toEqual({ ...nothingTold, tos: 0xb8 });
    // And what comes behind it is found.
    const [more] = control([[c.SOL_IP, c.IP_TTL, [9]]]);
    expect(read(Int32Array.of(...words, ...more), 48)).toEqual({ ...nothingTold, tos: 0xb8, ttl: 9 });
    const [v6, bytes] = control([[c.SOL_IPV6, c.IPV6_TCLASS, [0x2b]]]);
    expect(read(v6, bytes)).toEqual({ ...nothingTold, tos: 0x2b });
    // One that says it has no byte has none.
    words[0] = 16;
    expect(read(words, 24)).toEqual(nothingTold);
  });

  test("gives the drops before it, up to the largest count", () => {
    const [words, bytes] = control([[c.SOL_SOCKET, c.SO_RXQ_OVFL, [-1]]]);
    expect(read(words, bytes)).toEqual({ ...nothingTold, drops: 2 ** 32 - 1 });
  });

  test("passes over what it does not know, and what is cut short", () => {
    const [words] = control([
      [99, 99, [1, 2, 3]],
      [c.SOL_IP, c.IP_TTL, [5]],
    ]);
    expect(read(words, 7 * 4 + 4)).toEqual(nothingTold);
    expect(read(words, words.length * 4)).toEqual({ ...nothingTold, ttl: 5 });
  });

  test("never reads beyond, loops or throws, whatever the bytes", () => {
    const words = fc.array(fc.oneof(fc.integer({ min: 0, max: 64 }), fc.integer()), { maxLength: 40 });
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 50 }),
        (list, bytes, start) => {
          const facts = { ...nothingTold };
          readControl(Int32Array.from(list), start, bytes, facts);
          for (const value of Object.values(facts)) expect(Number.isNaN(value)).toBe(false);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

test("a sockaddr reads back, a link-local one with its zone", () => {
  const bytes = new Uint8Array(28);
  for (const [text, scope, expected] of [
    ["10.0.0.7", 0, "10.0.0.7"],
    ["2001:db8::7", 0, "2001:db8::7"],
    ["fe80::1", 2, "fe80::1%eth0"],
  ] as const) {
    const parsed = parseAddress(text);
    if (!parsed.ok) throw new Error(text);
    writeSockaddr(bytes, 0, parsed.value, 5_000, scope);
    expect(readAddress(bytes, 0, () => "eth0")).toBe(expected);
    expect(new DataView(bytes.buffer).getUint16(2)).toBe(5_000);
  }
});

test("a group request holds interface, group and source where RFC 3678 puts them", () => {
  const group = parseAddress("232.1.1.1");
  const source = parseAddress("10.0.0.7");
  if (!group.ok || !source.ok) throw new Error("unreachable");
  const request = groupRequest(3, group.value, source.value);
  expect(request.length).toBe(264);
  expect([...request.subarray(0, 4)]).toEqual([3, 0, 0, 0]);
  expect([...request.subarray(12, 16)]).toEqual([232, 1, 1, 1]);
  expect([...request.subarray(140, 144)]).toEqual([10, 0, 0, 7]);
  expect(groupRequest(3, group.value, null).length).toBe(136);
});
