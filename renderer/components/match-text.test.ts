import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchText } from "./match-text.ts";

const marked = (query: string, title: string) => {
  const match = matchText(query, title);
  return match?.spans.map(({ from, to }) => title.slice(from, to));
};

describe("a query", () => {
  it("is found by its words in any order, whatever their case", () => {
    expect(marked("play", "Playout A")).toEqual(["Play"]);
    expect(marked("a play", "Playout A")).toEqual(["Play", "A"]);
    expect(marked("display", "Pause the display")).toEqual(["display"]);
    expect(matchText("studio", "Playout A")).toBeNull();
    expect(matchText("play 239.20", "Playout A", "239.20.1.11:5004")?.spans).toHaveLength(1);
    expect(matchText("", "anything")?.score).toBe(0);
  });

  it("marks the beginning of a word rather than what is within one", () => {
    expect(matchText("play", "display Playout")?.spans).toEqual([{ from: 8, to: 12 }]);
  });

  it("prefers the whole title, then its beginning, then that of a word, then what is beside it", () => {
    const scores = [
      matchText("send", "Send"),
      matchText("send", "Send here"),
      matchText("send", "Stop a send"),
      matchText("send", "Resend"),
      matchText("send", "Other", "send"),
    ].map((match) => match?.score ?? 0);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(new Set(scores).size).toBe(5);
  });

  it("marks places within the title, in order and apart, whatever is asked", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", " ", "B", "1"), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (query, title) => {
        let end = -1;
        for (const { from, to } of matchText(query, title)?.spans ?? []) {
          expect(from).toBeGreaterThan(end);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(title.length);
          end = to;
        }
      }),
      { numRuns: 300 },
    );
  });
});
