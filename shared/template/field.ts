import { limits } from "../limits.ts";
import { accept, type Parsed, refuse } from "../parsed.ts";
import { type TemplateFieldName, templateFieldNames } from "../statements/template-fields.ts";
import type { CounterForm, IntegerBytes, IntegerForm, TemplatePart, TimeUnit } from "./part.ts";

/** With these, 2^36 packets are counted exactly. */
const largestStart = 2 ** 48 - 1;
const largestStep = 0xffff;
const mostDigits = 15;
const usualDigits = 6;
const usualHostBytes = 16;
const integers: ReadonlyMap<string, IntegerBytes> = new Map<string, IntegerBytes>([
  ["u8", 1],
  ["u16", 2],
  ["u24", 3],
  ["u32", 4],
  ["u48", 6],
  ["u64", 8],
]);

/** Reads what stands between the braces of a field: a name, a colon, and words. Not `hex`. */
export function readField(inside: string): Parsed<TemplatePart> {
  const [, word = "", rest = ""] = /^\s*([^:\s]*)(?:\s*:)?(.*)$/s.exec(inside.toLowerCase()) ?? [];
  const options = rest.split(/\s+/).filter((one) => one !== "");
  const name = templateFieldNames.find((one) => one === word);
  if (name === undefined) return refuse("template-field-unknown", { field: inside.trim() }, 0, inside.length);
  const part = readNamed(name, options);
  return part === null ? refuse("template-field-words", { field: name }, 0, inside.length) : accept(part);
}

/** Null where the words make no sense. */
function readNamed(name: TemplateFieldName, options: readonly string[]): TemplatePart | null {
  switch (name) {
    case "seq":
      return readCounter(options);
    case "time":
      return readTime(options);
    case "host":
      return readHost(options);
    case "random":
      return readRandom(options);
    case "pad":
      return readPad(options);
    case "hex":
      return null;
  }
}

function readCounter(options: readonly string[]): TemplatePart | null {
  const rest = [...options];
  const first = /^(?:from|step)$/.test(rest[0] ?? "") ? undefined : rest.shift();
  const form = first === undefined ? usualCounter : (readInteger(first) ?? readDigits(first));
  if (form === null) return null;
  let from = 0;
  let step = 1;
  while (rest.length > 0) {
    const [word, value = ""] = rest.splice(0, 2);
    const number = numberOf(value, 0, word === "step" ? largestStep : largestStart);
    if (number === null) return null;
    if (word === "from") from = number;
    else if (word === "step") step = number;
    else return null;
  }
  return { kind: "seq", form, from, step };
}

const usualCounter: CounterForm = { as: "digits", digits: usualDigits };

function readDigits(word: string): CounterForm | null {
  const digits = numberOf(word, 1, mostDigits);
  return digits === null ? null : { as: "digits", digits };
}

function readInteger(word: string): IntegerForm | null {
  const [, name = "", order] = /^(u\d+)(le|be)?$/.exec(word) ?? [];
  const bytes = integers.get(name);
  return bytes === undefined ? null : { as: "integer", bytes, little: order === "le" };
}

const units: readonly TimeUnit[] = ["s", "ms", "us", "ns"];

function readTime([what = "text", integer, ...more]: readonly string[]): TemplatePart | null {
  if (more.length > 0) return null;
  const unit = units.find((one) => one === what);
  if (unit === undefined) {
    if (integer !== undefined || (what !== "text" && what !== "ntp")) return null;
    return { kind: "time", form: { as: what } };
  }
  if (integer === undefined) return { kind: "time", form: { as: "digits", unit } };
  const form = readInteger(integer);
  // Nothing but seconds fits into less than 8 bytes.
  if (form === null || (form.bytes !== 8 && !(form.bytes === 4 && unit === "s"))) return null;
  return { kind: "time", form: { ...form, unit } };
}

function readHost([size, value = "00", ...more]: readonly string[]): TemplatePart | null {
  const bytes = size === undefined ? usualHostBytes : numberOf(size, 1, limits.payloadBytesIpv6);
  const filling = byteOf(value);
  return bytes === null || filling === null || more.length > 0
    ? null
    : { kind: "host", bytes, with: filling };
}

function readRandom([size = "", ...more]: readonly string[]): TemplatePart | null {
  const bytes = numberOf(size, 1, limits.payloadBytesIpv6);
  return bytes === null || more.length > 0 ? null : { kind: "random", bytes };
}

function readPad([size = "", value = "00", ...more]: readonly string[]): TemplatePart | null {
  const to = numberOf(size, 1, limits.payloadBytesIpv6);
  const filling = byteOf(value);
  return to === null || filling === null || more.length > 0 ? null : { kind: "pad", to, with: filling };
}

function byteOf(word: string): number | null {
  return /^(?:0x)?[0-9a-f]{2}$/.test(word) ? Number.parseInt(word.replace("0x", ""), 16) : null;
}

function numberOf(word: string, low: number, high: number): number | null {
  if (!/^\d+$/.test(word)) return null;
  const value = Number(word);
  return value >= low && value <= high ? value : null;
}
