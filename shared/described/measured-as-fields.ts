import type { Description, FieldDescription } from "../model/description.ts";

/** What only says where something measured stands, as fields of the packet; in the order of their places. */
export function measuredFields({ sequence, key, time, from, fields }: Description): FieldDescription[] {
  const isFree = (name: string): boolean => fields.every((field) => field.name !== name);
  const common = { title: null, after: null, skip: 0, when: null };
  const plain = { scale: 1, add: 0, unit: null };
  const found: FieldDescription[] = [];
  if (sequence?.is === "binary" && from.sequence === null && isFree("sequence")) {
    const { offset, bits, order } = sequence;
    const number = { type: "unsigned", bits, order, show: "decimal", values: null } as const;
    found.push({ ...common, name: "sequence", offset, ...number, ...plain });
  }
  if (key !== null && from.key === null && isFree("key")) {
    const { offset, bits, order, show } = key;
    const width = ([8, 16, 24, 32, 40, 48, 56, 64] as const).find((one) => one === bits);
    const as =
      width === undefined
        ? ({ type: "bytes", extent: { is: "fixed", count: bits / 8 } } as const)
        : ({ type: "unsigned", bits: width, order, show, values: null, ...plain } as const);
    found.push({ ...common, name: "key", offset, ...as });
  }
  if (time !== null && from.time === null && isFree("time")) {
    const { offset, bits, order, unit, since1970 } = time;
    const as = { type: "time", bits, order, unit, since: since1970 ? "1970" : null } as const;
    found.push({ ...common, name: "time", offset, ...as });
  }
  return found.sort((one, other) => (one.offset ?? 0) - (other.offset ?? 0));
}
