import * as v from "valibot";

const text = v.string();
const number = v.number();
const some = v.array(text);
/** A name that was probably meant; null where none is near. */
const meant = v.nullable(text);

/** What can be wrong with a filter. */
export const filterProblems = {
  "filter-too-long": { characters: number, most: number },
  "filter-too-deep": { most: number },
  "filter-too-many-terms": { most: number },
  "filter-too-many-values": { most: number },
  /** `after` is what stands before the place where something is missing: a word, a sign, a bracket. */
  "filter-term-missing": { after: text },
  "filter-begins-with-joint": { joint: text },
  "filter-bracket-open": {},
  "filter-bracket-stray": {},
  "filter-quote-open": {},
  "filter-quote-empty": {},
  "filter-bytes-missing": { after: text },
  "filter-field-unknown": { word: text, meant },
  /** `instead` is the one that was probably meant, or all that there are. */
  "filter-type-unknown": { word: text, instead: some },
  "filter-operator-wrong": { field: text, sign: text, operators: some },
  "filter-value-missing": { field: text, example: text },
  "filter-one-value": { sign: text },
  "filter-set-open": {},
  "filter-comma": {},
  "filter-range-falls": { low: text, high: text },
  "filter-number-wrong": { text, field: text, low: number, high: number },
  "filter-number-outside": { text, field: text, low: number, high: number },
  "filter-unit-unknown": { field: text, unit: text, units: some },
  "filter-order-of-text": { field: text, text },
  "filter-choice-unknown": { field: text, text, instead: some },
  "filter-time-wrong": { text },
  "filter-prefix-wrong": { text, most: number },
  "filter-address-with-port": { text, port: text },
} as const;
