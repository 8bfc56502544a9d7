import { expect, test } from "vitest";
import { limits } from "../limits.ts";
import { shortfall } from "./reached.ts";

const plan = { rate: 50_000, count: null, burst: 1, further: [] };
const fast = { ...plan, reached: 49_900, sent: 500_000, failed: 0, missed: 0, problem: null };

test("a rate that was reached needs no word", () => {
  expect(shortfall(fast)).toBeNull();
  expect(shortfall({ ...fast, rate: 0.5, reached: 0.5, sent: 3 })).toBeNull();
});

test("one that was not is told beside what was asked", () => {
  expect(shortfall({ ...fast, reached: 38_100, missed: 110_000 })).toBe(
    "Reached 38,100 of 50,000 packets a second: this computer could not send faster.",
  );
  expect(shortfall({ ...fast, reached: 49_400 })).toContain("Reached 49,400 of 50,000");
});

test("packets that were given up are told although the rate was reached otherwise", () => {
  expect(shortfall({ ...fast, missed: 12_500 })).toBe(
    "12,500 packets not sent: this computer was too busy when they were due.",
  );
  expect(shortfall({ ...fast, missed: 1 })).toMatch(/^1 packet not sent/);
});

test("too short a time tells nothing, nor does a send that was refused", () => {
  expect(shortfall({ ...fast, rate: 1_000, reached: 500, sent: 2 })).toBeNull();
  expect(shortfall({ ...fast, reached: 0, sent: 1 })).toBeNull();
  expect(shortfall({ ...fast, reached: 20_000, failed: 9 })).toBeNull();
});

test("a second is time enough to tell, and one packet in a hundred is worth a word", () => {
  const { sendTellingSeconds, sendShortShare } = limits;
  const half = { ...fast, rate: 1_000, reached: 500 };
  expect(shortfall({ ...half, sent: 500 * sendTellingSeconds })).not.toBeNull();
  expect(shortfall({ ...half, sent: 500 * sendTellingSeconds - 1 })).toBeNull();
  expect(shortfall({ ...fast, reached: 50_000 * (1 - sendShortShare) })).toBeNull();
  expect(shortfall({ ...fast, reached: 50_000 * (1 - sendShortShare) - 1 })).not.toBeNull();
});

test("a ramp is measured by what it should have had on average so far", () => {
  const further = [{ rate: 1_000, count: 10_000 }];
  const ramp = {
    ...plan,
    rate: 100,
    count: 11_000,
    further,
    sent: 11_000,
    failed: 0,
    missed: 0,
    problem: null,
  };
  // 1,000 packets in 10 s and 10,000 in the next 10 s.
  expect(shortfall({ ...ramp, reached: 550 })).toBeNull();
  expect(shortfall({ ...ramp, reached: 400 })).toMatch(/^Reached 400 of 550 packets a second/);
  expect(shortfall({ ...ramp, sent: 1_000, reached: 100 })).toBeNull();
});

test("of a short ramp the time behind its last packet, or burst, is no part of it", () => {
  const further = [
    { rate: 1.25, count: 1 },
    { rate: 2.5, count: 2 },
  ];
  const ramp = { ...fast, rate: 0.625, count: 4, further, sent: 4 };
  // Packets at 0, 1.6, 2.4 and 2.8 s.
  expect(shortfall({ ...ramp, reached: 3 / 2.8 })).toBeNull();
  expect(shortfall({ ...ramp, reached: 1 })).toMatch(/^Reached 1 of 1\.1 packets a second/);
  // Two bursts of two: at 0 and 2.4 s.
  expect(shortfall({ ...ramp, burst: 2, reached: 2 / 2.4 })).toBeNull();
});

test("of a recording it says how late packets left, and whether what followed was put off", () => {
  const replay = {
    ...{ name: "in.pcapng", packets: 100, times: 1, destinations: 1, speed: 1, rewritten: false, leftOut: 0 },
    ...{ bytes: 1, late: 3, meanLate: 0.1, behind: 0 },
  };
  const send = { rate: 100, count: 100, burst: 1, further: [], reached: 1, sent: 50, failed: 0, missed: 0 };
  const told = { ...send, problem: null, late: 12.3 };
  expect(shortfall({ ...told, replay })).toBe(
    "3 packets left more than 1 ms after their time, at most 12.3 ms.",
  );
  expect(shortfall({ ...told, replay: { ...replay, behind: 2_000 } })).toBe(
    "3 packets left more than 1 ms after their time, at most 12.3 ms; what followed was put off by 2,000 ms.",
  );
  expect(shortfall({ ...told, replay: { ...replay, late: 0 } })).toBeNull();
});
