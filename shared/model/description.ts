import type { ByteOrder, DescribedFormat, SequenceField } from "./described-format.ts";

/** A described format as it is written down: what is measured, and what its packets say. See docs/described-formats.md. */
export interface Description extends Omit<DescribedFormat, "sequence"> {
  /** Its word in filters and for `--as`; null makes one of its name. */
  readonly word: string | null;
  /** Of fields that say nothing else. */
  readonly order: ByteOrder;
  /** Null where its packets are not measured. */
  readonly sequence: SequenceField | null;
  /** The names of the fields that are measured; null where it is no field of `fields`. */
  readonly from: {
    readonly sequence: string | null;
    readonly key: string | null;
    readonly time: string | null;
  };
  /** Which packets are taken for it without being told so; null takes none. */
  readonly recognise: Recognition | null;
  /** A packet in one line: a text with names of fields in braces. Null takes the first fields. */
  readonly info: string | null;
  readonly fields: readonly FieldDescription[];
}

/** Beside `starts`, which always has to fit. */
export interface Recognition {
  /** Empty takes any. */
  readonly ports: readonly number[];
  /** Bytes of the payload. */
  readonly least: number;
  readonly most: number;
}

export const fieldTypes = [
  ...(["unsigned", "signed", "float", "decimal", "text", "bytes", "bits", "time"] as const),
  ...(["ipv4", "ipv6", "mac", "group", "list"] as const),
] as const;
export const integerBits = [8, 16, 24, 32, 40, 48, 56, 64] as const;
export const floatBits = [32, 64] as const;
export const containerBits = [8, 16, 24, 32] as const;
export const prefixBits = [8, 16, 32] as const;
export const timeOrigins = ["1970", "midnight"] as const;
export type TimeOrigin = (typeof timeOrigins)[number];
type Bits<Widths extends readonly number[]> = Widths[number];

/** Where a field begins, in bytes. */
export interface FieldPlace {
  /** From the beginning of the packet, the group or the element; null where it stands behind another field. */
  readonly offset: number | null;
  /** The field behind which it stands; null is the one before it. */
  readonly after: string | null;
  /** Bytes between that and this one. */
  readonly skip: number;
}

/** On which value of a field before it a field is there. */
export interface FieldCondition {
  readonly field: string;
  /** One of these, or none of them. */
  readonly values: readonly (number | string)[];
  readonly not: boolean;
}

interface Common extends FieldPlace {
  /** Lower case letters, digits and hyphens; "" only of bits, whose parts then stand where they would. */
  readonly name: string;
  /** For people; null makes one of the name. */
  readonly title: string | null;
  readonly when: FieldCondition | null;
}

/** A number that is shown as `value * scale + add`, in a unit. */
export interface Scaling {
  readonly scale: number;
  readonly add: number;
  readonly unit: string | null;
}

/** Names of values: numbers in decimal digits, or texts. */
export type ValueNames = Readonly<Record<string, string>>;

/** A number of bytes or elements that a field before it tells, or that is always the same. */
export type Quantity =
  | { readonly is: "fixed"; readonly count: number }
  /** As far as the packet, the group or the element goes. */
  | { readonly is: "rest" }
  | { readonly is: "field"; readonly field: string; readonly plus: number };

/** How long a field is whose type does not say it. */
export type Extent =
  | Quantity
  /** Up to these bytes, which belong to it, or to the end. */
  | { readonly is: "until"; readonly bytes: readonly number[] }
  /** A number in front says it. */
  | { readonly is: "prefix"; readonly bits: Bits<typeof prefixBits>; readonly order: ByteOrder };

/** Some bits of a number. */
export interface BitPart {
  readonly name: string;
  readonly title: string | null;
  /** The first one from the left. */
  readonly from: number;
  readonly count: number;
  readonly values: ValueNames | null;
}

export type FieldDescription = Common &
  (
    | ({
        readonly type: "unsigned" | "signed";
        readonly bits: Bits<typeof integerBits>;
        readonly order: ByteOrder;
        readonly show: "decimal" | "hex";
        readonly values: ValueNames | null;
      } & Scaling)
    | ({
        readonly type: "float";
        readonly bits: Bits<typeof floatBits>;
        readonly order: ByteOrder;
      } & Scaling)
    /** A number written as text. */
    | ({ readonly type: "decimal"; readonly extent: Extent } & Scaling)
    | { readonly type: "text"; readonly extent: Extent; readonly values: ValueNames | null }
    | { readonly type: "bytes"; readonly extent: Extent }
    | { readonly type: "ipv4" | "ipv6" | "mac" }
    | {
        readonly type: "time";
        readonly bits: Bits<typeof integerBits>;
        readonly order: ByteOrder;
        readonly unit: "ns" | "us" | "ms" | "s";
        /** Null is a span. */
        readonly since: TimeOrigin | null;
      }
    | {
        readonly type: "bits";
        readonly bits: Bits<typeof containerBits>;
        readonly order: ByteOrder;
        readonly parts: readonly BitPart[];
      }
    | {
        readonly type: "group";
        /** Null is as long as its fields are. */
        readonly extent: Quantity | null;
        readonly info: string | null;
        readonly fields: readonly FieldDescription[];
      }
    | {
        readonly type: "list";
        readonly count: Quantity;
        /** Bytes of each element; null is as long as its fields are. */
        readonly size: Quantity | null;
        readonly info: string | null;
        readonly fields: readonly FieldDescription[];
      }
  );

/** What is measured of a description; null where nothing says where its packets' number stands. */
export function measuredOf({ name, starts, sequence, key, time }: Description): DescribedFormat | null {
  return sequence === null ? null : { name, starts, sequence, key, time };
}

/** What is measured as a description that says nothing else. */
export function measuredDescription(measured: DescribedFormat): Description {
  return {
    ...{ word: null, order: "big", ...measured, recognise: null, info: null, fields: [] },
    from: { sequence: null, key: null, time: null },
  };
}
