export type IntegerBytes = 1 | 2 | 3 | 4 | 6 | 8;

/** An unsigned integer in a packet. */
export interface IntegerForm {
  readonly as: "integer";
  readonly bytes: IntegerBytes;
  readonly little: boolean;
}

/** How a counter stands in a packet: so many decimal digits, or an integer. */
export type CounterForm = { readonly as: "digits"; readonly digits: number } | IntegerForm;

export type TimeUnit = "s" | "ms" | "us" | "ns";

/** What a time of day is written as. */
export type TimeForm =
  /** `2026-11-26T07:01:12.123456Z` (RFC 3339). */
  | { readonly as: "text" }
  /** Units since 1970 in decimal digits: 10 for seconds, 13, 16 and 19 for the finer ones. */
  | { readonly as: "digits"; readonly unit: TimeUnit }
  /** Units since 1970; 8 bytes, or 4 for seconds. */
  | (IntegerForm & { readonly unit: TimeUnit })
  /** Seconds since 1900 and their fraction in 4 bytes each (RFC 5905). */
  | { readonly as: "ntp" };

/** A piece of a template. Each has the same size in every packet. */
export type TemplatePart =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "seq"; readonly form: CounterForm; readonly from: number; readonly step: number }
  | { readonly kind: "time"; readonly form: TimeForm }
  /** The sender's name for itself in UTF-8, cut or filled to its size. */
  | { readonly kind: "host"; readonly bytes: number; readonly with: number }
  | { readonly kind: "random"; readonly bytes: number }
  /** Bytes up to a size of the whole packet. */
  | { readonly kind: "pad"; readonly to: number; readonly with: number };

/** Decimal digits behind the seconds. */
export const fractionDigits: Readonly<Record<TimeUnit, number>> = { s: 0, ms: 3, us: 6, ns: 9 };
/** Digits of the seconds since 1970, until the year 2286. */
export const secondDigits = 10;
/** Bytes of `2026-11-26T07:01:12.123456Z`. */
const timeTextBytes = 27;

function timeBytes(form: TimeForm): number {
  switch (form.as) {
    case "text":
      return timeTextBytes;
    case "digits":
      return secondDigits + fractionDigits[form.unit];
    case "integer":
      return form.bytes;
    case "ntp":
      return 8;
  }
}

/** @param before bytes of all parts in front of it */
export function partBytes(part: TemplatePart, before: number): number {
  switch (part.kind) {
    case "bytes":
      return part.bytes.length;
    case "seq":
      return part.form.as === "digits" ? part.form.digits : part.form.bytes;
    case "time":
      return timeBytes(part.form);
    case "host":
    case "random":
      return part.bytes;
    case "pad":
      return Math.max(0, part.to - before);
  }
}

/** Bytes of each packet of a template. */
export function templateBytes(parts: readonly TemplatePart[]): number {
  return parts.reduce((before, part) => before + partBytes(part, before), 0);
}
