import type { AllThresholds } from "../../../shared/model/threshold.ts";
import { problemOf } from "../../../shared/problem.ts";
import type { Measure, Profile, ProfileGroup } from "../../../shared/profile/profile.ts";
import { joinTextOf } from "../../../shared/profile/profile-text.ts";
import type { ProblemTable } from "../../../shared/statements/problems/problems.ts";
import { type Statement, statementOf } from "../../../shared/statements/statement.ts";
import type { Membership } from "../feeds/memberships/membership.ts";
import { describeFormat } from "../streams/formats/described.ts";
import type { StreamAnalysis } from "../streams/stream-analysis.ts";
import type { Grounds } from "./grounds.ts";
import { choicesOf, joinOf } from "./profile-now.ts";

type JoinGrounds = Pick<Grounds, "memberships" | "pairs" | "decoding" | "measures" | "interfaces">;

/** What became of a profile's groups. */
export interface Joined {
  /** Those that could not be joined, with the reason for the first of them. */
  readonly unjoined: readonly ProfileGroup[];
  readonly problem: Statement<ProblemTable> | null;
  /** By their keys, what differs of their thresholds. */
  readonly thresholds: AllThresholds["groups"];
}

/**
 * Joins the groups of a profile that are not joined yet and says of each what the profile says. One whose interface is not
 * there becomes a row that waits for it; only one that cannot be right is left out.
 * @param onJoined hears of each that is new; never rejects
 */
export async function joinProfile(
  { memberships, pairs, decoding, measures, interfaces }: JoinGrounds,
  { groups, pairs: legs, formats, decoding: choices }: Profile,
  onJoined: (id: number) => Promise<void>,
): Promise<Joined> {
  if (groups.length > 0) await interfaces.fresh();
  const there = new Map([...memberships].map((one) => [joinTextOf(joinOf(one)), one]));
  const rows: (Membership | null)[] = [];
  const unjoined: ProfileGroup[] = [];
  const thresholds: AllThresholds["groups"] = [];
  let problem: Joined["problem"] = null;
  decoding.bring({ choices, formats });
  for (const group of groups) {
    let row = there.get(joinTextOf(group)) ?? null;
    try {
      if (row === null) {
        const { id } = await memberships.join(group);
        row = memberships.get(id);
        void onJoined(id);
      }
    } catch (error) {
      problem ??= statementOf(problemOf(error));
      unjoined.push(group);
    }
    rows.push(row);
    if (row === null) continue;
    memberships.rename(row.id, group.name, null);
    memberships.mark(row.id, group.label, group.colour, null);
    decoding.bring({ choices: choicesOf(row.key, group), formats: [] });
    if (group.measureAs !== null) {
      measures.set(row, group.measureAs);
      measureAs(row.streams, group.measureAs);
    }
    if (group.thresholds !== null) thresholds.push({ key: row.key, differs: group.thresholds });
  }
  for (const { a, b, waitMs } of legs) {
    const [one, other] = [rows[a], rows[b]];
    if (one && other && ![...pairs].some((pair) => pair.has(one.key) && pair.has(other.key)))
      pairs.expect(one.id, other.id, waitMs);
  }
  return { unjoined, problem, thresholds };
}

function measureAs(streams: StreamAnalysis, measure: Measure): void {
  if (measure.is === "described") streams.decodeAs(null, describeFormat(measure.format));
  else streams.decodeAs(null, measure.kind === "none" ? null : streams.formatOf(measure.kind));
}
