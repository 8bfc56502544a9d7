import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { describedFormatSchema } from "../model/described-format.ts";
import { inputProblemText } from "../text/sentences.ts";
import { formatDescription, parseDescription } from "./description-text.ts";
import { anyDescription, sensorFrame } from "./testing.ts";

test("a description is read as it was written", () => {
  fc.assert(
    fc.property(anyDescription, (description) => {
      expect(v.is(describedFormatSchema, description)).toBe(true);
      expect(parseDescription(formatDescription(description))).toEqual({ ok: true, value: description });
    }),
  );
});

test("any text is read or refused with one sentence, and what is to blame lies in it", () => {
  const pieces = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"name"',
    '"fields"',
    '"is"',
    '"sequence"',
    "8",
    "-",
    "\\",
    '"',
    " ",
  ];
  const texts = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...pieces)).map((some) => some.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseDescription(text);
      if (parsed.ok) return;
      const { start, end } = parsed.problem;
      expect(inputProblemText(parsed.problem)).toMatch(/^[“A-Z0-9].*\.$/s);
      expect(start >= 0 && start <= end && end <= text.length).toBe(true);
    }),
  );
});

test("what is left out is as usual: big-endian, a step of one, hex", () => {
  const text = `{ "name": "short", "fields": [
    { "is": "sequence", "offset": 8, "bits": 32 },
    { "is": "key", "offset": 4, "bits": 16 },
    { "is": "time", "offset": 12, "bits": 64, "unit": "us", "since": "1970" } ] }`;
  expect(parseDescription(text)).toEqual({ ok: true, value: { ...sensorFrame, name: "short", starts: [] } });
});

test("a number in a text is described by a pattern", () => {
  const text = `{ "name": "mcjoin", "fields": [{ "is": "sequence", "text": "count: {decimal}", "first": 0 }] }`;
  expect(parseDescription(text)).toMatchObject({
    value: { sequence: { is: "text", before: "count: ", base: "decimal", step: 1, first: 0 } },
  });
});

const sequence = '{ "is": "sequence", "offset": 8, "bits": 32 }';
const fields = (...all: string[]) => `{ "name": "x", "fields": [${all.join(", ")}] }`;
const long = "x".repeat(limits.describedNameCharacters + 1);

describe("a mistake gets one sentence, and its place is marked", () => {
  test.each([
    ["", "", /^Type a description/],
    ['{ "name" "x" }', '"', /a colon comes between/],
    ['{ "name": "x", }', "}", /a name in quotes comes here/],
    ['{ "name": "x" "fields": [] }', '"', /a comma or the closing bracket/],
    ['{ "name": "x', "", /closing quote/],
    ['{ "name": nothing }', "n", /a value comes here/],
    ['{ "name": -x }', "-", /written with digits/],
    [`${fields(sequence)} x`, "x", /nothing more may come/],
    ['{ "name": "x", "name": "y" }', '"name"', /“name” is there twice/],
    ["[]", "[]", /A description stands in braces/],
    ['{ "name": "x", "fields": {} }', "{}", /“fields” stands in brackets/],
    [fields("8"), "8", /Each of “fields” stands in braces/],
    ['{ "name": 8, "fields": [] }', "8", /“name” stands in quotes/],
    ['{ "name": " ", "fields": [] }', '" "', /“name” is empty/],
    [`{ "name": "${long}", "fields": [] }`, `"${long}"`, /61 characters: 60 is the most/],
    [fields(), "[]", /“sequence” is missing/],
    [fields(sequence, sequence), sequence, /two fields that are “sequence”/],
    [fields('{ "is": "number" }'), '"number"', /one of “sequence”, “key”, “time”/],
    [
      fields('{ "is": "sequence", "ofset": 8 }'),
      '"ofset"',
      /“ofset” is not known here: there are .*“offset”/,
    ],
    [
      fields('{ "is": "sequence", "offset": 8 }'),
      '{ "is": "sequence", "offset": 8 }',
      /“bits” is missing.*"bits": 32/,
    ],
    [fields('{ "is": "sequence", "offset": 8, "bits": 12 }'), "12", /“bits” is one of 8, 16, 24/],
    [
      fields('{ "is": "sequence", "offset": 1.5, "bits": 8 }'),
      "1.5",
      /“offset” is a whole number, 0 to 65,519/,
    ],
    [fields('{ "is": "sequence", "offset": 70000, "bits": 8 }'), "70000", /70,000 is no “offset”/],
    [
      fields('{ "is": "sequence", "offset": 8, "bits": 8, "order": "network" }'),
      '"network"',
      /“big”, “little”/,
    ],
    [fields('{ "is": "sequence", "text": "count" }'), '"count"', /“count” has no number/],
    [fields('{ "is": "sequence", "text": "größe {hex}" }'), '"größe {hex}"', /other characters than ASCII/],
    [
      fields(sequence, '{ "is": "time", "offset": 0, "bits": 64 }'),
      /* the field */ null,
      /“unit” is missing/,
    ],
    [
      fields(sequence, '{ "is": "time", "offset": 0, "bits": 64, "unit": "us", "since": 1970 }'),
      "1970",
      /“1970”/,
    ],
    ['{ "name": "x", "starts": "4c 5", "fields": [] }', null, /“sequence” is missing/],
    [`{ "name": "x", "starts": "4c 5", "fields": [${sequence}] }`, '"4c 5"', /“4c 5” are no bytes/],
    [
      `{ "name": "x", "starts": "${"00".repeat(33)}", "fields": [${sequence}] }`,
      null,
      /33 bytes: 32 is the most/,
    ],
  ] as const)("%s", (text, marked, sentence) => {
    const parsed = parseDescription(text);
    if (parsed.ok) throw new Error("it was read");
    expect(inputProblemText(parsed.problem)).toMatch(sentence);
    if (marked !== null) expect(text.slice(parsed.problem.start, parsed.problem.end)).toBe(marked);
  });

  test("of a text that is far too long", () => {
    const parsed = parseDescription(" ".repeat(limits.describedJsonCharacters) + fields(sequence));
    expect(parsed).toMatchObject({ ok: false, problem: { name: "description-too-long" } });
  });

  test("of lists in lists without an end", () => {
    expect(parseDescription("[".repeat(10_000))).toMatchObject({ ok: false });
  });
});
