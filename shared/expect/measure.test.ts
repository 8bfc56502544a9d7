import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Membership } from "../model/membership.ts";
import { expectFigures } from "../statements/expect-figures.ts";
import { madeUpMembership } from "../testing/made-up-membership.ts";
import { unmetSentence } from "../text/expectation.ts";
import { holds, parseExpectation } from "./expectation.ts";
import { measure } from "./measure.ts";

const streaming = {
  state: "receiving" as const,
  ...{ packets: 1_001, bytes: 1_001_000, firstAt: 5_000, sources: 2 },
  ...{ expected: 1_020, lost: 20, reordered: 3, duplicates: 1, jitter: 0.41234567, kernelDrops: 12 },
} satisfies Partial<Membership>;
const row = (more: Partial<Membership>): Membership => madeUpMembership({ id: 1, ...more });
/** Ten seconds after the first packet. */
const at = 15_000;

function sentence(text: string, given: Partial<Membership>, droppedHere: number | null = 0): string | null {
  const parsed = parseExpectation(text);
  if (!parsed.ok) throw new Error(parsed.problem.name);
  const one = row(given);
  const measured = measure(parsed.value.figure, one, at);
  if (measured.value !== null && holds(parsed.value, measured.value)) return null;
  const { lost, expected, kernelDrops: drops } = one;
  return unmetSentence(parsed.value, measured, { lost, expected, droppedHere, drops });
}

describe("what is measured", () => {
  test("is each figure in its own unit", () => {
    const all = expectFigures.map((figure) => [figure, measure(figure, row(streaming), at).value]);
    expect(Object.fromEntries(all)).toEqual({
      ...{ loss: (100 * 20) / 1_020, lost: 20, rate: 100, bitrate: 800_000, jitter: 0.41234567 },
      ...{ reordered: 3, duplicates: 1, sources: 2, drops: 12 },
    });
  });

  test("begins with the first packet and goes to the end, so that a sender that stopped shows", () => {
    expect(measure("rate", row({ ...streaming, firstAt: 14_000 }), at).value).toBe(1_000);
    for (const one of [{ packets: 0, firstAt: null }, { packets: 1 }, { firstAt: at }])
      expect(measure("rate", row({ ...streaming, ...one }), at).value).toBe(0);
  });

  test("is unknown, never zero, where it cannot be", () => {
    const silent = row({ state: "silent", kernelDrops: 0 });
    for (const figure of ["loss", "lost", "jitter", "reordered", "duplicates"] as const)
      expect(measure(figure, silent, at)).toEqual({ value: null, why: "no-packet" });
    for (const figure of ["rate", "bitrate", "sources", "drops"] as const)
      expect(measure(figure, silent, at)).toEqual({ value: 0 });
    const unnumbered = row({ ...streaming, expected: null, lost: null });
    expect(measure("loss", unnumbered, at)).toEqual({ value: null, why: "no-sequence" });
    expect(measure("drops", row({ ...streaming, kernelDrops: null }), at)).toMatchObject({ why: "not-told" });
    for (const figure of expectFigures)
      expect(measure(figure, row({ state: "failed" }), at)).toEqual({ value: null, why: "not-joined" });
  });
});

describe("what does not hold", () => {
  test.each([
    ["loss < 0.1%", "loss < 0.1% does not hold: it is 1.961 %, 20 of 1,020 packets."],
    ["lost = 0", "lost = 0 does not hold: it is 20 packets."],
    ["rate > 1k", "rate > 1k does not hold: it is 100 packets a second."],
    ["bitrate>=1Mbit/s", "bitrate >= 1Mbit/s does not hold: it is 800 kbit/s."],
    ["jitter < 100 us", "jitter < 100us does not hold: it is 0.4123 ms."],
    ["reordered < 3", "reordered < 3 does not hold: it is 3 packets."],
    ["duplicates = 0", "duplicates = 0 does not hold: it is 1 packet."],
    ["sources = 1", "sources = 1 does not hold: it is 2 sources."],
    ["drops = 0", "drops = 0 does not hold: it is 12 packets."],
  ])("%s says what it is instead", (text, expected) => {
    expect(sentence(text, streaming)).toBe(expected);
  });

  test("says what of it this computer did itself", () => {
    expect(sentence("loss < 1%", streaming, 12)).toBe(
      "loss < 1% does not hold: it is 1.961 %, 20 of 1,020 packets; this computer itself dropped 12 of them.",
    );
    expect(sentence("lost < 10", streaming, 20)).toBe(
      "lost < 10 does not hold: it is 20 packets; this computer itself dropped all of them.",
    );
    expect(sentence("jitter = 0", streaming, 20)).toBe("jitter = 0 does not hold: it is 0.4123 ms.");
  });

  test("says what this computer dropped, where nobody tells of which stream", () => {
    expect(sentence("lost < 10", streaming, null)).toBe(
      "lost < 10 does not hold: it is 20 packets; this computer itself dropped 12 packets, which may be among them.",
    );
    expect(sentence("lost < 10", { ...streaming, kernelDrops: null }, null)).toBe(
      "lost < 10 does not hold: it is 20 packets.",
    );
    expect(sentence("lost < 10", streaming, 0)).toBe("lost < 10 does not hold: it is 20 packets.");
  });

  test("says why it cannot be measured", () => {
    expect(sentence("loss = 0%", { state: "silent" })).toBe("loss = 0% cannot be measured: no packet came.");
    expect(sentence("loss = 0%", { ...streaming, lost: null })).toBe(
      "loss = 0% cannot be measured: its packets carry no numbers that are known.",
    );
    expect(sentence("drops = 0", { ...streaming, kernelDrops: null })).toBe(
      "drops = 0 cannot be measured: this system does not tell.",
    );
    expect(sentence("rate > 1", { state: "failed" })).toBe("rate > 1 cannot be measured: it is not joined.");
  });

  test("is never told as a number that would hold", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        (tenths, lost) => {
          const percent = tenths / 100;
          const text = sentence(`loss < ${percent}%`, { ...streaming, lost, expected: 10_000_000 });
          const [, told] = /it is ([\d.e-]+) %/.exec(text ?? "") ?? [];
          if (told !== undefined) expect(Number(told)).toBeGreaterThanOrEqual(percent);
        },
      ),
    );
  });
});
