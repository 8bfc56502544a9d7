import type { InputProblemName, InputProblemValues } from "../../statements/input.ts";
import type { TemplateFieldName } from "../../statements/template-fields.ts";
import { formatCount, plural } from "../count.ts";

/** How each field is written, for those whose words were not understood. */
const forms: Readonly<Record<TemplateFieldName, string>> = {
  seq: "{seq}, {seq:4} mit 1 bis 15 Ziffern, {seq:u32} oder {seq:u16le} mit u8, u16, u24, u32, u48 oder u64, jeweils mit „from 100“ und „step 2“ dahinter",
  time: "{time}, {time:ntp}, {time:us} mit s, ms, us oder ns in Ziffern, {time:us u64}, {time:us u64le} oder {time:s u32}",
  host: "{host} oder {host:8 20}, mit der Zahl seiner Bytes und dem Byte zum Auffüllen",
  random: "{random:16}, mit der Zahl der Bytes",
  pad: "{pad:1316} oder {pad:1316 ff}, mit der Größe des Pakets und dem Byte zum Auffüllen",
  hex: "{hex:48 65}",
};

type TemplateProblem = Extract<InputProblemName, `template-${string}`>;

export const templates: {
  readonly [N in TemplateProblem]: (values: InputProblemValues<N>) => string;
} = {
  "template-too-long": ({ most }) =>
    `Die Vorlage ist zu lang: Sie hat höchstens ${formatCount(most)} Zeichen.`,
  "template-field-open": () =>
    "Ein { beginnt ein Feld, das mit } endet; das Zeichen selbst schreibt man \\{.",
  "template-escape": ({ sign }) =>
    `„${sign}“ ist kein Zeichen: \\x48 ist ein Byte, \\n, \\r, \\t und \\0 sind Steuerzeichen, \\\\ und \\{ die Zeichen selbst.`,
  "template-field-unknown": ({ field }) =>
    `„${field}“ ist kein Feld: seq zählt, time, host, random, pad und hex sind die anderen; ein { selbst schreibt man \\{.`,
  "template-field-words": ({ field }) => `Das Feld schreibt man so: ${forms[field]}.`,
  "template-too-many-fields": ({ fields, most }) =>
    `${plural(fields, "Feld ist", "Felder sind")} zu viel: Eine Vorlage hat höchstens ${most}.`,
};
