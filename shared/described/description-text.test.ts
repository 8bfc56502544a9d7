import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { describedFormatSchema } from "../model/described-format.ts";
import { measuredDescription, measuredOf } from "../model/description.ts";
import { inputProblemText } from "../text/sentences.ts";
import { formatDescription } from "./description-json.ts";
import { parseDescription } from "./description-text.ts";
import { anyDescription, sensorFrame } from "./testing.ts";

test("a description is read as it was written", () => {
  fc.assert(
    fc.property(anyDescription, (description) => {
      const measured = measuredOf(description);
      expect(measured === null || v.is(describedFormatSchema, measured)).toBe(true);
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
  expect(parseDescription(text)).toEqual({
    ok: true,
    value: { ...measuredDescription(sensorFrame), name: "short", starts: [] },
  });
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
    [
      fields('{ "is": "sequence", "offset": 8, "bits": 8, "step": 256 }'),
      "256",
      /With the “step” 256 a number of 8 bits would always be the same/,
    ],
    [
      fields('{ "is": "sequence", "offset": 8, "bits": 16, "first": 65536 }'),
      "65536",
      /“first”.*0 to 65,535/,
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

/** A description of these fields. */
const saying = (...all: string[]) => `{ "name": "x", "fields": [${all.join(", ")}] }`;
const count = '{ "name": "count", "type": "unsigned", "bits": 8 }';
const text = '{ "name": "side", "type": "text", "length": 1 }';
const whole = (members: string) => `{ "name": "x", ${members}, "fields": [${count}, ${text}] }`;

describe("so does one in what packets say", () => {
  test.each([
    [saying('{ "name": "a", "type": "number" }'), '"number"', /“type” is one of “unsigned”, “signed”/],
    [saying('{ "type": "mac" }'), '{ "type": "mac" }', /“name” is missing/],
    [saying('{ "name": "Lap Time", "type": "mac" }'), '"Lap Time"', /“lap-time”/],
    [saying(count, count), '"count"', /“count” is there twice/],
    [saying('{ "name": "a", "type": "unsigned", "bits": 12 }'), "12", /“bits” is one of 8, 16/],
    [saying('{ "name": "a", "type": "mac", "bits": 48 }'), '"bits"', /“bits” is not known here/],
    [
      saying('{ "name": "a", "type": "text" }'),
      null,
      /One of these has to be there: “length”, “until”, “prefix”; such as/,
    ],
    [
      saying('{ "name": "a", "type": "text", "length": 1, "until": "," }'),
      '"until"',
      /“length” and “until” exclude each other/,
    ],
    [
      saying('{ "name": "a", "type": "text", "until": "→" }'),
      '"→"',
      /“until” has other characters than ASCII/,
    ],
    [
      saying(count, '{ "name": "a", "type": "mac", "offset": 1, "after": "count" }'),
      '"after"',
      /“offset” and “after”/,
    ],
    [
      saying('{ "name": "a", "type": "mac", "after": "b" }', count),
      '"b"',
      /No field before this one is called “b”/,
    ],
    [
      saying(text, '{ "name": "a", "type": "text", "length": { "field": "side" } }'),
      '"side"',
      /“side” is no number/,
    ],
    [
      saying('{ "name": "a", "type": "list", "count": { "field": "count" }, "fields": [] }'),
      '"count"',
      /No field before this one/,
    ],
    [saying('{ "name": "a", "type": "list", "count": 2, "fields": [] }'), "[]", /“fields” is empty/],
    [
      saying(count, '{ "name": "a", "type": "mac", "when": { "field": "count" } }'),
      '{ "field": "count" }',
      /One of these has to be there: “is”, “not”/,
    ],
    [
      saying('{ "name": "a", "type": "unsigned", "bits": 8, "scale": 0 }'),
      "0",
      /“scale” is a number other than 0/,
    ],
    [
      saying('{ "name": "a", "type": "unsigned", "bits": 8, "values": { "on": "On" } }'),
      '"on"',
      /“on” is no value/,
    ],
    [
      saying('{ "type": "bits", "parts": [{ "name": "a", "from": 6, "count": 3 }] }'),
      '{ "name": "a", "from": 6, "count": 3 }',
      /“a” reaches bit 8 of 8/,
    ],
    [whole('"info": "{count} of {cuont}"'), '"{count} of {cuont}"', /No field is called “cuont”/],
    [whole('"info": "{count"'), '"{count"', /A brace is not closed/],
    [whole('"recognise": {}'), "{}", /Every packet would be recognised/],
    [whole('"recognise": { "port": 0 }'), "0", /0 is no “port”/],
    [whole('"word": "rtp"'), '"rtp"', /“rtp” is a decoder of Castscope’s own/],
    [whole('"sequence": "cuont"'), '"cuont"', /No field is called “cuont”: there are “count”, “side”/],
    [whole('"sequence": "side"'), '"side"', /“side” cannot be the sequence: that is an “unsigned” number/],
    [whole('"key": "count"'), null, /“sequence” is missing/],
    [
      `{ "name": "x", "sequence": "n", "fields": [{ "name": "t", "type": "text", "until": "," },
        { "name": "n", "type": "unsigned", "bits": 16 }] }`,
      '"n"',
      /“n” does not always stand at the same place/,
    ],
    [
      `{ "name": "x", "sequence": "count", "fields": [${count}, { "is": "sequence", "offset": 0, "bits": 8 }] }`,
      '"sequence"',
      /There are two that are “sequence”/,
    ],
  ] as const)("%s", (json, marked, sentence) => {
    const parsed = parseDescription(json);
    if (parsed.ok) throw new Error("it was read");
    expect(inputProblemText(parsed.problem)).toMatch(sentence);
    if (marked !== null) expect(json.slice(parsed.problem.start, parsed.problem.end)).toBe(marked);
  });

  test("of groups in groups without an end, and of too many fields", () => {
    const nested = (depth: number): string =>
      depth === 0 ? count : `{ "name": "g", "type": "group", "fields": [${nested(depth - 1)}] }`;
    expect(parseDescription(saying(nested(limits.describedDepth))).ok).toBe(true);
    expect(parseDescription(saying(nested(limits.describedDepth + 1)))).toMatchObject({
      problem: { name: "fields-too-deep" },
    });
    const many = Array.from(
      { length: limits.describedFields + 1 },
      (_, index) => `{"name":"f${index}","type":"mac"}`,
    );
    expect(parseDescription(saying(...many))).toMatchObject({ problem: { name: "fields-too-many" } });
  });
});

test("fields of the packet are measured where they are named", () => {
  const json = `{ "name": "Race", "order": "little", "sequence": { "field": "frame", "step": 2 },
    "key": "car", "time": "clock", "fields": [
    { "name": "car", "type": "unsigned", "bits": 8, "show": "hex" },
    { "name": "frame", "type": "unsigned", "bits": 32, "skip": 1 },
    { "name": "clock", "type": "time", "bits": 64, "unit": "us", "since": "1970" }] }`;
  const parsed = parseDescription(json);
  expect(parsed).toMatchObject({
    value: {
      sequence: { is: "binary", offset: 2, bits: 32, order: "little", step: 2, first: null },
      key: { offset: 0, bits: 8, order: "little", show: "hex" },
      time: { offset: 6, bits: 64, order: "little", unit: "us", since1970: true },
      from: { sequence: "frame", key: "car", time: "clock" },
    },
  });
  if (parsed.ok) expect(parseDescription(formatDescription(parsed.value))).toEqual(parsed);
});
