import type { InputProblemName, InputProblemValues } from "../../statements/input.ts";
import type { TemplateFieldName } from "../../statements/template-fields.ts";
import { plural } from "../count.ts";

/** How each field is written, for those whose words were not understood. */
const forms: Readonly<Record<TemplateFieldName, string>> = {
  seq: "{seq}, {seq:4} with 1 to 15 digits, {seq:u32} or {seq:u16le} with u8, u16, u24, u32, u48 or u64, each with “from 100” and “step 2” behind it",
  time: "{time}, {time:ntp}, {time:us} with s, ms, us or ns in digits, {time:us u64}, {time:us u64le} or {time:s u32}",
  host: "{host} or {host:8 20}, with the bytes that it has and the byte to fill it with",
  random: "{random:16}, with the number of bytes",
  pad: "{pad:1316} or {pad:1316 ff}, with the packet's size and the byte to fill it with",
  hex: "{hex:48 65}",
};

type TemplateProblem = Extract<InputProblemName, `template-${string}`>;

export const templates: {
  readonly [N in TemplateProblem]: (values: InputProblemValues<N>) => string;
} = {
  "template-too-long": ({ most }) => `The template is too long: it has at most ${plural(most, "character")}.`,
  "template-field-open": () => "A { begins a field, which ends with a }; the sign itself is written \\{.",
  "template-escape": ({ sign }) =>
    `“${sign}” is no sign: \\x48 is a byte, \\n, \\r, \\t and \\0 are control characters, \\\\ and \\{ the signs themselves.`,
  "template-field-unknown": ({ field }) =>
    `“${field}” is no field: seq counts, time, host, random, pad and hex are the others; a { itself is written \\{.`,
  "template-field-words": ({ field }) => `The field is written ${forms[field]}.`,
  "template-too-many-fields": ({ fields, most }) =>
    `${plural(fields, "field")} are too many: a template has at most ${most}.`,
};
