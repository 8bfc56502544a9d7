import type { Membership } from "../../../shared/model/membership.ts";
import { readBeyond } from "../../../shared/report/read-session.ts";
import { recordingReport } from "../../../shared/report/recording-report.ts";
import { recordingNotes } from "../../../shared/text/recording.ts";
import { captureDamageText } from "../../../shared/text/sentences.ts";
import type { RecordingMonitor } from "../../engine/recording-monitor.ts";
import type { OpenRequest } from "./open-request.ts";
import { pairTable } from "./pair-table.ts";
import { streamTable } from "./stream-table.ts";
import type { Terminal } from "./terminal.ts";
import { exitCodes } from "./usage.ts";
import type { Matches } from "./watch-matches.ts";
import { watchReport, watchTable } from "./watch-report.ts";

/**
 * Tells what a recording holds, when all of it was read, or at a signal what was read by then. Why it was read no
 * further is a sentence on standard error.
 */
export async function open(
  { json, streams, filter }: Pick<OpenRequest, "json" | "streams" | "filter">,
  monitor: RecordingMonitor,
  terminal: Terminal,
): Promise<number> {
  const end = terminal.end();
  const stop = () => void monitor.handlers.stopReading(null);
  if (end.aborted) stop();
  end.addEventListener("abort", stop);
  await monitor.read;
  if (json || streams) await readPairs(monitor, end);
  const { handlers, told } = monitor;
  const { at, memberships: rows, about, totals } = await handlers.snapshot(null);
  const beyond = await readBeyond(rows, { sources: json, streams: json || streams }, handlers);
  const { pairs } = await handlers.pairs(null);
  const matches = filter === null ? null : await matchesIn(rows, filter, monitor);
  const reading = { ...{ at, rows, about, totals, pairs, matches }, told: beyond, lag: 0 };
  if (json) {
    const traits = { at: reading.at, final: true, leftOut: 0, judged: [] };
    terminal.json({ ...watchReport(reading, null, traits), recording: recordingReport(told) });
  } else {
    const lines = [
      ...watchTable(reading),
      ...(streams ? [...streamTable(reading), ...pairTable(reading)] : []),
    ];
    terminal.out(`${[...lines, ...recordingNotes(told)].join("\n")}\n`);
  }
  if (json && told.damage !== null) terminal.err(captureDamageText(told.damage));
  const found = matches === null ? rows.map(({ packets }) => packets) : [...matches.values()];
  return found.some((count) => count > 0) ? exitCodes.done : exitCodes.nothing;
}

/** Rows that were found to carry the same are read once more as pairs, so that these count from the beginning. */
async function readPairs(monitor: RecordingMonitor, end: AbortSignal): Promise<void> {
  const { proposals } = await monitor.handlers.pairs(null);
  if (proposals.length === 0 || end.aborted) return;
  for (const { a, b } of proposals) await monitor.handlers.expectPair({ a, b });
  await monitor.read;
}

/** How many packets of each row a filter lets through: one row after the other, for nothing comes meanwhile. */
async function matchesIn(
  rows: readonly Membership[],
  filter: string,
  { handlers }: RecordingMonitor,
): Promise<Matches> {
  const matches = new Map<number, number>();
  for (const { id, packets: upTo } of rows) {
    const request = { id, by: "number", descending: false, filter, upTo, replaces: null } as const;
    let told = await handlers.arrange(request);
    const { arrangement } = told;
    while (!told.done) told = await handlers.arrangement({ id, arrangement, upTo });
    matches.set(id, told.last);
    await handlers.disarrange({ id, arrangement });
  }
  return matches;
}
