import { nameOfCounter } from "../../system/linux/ip-counters.ts";
import { growth } from "./counted.ts";
import { type CheckFunction, type Facts, isQuiet, problem, warning } from "./facts.ts";

const look = { name: "look-at-checksums", values: {} } as const;

/** What arrived with a wrong checksum: no socket gets it, and capture programs show it all the same. */
export const checkDamaged: CheckFunction = (facts) => {
  const { damaged } = facts.row;
  const grown = growth(facts, "damaged");
  const judge = isQuiet(facts) && (grown?.fresh ?? 0) > 0 ? problem : warning;
  if (damaged !== null && damaged > 0) {
    return judge({ name: "damaged-here", values: { packets: damaged } }, look);
  }
  if (grown === null || grown.total === 0) return null;
  return judge({ name: "damaged-somewhere", values: { packets: grown.total } }, look);
};

const unfinishedStep = { name: "mend-fragments", values: {} } as const;

/** Datagrams that came in pieces of which one is missing. */
export const checkFragments: CheckFunction = (facts) => {
  const fragments = growth(facts, "fragments");
  const whole = growth(facts, "whole");
  const unfinished = growth(facts, "unfinished");
  if (fragments === null || whole === null || unfinished === null) return null;
  const gaveUp = { name: "fragments-given-up", values: { datagrams: unfinished.total } } as const;
  if (!isQuiet(facts)) return unfinished.total > 0 ? warning(gaveUp, unfinishedStep) : null;
  // The kernel waits half a minute for the missing piece before it counts: those that came are told at once.
  if (comeWithoutEnd(fragments.total, whole.total) || comeWithoutEnd(fragments.fresh, whole.fresh)) {
    const values = { fragments: fragments.total, datagrams: unfinished.total };
    return problem({ name: "fragments-unfinished", values }, unfinishedStep);
  }
  return unfinished.total > 0 ? warning(gaveUp, unfinishedStep) : null;
};

const comeWithoutEnd = (fragments: number, whole: number): boolean => fragments > 0 && whole === 0;

/** Whatever else the kernel counts as thrown away. */
export const checkDiscards: CheckFunction = (facts) => {
  const counts = discarded(facts);
  if (counts.length === 0) return null;
  const found = {
    name: "discarded",
    values: { counts: counts.map(({ counter, packets }) => ({ counter, packets })) },
  } as const;
  const step = { name: "look-at-counters", values: { interface: facts.on?.name ?? "lo" } } as const;
  return (isQuiet(facts) && counts.some(({ fresh }) => fresh > 0) ? problem : warning)(found, step);
};

function discarded(facts: Facts): { counter: string; packets: number; fresh: number }[] {
  const ofKernel = (["headers", "addresses", "discards", "noRoutes", "truncated"] as const).map((name) => ({
    counter: nameOfCounter(name, facts.row.family),
    grown: growth(facts, name),
  }));
  const ofKernelCounts = ofKernel.map(({ counter, grown }) => ({
    counter,
    packets: grown?.total ?? 0,
    fresh: grown?.fresh ?? 0,
  }));
  const { received } = facts;
  const errors = received === null ? 0 : Math.max(0, received.after.errors - received.before.errors);
  const ofInterface = { counter: `${facts.on?.name ?? ""} errs`, packets: errors, fresh: errors };
  return [...ofKernelCounts, ofInterface].filter(({ packets }) => packets > 0);
}
