import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHostPort } from "../../../shared/net/address.ts";
import { withIpv6Scope } from "../../../shared/scope/ipv6.ts";
import { toPieces, withScopeDigit } from "./to-marks.ts";

function looks(text: string, group6 = false): string[] {
  return toPieces(text, null, group6)
    .filter((piece) => piece.look !== "plain")
    .map((piece) => `${piece.look} ${piece.text} at ${piece.start}`);
}

describe("the marks in To", () => {
  it("show the scope digit and the colon before the port", () => {
    expect(looks("[ff15::1]:5000", true)).toEqual(["scope 5 at 4", "quiet : at 9"]);
    expect(looks("239.255.0.1:5000")).toEqual(["quiet : at 11"]);
    expect(looks("[2001:db8::1]:5000")).toEqual(["quiet : at 13"]);
    expect(looks("ff15::1", true)).toEqual(["scope 5 at 3"]);
  });

  it("show what is wrong, and nothing else", () => {
    const problem = { start: 8, end: 11 };
    expect(toPieces("239.1.2.300:5000", problem, false)).toEqual([
      { start: 0, text: "239.1.2.", look: "plain" },
      { start: 8, text: "300", look: "wrong" },
      { start: 11, text: ":5000", look: "plain" },
    ]);
  });

  it("never change the text", () => {
    const mark = fc.record({ start: fc.nat(30), end: fc.nat(30) });
    fc.assert(
      fc.property(fc.string(), fc.option(mark), fc.boolean(), (text, range, group6) => {
        const pieces = toPieces(text, range, group6);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        expect(new Set(pieces.map((piece) => piece.start)).size).toBe(pieces.length);
      }),
    );
  });
});

describe("another scope digit", () => {
  it("leaves zone, port and spelling as they were typed", () => {
    expect(withScopeDigit("[FF15::A%eth0]:5000", 8)).toBe("[FF18::A%eth0]:5000");
    expect(withScopeDigit("[ff15:0:0::1]:5000", 14)).toBe("[ff1e:0:0::1]:5000");
    expect(withScopeDigit("ff15::1", 2)).toBe("ff12::1");
    expect(withScopeDigit("239.255.0.1:5000", 2)).toBe("239.255.0.1:5000");
  });

  it("reads as the group that the picker announced", () => {
    const word = fc.integer({ min: 0, max: 0xffff });
    const tail = fc.array(word, { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(fc.nat(255), tail, fc.nat(15), (low, rest, digit) => {
        const words = [0xff00 | low, ...rest];
        const typed = `[${words.map((each) => each.toString(16)).join(":")}]:5000`;
        const parsed = parseHostPort(withScopeDigit(typed, digit));
        expect(parsed.ok && parsed.value.address.text).toBe(withIpv6Scope(words, digit));
      }),
    );
  });
});
