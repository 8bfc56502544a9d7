import type { TransportCheck } from "../../../../shared/model/transport-stream.ts";
import type { Faults } from "./faults.ts";
import { longer, type PidSums } from "./pid-sums.ts";
import type { ProgramClocks } from "./program-clock.ts";
import type { Programs } from "./programs.ts";

type Why = NonNullable<TransportCheck["why"]>;
type Check = TransportCheck["check"];

/** What the checks of TR 101 290 are made of. */
interface CheckFacts {
  readonly faults: Faults;
  readonly clocks: ProgramClocks;
  readonly programs: Programs;
  readonly sums: PidSums;
  readonly wasScrambled: boolean;
}

/** TR 101 290 V1.4.1, tables 5.0a and 5.0b. */
export function checksOf({ faults, clocks, programs, sums, wasScrambled }: CheckFacts): TransportCheck[] {
  const { pat, patStrangers, catStrangers, catAt, crcErrors } = programs;
  const maps = sumMaps(programs);
  const patErrors = pat.errors + patStrangers + faults.scrambledPat;
  const mapErrors = maps.errors + faults.scrambledMap;
  const catErrors = faults.access + catStrangers;
  const hasPts = sums.ptsMeanMs !== null || faults.presentation > 0;
  return [
    counted("1.1", faults.syncLoss),
    counted("1.2", faults.sync),
    pat.seen || patErrors > 0 ? counted("1.3", patErrors, pat.meanMs) : unknown("1.3", "not-yet"),
    counted("1.4", sums.continuityErrors),
    maps.seen || mapErrors > 0 ? counted("1.5", mapErrors, maps.meanMs) : unknown("1.5", "not-yet"),
    maps.seen || faults.absent > 0 ? counted("1.6", faults.absent) : unknown("1.6", "not-yet"),
    counted("2.1", faults.transport),
    counted("2.2", crcErrors),
    sums.pcrMeanMs === null && clocks.errors === 0
      ? unknown("2.3", "not-seen")
      : counted("2.3", clocks.errors, sums.pcrMeanMs, clocks.warnings),
    // Half a microsecond: packets over IP come when the network lets them.
    unknown("2.4", "network-jitter"),
    hasPts ? counted("2.5", faults.presentation, sums.ptsMeanMs) : unknown("2.5", whyNoPts[sums.essence]),
    wasScrambled || catErrors > 0 || !Number.isNaN(catAt)
      ? counted("2.6", catErrors)
      : { ...counted("2.6", 0), why: "not-scrambled" },
  ];
}

const whyNoPts: Readonly<Record<PidSums["essence"], Why>> = {
  none: "not-yet",
  clear: "not-seen",
  scrambled: "scrambled",
};

/** The maps of all programs of the PAT; none is seen where there is no program. */
function sumMaps({ programs }: Programs): { seen: boolean; errors: number; meanMs: number | null } {
  let errors = 0;
  let meanMs: number | null = null;
  for (const { rhythm } of programs) {
    errors += rhythm.errors;
    meanMs = longer(meanMs, rhythm.meanMs);
  }
  return { seen: programs.length > 0 && programs.every(({ rhythm }) => rhythm.seen), errors, meanMs };
}

function counted(
  check: Check,
  errors: number,
  intervalMs: number | null = null,
  warnings: number | null = null,
): TransportCheck {
  const state = errors > 0 ? "failed" : (warnings ?? 0) > 0 ? "warning" : "ok";
  return { check, state, errors, warnings, intervalMs, why: null };
}

function unknown(check: Check, why: Why): TransportCheck {
  return { check, state: "unknown", errors: null, warnings: null, intervalMs: null, why };
}
