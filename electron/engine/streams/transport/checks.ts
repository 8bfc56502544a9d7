import type { TransportCheck } from "../../../../shared/model/transport-stream.ts";

type Why = NonNullable<TransportCheck["why"]>;
type Check = TransportCheck["check"];

/** What the checks of TR 101 290 are made of. */
export interface CheckFacts {
  readonly syncLosses: number;
  readonly syncErrors: number;
  readonly pat: { readonly seen: boolean; readonly errors: number; readonly meanMs: number | null };
  readonly continuityErrors: number;
  /** Null as long as no PAT says that there is a program. */
  readonly pmt: { readonly seen: boolean; readonly errors: number; readonly meanMs: number | null } | null;
  readonly pidErrors: number;
  readonly transportErrors: number;
  readonly crcErrors: number;
  readonly pcr: { readonly errors: number; readonly warnings: number; readonly meanMs: number | null };
  readonly pts: { readonly errors: number; readonly meanMs: number | null };
  /** Whether a program's video or audio came, and whether all of it was scrambled. */
  readonly essence: "none" | "clear" | "scrambled";
  readonly cat: { readonly errors: number; readonly seen: boolean };
  readonly scrambled: boolean;
}

/** TR 101 290 V1.4.1, tables 5.0a and 5.0b. */
export function checksOf(facts: CheckFacts): TransportCheck[] {
  const { pat, pmt, pcr, pts, cat, essence, scrambled } = facts;
  return [
    counted("1.1", facts.syncLosses),
    counted("1.2", facts.syncErrors),
    pat.seen || pat.errors > 0 ? counted("1.3", pat.errors, pat.meanMs) : unknown("1.3", "not-yet"),
    counted("1.4", facts.continuityErrors),
    pmt === null || (!pmt.seen && pmt.errors === 0)
      ? unknown("1.5", "not-yet")
      : counted("1.5", pmt.errors, pmt.meanMs),
    pmt?.seen || facts.pidErrors > 0 ? counted("1.6", facts.pidErrors) : unknown("1.6", "not-yet"),
    counted("2.1", facts.transportErrors),
    counted("2.2", facts.crcErrors),
    pcr.meanMs === null && pcr.errors === 0
      ? unknown("2.3", "not-seen")
      : { ...counted("2.3", pcr.errors, pcr.meanMs, pcr.warnings) },
    // Half a microsecond: packets over IP come when the network lets them.
    unknown("2.4", "network-jitter"),
    pts.meanMs !== null || pts.errors > 0
      ? counted("2.5", pts.errors, pts.meanMs)
      : unknown("2.5", essence === "scrambled" ? "scrambled" : essence === "none" ? "not-yet" : "not-seen"),
    scrambled || cat.errors > 0 || cat.seen
      ? counted("2.6", cat.errors)
      : { ...counted("2.6", 0), why: "not-scrambled" },
  ];
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
