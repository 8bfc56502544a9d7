import type { Destination } from "../model/destination.ts";
import { noMeterFigures } from "./no-figures.ts";

/** A destination of a watched port for tests: plain where a test says nothing. */
export function madeUpDestination(given: Partial<Destination> & Pick<Destination, "address">): Destination {
  return {
    kind: "group",
    interface: "eth0",
    ...noMeterFigures,
    bits: null,
    sources: 1,
    untoldSources: 0,
    ours: null,
    programs: null,
    otherSockets: null,
    ...given,
  };
}
