import * as v from "valibot";
import { count, time } from "./quantities.ts";
import { type Rate, rateSchema } from "./rate.ts";

/**
 * The kinds of figures: what each is in a row, and how it is taken apart into numbers and put together
 * again. Figures cross to the window as columns of numbers, NaN where a row has null.
 */
export interface Figure<Value, Column extends string> {
  readonly schema: v.GenericSchema<Value>;
  /** The columns it crosses in; the empty name is that of its field. */
  readonly columns: readonly Column[];
  /** The number of the column at place `at`. */
  part(value: Value, at: number): number;
  /** The value of which these are the numbers, one for each column. */
  compose(parts: readonly number[]): Value;
  /** Whether it changes by the time alone, and so is no reason to tell a row. */
  readonly drifts: boolean;
}

const number: Omit<Figure<number, "">, "schema"> = {
  columns: [""],
  part: (value) => value,
  compose: (parts) => parts[0] ?? Number.NaN,
  drifts: false,
};

const numberOrNull: Omit<Figure<number | null, "">, "schema"> = {
  columns: [""],
  part: (value) => value ?? Number.NaN,
  compose: (parts) => nullOr(parts[0]),
  drifts: false,
};

/** A count since the join, which is always known. */
export const counter: Figure<number, ""> = { ...number, schema: count };

/** A moment that is always known. */
export const moment: Figure<number, ""> = { ...number, schema: time };

/** A count that some systems do not tell. */
export const counterOrNull: Figure<number | null, ""> = { ...numberOrNull, schema: v.nullable(count) };

/** A measured size, null where there is none. */
export const levelOrNull: Figure<number | null, ""> = { ...numberOrNull, schema: v.nullable(v.number()) };

/** A moment, null as long as there was none. */
export const timeOrNull: Figure<number | null, ""> = { ...numberOrNull, schema: v.nullable(time) };

/** Packets and bits per second. */
export function rates<Column extends string>(packets: Column, bits: Column): Figure<Rate, Column> {
  return {
    schema: rateSchema,
    columns: [packets, bits],
    part: (value, at) => (at === 0 ? value.packets : value.bits),
    compose: (parts) => ({ packets: parts[0] ?? Number.NaN, bits: parts[1] ?? Number.NaN }),
    drifts: false,
  };
}

/** The same of a figure that changes by the time alone. */
export function drifting<Value, Column extends string>(figure: Figure<Value, Column>): Figure<Value, Column> {
  return { ...figure, drifts: true };
}

const spanSchema = v.nullable(v.object({ least: v.number(), most: v.number() }));

/** The smallest and the largest of what was seen; null before anything was, or where it is not told. */
export function span<Column extends string>(
  least: Column,
  most: Column,
): Figure<v.InferOutput<typeof spanSchema>, Column> {
  return {
    schema: spanSchema,
    columns: [least, most],
    part: (value, at) => (value === null ? Number.NaN : at === 0 ? value.least : value.most),
    compose(parts) {
      const least = nullOr(parts[0]);
      const most = nullOr(parts[1]);
      return least === null || most === null ? null : { least, most };
    },
    drifts: false,
  };
}

const word = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1));
const codePointsSchema = v.nullable(v.object({ low: word, high: word }));

/** The code points of DSCP that were seen (`DscpSet`); null before any was, or where it is not told. */
export function codePoints<Column extends string>(
  low: Column,
  high: Column,
): Figure<v.InferOutput<typeof codePointsSchema>, Column> {
  return {
    schema: codePointsSchema,
    columns: [low, high],
    part: (value, at) => (value === null ? Number.NaN : at === 0 ? value.low : value.high),
    compose(parts) {
      const low = nullOr(parts[0]);
      const high = nullOr(parts[1]);
      return low === null || high === null ? null : { low, high };
    },
    drifts: false,
  };
}

function nullOr(part: number | undefined): number | null {
  return part === undefined || Number.isNaN(part) ? null : part;
}
