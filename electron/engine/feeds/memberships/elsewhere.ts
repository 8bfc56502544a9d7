import type { DestinationKind } from "../../../../shared/model/destination.ts";
import { type Elsewhere, nowhereElse } from "../../traffic/destinations.ts";
import { OnlySource } from "../../traffic/only-source.ts";
import type { MembershipSpec } from "./spec.ts";

/** What is needed of a row to know what its socket hears. */
export interface HearingRow {
  readonly id: number;
  readonly failed: boolean;
  readonly spec: Pick<
    MembershipSpec,
    "kind" | "bind" | "family" | "address" | "port" | "source" | "interface"
  >;
}

/** Where packets went: an address by the interface with this number. */
export interface HeardWay {
  readonly address: string;
  readonly kind: DestinationKind;
  readonly interface: number;
}

/**
 * Which packets to a destination, heard by a row that is bound to any address, another row hears as well. Groups and
 * broadcasts are copied to every socket that fits, and each row counts them; the totals count them with the row
 * that is bound more exactly, and of two that are bound to any address with the older one.
 */
export function countedElsewhere(of: HearingRow, to: HeardWay, rows: Iterable<HearingRow>): Elsewhere {
  // Unicast goes to one socket alone.
  if (to.kind === "unicast") return nowhereElse;
  const sources: OnlySource[] = [];
  for (const row of rows) {
    if (row === of || row.failed || !hears(row, of, to)) continue;
    const { address, source } = row.spec;
    if (source === null || address !== to.address) return "any-source";
    sources.push(new OnlySource(source));
  }
  return sources;
}

function hears({ id, spec }: HearingRow, of: HearingRow, to: HeardWay): boolean {
  if (spec.port !== of.spec.port || spec.family !== of.spec.family) return false;
  if (spec.bind === "any") return of.spec.bind === "any" && id < of.id;
  if (spec.address !== to.address) return false;
  return spec.interface === null || spec.interface.index === to.interface;
}
