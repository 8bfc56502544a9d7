import type { Source } from "../model/source.ts";
import { noMeterFigures, noStreamFigures } from "./no-figures.ts";

/** A source for tests: plain where a test says nothing. */
export function madeUpSource(given: Partial<Source>): Source {
  return {
    address: "10.0.0.31",
    port: 5353,
    ...noMeterFigures,
    ...noStreamFigures,
    hops: null,
    firstAt: 0,
    lastAt: 0,
    interval: null,
    ...given,
  };
}
