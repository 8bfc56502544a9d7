import * as v from "valibot";

/** What every part of the model counts in. Sizes are UDP payload in bytes. */

export const count = v.pipe(v.number(), v.minValue(0));

/** Milliseconds since 1970, with a fraction. */
export const time = v.number();
