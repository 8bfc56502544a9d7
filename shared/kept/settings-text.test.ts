import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inputProblemText } from "../text/sentences.ts";
import { changeSetting, emptySettings, parseSettings } from "./settings-text.ts";

const byHand = `{
  // dark, for the control room
  "theme": "dark", // always
  "letterKeys": false /* last, without a comma */
}
`;

describe("settings as a file", () => {
  test("of a person are changed where they stand, with comments as they are", () => {
    expect(changeSetting(byHand, "theme", "light")).toBe(byHand.replace('"dark"', '"light"'));
    const without = changeSetting(byHand, "letterKeys", undefined) ?? "";
    expect(parseSettings(without)).toEqual({ values: { theme: "dark" }, mistakes: [] });
    expect(without).toContain("// dark, for the control room");
    const more = changeSetting(byHand, "sound", true) ?? "";
    expect(parseSettings(more)).toEqual({
      values: { theme: "dark", letterKeys: false, sound: true },
      mistakes: [],
    });
  });

  test("begin with nothing, and take out what is usual again", () => {
    const dark = changeSetting(emptySettings, "theme", "dark") ?? "";
    expect(dark).toBe(emptySettings.replace("{\n", '{\n  "theme": "dark",\n'));
    expect(changeSetting(dark, "theme", undefined)).toBe(emptySettings);
    expect(changeSetting("{}", "sound", true)).toBe('{\n  "sound": true,\n}');
  });

  test("whatever is changed in whatever order, what was set last is read", () => {
    const change = fc.oneof(
      fc.tuple(fc.constant("theme" as const), fc.constantFrom("dark", "light", undefined)),
      fc.tuple(
        fc.constantFrom("sound" as const, "letterKeys" as const),
        fc.constantFrom(true, false, undefined),
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(emptySettings, byHand, "{}", '{"sound":true}'),
        fc.array(change),
        (begin, all) => {
          const wanted: Record<string, unknown> = { ...parseSettings(begin).values };
          let text: string = begin;
          for (const [name, value] of all) {
            text = changeSetting(text, name, value) ?? "";
            if (value === undefined) delete wanted[name];
            else wanted[name] = value;
          }
          expect(parseSettings(text)).toEqual({ values: wanted, mistakes: [] });
        },
      ),
      { numRuns: 100 },
    );
  });

  test("have a sentence with its line for each mistake, and the others are taken", () => {
    const { values, mistakes } = parseSettings('{\n"theme": "pink",\n"sound": true,\n"them": 1 }');
    expect(values).toEqual({ sound: true });
    expect(mistakes.map(({ line, problem }) => `${line}: ${inputProblemText(problem)}`)).toEqual([
      "2: “theme” cannot be this: what it was before stays.",
      expect.stringMatching(/^4: “them” is not known here: there are “theme”/),
    ]);
    expect(parseSettings("{").mistakes).toHaveLength(1);
    expect(changeSetting("{", "theme", "dark")).toBeNull();
  });
});
