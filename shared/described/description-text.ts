import { limits } from "../limits.ts";
import {
  byteOrders,
  type DescribedFormat,
  type KeyField,
  keyBits,
  numberBases,
  type SequenceField,
  sequenceBits,
  type TimeField,
  timeBits,
  timeUnits,
} from "../model/described-format.ts";
import { accept, type InputProblem, type Parsed, refuse } from "../parsed.ts";
import type { InputProblemName, InputProblemValues } from "../statements/input.ts";
import { formatHex, parseHex } from "../text/hex.ts";
import { type JsonMember, type JsonNode, parseJson } from "./json-node.ts";

/** Reads a description as it is written in JSON, see docs/described-formats.md. Never throws on bad input. */
export function parseDescription(text: string): Parsed<DescribedFormat> {
  if (text.trim() === "") return refuse("description-missing", {}, 0, text.length, true);
  const most = limits.describedJsonCharacters;
  if (text.length > most)
    return refuse("description-too-long", { characters: text.length, most }, most, text.length);
  const json = parseJson(text);
  if (!json.ok) return json;
  try {
    return accept(readDescription(json.value));
  } catch (mistake) {
    if (mistake instanceof Mistake) return { ok: false, problem: mistake.problem };
    throw mistake;
  }
}

/** A description as JSON; reading it gives it back. */
export function formatDescription({ name, starts, sequence, key, time }: DescribedFormat): string {
  const { step, first } = sequence;
  const where =
    sequence.is === "text"
      ? { text: `${sequence.before}{${sequence.base}}` }
      : { offset: sequence.offset, bits: sequence.bits, order: sequence.order };
  const fields = [
    { is: "sequence", ...where, step, ...(first === null ? {} : { first }) },
    ...(key === null ? [] : [{ is: "key", ...key }]),
    ...(time === null ? [] : [{ is: "time", ...timeMembers(time) }]),
  ];
  const start = starts.length === 0 ? {} : { starts: formatHex(Uint8Array.from(starts), " ") };
  return JSON.stringify({ name, ...start, fields }, null, 2);
}

function timeMembers({ since1970, ...field }: TimeField) {
  return since1970 ? { ...field, since: "1970" } : field;
}

class Mistake extends Error {
  readonly problem: InputProblem;

  constructor(problem: InputProblem) {
    super("a mistake in a description");
    this.problem = problem;
  }
}

function fail<N extends InputProblemName>(at: Marked, name: N, values: InputProblemValues<N>): never {
  const refused = refuse(name, values, at.start, at.end);
  throw refused.ok ? new Error("refused") : new Mistake(refused.problem);
}

interface Marked {
  readonly start: number;
  readonly end: number;
}

function readDescription(node: JsonNode): DescribedFormat {
  const members = membersOf(node, null, ["name", "starts", "fields"]);
  const name = textOf(node, members, "name", '"Lab sensors"', limits.describedNameCharacters);
  const list = memberOf(node, members, "fields", "[ … ]");
  if (list.kind !== "list") return fail(list, "json-not-a-list", { member: "fields" });
  let sequence: SequenceField | null = null;
  let key: KeyField | null = null;
  let time: TimeField | null = null;
  for (const item of list.items) {
    if (item.kind !== "object") return fail(item, "json-not-an-object", { member: "fields" });
    const is = choiceOf(item, item.members, "is", ["sequence", "key", "time"], null);
    const isTwice = { sequence, key, time }[is] !== null;
    if (isTwice) return fail(item, "field-twice", { field: is });
    if (is === "sequence") sequence = readSequence(item);
    else if (is === "key") key = readKey(item);
    else time = readTime(item);
  }
  if (sequence === null) return fail(list, "field-sequence-missing", {});
  return { name, starts: readStarts(members.get("starts")?.value), sequence, key, time };
}

function readStarts(node: JsonNode | undefined): number[] {
  if (node === undefined) return [];
  if (node.kind !== "text") return fail(node, "json-not-a-text", { member: "starts" });
  const bytes = parseHex(node.value);
  if (!bytes.ok) return fail(node, "starts-not-hex", { text: node.value });
  const most = limits.describedStartsBytes;
  if (bytes.value.length > most) return fail(node, "starts-too-long", { bytes: bytes.value.length, most });
  return [...bytes.value];
}

function readSequence(node: JsonNode): SequenceField {
  const isText = node.kind === "object" && node.members.has("text");
  const where = isText ? ["text"] : ["offset", "bits", "order"];
  const members = membersOf(node, "fields", ["is", ...where, "step", "first"]);
  const numbering = {
    step: numberOf(node, members, "step", 1, 0x7fff_ffff, 1),
    first: members.has("first") ? numberOf(node, members, "first", 0, Number.MAX_SAFE_INTEGER, 0) : null,
  };
  if (isText) return { is: "text", ...readPattern(node, members), ...numbering };
  return { is: "binary", ...place(node, members, sequenceBits), ...numbering };
}

const pattern = /^(.*)\{(decimal|hex)\}$/s;

function readPattern(node: JsonNode, members: Members): { before: string; base: "decimal" | "hex" } {
  const most = limits.describedTextCharacters + "{decimal}".length;
  const text = textOf(node, members, "text", '"count: {decimal}"', most);
  const value = memberOf(node, members, "text", "");
  const [, before = "", base = ""] = pattern.exec(text) ?? [];
  if (before === "") return fail(value, "text-pattern-without-number", { text });
  if (!/^[ -~]+$/.test(before)) return fail(value, "json-text-not-ascii", { member: "text" });
  if (before.length > limits.describedTextCharacters) {
    return fail(value, "json-text-too-long", {
      ...{ member: "text", characters: before.length, most: limits.describedTextCharacters },
    });
  }
  return { before, base: base === "hex" ? "hex" : "decimal" };
}

function readKey(node: JsonNode): KeyField {
  const members = membersOf(node, "fields", ["is", "offset", "bits", "order", "show"]);
  return { ...place(node, members, keyBits), show: choiceOf(node, members, "show", numberBases, "hex") };
}

function readTime(node: JsonNode): TimeField {
  const members = membersOf(node, "fields", ["is", "offset", "bits", "order", "unit", "since"]);
  const unit = choiceOf(node, members, "unit", timeUnits, null);
  if (members.has("since")) choiceOf(node, members, "since", ["1970"], null);
  return { ...place(node, members, timeBits), unit, since1970: members.has("since") };
}

function place<B extends number>(node: JsonNode, members: Members, widths: readonly B[]) {
  const bits = memberOf(node, members, "bits", "32");
  const width = widths.find((one) => bits.kind === "number" && one === bits.value);
  if (width === undefined)
    return fail(bits, "json-no-choice", { member: "bits", choices: widths.map(String) });
  return {
    offset: numberOf(node, members, "offset", 0, limits.describedOffset, null),
    bits: width,
    order: choiceOf(node, members, "order", byteOrders, "big"),
  };
}

type Members = ReadonlyMap<string, JsonMember>;

function membersOf(node: JsonNode, of: string | null, known: readonly string[]): Members {
  if (node.kind !== "object") return fail(node, "json-not-an-object", { member: of });
  for (const [name, member] of node.members) {
    if (!known.includes(name))
      return fail(member.name, "json-unknown-member", { member: name, known: [...known] });
  }
  return node.members;
}

/** @param example for who left it out */
function memberOf(node: JsonNode, members: Members, member: string, example: string): JsonNode {
  return (
    members.get(member)?.value ??
    fail(node, "json-member-missing", { member, example: `"${member}": ${example}` })
  );
}

function textOf(node: JsonNode, members: Members, member: string, example: string, most: number): string {
  const value = memberOf(node, members, member, example);
  if (value.kind !== "text") return fail(value, "json-not-a-text", { member });
  if (value.value.trim() === "") return fail(value, "json-text-empty", { member });
  const characters = value.value.length;
  return characters > most ? fail(value, "json-text-too-long", { member, characters, most }) : value.value;
}

/** @param otherwise what it is where it is left out; null where it may not be */
function numberOf(
  node: JsonNode,
  members: Members,
  member: string,
  low: number,
  high: number,
  otherwise: number | null,
): number {
  if (!members.has(member) && otherwise !== null) return otherwise;
  const value = memberOf(node, members, member, String(low));
  if (value.kind !== "number" || !Number.isInteger(value.value)) {
    return fail(value, "json-not-a-number", { member, low, high });
  }
  if (value.value < low || value.value > high) {
    return fail(value, "json-number-outside", { member, number: value.value, low, high });
  }
  return value.value;
}

function choiceOf<C extends string>(
  node: JsonNode,
  members: Members,
  member: string,
  choices: readonly C[],
  otherwise: C | null,
): C {
  if (!members.has(member) && otherwise !== null) return otherwise;
  const value = memberOf(node, members, member, `"${choices[0]}"`);
  const choice = choices.find((one) => value.kind === "text" && one === value.value);
  return choice ?? fail(value, "json-no-choice", { member, choices: choices.map((one) => `“${one}”`) });
}
