import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDescription } from "../described/description-json.ts";
import { fits } from "../described/json-schema.ts";
import { parseFormat } from "../described/kept-formats.ts";
import { sensorFrame } from "../described/testing.ts";
import { type SectionName, sectionNames, sections } from "../kept/sections.ts";
import { parseSettings, settingNames } from "../kept/settings-text.ts";
import { limits } from "../limits.ts";
import { measuredDescription } from "../model/description.ts";
import { groupColours } from "../model/group-look.ts";
import { arbitraryOf } from "../testing/arbitrary.ts";
import { inputProblemText } from "../text/sentences.ts";
import { emptyProfile, type Profile, plainGroup } from "./profile.ts";
import { formatProfile } from "./profile-json.ts";
import { parseProfile } from "./profile-text.ts";

const group = { ...plainGroup, address: "239.1.2.3", port: 5004 };
/** As it is written when it was read once: a person may have had the members in another order. */
function canonical(text: string): string {
  const parsed = parseFormat(text);
  if (!parsed.ok) throw new Error("the format cannot be read");
  return formatDescription(parsed.value.description);
}
const format = canonical(formatDescription({ ...measuredDescription(sensorFrame), name: "Lab one" }));

const full: Profile = {
  groups: [
    {
      ...{ address: "232.1.1.1", port: 5000, interface: "Ethernet 2", source: "10.0.0.7", bind: "any" },
      ...{ name: "Cam “1”", label: "Studio", colour: "teal", decodeAs: "rtp" },
      sources: [
        { address: "10.0.0.31", as: "lab-one" },
        { address: "10.0.0.32", as: "itself" },
      ],
      measureAs: { is: "described", format: sensorFrame },
      thresholds: { "loss-above": { limit: 0.1, lasting: 5 }, "rate-below": null, clearing: 3 },
    },
    { ...group, address: "ff15::1", measureAs: { is: "kind", kind: "none" } },
    { ...group, address: "0.0.0.0", bind: "any" },
  ],
  pairs: [{ a: 0, b: 1, waitMs: 100 }],
  formats: [format],
  decoding: [{ key: "live/239.9.9.9:1/on/eth0", source: null, as: "bytes" }],
  sections: { sort: { column: "rate", descending: true }, joinOn: "eth1" },
};

const sentences = (text: string): string[] => {
  const { mistakes } = parseProfile(text);
  return mistakes.map(({ line, problem }) => `${line}: ${inputProblemText(problem)}`);
};
const file = (members: string): string => `{ "castscope": "profile", "version": 1,\n${members}\n}`;

describe("a profile", () => {
  test("as a file is read back as it was, with everything that can be said", () => {
    const read = parseProfile(formatProfile("Playout A", full));
    expect(read).toEqual({ name: "Playout A", profile: full, mistakes: [], further: 0 });
  });

  test("of any sections and groups is read back", () => {
    const ofProfile = Object.entries(sections).filter(([, { home }]) => home === "profile");
    const anySections = fc.record(
      Object.fromEntries(ofProfile.map(([name, { schema }]) => [name, arbitraryOf(schema)])),
      { requiredKeys: [] },
    );
    const anyGroup = fc.record({
      address: fc.nat(0xffff).map((low) => `239.1.${low >> 8}.${low & 0xff}`),
      port: fc.integer({ min: 1, max: 65_535 }),
      name: fc.string({ maxLength: 20 }).filter((name) => name.trim() !== "" || name === ""),
      colour: fc.constantFrom(...groupColours, null),
    });
    const key = ({ address, port }: { address: string; port: number }) => `${address} ${port}`;
    fc.assert(
      fc.property(anySections, fc.uniqueArray(anyGroup, { selector: key, maxLength: 8 }), (own, some) => {
        const groups = some.map((one) => ({ ...plainGroup, ...one }));
        const profile = { ...emptyProfile, groups, sections: own as Partial<Record<SectionName, unknown>> };
        const read = parseProfile(formatProfile("A", profile));
        expect(read.mistakes).toEqual([]);
        expect(read.profile).toEqual(profile);
      }),
      { numRuns: 50 },
    );
  });

  test("may have comments, commas at the end, and groups as plain texts", () => {
    const text = `\ufeff// A profile of ours
      {
        "castscope": "profile", /* what it is */
        "groups": [
          "239.1.2.3:5004", // the first
          { "join": "239.1.2.4:5004 on eth1", },
        ],
      }`;
    const { profile, mistakes } = parseProfile(text);
    expect(mistakes).toEqual([]);
    expect(profile?.groups).toEqual([group, { ...group, address: "239.1.2.4", interface: "eth1" }]);
  });

  test("has a sentence with its line for each mistake, and is used without them", () => {
    const text = file(`"groups": [
      "239.1.2.3:5004",
      "239.1.2.300:5004",
      { "join": "239.1.2.4:5004", "colour": "pink", "nmae": "x" },
      "239.1.2.3:5004",
      { "join": "239.1.2.5:5004", "decodeAs": "rpt", "sources": { "10.0.0": "rtp" } }
    ],
    "pairs": [{ "a": "239.1.2.3:5004", "b": "239.7.7.7:1" }],
    "window": { "sort": 3, "theme": "dark" },
    "extra": 1`);
    expect(sentences(text)).toEqual([
      "4: 300 is too large: each part of an IPv4 address is 0 to 255.",
      "5: “colour” is one of “red”, “orange”, “yellow”, “green”, “teal”, “blue”, “violet”, “grey”.",
      expect.stringMatching(/^5: “nmae” is not known here: there are “join”, “name”,/),
      "6: 239.1.2.3:5004 is there twice: the first one counts.",
      "7: There is no decoder “rpt”, and none of “formats” is called so: packets are read by themselves.",
      "7: “10.0.0” is no address of a source: write one, such as 10.0.0.31.",
      "9: 239.7.7.7:1 is none of the “groups” above, written as there.",
      "10: “sort” cannot be this: what it was before stays.",
      expect.stringMatching(/^10: “theme” is not known here/),
      expect.stringMatching(/^11: “extra” is not known here/),
    ]);
    expect(parseProfile(text).profile).toMatchObject({
      groups: [{ address: "239.1.2.3" }, { address: "239.1.2.4" }, { address: "239.1.2.5", decodeAs: null }],
      pairs: [],
      sections: {},
    });
  });

  test.each([
    ["", /^1: The file is empty/],
    ["[1]", /^1: This is no profile of Castscope/],
    ['{ "castscope": "workspace" }', /^1: This is no profile/],
    ['{ "castscope": "profile", "version": 9 }', /later version/],
    ['{\n "castscope": "profile"\n "groups": [] }', /^3: This is no JSON: a comma or the closing bracket/],
    [`${"[".repeat(5_000)}`, /no JSON/],
    ["/* open", /no JSON/],
    ['{ "castscope": "profile", "name": "a/b" }', /^1: A name has only letters, digits/],
  ])("that cannot be used at all says so in one sentence: %s", (text, sentence) => {
    expect(parseProfile(text).profile).toBeNull();
    expect(sentences(text)).toEqual([expect.stringMatching(sentence)]);
  });

  test("of any text throws nothing, and tells at most so many mistakes", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"groups"',
      '"join"',
      '"a"',
      "1",
      "//",
      "\n",
      "/*",
    );
    fc.assert(
      fc.property(fc.array(pieces), (all) => {
        parseProfile(file(all.join(" ")));
        parseProfile(all.join(" "));
      }),
      { numRuns: 200 },
    );
    const many = parseProfile(file(`"groups": [${Array(50).fill('"x"').join(",\n")}]`));
    expect([many.mistakes.length, many.further]).toEqual([20, 30]);
  });
});

describe("what is documented", () => {
  const docs = new URL("../../docs/", import.meta.url);
  const schema = JSON.parse(readFileSync(new URL("profile.schema.json", docs), "utf8"));
  const examples = [...readFileSync(new URL("profiles.md", docs), "utf8").matchAll(/```jsonc\n([^`]*)```/g)];
  const [profileExample = "", settingsExample = ""] = examples.map(([, text]) => text ?? "");

  test("is read without a mistake, and fits the schema as the program writes it", () => {
    const { name, profile, mistakes } = parseProfile(profileExample);
    expect([name, mistakes, profile?.groups.length]).toEqual(["Playout A", [], 3]);
    for (const one of [full, profile ?? emptyProfile]) {
      expect(fits(JSON.parse(formatProfile("A", one)), schema)).toBe(true);
    }
    const { values, mistakes: inSettings } = parseSettings(settingsExample);
    expect(inSettings).toEqual([]);
    expect(Object.keys(values).sort()).toEqual([...settingNames].sort());
  });

  test("is all of it: the schema knows each section and each bound, and nothing else", () => {
    const { window, name, groups, pairs } = schema.properties;
    const ofProfile = sectionNames.filter((one) => sections[one].home === "profile");
    expect(Object.keys(window.properties).sort()).toEqual([...ofProfile].sort());
    expect([name.maxLength, groups.maxItems, pairs.maxItems, pairs.items.properties.waitMs.enum]).toEqual([
      limits.profileNameLength,
      limits.memberships,
      limits.pairs,
      limits.pairWaits,
    ]);
    const { colour, label } = schema.$defs.group.properties;
    expect([colour.enum, label.maxLength]).toEqual([groupColours, limits.labelLength]);
    for (const wrong of [
      '{ "castscope": "profile", "extra": 1 }',
      '{ "castscope": "profile", "groups": [1] }',
    ]) {
      expect(fits(JSON.parse(wrong), schema)).toBe(false);
      expect(parseProfile(wrong).mistakes).toHaveLength(1);
    }
  });
});
