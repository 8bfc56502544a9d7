import * as v from "valibot";
import { limits } from "../limits.ts";

/** What the methods' arguments are made of. */

export const whole = v.pipe(v.number(), v.integer());

/** Of a membership, a send or an arrangement: its number in this run of the monitor. */
export const id = v.pipe(whole, v.minValue(1));

/** Alone: the arguments of the methods that are about one of them. */
export const one = v.object({ id });

export const port = v.pipe(whole, v.minValue(1), v.maxValue(65_535));

export const address = v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.addressLength));

/** Name or address of an interface; null lets the system choose. */
export const interfaceChoice = v.nullable(
  v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.interfaceLength)),
);

export const name = v.pipe(v.string(), v.maxLength(limits.nameLength));

export const nothing = v.null_();
