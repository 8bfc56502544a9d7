import { recordingNotes } from "../../../shared/text/recording.ts";
import { captureDamageText } from "../../../shared/text/sentences.ts";
import type { RecordingMonitor } from "../../engine/recording-monitor.ts";
import type { OpenRequest } from "./open-request.ts";
import { pairTable } from "./pair-table.ts";
import { recordingReport } from "./recording-report.ts";
import { streamTable } from "./stream-table.ts";
import type { Terminal } from "./terminal.ts";
import { exitCodes } from "./usage.ts";
import { createReader } from "./watch-reader.ts";
import { watchReport, watchTable } from "./watch-report.ts";

/**
 * Tells what a recording holds, when all of it was read, or at a signal what was read by then. Why it was read no
 * further is a sentence on standard error.
 */
export async function open(
  { json, streams }: Pick<OpenRequest, "json" | "streams">,
  monitor: RecordingMonitor,
  terminal: Terminal,
): Promise<number> {
  const end = terminal.end();
  const stop = () => void monitor.handlers.stopReading(null);
  if (end.aborted) stop();
  end.addEventListener("abort", stop);
  await monitor.read;
  const { memberships } = await monitor.handlers.snapshot(null);
  const ids = memberships.map(({ id }) => id);
  const reading = await createReader(ids, monitor)({ sources: json, streams: json || streams });
  const { told } = monitor;
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
  return memberships.some(({ packets }) => packets > 0) ? exitCodes.done : exitCodes.nothing;
}
