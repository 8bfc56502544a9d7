import type { Source } from "../../../../shared/model/source.ts";
import { noMeterFigures } from "../../../../shared/testing/no-figures.ts";

export function madeUpSource(given: Partial<Source>): Source {
  return {
    address: "10.0.0.31",
    port: 5353,
    ...noMeterFigures,
    firstAt: 0,
    lastAt: 0,
    interval: null,
    ...given,
  };
}
