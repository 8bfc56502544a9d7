import {
  choiceOf,
  fail,
  type Members,
  memberOf,
  membersOf,
  numberIn,
  numberOf,
  optionalText,
  textIn,
  textOf,
  widthOf,
} from "../json/json-members.ts";
import type { JsonNode } from "../json/json-node.ts";
import { limits } from "../limits.ts";
import { type ByteOrder, byteOrders, numberBases, timeUnits } from "../model/described-format.ts";
import {
  type BitPart,
  containerBits,
  type Extent,
  type FieldCondition,
  type FieldDescription,
  type FieldPlace,
  fieldTypes,
  floatBits,
  integerBits,
  prefixBits,
  type Quantity,
  type Scaling,
  timeOrigins,
  type ValueNames,
} from "../model/description.ts";
import { parseTemplate } from "./info-template.ts";
import { type KnownField, KnownFields } from "./known-fields.ts";

/** Reads the fields of a description that say what its packets hold. Mistakes are thrown, see `json/json-members.ts`. */
export class FieldReader {
  readonly #order: ByteOrder;
  #count = 0;

  /** @param order of fields that say none */
  constructor(order: ByteOrder) {
    this.#order = order;
  }

  /** One field more of a list. @param known those before it; it is added */
  field(node: JsonNode, known: KnownFields, depth: number): FieldDescription {
    this.#count += 1;
    if (this.#count > limits.describedFields) fail(node, "fields-too-many", { most: limits.describedFields });
    if (node.kind !== "object") return fail(node, "json-not-an-object", { member: "fields" });
    const type = choiceOf(node, node.members, "type", fieldTypes, null);
    const members = membersOf(node, "fields", [...common, ...own[type]]);
    const name = type === "bits" && !members.has("name") ? "" : wordOf(node, members, "name");
    const base = {
      name,
      title: optionalText(members, "title", limits.describedWordCharacters),
      ...this.#place(node, members, known),
      when: this.#condition(members, known),
    };
    const { field, as } = this.#read(node, members, type, known, depth);
    if (name !== "") addTo(known, name, as, members.get("name")?.value ?? node);
    return { ...base, ...field } as FieldDescription;
  }

  #place(node: JsonNode, members: Members, known: KnownFields): FieldPlace {
    const offset = members.has("offset")
      ? numberOf(node, members, "offset", 0, limits.describedOffset, null)
      : null;
    for (const other of ["after", "skip"]) {
      const member = members.get(other);
      if (offset !== null && member) fail(member.name, "json-members-both", { one: "offset", other });
    }
    const after = optionalText(members, "after", limits.describedWordCharacters);
    if (after !== null && !known.has(after)) {
      fail(memberOf(node, members, "after", ""), "field-not-before", { field: after, known: known.names });
    }
    return { offset, after, skip: numberOf(node, members, "skip", 0, limits.describedOffset, 0) };
  }

  #condition(members: Members, known: KnownFields): FieldCondition | null {
    const node = members.get("when")?.value;
    if (node === undefined) return null;
    const inside = membersOf(node, "when", ["field", "is", "not"]);
    const field = reference(node, inside, known, ["number", "text"]);
    const [is, not] = [inside.get("is"), inside.get("not")];
    if (is && not) fail(not.name, "json-members-both", { one: "is", other: "not" });
    const value = (is ?? not)?.value;
    if (value === undefined)
      return fail(node, "json-members-none", { members: ["is", "not"], example: '"is": 1' });
    const list = value.kind === "list" ? value.items : [value];
    if (list.length === 0) fail(value, "json-list-empty", { member: is ? "is" : "not" });
    const values = list.map((one) =>
      one.kind === "number" || one.kind === "text"
        ? one.value
        : fail(one, "json-not-a-text", { member: is ? "is" : "not" }),
    );
    return { field, values, not: not !== undefined };
  }

  #read(
    node: JsonNode,
    members: Members,
    type: (typeof fieldTypes)[number],
    known: KnownFields,
    depth: number,
  ): { field: object; as: KnownField } {
    const order = () => choiceOf(node, members, "order", byteOrders, this.#order);
    const as = (is: "number" | "text" | "bytes", field: object) => ({
      field: { type, ...field },
      as: { is },
    });
    switch (type) {
      case "unsigned":
      case "signed":
        return as("number", {
          bits: widthOf(node, members, "bits", integerBits),
          order: order(),
          show: choiceOf(node, members, "show", numberBases, "decimal"),
          values: valuesOf(members, true),
          ...scalingOf(members),
        });
      case "float":
        return as("number", {
          bits: widthOf(node, members, "bits", floatBits),
          order: order(),
          ...scalingOf(members),
        });
      case "decimal":
        return as("number", {
          extent: this.#extent(node, members, known, order()),
          ...scalingOf(members),
        });
      case "text":
        return as("text", {
          extent: this.#extent(node, members, known, order()),
          values: valuesOf(members, false),
        });
      case "bytes":
        return as("bytes", { extent: this.#extent(node, members, known, order()) });
      case "time":
        return as("number", {
          bits: widthOf(node, members, "bits", integerBits),
          order: order(),
          unit: choiceOf(node, members, "unit", timeUnits, null),
          since: members.has("since") ? choiceOf(node, members, "since", timeOrigins, null) : null,
        });
      case "ipv4":
      case "ipv6":
      case "mac":
        return as("text", {});
      case "bits": {
        const bits = widthOf(node, members, "bits", containerBits, 8);
        const inside = members.has("name") ? new KnownFields(known) : known;
        const parts = this.#parts(node, members, bits, inside);
        return {
          field: { type, bits, order: order(), parts },
          as: { is: "group", fields: inside },
        };
      }
      case "group": {
        const extent = members.has("length") ? quantityOf(node, members, "length", known) : null;
        const inside = this.#inside(node, members, known, depth);
        return { field: { type, extent, ...inside.field }, as: { is: "group", fields: inside.known } };
      }
      case "list": {
        const count = quantityOf(node, members, "count", known);
        const size = members.has("size") ? quantityOf(node, members, "size", known) : null;
        const inside = this.#inside(node, members, known, depth);
        return { field: { type, count, size, ...inside.field }, as: { is: "list" } };
      }
    }
  }

  #inside(node: JsonNode, members: Members, outer: KnownFields, depth: number) {
    const most = limits.describedDepth;
    if (depth >= most) fail(node, "fields-too-deep", { most });
    const known = new KnownFields(outer);
    const list = memberOf(node, members, "fields", "[ … ]");
    if (list.kind !== "list") return fail(list, "json-not-a-list", { member: "fields" });
    if (list.items.length === 0) fail(list, "json-list-empty", { member: "fields" });
    const fields = list.items.map((item) => this.field(item, known, depth + 1));
    return { known, field: { info: infoOf(members, known), fields } };
  }

  #parts(node: JsonNode, members: Members, bits: number, known: KnownFields): BitPart[] {
    const list = memberOf(node, members, "parts", '[{ "name": "flag" }]');
    if (list.kind !== "list") return fail(list, "json-not-a-list", { member: "parts" });
    if (list.items.length === 0) fail(list, "json-list-empty", { member: "parts" });
    let next = 0;
    return list.items.map((item) => {
      this.#count += 1;
      if (this.#count > limits.describedFields)
        fail(item, "fields-too-many", { most: limits.describedFields });
      const inside = membersOf(item, "parts", ["name", "title", "from", "count", "values"]);
      const name = wordOf(item, inside, "name");
      const from = numberOf(item, inside, "from", 0, bits - 1, next);
      const count = numberOf(item, inside, "count", 1, bits, 1);
      next = from + count;
      if (next > bits) fail(item, "bits-outside", { field: name, last: next - 1, bits });
      addTo(known, name, { is: "number" }, memberOf(item, inside, "name", ""));
      const title = optionalText(inside, "title", limits.describedWordCharacters);
      return { name, title, from, count, values: valuesOf(inside, true) };
    });
  }

  #extent(node: JsonNode, members: Members, known: KnownFields, order: ByteOrder): Extent {
    const there = (["length", "until", "prefix"] as const).filter((member) => members.has(member));
    const [one, other] = there;
    if (other !== undefined) {
      return fail(members.get(other)?.name ?? node, "json-members-both", { one: one ?? "", other });
    }
    switch (one) {
      case "length":
        return quantityOf(node, members, "length", known);
      case "until":
        return { is: "until", bytes: untilOf(memberOf(node, members, "until", "")) };
      case "prefix":
        return { is: "prefix", bits: widthOf(node, members, "prefix", prefixBits), order };
      default:
        return fail(node, "json-members-none", {
          members: ["length", "until", "prefix"],
          example: '"length": 8',
        });
    }
  }
}

const common = ["name", "title", "type", "offset", "after", "skip", "when"];
const scaling = ["unit", "scale", "add"];
const extent = ["length", "until", "prefix", "order"];
/** Beside those, the members of each type. */
const own: Readonly<Record<(typeof fieldTypes)[number], readonly string[]>> = {
  unsigned: ["bits", "order", "show", "values", ...scaling],
  signed: ["bits", "order", "show", "values", ...scaling],
  float: ["bits", "order", ...scaling],
  decimal: [...extent, ...scaling],
  text: [...extent, "values"],
  bytes: extent,
  bits: ["bits", "order", "parts"],
  time: ["bits", "order", "unit", "since"],
  ipv4: [],
  ipv6: [],
  mac: [],
  group: ["length", "info", "fields"],
  list: ["count", "size", "info", "fields"],
};

/** How a packet is told in a line; its fields have to be there. Null where it is left out. */
export function infoOf(members: Members, known: KnownFields): string | null {
  const text = optionalText(members, "info", limits.describedInfoCharacters);
  const node = members.get("info")?.value;
  if (text === null || node === undefined) return null;
  const pieces = parseTemplate(text);
  if (pieces === null) return fail(node, "info-brace-open", {});
  for (const piece of pieces) {
    if (piece.is === "field" && known.findPath(piece.path) === null) {
      fail(node, "field-not-there", { field: piece.path, known: known.names });
    }
  }
  return text;
}

const word = /^[a-z][a-z0-9-]*$/;

/** A name of a field, or of a format in filters. */
export function wordOf(node: JsonNode, members: Members, member: string): string {
  const text = textOf(node, members, member, '"speed"', limits.describedWordCharacters);
  const value = memberOf(node, members, member, "");
  return word.test(text) ? text : fail(value, "json-not-a-word", { member, text });
}

function addTo(known: KnownFields, name: string, as: KnownField, at: JsonNode): void {
  if (!known.add(name, as)) fail(at, "field-name-twice", { field: name });
}

/** The name of a field before this one whose value can be asked for. */
function reference(
  node: JsonNode,
  members: Members,
  known: KnownFields,
  kinds: readonly KnownField["is"][],
): string {
  const field = textOf(node, members, "field", '"count"', limits.describedWordCharacters);
  const value = memberOf(node, members, "field", "");
  const found = known.find(field);
  if (found === null) return fail(value, "field-not-before", { field, known: known.allNames });
  return kinds.includes(found.is) ? field : fail(value, "field-without-number", { field });
}

function quantityOf(node: JsonNode, members: Members, member: string, known: KnownFields): Quantity {
  const value = memberOf(node, members, member, "8");
  if (value.kind === "text" && value.value === "rest") return { is: "rest" };
  if (value.kind !== "object")
    return { is: "fixed", count: numberIn(value, member, 0, limits.describedOffset) };
  const inside = membersOf(value, member, ["field", "plus"]);
  const field = reference(value, inside, known, ["number"]);
  const most = limits.describedOffset;
  return { is: "field", field, plus: numberOf(value, inside, "plus", -most, most, 0) };
}

/** Characters up to U+00FF, a byte each: `,`, `\r\n`, `\u0000`. */
function untilOf(value: JsonNode): number[] {
  if (value.kind !== "text") return fail(value, "json-not-a-text", { member: "until" });
  const text = value.value;
  const most = limits.describedUntilBytes;
  if (text === "") return fail(value, "json-text-empty", { member: "until" });
  if (text.length > most) {
    return fail(value, "json-text-too-long", { member: "until", characters: text.length, most });
  }
  const bytes = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return bytes.every((byte) => byte <= 0xff)
    ? bytes
    : fail(value, "json-text-not-ascii", { member: "until" });
}

function scalingOf(members: Members): Scaling {
  return {
    scale: anyNumber(members, "scale", 1),
    add: anyNumber(members, "add", 0),
    unit: optionalText(members, "unit", limits.describedWordCharacters),
  };
}

function anyNumber(members: Members, member: string, otherwise: number): number {
  const value = members.get(member)?.value;
  if (value === undefined) return otherwise;
  const isNumber = value.kind === "number" && Number.isFinite(value.value) && value.value !== 0;
  return isNumber ? value.value : fail(value, "json-not-any-number", { member });
}

const decimalValue = /^-?\d{1,20}$/;
const hexValue = /^0x[0-9a-f]{1,16}$/i;

function valuesOf(members: Members, ofNumbers: boolean): ValueNames | null {
  const node = members.get("values")?.value;
  if (node === undefined) return null;
  if (node.kind !== "object") return fail(node, "json-not-an-object", { member: "values" });
  const most = limits.describedValues;
  if (node.members.size > most) {
    return fail(node, "json-list-too-long", { member: "values", items: node.members.size, most });
  }
  const names = [...node.members].map(([key, { name, value }]): [string, string] => {
    const isValue = !ofNumbers || decimalValue.test(key) || hexValue.test(key);
    if (!isValue) return fail(name, "value-not-a-number", { text: key });
    const shown = textIn(value, key, limits.describedWordCharacters);
    return [ofNumbers ? String(BigInt(key)) : key, shown];
  });
  return Object.fromEntries(names);
}
