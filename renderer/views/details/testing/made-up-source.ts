import type { Source } from "../../../../shared/model/source.ts";

const noRate = { packets: 0, bits: 0 };

export function madeUpSource(given: Partial<Source>): Source {
  return {
    address: "10.0.0.31",
    port: 5353,
    packets: 0,
    bytes: 0,
    rate: noRate,
    average: noRate,
    peak: noRate,
    burst: 0,
    firstAt: 0,
    lastAt: 0,
    ttl: null,
    interval: null,
    ...given,
  };
}
