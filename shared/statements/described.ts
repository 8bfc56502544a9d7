import * as v from "valibot";
import type { Statement } from "./statement.ts";

const text = v.string();
const number = v.number();
const field = v.picklist(["sequence", "key", "time"]);
export type DescribedField = v.InferOutput<typeof field>;

/** What can be wrong with the JSON of a described format: what stands there and what would be right. */
export const descriptionProblems = {
  "description-missing": {},
  "description-too-long": { characters: number, most: number },
  /** What JSON would have at this place. */
  "json-expected": {
    wanted: v.picklist(["value", "name", "colon", "comma-or-end", "end", "text-end", "digits"]),
  },
  "json-name-twice": { member: text },
  "json-not-an-object": { member: v.nullable(text) },
  "json-not-a-list": { member: text },
  "json-not-a-text": { member: text },
  "json-not-a-number": { member: text, low: number, high: number },
  "json-number-outside": { member: text, number, low: number, high: number },
  "json-unknown-member": { member: text, known: v.array(text) },
  "json-member-missing": { member: text, example: text },
  "json-no-choice": { member: text, choices: v.array(text) },
  "json-text-empty": { member: text },
  "json-text-too-long": { member: text, characters: number, most: number },
  "json-text-not-ascii": { member: text },
  "starts-not-hex": { text },
  "starts-too-long": { bytes: number, most: number },
  "field-twice": { field },
  "field-sequence-missing": {},
  "text-pattern-without-number": { text },
  /** A step after which the number is the same again. */
  "step-once-around": { step: number, bits: number },
  // What packets say.
  "json-not-a-word": { member: text, text },
  "json-not-any-number": { member: text },
  "json-members-both": { one: text, other: text },
  /** One of these has to be there. */
  "json-members-none": { members: v.array(text), example: text },
  "json-list-empty": { member: text },
  "json-list-too-long": { member: text, items: number, most: number },
  "word-taken": { text },
  "fields-too-many": { most: number },
  "fields-too-deep": { most: number },
  "field-name-twice": { field: text },
  /** `known` are those before it. */
  "field-not-before": { field: text, known: v.array(text) },
  "field-not-there": { field: text, known: v.array(text) },
  "field-without-number": { field: text },
  "bits-outside": { field: text, last: number, bits: number },
  "value-not-a-number": { text },
  "info-brace-open": {},
  "recognise-nothing": {},
  "measured-field-moves": { field: text, as: field },
  "measured-field-type": { field: text, as: field },
  "measured-twice": { as: field },
} as const;

/** What a look at packets says of a described format. */
export const formatChecks = {
  "packets-too-few": { packets: number },
  "packets-start-otherwise": { packets: number, others: number },
  /** They end before a field does, whose last byte is that. */
  "packets-too-short": { short: number, packets: number, byte: number },
  "number-not-written": { packets: number, without: number },
  "steps-right": { right: number, steps: number, step: number },
  "steps-wrong": { right: number, steps: number, step: number },
  /** With the other byte order so many steps would be right. */
  "steps-other-order": { right: number, steps: number, step: number, order: v.picklist(["big", "little"]) },
  /** Keys beyond the ones that lost most are not named. */
  "gaps-found": { gaps: number, missing: number, keys: v.array(v.object({ key: text, missing: number })) },
  "keys-found": { keys: number, least: text, most: text },
  "time-forward": { ms: v.nullable(number) },
  "time-back": { times: number, packets: number },
  "fields-overlap": { one: field, other: field, byte: number },
} as const;
export type FormatCheck = Statement<typeof formatChecks>;
