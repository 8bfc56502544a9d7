import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectFigures } from "../statements/expect-figures.ts";
import { inputProblemText } from "../text/sentences.ts";
import { expectOperators, holds, parseExpectation } from "./expectation.ts";
import { expectUnits } from "./units.ts";

function read(text: string) {
  const parsed = parseExpectation(text);
  if (!parsed.ok) return inputProblemText(parsed.problem);
  const { figure, operator, value } = parsed.value;
  return [figure, operator, value];
}

const figure = fc.constantFrom(...expectFigures);
const operator = fc.constantFrom(...expectOperators);
const space = fc.constantFrom("", " ", "  ");

describe("an expectation", () => {
  test.each([
    ["loss < 0.1%", ["loss", "<", 0.1]],
    ["loss<0.1 %", ["loss", "<", 0.1]],
    ["Lost = 0", ["lost", "=", 0]],
    ["loss = 0", ["loss", "=", 0]],
    ["rate > 900", ["rate", ">", 900]],
    ["rate >= 1.5k/s", ["rate", ">=", 1_500]],
    ["bitrate >= 8 Mbit/s", ["bitrate", ">=", 8e6]],
    ["bitrate != 1 G bit/s", ["bitrate", "!=", 1e9]],
    ["jitter <= 500us", ["jitter", "<=", 0.5]],
    ["jitter <= 0.5 µs", ["jitter", "<=", 0.0005]],
    ["jitter < 1s", ["jitter", "<", 1_000]],
    [" drops = 0 ", ["drops", "=", 0]],
    ["sources=2", ["sources", "=", 2]],
    ["reordered < 10k", ["reordered", "<", 10_000]],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ["", "An expectation is missing: such as loss < 0.1%, or rate > 900."],
    [
      "los < 1%",
      "“los” is no figure: there is loss, lost, rate, bitrate, jitter, reordered, duplicates, sources and drops.",
    ],
    [
      "< 1%",
      "The expectation begins with no figure: there is loss, lost, rate, bitrate, jitter, reordered, duplicates, sources and drops.",
    ],
    ["loss", "After loss comes <, <=, >, >=, = or !=, such as loss < 0.1%."],
    ["rate => 5", "“=>” compares nothing: there is <, <=, >, >=, = or !=, such as rate < 900/s."],
    ["lost <", "A number is missing: lost is a count, with k or M for large ones, such as 10."],
    ["lost < -1", "“-1” is not a number: lost is a count, with k or M for large ones, such as 10."],
    ["lost < 1,000", "“1,000” is not a number: lost is a count, with k or M for large ones, such as 10."],
    ["lost < 1.2.3", "“1.2.3” is not a number: lost is a count, with k or M for large ones, such as 10."],
    ["loss < 0.1", "0.1 has no unit: loss is in %, such as 0.1%."],
    ["jitter < 5", "5 has no unit: jitter is in us, ms or s, such as 5ms."],
    ["bitrate > 8m", "“m” is no unit of it: bitrate is in bit/s, with k, M or G before it, such as 8Mbit/s."],
    [
      "rate > 9 pps",
      "“pps” is no unit of it: rate is in packets a second, with k or M for large ones, such as 900/s.",
    ],
    ["loss < 101%", "101% is too large: loss is 0 to 100%."],
  ])("%j is refused in one sentence", (text, sentence) => {
    expect(read(text)).toBe(sentence);
  });

  test("is read as it is written, whatever figure, operator, number, unit and spaces", () => {
    const written = fc
      .tuple(figure, operator, fc.nat(100), fc.nat(999), fc.nat(), space)
      .map(([name, sign, whole, part, choice, gap]) => {
        const units = [...expectUnits[name]];
        const [unit, factor] = units[choice % units.length] ?? ["", 1];
        const number = `${name === "loss" ? whole % 100 : whole}.${part}`;
        return {
          name,
          sign,
          number,
          factor,
          text: `${gap}${name}${gap}${sign}${gap}${number}${gap}${unit}${gap}`,
        };
      });
    fc.assert(
      fc.property(written, ({ name, sign, number, factor, text }) => {
        expect(read(text)).toEqual([name, sign, Number(number) * factor]);
        const parsed = parseExpectation(text);
        // What is told is read back as the same.
        if (parsed.ok) expect(parseExpectation(parsed.value.text)).toEqual(parsed);
      }),
    );
  });

  test("is a value or one sentence, whatever the text, and never throws", () => {
    const near = fc
      .tuple(figure, space, operator, fc.string({ unit: "grapheme", maxLength: 8 }))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), near), (text) => {
        const parsed = parseExpectation(text);
        if (parsed.ok) expect(Number.isFinite(parsed.value.value)).toBe(true);
        else expect(inputProblemText(parsed.problem)).toMatch(/^.+\.$/s);
      }),
      { numRuns: 1_000 },
    );
  });

  test("and its opposite never hold together, and one of them always does", () => {
    const opposites = { "<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "=" } as const;
    const number = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: 0, noNaN: true }));
    fc.assert(
      fc.property(operator, number, number, (sign, value, measured) => {
        const one = holds({ operator: sign, value }, measured);
        expect(holds({ operator: opposites[sign], value }, measured)).toBe(!one);
      }),
    );
    expect(holds({ operator: "<", value: 5 }, 4)).toBe(true);
    expect(holds({ operator: ">=", value: 5 }, 5)).toBe(true);
    expect(holds({ operator: "=", value: 5 }, 5)).toBe(true);
  });
});
