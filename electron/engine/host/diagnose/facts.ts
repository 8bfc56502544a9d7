import type { Check, HostMembership, PortHolder } from "../../../../shared/host.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import type { Membership, MembershipEvent } from "../../../../shared/model/membership.ts";
import type { FindingStatement } from "../../../../shared/statements/findings.ts";
import type { StepStatement } from "../../../../shared/statements/steps.ts";
import type { IpCounters } from "../../system/linux/ip-counters.ts";
import type { Received } from "../linux/counters.ts";
import type { FirewallReading } from "../linux/firewall/read.ts";

/** A membership that is looked into. */
export interface Subject {
  readonly row: Membership;
  /** When it was joined last: a retry or a return of the interface joins anew. ms since 1970. */
  readonly openedAt: number;
  /** Address and port of its socket; null while it has none. */
  readonly boundTo: string | null;
  /** Addresses of sources that it heard, a few at most, without zone. */
  readonly heard: readonly string[];
  /** What happened to it, oldest first. */
  readonly events: readonly MembershipEvent[];
  /** What the kernel had counted when it was joined first; null where that is not known. */
  readonly atJoin: IpCounters | null;
  /** The interface that the system takes for its address when none is named; null without a route. */
  readonly usual: string | null;
  /** The other memberships. */
  readonly others: readonly Other[];
}

/** What another membership knows. */
export interface Other extends Pick<Membership, "address" | "port" | "interface" | "state" | "sharedWith"> {
  /** As of `Subject`. */
  readonly heard: readonly string[];
}

/** What was counted at the beginning and at the end of a while. */
export interface Listened<T> {
  readonly before: T;
  readonly after: T;
  readonly ms: number;
}

/** How Linux checks where packets come from; what is not told is null. */
export interface ReversePath {
  /** rp_filter: 0 off, 1 strict, 2 loose; the larger one of those for all interfaces and for this one counts. */
  readonly mode: number | null;
  readonly modeOfAll: number | null;
  /** Whether there is a route for whatever has none of its own; null where the system did not answer. */
  readonly defaultRoute: boolean | null;
  /** For each known source the interface by which it is routed back; null where there is no route. None that was not answered. */
  readonly routes: readonly { readonly source: string; readonly by: string | null }[];
}

/** Everything that the checks judge by: read before, so that they are pure. */
export interface Facts extends Subject {
  readonly platform: NodeJS.Platform;
  /** ms since 1970. */
  readonly now: number;
  readonly interfaces: readonly Interface[];
  /** The membership's own interface as it is now; null when it is gone or none is known. */
  readonly on: Interface | null;
  /** Every group of this computer; null where the system does not tell. */
  readonly joined: readonly HostMembership[] | null;
  readonly holders: readonly PortHolder[] | null;
  readonly received: Listened<Received> | null;
  /** What the kernel counts of the row's family; `before` and `after` are the same where it was not listened. */
  readonly counters: {
    readonly atJoin: IpCounters | null;
    readonly before: IpCounters;
    readonly after: IpCounters;
  } | null;
  /** What the receiving firewall may drop, before and after; null where it was not asked. */
  readonly firewall: { readonly before: FirewallReading; readonly after: FirewallReading } | null;
  /** Sources that send it, as far as this row and its twins on other interfaces heard; none of this computer. */
  readonly sources: readonly string[];
  readonly reversePath: ReversePath | null;
  /** The version that a person forced on the interface, by number; null when none or not told. */
  readonly forcedVersion: number | null;
  /** MLD queries that the interface heard since it was made; null where not told. */
  readonly mldQueries: number | null;
}

/** What a check found, and what to do about it. */
export type Finding = FindingStatement & Pick<Check, "verdict" | "nextStep">;

/** One of the checks; null where it does not apply. */
export type CheckFunction = (facts: Facts) => Finding | null;

export const ok = (found: FindingStatement): Finding => ({ ...found, verdict: "ok", nextStep: null });
export const warning = (found: FindingStatement, nextStep: StepStatement): Finding => ({
  ...found,
  verdict: "warning",
  nextStep,
});
export const problem = (found: FindingStatement, nextStep: StepStatement): Finding => ({
  ...found,
  verdict: "problem",
  nextStep,
});
export const unknown = (found: FindingStatement, nextStep: StepStatement | null): Finding => ({
  ...found,
  verdict: "unknown",
  nextStep,
});

/** Nothing arrives, or nothing any more: what may be wrong is worth a word. */
export function isQuiet({ row }: Facts): boolean {
  return row.state !== "receiving";
}
