import { decoders } from "../decode/decoders.ts";
import { wordOf as wordOfName } from "../decode/match.ts";
import {
  choiceOf,
  fail,
  type Members,
  memberOf,
  membersOf,
  numberIn,
  numberOf,
  reading,
  textOf,
  widthOf,
} from "../json/json-members.ts";
import { type JsonNode, parseJson } from "../json/json-node.ts";
import { limits } from "../limits.ts";
import { asBytes, byItself } from "../model/decoding.ts";
import {
  type ByteOrder,
  byteOrders,
  type KeyField,
  keyBits,
  numberBases,
  type SequenceField,
  sequenceBits,
  type TimeField,
  timeBits,
  timeUnits,
} from "../model/described-format.ts";
import type { Description, Recognition } from "../model/description.ts";
import { type Parsed, refuse } from "../parsed.ts";
import type { DescribedField } from "../statements/described.ts";
import { parseHex } from "../text/hex.ts";
import { FieldReader, infoOf, wordOf } from "./field-text.ts";
import { KnownFields } from "./known-fields.ts";
import { asKey, asSequence, asTime, type FixedField, fixedFields } from "./measured-fields.ts";

/** Nothing that is meant lies deeper: fields in groups, each in a list. */
const depthMost = 2 * limits.describedDepth + 6;

/** Reads a description as it is written in JSON, see docs/described-formats.md. Never throws on bad input. */
export function parseDescription(text: string): Parsed<Description> {
  if (text.trim() === "") return refuse("description-missing", {}, 0, text.length, true);
  const most = limits.describedJsonCharacters;
  if (text.length > most)
    return refuse("description-too-long", { characters: text.length, most }, most, text.length);
  const json = parseJson(text, { depth: depthMost });
  return json.ok ? reading(() => readDescription(json.value)) : json;
}

/** The word of a format in filters and for `--as`. */
export function formatWord({ name, word }: Pick<Description, "name" | "word">): string {
  if (word !== null) return word;
  const made = wordOfName(name);
  // A name such as “RTP” makes a word that is taken.
  return isTaken(made) ? `${made}-format`.slice(0, limits.describedWordCharacters) : made;
}

function isTaken(word: string): boolean {
  return word === asBytes || word === byItself || decoders.some(({ type }) => type === word);
}

const topMembers = [
  ...["name", "word", "starts", "order", "recognise", "info"],
  ...["sequence", "key", "time", "fields"],
];

/** What is measured, while the description is read. */
interface Measured {
  sequence: SequenceField | null;
  key: KeyField | null;
  time: TimeField | null;
}

function readDescription(node: JsonNode): Description {
  const members = membersOf(node, null, topMembers);
  const name = textOf(node, members, "name", '"Lab sensors"', limits.describedNameCharacters);
  const list = memberOf(node, members, "fields", "[ … ]");
  if (list.kind !== "list") return fail(list, "json-not-a-list", { member: "fields" });
  const order = choiceOf(node, members, "order", byteOrders, "big");
  const measured: Measured = { sequence: null, key: null, time: null };
  const known = new KnownFields(null);
  const reader = new FieldReader(order);
  const fields = list.items.flatMap((item) => {
    if (item.kind === "object" && !item.members.has("is") && isDecoded(item.members)) {
      return [reader.field(item, known, 0)];
    }
    readMeasured(item, measured, order);
    return [];
  });
  const from = readFrom(members, measured, fixedFields(fields), known);
  const { sequence, key, time } = measured;
  const needsSequence = key !== null || time !== null || fields.length === 0;
  if (sequence === null && needsSequence) return fail(list, "field-sequence-missing", {});
  const starts = readStarts(members.get("starts")?.value);
  return {
    ...{ name, word: readWord(node, members), order, starts, sequence, key, time, from },
    recognise: readRecognition(members, starts),
    info: infoOf(members, known),
    fields,
  };
}

/** Whether an element says what packets hold; else it is read as one that is measured. */
function isDecoded(members: Members): boolean {
  return ["name", "type", "parts"].some((member) => members.has(member));
}

function readWord(node: JsonNode, members: Members): string | null {
  if (!members.has("word")) return null;
  const word = wordOf(node, members, "word");
  return isTaken(word) ? fail(memberOf(node, members, "word", ""), "word-taken", { text: word }) : word;
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

function readRecognition(members: Members, starts: readonly number[]): Recognition | null {
  const node = members.get("recognise")?.value;
  if (node === undefined) return null;
  const inside = membersOf(node, "recognise", ["port", "length"]);
  const ports = inside.get("port")?.value;
  const length = inside.get("length")?.value;
  if (ports === undefined && length === undefined && starts.length === 0) fail(node, "recognise-nothing", {});
  return { ports: ports === undefined ? [] : readPorts(ports), ...readLength(length) };
}

function readPorts(node: JsonNode): number[] {
  const items = node.kind === "list" ? node.items : [node];
  const most = limits.describedPorts;
  if (items.length === 0) fail(node, "json-list-empty", { member: "port" });
  if (items.length > most) fail(node, "json-list-too-long", { member: "port", items: items.length, most });
  return items.map((item) => numberIn(item, "port", 1, 65_535));
}

/** A length, or the least and the most. */
function readLength(node: JsonNode | undefined): Pick<Recognition, "least" | "most"> {
  const largest = limits.payloadBytesIpv6;
  if (node === undefined) return { least: 0, most: largest };
  if (node.kind === "number") {
    const length = numberIn(node, "length", 0, largest);
    return { least: length, most: length };
  }
  const inside = membersOf(node, "length", ["least", "most"]);
  const least = numberOf(node, inside, "least", 0, largest, 0);
  return { least, most: numberOf(node, inside, "most", least, largest, largest) };
}

/** One that says what it is for the measuring, and nothing else. */
function readMeasured(node: JsonNode, measured: Measured, order: ByteOrder): void {
  const { members } = node.kind === "object" ? node : fail(node, "json-not-an-object", { member: "fields" });
  const is = choiceOf(node, members, "is", ["sequence", "key", "time"], null);
  if (measured[is] !== null) fail(node, "field-twice", { field: is });
  if (is === "sequence") measured.sequence = readSequence(node, order);
  else if (is === "key") measured.key = readKey(node, order);
  else measured.time = readTime(node, order);
}

function readSequence(node: JsonNode, order: ByteOrder): SequenceField {
  const isText = node.kind === "object" && node.members.has("text");
  const told = isText ? ["text"] : ["offset", "bits", "order"];
  const members = membersOf(node, "fields", ["is", ...told, "step", "first"]);
  if (isText) return { is: "text", ...readPattern(node, members), ...readNumbering(node, members, 64) };
  const where = place(node, members, sequenceBits, order);
  return { is: "binary", ...where, ...readNumbering(node, members, where.bits) };
}

/** @param bits of the number, which wraps at them */
function readNumbering(
  node: JsonNode,
  members: Members,
  bits: number,
): Pick<SequenceField, "step" | "first"> {
  const step = numberOf(node, members, "step", 1, 0x7fff_ffff, 1);
  if (step % 2 ** bits === 0) {
    fail(memberOf(node, members, "step", ""), "step-once-around", { step, bits });
  }
  const largest = bits < 53 ? 2 ** bits - 1 : Number.MAX_SAFE_INTEGER;
  return { step, first: members.has("first") ? numberOf(node, members, "first", 0, largest, 0) : null };
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

function readKey(node: JsonNode, order: ByteOrder): KeyField {
  const members = membersOf(node, "fields", ["is", "offset", "bits", "order", "show"]);
  const show = choiceOf(node, members, "show", numberBases, "hex");
  return { ...place(node, members, keyBits, order), show };
}

function readTime(node: JsonNode, order: ByteOrder): TimeField {
  const members = membersOf(node, "fields", ["is", "offset", "bits", "order", "unit", "since"]);
  const unit = choiceOf(node, members, "unit", timeUnits, null);
  if (members.has("since")) choiceOf(node, members, "since", ["1970"], null);
  return { ...place(node, members, timeBits, order), unit, since1970: members.has("since") };
}

function place<B extends number>(node: JsonNode, members: Members, widths: readonly B[], order: ByteOrder) {
  return {
    bits: widthOf(node, members, "bits", widths),
    offset: numberOf(node, members, "offset", 0, limits.describedOffset, null),
    order: choiceOf(node, members, "order", byteOrders, order),
  };
}

/** The fields that are named as what is measured. */
function readFrom(
  members: Members,
  measured: Measured,
  fixed: ReadonlyMap<string, FixedField>,
  known: KnownFields,
): Description["from"] {
  const from: Record<DescribedField, string | null> = { sequence: null, key: null, time: null };
  const take = (as: DescribedField, asField: (field: FixedField, node: JsonNode) => boolean): void => {
    const member = members.get(as);
    if (member === undefined) return;
    const node = member.value;
    const name = nameIn(node, as);
    if (measured[as] !== null) fail(member.name, "measured-twice", { as });
    if (known.own(name.text) === null)
      fail(name.node, "field-not-there", { field: name.text, known: known.names });
    const field = fixed.get(name.text);
    if (field === undefined) fail(name.node, "measured-field-moves", { field: name.text, as });
    else if (!asField(field, node)) fail(name.node, "measured-field-type", { field: name.text, as });
    from[as] = name.text;
  };
  take("sequence", (field, node) => {
    const sequence = asSequence(field);
    if (sequence === null) return false;
    const said = node.kind === "object" ? readNumbering(node, node.members, sequence.bits) : {};
    measured.sequence = { ...sequence, ...said };
    return true;
  });
  take("key", (field) => {
    measured.key = asKey(field);
    return measured.key !== null;
  });
  take("time", (field) => {
    measured.time = asTime(field);
    return measured.time !== null;
  });
  return from;
}

/** The field's name alone, or with what else is said. */
function nameIn(node: JsonNode, as: DescribedField): { text: string; node: JsonNode } {
  if (node.kind === "text") return { text: node.value, node };
  const members = membersOf(node, as, as === "sequence" ? ["field", "step", "first"] : ["field"]);
  const text = textOf(node, members, "field", '"counter"', limits.describedWordCharacters);
  return { text, node: memberOf(node, members, "field", "") };
}
