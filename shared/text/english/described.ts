import type { DescribedField, descriptionProblems, formatChecks } from "../../statements/described.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";

/** What can be wrong with a description; part of the table of typed texts. */
export const descriptions = {
  "description-missing": () =>
    'Type a description, such as { "name": "Lab sensors", "fields": [{ "is": "sequence", "offset": 8, "bits": 32 }] }.',
  "description-too-long": ({ characters, most }) =>
    `The description has ${formatCount(characters)} characters: ${formatCount(most)} is the most.`,
  "json-expected": ({ wanted }) => {
    const expected = {
      value: "a value comes here, such as a text in quotes or a number",
      name: "a name in quotes comes here, or the closing brace",
      colon: "a colon comes between a name and its value",
      "comma-or-end": "a comma or the closing bracket comes here",
      end: "nothing more may come behind it",
      "text-end": "the closing quote of a text is missing",
      digits: "a number is written with digits, such as 8",
    };
    return `This is no JSON: ${expected[wanted]}.`;
  },
  "json-name-twice": ({ member }) => `“${member}” is there twice: keep one.`,
  "json-not-an-object": ({ member }) =>
    `${member === null ? "A description" : `Each of “${member}”`} stands in braces: { and }.`,
  "json-not-a-list": ({ member }) => `“${member}” stands in brackets: [ and ].`,
  "json-not-a-text": ({ member }) => `“${member}” stands in quotes: it is a text.`,
  "json-not-a-number": ({ member, low, high }) =>
    `“${member}” is a whole number, ${formatCount(low)} to ${formatCount(high)}.`,
  "json-number-outside": ({ member, number, low, high }) =>
    `${formatCount(number)} is no “${member}”: it is a whole number, ${formatCount(low)} to ${formatCount(high)}.`,
  "json-unknown-member": ({ member, known }) =>
    `“${member}” is not known here: there are ${known.map((one) => `“${one}”`).join(", ")}.`,
  "json-member-missing": ({ member, example }) => `“${member}” is missing: add one, such as ${example}.`,
  "json-no-choice": ({ member, choices }) => `“${member}” is one of ${choices.join(", ")}.`,
  "json-text-empty": ({ member }) => `“${member}” is empty: write something between the quotes.`,
  "json-text-too-long": ({ member, characters, most }) =>
    `“${member}” has ${formatCount(characters)} characters: ${formatCount(most)} is the most.`,
  "json-text-not-ascii": ({ member }) =>
    `“${member}” has other characters than ASCII: use letters, digits and signs.`,
  "starts-not-hex": ({ text }) => `“${text}” are no bytes: write two hex digits for each, such as 4c 53 01.`,
  "starts-too-long": ({ bytes, most }) =>
    `“starts” has ${formatCount(bytes)} bytes: ${formatCount(most)} is the most.`,
  "field-twice": ({ field }) => `There are two fields that are “${field}”: keep one.`,
  "field-sequence-missing": () => "A field that is “sequence” is missing: it says where the number stands.",
  "step-once-around": ({ step, bits }) =>
    `With the “step” ${formatCount(step)} a number of ${bits} bits would always be the same: it is no multiple of ${formatCount(2 ** bits)}.`,
  "text-pattern-without-number": ({ text }) =>
    `“${text}” has no number: write the text before it and {decimal} or {hex}, such as “count: {decimal}”.`,
  "json-not-a-word": ({ member, text }) =>
    `“${text}” is no “${member}”: it is lower case letters, digits and hyphens, a letter first, such as “lap-time”.`,
  "json-not-any-number": ({ member }) => `“${member}” is a number other than 0, such as 0.1.`,
  "json-members-both": ({ one, other }) => `“${one}” and “${other}” exclude each other: keep one.`,
  "json-members-none": ({ members, example }) =>
    `One of these has to be there: ${members.map((one) => `“${one}”`).join(", ")}; such as ${example}.`,
  "json-list-empty": ({ member }) => `“${member}” is empty: write at least one between the brackets.`,
  "json-list-too-long": ({ member, items, most }) =>
    `“${member}” has ${formatCount(items)}: ${formatCount(most)} is the most.`,
  "word-taken": ({ text }) => `“${text}” is a decoder of Castscope’s own: give the format another “word”.`,
  "fields-too-many": ({ most }) => `There are more than ${formatCount(most)} fields: leave some out.`,
  "fields-too-deep": ({ most }) =>
    `Groups and lists stand too deep within each other: ${formatCount(most)} is the most.`,
  "field-name-twice": ({ field }) => `“${field}” is there twice among these fields: give one another name.`,
  "field-not-before": ({ field, known }) =>
    `No field before this one is called “${field}”: ${listed(known, "there is none")}.`,
  "field-not-there": ({ field, known }) =>
    `No field is called “${field}”: ${listed(known, "describe it in “fields”")}.`,
  "field-without-number": ({ field }) =>
    `“${field}” is no number: take a field that is “unsigned” or “decimal”.`,
  "bits-outside": ({ field, last, bits }) =>
    `“${field}” reaches bit ${formatCount(last)} of ${formatCount(bits)}: bits are counted from 0, from the left.`,
  "value-not-a-number": ({ text }) =>
    `“${text}” is no value of this field: write a number, such as 1 or 0x1f.`,
  "info-brace-open": () =>
    "A brace is not closed: write the name of a field between { and }, and {{ for a brace.",
  "recognise-nothing": () =>
    "Every packet would be recognised: say “port”, “length”, or the bytes with which packets begin in “starts”.",
  "measured-field-moves": ({ field, as }) =>
    `“${field}” does not always stand at the same place, and so cannot be the ${as}.`,
  "measured-field-type": ({ field, as }) => `“${field}” cannot be the ${as}: that is ${types[as]}.`,
  "measured-twice": ({ as }) => `There are two that are “${as}”: keep one.`,
} satisfies Sentences<typeof descriptionProblems>;

/** Of what type a field has to be that is measured. */
const types: Readonly<Record<DescribedField, string>> = {
  sequence: "an “unsigned” number",
  key: "“unsigned”, “bytes” of up to 20, “ipv4”, “ipv6” or “mac”",
  time: "a “time” of 32 bits or more",
};

/** Names that there are, or what to say where there are none. */
function listed(known: readonly string[], none: string): string {
  if (known.length === 0) return none;
  const shown = known.slice(0, 12).map((one) => `“${one}”`);
  return `there are ${shown.join(", ")}${known.length > shown.length ? " …" : ""}`;
}

/** What a look at packets says. */
export const english: Sentences<typeof formatChecks> = {
  "packets-too-few": ({ packets }) => `Not enough packets to judge: ${formatCount(packets)} so far.`,
  "packets-start-otherwise": ({ packets, others }) =>
    `${formatCount(others)} of ${plural(packets, "packet")} start otherwise: not read.`,
  "packets-too-short": ({ short, packets, byte }) =>
    `${formatCount(short)} of ${plural(packets, "packet")} end before byte ${formatCount(byte)}: not read.`,
  "number-not-written": ({ packets, without }) =>
    `${formatCount(without)} of ${plural(packets, "packet")} have no number behind that text: not read.`,
  "steps-right": ({ right, steps, step }) =>
    `${formatCount(right)} of ${plural(steps, "step")} are +${formatCount(step)}: looks right.`,
  "steps-wrong": ({ right, steps, step }) =>
    `${formatCount(right)} of ${plural(steps, "step")} are +${formatCount(step)}: this is no sequence.`,
  "steps-other-order": ({ right, steps, step, order }) =>
    `${formatCount(right)} of ${plural(steps, "step")} are +${formatCount(step)}: try ${order} endian.`,
  "gaps-found": ({ gaps, missing, keys }) =>
    `${plural(gaps, "gap")}, ${plural(missing, "packet")} missing${keys.length === 0 ? "" : `: ${keys.map((one) => `${formatCount(one.missing)} of key ${one.key}`).join(", ")}`}.`,
  "keys-found": ({ keys, least, most }) =>
    `${plural(keys, "key")}, ${least} to ${most}; the first packet of each has no step.`,
  "time-forward": ({ ms }) =>
    `The time never runs back${ms === null ? "" : `, ${formatMs(ms)} from the time of arrival`}.`,
  "time-back": ({ times, packets }) =>
    `The time runs back ${formatCount(times)} times in ${plural(packets, "packet")}: this is no time.`,
  "fields-overlap": ({ one, other, byte }) =>
    `${fields[one]} and ${fields[other]} share byte ${formatCount(byte)}.`,
};

const fields: Record<DescribedField, string> = { sequence: "Sequence", key: "Key", time: "Time" };

function formatMs(ms: number): string {
  return `${Number(ms.toPrecision(2)).toLocaleString("en")} ms`;
}
