import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inputProblemText } from "../text/sentences.ts";
import { describeDscp, dscpOf, dscpsIn, formatDscp, largestDscp, namedDscps, parseDscp } from "./dscp.ts";

function read(text: string): number | string {
  const parsed = parseDscp(text);
  return parsed.ok ? parsed.value : inputProblemText(parsed.problem);
}

describe("DSCP", () => {
  test("has the names of the RFCs", () => {
    // RFC 2597 section 6: class in the upper three bits, drop precedence in the next two.
    for (const level of [1, 2, 3, 4])
      for (const drop of [1, 2, 3]) expect(read(`AF${level}${drop}`)).toBe(8 * level + 2 * drop);
    // RFC 2474 section 4.2.2.
    for (const level of [0, 1, 2, 3, 4, 5, 6, 7]) expect(read(`CS${level}`)).toBe(8 * level);
    expect(["EF", "LE", "VA", "voice-admit", "be", "DF", "default"].map(read)).toEqual([
      46, 1, 44, 44, 0, 0, 0,
    ]);
    expect(namedDscps.length).toBe(23);
  });

  test("reads back what it writes, in any case and as a number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: largestDscp }), (dscp) => {
        expect(read(formatDscp(dscp))).toBe(dscp);
        expect(read(` ${formatDscp(dscp).toLowerCase()} `)).toBe(dscp);
        expect(read(String(dscp))).toBe(dscp);
        expect(read(`0x${dscp.toString(16)}`)).toBe(dscp);
        expect(dscpOf(dscp * 4 + 3)).toBe(dscp);
      }),
    );
    expect([describeDscp(34), describeDscp(3)]).toEqual(["AF41 (34)", "3"]);
  });

  test("stands in a set by its bit", () => {
    expect(dscpsIn({ low: 0, high: 0 })).toEqual([]);
    expect(dscpsIn({ low: 1 + 2 ** 31, high: 1 + 2 ** 14 + 2 ** 31 })).toEqual([0, 31, 32, 46, 63]);
    expect(dscpsIn({ low: 2 ** 32 - 1, high: 2 ** 32 - 1 }).length).toBe(64);
  });

  test("says what would be right", () => {
    expect(read("")).toBe("A DSCP is missing: a name such as EF, AF41 or CS5, or 0 to 63.");
    expect(read("AF51")).toBe("“AF51” is no DSCP: a name such as EF, AF41 or CS5, or 0 to 63.");
    expect(read("-1")).toBe("“-1” is no DSCP: a name such as EF, AF41 or CS5, or 0 to 63.");
    expect(read("184")).toBe("184 is too large: a DSCP is 0 to 63; as a whole TOS byte it would be EF.");
    expect(read("0xb8")).toBe("0xb8 is too large: a DSCP is 0 to 63; as a whole TOS byte it would be EF.");
    expect(read("185")).toBe("185 is too large: a DSCP is 0 to 63.");
    expect(read("1000")).toBe("1000 is too large: a DSCP is 0 to 63.");
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseDscp(text);
        if (parsed.ok) expect(parsed.value).toBeLessThanOrEqual(largestDscp);
        else expect(inputProblemText(parsed.problem)).not.toBe("");
      }),
    );
  });
});
