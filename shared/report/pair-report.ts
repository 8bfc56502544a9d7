import type { Membership } from "../model/membership.ts";
import type { Pair, PairLeg } from "../model/pair.ts";
import type { StreamKind } from "../model/stream-kinds.ts";
import { lossPercent } from "../stream/report.ts";

/** A redundant pair in a line of `watch --json`. Scripts rely on these names: add, never rename. */
export interface PairReport {
  readonly kind: StreamKind;
  /** What tells its streams from others, such as “SSRC 0x5A1C03E2”; empty where there is none. */
  readonly id: string;
  /** What came since then counts: ISO 8601, UTC. */
  readonly since: string;
  /** Whether both carry the same: `apart` they count differently, `differ` the bytes under one number do. */
  readonly sameness: Pair["sameness"];
  /** As the numbers of both say. */
  readonly sent: number;
  readonly both: number;
  /** On neither, and that in % of what was sent; null before anything was. */
  readonly missing: number;
  readonly missingPercent: number | null;
  /** The most that were missing in a row. */
  readonly longest: number;
  readonly a: LegReport;
  readonly b: LegReport;
  /** Second leg minus first, in ms; null before a packet came on both. */
  readonly skewMs: {
    readonly now: number;
    readonly median: number;
    readonly p99: number;
    readonly largest: number;
  } | null;
  /** What may bring both down at once; null where nothing is known that does. */
  readonly sharedPath: { readonly by: "interface" | "subnet" | "sender"; readonly what: string } | null;
}

interface LegReport {
  readonly group: string;
  readonly port: number;
  readonly interface: string | null;
  readonly state: PairLeg["state"];
  /** Numbers that it did not bring in time, and that in % of what was sent. */
  readonly lost: number;
  readonly lossPercent: number | null;
  /** Of what it brought, what the other one did not. */
  readonly only: number;
  readonly late: number;
  /** Of its losses, those that this computer dropped; null where the system does not tell. */
  readonly droppedHere: number | null;
  readonly jitterMs: number | null;
}

interface Told {
  readonly rows: readonly Membership[];
  readonly pairs: readonly Pair[];
}

/** Pairs of which both rows are watched; the row of a leg that was left is not known any more. */
export function pairReports({ rows, pairs }: Told): PairReport[] {
  return legsOf({ rows, pairs }).map(({ pair, a, b }) => ({
    ...{ kind: pair.kind, id: pair.key, since: new Date(pair.since).toISOString(), sameness: pair.sameness },
    ...{ sent: pair.sent, both: pair.both, missing: pair.missing },
    missingPercent: lossPercent({ lost: pair.missing, expected: pair.sent }),
    longest: pair.longest,
    a: legReport(a, pair.a, pair.sent),
    b: legReport(b, pair.b, pair.sent),
    skewMs: pair.skew && skewReport(pair.skew),
    sharedPath: pair.sharedPath && { by: pair.sharedPath.by, what: pair.sharedPath.what },
  }));
}

function skewReport({ now, median, p99, largest }: NonNullable<Pair["skew"]>): PairReport["skewMs"] {
  return { now, median, p99, largest };
}

function legReport(row: Membership, leg: PairLeg, sent: number): LegReport {
  const { state, lost, only, late, droppedHere, jitterMs } = leg;
  return {
    ...{ group: row.address, port: row.port, interface: row.interface?.name ?? null, state, lost },
    lossPercent: lossPercent({ lost, expected: sent }),
    ...{ only, late, droppedHere, jitterMs },
  };
}

export interface Legs {
  readonly pair: Pair;
  readonly a: Membership;
  readonly b: Membership;
}

export function legsOf({ rows, pairs }: Told): Legs[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  return pairs.flatMap((pair) => {
    const [a, b] = [known.get(pair.a.id), known.get(pair.b.id)];
    return a && b ? [{ pair, a, b }] : [];
  });
}
