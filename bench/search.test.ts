import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findHighest } from "./search.mjs";

const bounds = { low: 10_000, high: 1_000_000, step: 1.05 };

/** A receiver that takes `limit` a second, from a sender that reaches `reach`. */
function receiver(limit: number, reach = Number.POSITIVE_INFINITY) {
  const asked: number[] = [];
  const attempt = async (rate: number) => {
    asked.push(rate);
    const reached = Math.min(rate, reach);
    return { rate: reached, clean: reached <= limit, limited: reached < 0.97 * rate };
  };
  return { asked, attempt };
}

describe("the search for the highest clean rate", () => {
  it("ends within its step below the true one, wherever that is and whatever was expected", async () => {
    const rate = fc.integer({ min: 11_000, max: 940_000 });
    await fc.assert(
      fc.asyncProperty(rate, fc.option(rate), async (limit, hint) => {
        const { attempt, asked } = receiver(limit);
        const { rate, atLeast } = await findHighest(attempt, { ...bounds, hint });
        expect(atLeast).toBe(false);
        expect(rate).toBeLessThanOrEqual(limit);
        expect(rate).toBeGreaterThan(limit / 1.051);
        expect(asked.length).toBeLessThan(40);
      }),
    );
  });

  it("needs fewer attempts with a good expectation", async () => {
    const without = receiver(300_000);
    await findHighest(without.attempt, bounds);
    const hinted = receiver(300_000);
    await findHighest(hinted.attempt, { ...bounds, hint: 296_000 });
    expect(hinted.asked.length).toBeLessThan(without.asked.length);
  });

  it("says that it found at least what the sender reached", async () => {
    const { attempt } = receiver(2_000_000, 700_000);
    expect(await findHighest(attempt, bounds)).toEqual({ rate: 700_000, atLeast: true });
  });

  it("does not take the sender's limit for the receiver's when there was loss", async () => {
    const { attempt } = receiver(600_000, 700_000);
    const { rate, atLeast } = await findHighest(attempt, bounds);
    expect(atLeast).toBe(false);
    expect(rate).toBeGreaterThan(600_000 / 1.051);
    expect(rate).toBeLessThanOrEqual(600_000);
  });

  it("says that it found at least its upper bound's neighbour", async () => {
    const { attempt } = receiver(5_000_000);
    const { rate, atLeast } = await findHighest(attempt, bounds);
    expect(atLeast).toBe(true);
    expect(rate).toBeGreaterThan(1_000_000 / 1.051);
  });

  it("finds nothing where even the lowest rate loses", async () => {
    const { attempt } = receiver(100);
    expect(await findHighest(attempt, bounds)).toEqual({ rate: null, atLeast: false });
  });

  it("is not moved by one interruption", async () => {
    const steady = receiver(300_000);
    let calls = 0;
    const interrupted = async (rate: number) => {
      calls += 1;
      const made = await steady.attempt(rate);
      return calls === 1 ? { ...made, clean: false } : made;
    };
    const { rate } = await findHighest(interrupted, bounds);
    expect(rate).toBeGreaterThan(300_000 / 1.051);
  });

  it("tries nothing twice when it is told not to", async () => {
    const { attempt, asked } = receiver(300_000);
    await findHighest(attempt, { ...bounds, retries: 0 });
    expect(new Set(asked).size).toBe(asked.length);
  });
});
