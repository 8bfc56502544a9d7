import type { filterProblems } from "../../statements/filters.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";
import { listed } from "./list.ts";

export const filters: Sentences<typeof filterProblems> = {
  "filter-too-long": ({ characters, most }) =>
    `The filter has ${plural(characters, "character")}: ${formatCount(most)} is the most.`,
  "filter-too-deep": ({ most }) =>
    `Brackets and “not” stand in each other more than ${formatCount(most)} deep: take some out.`,
  "filter-too-many-terms": ({ most }) =>
    `The filter asks for more than ${plural(most, "thing")}: leave some out, or put values in a set, such as port {5004, 5006}.`,
  "filter-too-many-values": ({ most }) =>
    `The set has more than ${plural(most, "value")}: leave some out, or write a range, such as 5004..5010.`,
  "filter-term-missing": ({ after }) =>
    `After “${after}” comes what to look for, such as port 5004 or a word.`,
  "filter-begins-with-joint": ({ joint }) =>
    `Before “${joint}” comes what to look for; put it in quotes to look for it as a text.`,
  "filter-bracket-open": () => "The closing bracket is missing: add “)”.",
  "filter-bracket-stray": () =>
    "No bracket was opened before this one: leave it out, or put it in quotes to look for it as a text.",
  "filter-quote-open": () => 'The closing quote is missing: add “"”.',
  "filter-quote-empty": () => "The quotes hold nothing: type what to look for between them.",
  "filter-bytes-missing": ({ after }) => `After “${after}” come bytes, two hex digits for each.`,
  "filter-field-unknown": ({ word, meant }) =>
    `There is no field “${word}”: ${meant === null ? "" : `write ${meant}, or `}put it in quotes to look for it as a text.`,
  "filter-type-unknown": ({ word, instead }) => `Nothing is decoded as “${word}”: ${offered(instead)}.`,
  "filter-operator-wrong": ({ field, sign, operators }) =>
    `“${sign}” does not go with ${field}: ${operators.length === 0 ? "leave it out" : `use ${alternatives(operators)}`}.`,
  "filter-value-missing": ({ field, example }) => `After “${field}” comes a value, such as ${example}.`,
  "filter-one-value": ({ sign }) =>
    `“${sign}” compares with one value: use = for sets and ranges, such as = 10..20.`,
  "filter-set-open": () => "The closing brace is missing: add “}”.",
  "filter-comma": () =>
    "A comma stands between values in braces, as in {1, 2}, and in no number: leave it out.",
  "filter-range-falls": ({ low, high }) => `${low}..${high} holds nothing: write the smaller one first.`,
  "filter-number-wrong": ({ text, field, low, high }) =>
    `“${text}” is not a number: ${field} is ${range(low, high)}.`,
  "filter-number-outside": ({ text, field, low, high }) =>
    `${text} cannot be: ${field} is ${range(low, high)}.`,
  "filter-unit-unknown": ({ field, unit, units }) =>
    `“${unit}” is no unit of ${field}: ${units.length === 0 ? "it has none" : `there is ${units.join(", ")}`}.`,
  "filter-order-of-text": ({ field, text }) =>
    `“${text}” is not a number: only numbers are less or more than ${field}.`,
  "filter-choice-unknown": ({ field, text, instead }) => `“${text}” is no ${field}: ${offered(instead)}.`,
  "filter-time-wrong": ({ text }) =>
    `“${text}” is not a time: write it as 14:22:07, 14:22:07.250 or 2026-11-26 14:22.`,
  "filter-prefix-wrong": ({ text, most }) =>
    `“${text}” is not the length of a prefix: it is 0 to ${formatCount(most)}.`,
  "filter-address-with-port": ({ text, port }) =>
    `${text} has a port: write the address alone, and “port ${port}” beside it.`,
};

function offered(words: readonly string[]): string {
  return words.length === 1 ? `write ${words[0]}` : `there is ${listed(words)}`;
}

function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** A number so large that nothing comes near it is no bound. */
function range(low: number, high: number): string {
  if (high >= Number.MAX_SAFE_INTEGER) return `${formatCount(low)} or more`;
  return `${formatCount(low)} to ${formatCount(high)}`;
}
