import { limits } from "../limits.ts";
import type { ByteOrder, TimeField } from "../model/described-format.ts";
import type {
  BitPart,
  Description,
  Extent,
  FieldCondition,
  FieldDescription,
  Quantity,
  Recognition,
  Scaling,
} from "../model/description.ts";
import { formatHex } from "../text/hex.ts";

/** A description as JSON; reading it gives it back. */
export function formatDescription(description: Description): string {
  const { name, word, starts, order, recognise, info, from } = description;
  const { step, first } = description.sequence ?? { step: 1, first: null };
  const numbering = { ...(step === 1 ? {} : { step }), ...optional("first", first) };
  const sequence =
    from.sequence === null || Object.keys(numbering).length === 0
      ? from.sequence
      : { field: from.sequence, ...numbering };
  return written({
    name,
    ...optional("word", word),
    ...(starts.length === 0 ? {} : { starts: formatHex(Uint8Array.from(starts), " ") }),
    ...(order === "big" ? {} : { order }),
    ...(recognise === null ? {} : { recognise: recognitionMembers(recognise) }),
    ...optional("info", info),
    ...optional("sequence", sequence),
    ...optional("key", from.key),
    ...optional("time", from.time),
    fields: [
      ...measuredElements(description),
      ...description.fields.map((field) => fieldMembers(field, order)),
    ],
  });
}

function measuredElements({ sequence, key, time, from }: Description): object[] {
  const elements: object[] = [];
  if (sequence !== null && from.sequence === null) {
    const { step, first } = sequence;
    const where =
      sequence.is === "text"
        ? { text: `${sequence.before}{${sequence.base}}` }
        : { offset: sequence.offset, bits: sequence.bits, order: sequence.order };
    elements.push({ is: "sequence", ...where, step, ...optional("first", first) });
  }
  if (key !== null && from.key === null) elements.push({ is: "key", ...key });
  if (time !== null && from.time === null) elements.push({ is: "time", ...timeMembers(time) });
  return elements;
}

function timeMembers({ since1970, ...field }: TimeField) {
  return since1970 ? { ...field, since: "1970" } : field;
}

function recognitionMembers({ ports, least, most }: Recognition): object {
  const [port, ...more] = ports;
  const largest = limits.payloadBytesIpv6;
  const range = { ...(least === 0 ? {} : { least }), ...(most === largest ? {} : { most }) };
  const length = least === most ? least : range;
  return {
    ...(port === undefined ? {} : { port: more.length === 0 ? port : ports }),
    ...(typeof length === "object" && Object.keys(length).length === 0 ? {} : { length }),
  };
}

/** @param usual byte order of fields that say none */
function fieldMembers(field: FieldDescription, usual: ByteOrder): object {
  const { name, title, offset, after, skip, when } = field;
  return {
    ...(name === "" ? {} : { name }),
    ...optional("title", title),
    ...optional("offset", offset),
    ...optional("after", after),
    ...(skip === 0 ? {} : { skip }),
    type: field.type,
    ...typeMembers(field, usual),
    ...(when === null ? {} : { when: conditionMembers(when) }),
  };
}

function typeMembers(field: FieldDescription, usual: ByteOrder): object {
  const orderOf = (order: ByteOrder) => (order === usual ? {} : { order });
  switch (field.type) {
    case "unsigned":
    case "signed": {
      const { bits, order, show, values } = field;
      const shown = show === "decimal" ? {} : { show };
      return { bits, ...orderOf(order), ...shown, ...scalingMembers(field), ...optional("values", values) };
    }
    case "float":
      return { bits: field.bits, ...orderOf(field.order), ...scalingMembers(field) };
    case "decimal":
      return { ...extentMembers(field.extent, usual), ...scalingMembers(field) };
    case "text":
      return { ...extentMembers(field.extent, usual), ...optional("values", field.values) };
    case "bytes":
      return extentMembers(field.extent, usual);
    case "time": {
      const { bits, order, unit, since } = field;
      return { bits, ...orderOf(order), unit, ...optional("since", since) };
    }
    case "ipv4":
    case "ipv6":
    case "mac":
      return {};
    case "bits": {
      const { bits, order, parts } = field;
      return { bits, ...orderOf(order), parts: partsMembers(parts) };
    }
    case "group": {
      const { extent, info, fields } = field;
      return {
        ...(extent === null ? {} : { length: quantity(extent) }),
        ...optional("info", info),
        fields: fields.map((one) => fieldMembers(one, usual)),
      };
    }
    case "list": {
      const { count, size, info, fields } = field;
      return {
        count: quantity(count),
        ...(size === null ? {} : { size: quantity(size) }),
        ...optional("info", info),
        fields: fields.map((one) => fieldMembers(one, usual)),
      };
    }
  }
}

function scalingMembers({ scale, add, unit }: Scaling): object {
  return {
    ...(scale === 1 ? {} : { scale }),
    ...(add === 0 ? {} : { add }),
    ...optional("unit", unit),
  };
}

function extentMembers(extent: Extent, usual: ByteOrder): object {
  if (extent.is === "until") return { until: String.fromCharCode(...extent.bytes) };
  if (extent.is !== "prefix") return { length: quantity(extent) };
  return { prefix: extent.bits, ...(extent.order === usual ? {} : { order: extent.order }) };
}

function quantity(amount: Quantity): number | string | object {
  if (amount.is === "fixed") return amount.count;
  if (amount.is === "rest") return "rest";
  return { field: amount.field, ...(amount.plus === 0 ? {} : { plus: amount.plus }) };
}

function conditionMembers({ field, values, not }: FieldCondition): object {
  const [value] = values;
  return { field, [not ? "not" : "is"]: values.length === 1 ? value : values };
}

function partsMembers(parts: readonly BitPart[]): object[] {
  let next = 0;
  return parts.map(({ name, title, from, count, values }) => {
    const members = {
      name,
      ...optional("title", title),
      ...(from === next ? {} : { from }),
      ...(count === 1 ? {} : { count }),
      ...optional("values", values),
    };
    next = from + count;
    return members;
  });
}

/** Nothing where it is null. */
function optional(member: string, value: unknown): object {
  return value === null ? {} : { [member]: value };
}

/** Characters of a line that is not broken. */
const lineLength = 110;

/** JSON in which what fits stands in one line. */
function written(value: unknown, indent = ""): string {
  const line = inLine(value);
  const isWhole = indent !== "" && indent.length + line.length <= lineLength;
  if (isWhole || typeof value !== "object" || value === null) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${inner}${written(item, inner)}`);
    return items.length === 0 ? "[]" : `[\n${items.join(",\n")}\n${indent}]`;
  }
  const members = Object.entries(value).map(
    ([name, member]) => `${inner}${JSON.stringify(name)}: ${written(member, inner)}`,
  );
  return members.length === 0 ? "{}" : `{\n${members.join(",\n")}\n${indent}}`;
}

function inLine(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inLine).join(", ")}]`;
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${inLine(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
