import type { Args, MethodName, Result } from "../contract.ts";
import { limits } from "../limits.ts";
import type { Membership } from "../model/membership.ts";
import { ProblemError } from "../problem.ts";
import { groupReport, type RowTold } from "./group-report.ts";
import { liveEvents, recordedEvents } from "./session-events.ts";
import { liveFacts, recordedFacts } from "./session-facts.ts";
import type { SessionFacts } from "./session-page.ts";
import { liveRate } from "./session-rate.ts";
import type { NamedGroup } from "./session-tables.ts";

/** Calls of the contract, as a client makes them and the monitor's own handlers answer them. */
export type Asked<M extends MethodName> = {
  readonly [N in M]: (args: Args<N>) => Result<N> | Promise<Result<N>>;
};

/** What is asked of each row beyond itself. */
export interface RowAsks {
  readonly sources: boolean;
  readonly streams: boolean;
}

/** What rows tell beyond themselves, by their ids. One that is left meanwhile tells nothing. */
export async function readBeyond(
  rows: readonly Membership[],
  asks: RowAsks,
  asked: Asked<"destinations" | "sources" | "streams">,
): Promise<ReadonlyMap<number, RowTold>> {
  const told = new Map<number, RowTold>();
  for (let first = 0; first < rows.length; first += limits.reportCalls) {
    const some = rows.slice(first, first + limits.reportCalls);
    await Promise.all(
      some.map(async (row) => {
        const one = await readRow(row, asks, asked);
        if (one !== null) told.set(row.id, one);
      }),
    );
  }
  return told;
}

async function readRow(
  { id, bind }: Membership,
  asks: RowAsks,
  asked: Asked<"destinations" | "sources" | "streams">,
): Promise<RowTold | null> {
  try {
    return {
      destinations: bind === "any" ? await asked.destinations({ id }) : null,
      sources: asks.sources ? await asked.sources({ id }) : null,
      streams: asks.streams ? await asked.streams({ id }) : null,
    };
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === "unknown-membership") return null;
    throw error;
  }
}

type GroupCalls = "snapshot" | "destinations" | "sources" | "streams";

/** The groups of a session with all that is known of their sources and streams. */
export async function readGroups(asked: Asked<GroupCalls>): Promise<readonly NamedGroup[]> {
  const { memberships, about } = await asked.snapshot(null);
  return groupsOf(memberships, about.platform, asked);
}

async function groupsOf(
  rows: readonly Membership[],
  platform: string,
  asked: Asked<GroupCalls>,
): Promise<readonly NamedGroup[]> {
  const told = await readBeyond(rows, { sources: true, streams: true }, asked);
  return rows.map((row) => ({
    name: row.name,
    ...groupReport(row, platform, row.kernelDrops, told.get(row.id), Number.POSITIVE_INFINITY),
  }));
}

/** What a page tells of a recording. @param program name and version of what makes it */
export async function readRecordingFacts(
  asked: Asked<GroupCalls | "recording" | "recordingRate" | "events">,
  program: string,
): Promise<SessionFacts> {
  const told = await asked.recording(null);
  const { memberships, about } = await asked.snapshot(null);
  const rate = await asked.recordingRate(null);
  return {
    ...recordedFacts(told),
    ...{ program, rate: rate.from === null ? null : { ...rate, from: rate.from } },
    groups: await groupsOf(memberships, about.platform, asked),
    events: await recordedEvents(memberships, asked),
  };
}

/** What a page tells of live traffic up to now. */
export async function readLiveFacts(
  asked: Asked<GroupCalls | "history">,
  program: string,
): Promise<SessionFacts> {
  const { memberships, about, totals, interfaces, incidents, at } = await asked.snapshot(null);
  const { rate, note } = await liveRate(memberships, at, asked);
  const facts = liveFacts({ memberships, totals, interfaces, at });
  return {
    ...facts,
    ...{ program, rate },
    notes: note === null ? facts.notes : [...facts.notes, note],
    groups: await groupsOf(memberships, about.platform, asked),
    events: liveEvents(memberships, incidents.incidents),
  };
}
