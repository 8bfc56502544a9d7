import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { type IpAddress, parseAddress } from "../net/address.ts";
import { ethernetAddress } from "../net/ethernet.ts";
import { courseOf, plannedRate, secondsLeft } from "./course.ts";
import { freshGroup } from "./fresh-group.ts";
import { guardRate } from "./guard.ts";
import { formatRunId, newRunId, parseRunId } from "./run-id.ts";

function address(text: string): IpAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

describe("a course", () => {
  test("shares its time evenly among its rates", () => {
    expect(courseOf([100], 10)).toEqual({ rate: 100, count: 1_000, further: [] });
    expect(courseOf([100], null)).toEqual({ rate: 100, count: null, further: [] });
    expect(courseOf([100, 200, 400], 6)).toEqual({
      ...{ rate: 100, count: 200 },
      further: [
        { rate: 200, count: 400 },
        { rate: 400, count: 800 },
      ],
    });
    // A step without any packet would be none.
    expect(courseOf([0.01], 1).count).toBe(1);
  });

  test("is as long as its steps, at every point", () => {
    const course = { ...courseOf([100, 200, 400], 6), count: 1_400 };
    expect(secondsLeft(0, course)).toBeCloseTo(6);
    expect(secondsLeft(200, course)).toBeCloseTo(4);
    expect(secondsLeft(1_000, course)).toBeCloseTo(1);
    expect(secondsLeft(1_400, course)).toBe(0);
    expect(plannedRate(200, course)).toBeCloseTo(100);
    expect(plannedRate(1_400, course)).toBeCloseTo(1_400 / 6);
    expect(secondsLeft(5, courseOf([100], null))).toBeNull();
  });
});

describe("the guard", () => {
  const eth = { loopback: false, speed: 1_000 };
  /** 1,000 bytes are 8,000 bits: so many thousands of packets are eight times as many Mbit/s. */
  const send = (rate: number, more: object = {}) => ({
    ...{ rate, packets: null, size: 1_000, stays: false },
    ...more,
  });

  test("asks above 50 Mbit/s, or 5 % of a slower link", () => {
    expect(guardRate(send(6_250), eth)).toBeNull();
    expect(guardRate(send(6_251), eth)).toEqual({ bits: 50_008_000, most: 50e6, share: 0.050008 });
    expect(guardRate(send(625), { ...eth, speed: 100 })).toBeNull();
    expect(guardRate(send(1_250), { ...eth, speed: 100 })).toEqual({ bits: 10e6, most: 5e6, share: 0.1 });
    expect(guardRate(send(6_251), { ...eth, speed: null })?.share).toBeNull();
    expect(guardRate(send(6_251), null)).toMatchObject({ most: limits.guardBits });
  });

  test("lets through what is short, and what stays on this computer", () => {
    expect(guardRate(send(50_000, { packets: 6_250 }), eth)).toBeNull();
    expect(guardRate(send(50_000, { packets: 6_251 }), eth)).not.toBeNull();
    expect(guardRate(send(50_000, { stays: true }), eth)).toBeNull();
    expect(guardRate(send(50_000), { loopback: true, speed: null })).toBeNull();
  });
});

describe("a fresh group", () => {
  const any = fc.double({ min: 0, max: 0.999_999, noNaN: true });

  test("is of the range of the one that was named, where that is for free use", () => {
    fc.assert(
      fc.property(fc.infiniteStream(any), (stream) => {
        const random = () => stream.next().value as number;
        expect(freshGroup(4, [], random)).toMatch(/^239\.255\.([1-9]\d*)\.([1-9]\d*)$/);
        expect(freshGroup(address("239.192.7.7"), [], random)).toMatch(/^239\.192\./);
        expect(freshGroup(address("224.1.1.1"), [], random)).toMatch(/^239\.255\./);
        expect(freshGroup(6, [], random)).toMatch(/^ff15::[89a-f][0-9a-f]{3}:[0-9a-f]+$/);
        expect(freshGroup(address("ff18::1"), [], random)).toMatch(/^ff18::/);
        expect(freshGroup(address("ff02::1"), [], random)).toMatch(/^ff12::/);
        expect(freshGroup(address("ff05::1"), [], random)).toMatch(/^ff15::/);
        expect(freshGroup(address("ff3e::1"), [], random)).toMatch(/^ff15::/);
      }),
    );
  });

  test("is none that is in use, nor one with the same Ethernet address", () => {
    const numbers = [0, 0, 0, 0.5];
    const random = () => numbers.shift() ?? 0.9;
    // 239.127.1.1 is another group with the Ethernet address of 239.255.1.1.
    expect(ethernetAddress(address("239.127.1.1"))).toBe(ethernetAddress(address("239.255.1.1")));
    expect(freshGroup(4, ["239.127.1.1", "not a group"], random)).toBe("239.255.1.128");
  });

  test("is none when all are taken", () => {
    expect(freshGroup(4, ["239.255.1.1"], () => 0)).toBeNull();
  });
});

test("a run id is read as it is written", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (run) => {
      expect(parseRunId(formatRunId(run))).toEqual({ ok: true, value: run });
    }),
  );
  expect(formatRunId(0x7f3c)).toBe("7F3C");
  expect(newRunId(() => 0)).toBe(1);
  expect(newRunId(() => 0.999_999_9)).toBe(0xffff);
  expect(parseRunId("7g")).toMatchObject({ ok: false, problem: { name: "run-id-unreadable" } });
  expect(parseRunId("123456789")).toMatchObject({ ok: false });
  expect(parseRunId("")).toMatchObject({ ok: false, problem: { incomplete: true } });
});
