import type { Filter } from "./filter.ts";
import type { PacketFieldName } from "./packet-fields.ts";

/** What a filter of packets has to know besides the packet itself. */
export interface FilterNeeds {
  /** Where a packet went. */
  readonly destination: boolean;
  /** What the streams say of a packet. */
  readonly marks: boolean;
  /** How its packets are read: what people chose and described, and what its streams are recognised as. */
  readonly decoding: boolean;
}

const marks: ReadonlySet<PacketFieldName> = new Set<PacketFieldName>([
  ...(["lost", "duplicate", "reordered", "dropped", "restart"] as const),
]);

export function needsOf(filter: Filter<PacketFieldName>): FilterNeeds {
  switch (filter.kind) {
    case "and":
      return allOf(filter.all);
    case "or":
      return allOf(filter.any);
    case "not":
      return needsOf(filter.of);
    default:
      return {
        destination: filter.kind === "address" && filter.field === "dst",
        marks: filter.kind === "number" && marks.has(filter.field),
        decoding: filter.kind === "name" || filter.kind === "decoded",
      };
  }
}

function allOf(filters: readonly Filter<PacketFieldName>[]): FilterNeeds {
  const needs = filters.map(needsOf);
  return {
    destination: needs.some(({ destination }) => destination),
    marks: needs.some((one) => one.marks),
    decoding: needs.some(({ decoding }) => decoding),
  };
}
