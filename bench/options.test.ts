import { describe, expect, it } from "vitest";
import { helpText, readOptions } from "./options.mjs";
import { chosenReceivers } from "./receivers/all.mjs";

describe("the benchmark's arguments", () => {
  it("measures everything without any", () => {
    const options = readOptions([]);
    expect(options).toMatchObject({ sizes: [64, 200, 1316], turns: 3, soak: false, json: null });
    expect(options.receivers).toContain("castscope");
    expect(options.parts).toContain("window");
  });

  it("keeps what is told beside --quick", () => {
    expect(readOptions(["--quick", "--turns", "2", "--sizes", "64,1316"])).toMatchObject({
      quick: true,
      turns: 2,
      sizes: [64, 1316],
    });
  });

  it("takes the soak's own usual figures, unless others are told", () => {
    expect(readOptions(["soak"])).toMatchObject({ soak: true, rate: 20_000, seconds: 3_600 });
    expect(readOptions(["soak", "--seconds", "30"])).toMatchObject({ rate: 20_000, seconds: 30 });
  });

  it("takes the folder of another checkout, and none unless told", () => {
    expect(readOptions([]).before).toBeNull();
    expect(readOptions(["--before", "/elsewhere"]).before).toBe("/elsewhere");
  });

  it("lets the other checkout receive right after this one, by the same path", () => {
    const names = (before: string | null) =>
      chosenReceivers(["bare", "castscope-dgram", "castscope"], "", before).map(({ name }) => name);
    expect(names(null)).toEqual(["bare dgram handler", "Castscope, dgram", "Castscope, recvmmsg"]);
    expect(names("/elsewhere")).toEqual([
      "bare dgram handler",
      "Castscope, dgram",
      "Castscope before, dgram",
      "Castscope, recvmmsg",
      "Castscope before, recvmmsg",
    ]);
  });

  it("puts a list into the order of the turns", () => {
    expect(readOptions(["--receivers", "c, bare"]).receivers).toEqual(["bare", "c"]);
  });

  it.each([
    [["--sppeed"], "npm run bench does not know --sppeed: see --help."],
    [["fast"], "npm run bench does not know “fast”: see --help."],
    [["soak", "now"], "npm run bench does not know “now”: see --help."],
    [["--rate"], "--rate is not written like that: see --help."],
    [["--rate", "0"], "--rate is a whole number, 1 to 2000000."],
    [["--rate", ""], "--rate is a whole number, 1 to 2000000."],
    [["--seconds", "1.5"], "--seconds is a whole number, 1 to 86400."],
    [["--sizes", "64,2000"], "Each size in --sizes is a whole number, 52 to 1472."],
    [["--parts", "receivers,tea"], /^--parts takes receivers, .*, not “tea”\.$/],
    [["--receivers", "wget"], /^--receivers takes bare, .*, not “wget”\.$/],
  ])("refuses %j in a sentence", (args, sentence) => {
    expect(() => readOptions(args)).toThrow(sentence);
  });

  it("tells of every option in its help", () => {
    for (const option of [
      "parts",
      "receivers",
      "sizes",
      "rate",
      "seconds",
      "turns",
      "memory",
      "before",
      "quick",
      "json",
    ]) {
      expect(helpText).toContain(`--${option} `);
    }
  });
});
