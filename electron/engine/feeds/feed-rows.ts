import type {
  MembershipEvent,
  MembershipState,
  Membership as Row,
} from "../../../shared/model/membership.ts";
import type { StreamAnalysis } from "../streams/stream-analysis.ts";
import type { Feed } from "./feed.ts";

/** A feed that is a row of the window's list: a membership, or a destination of a recording. */
export interface FeedRow extends Feed<MembershipState> {
  /** What it is in every run. */
  readonly key: string;
  readonly streams: StreamAnalysis;
  readonly events: { list(): MembershipEvent[] };
  readonly spec: {
    readonly family: 4 | 6;
    readonly address: string;
    readonly port: number;
    readonly bind: "group" | "any";
    readonly interface: { readonly name: string } | null;
  };
}

/** The rows of one session: what all that only looks at packets has to know of them. */
export interface FeedRows extends Iterable<FeedRow> {
  readonly size: number;
  /** Throws a problem for one that is not there. */
  get(id: number): FeedRow;
  /** @param now a moment of the rows' time */
  rows(now: number): Row[];
  /** @param was changes it only where the own name still is this; null always does @returns the own name of before */
  rename(id: number, name: string, was: string | null): string;
}
