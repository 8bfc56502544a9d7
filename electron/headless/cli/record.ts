import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { formatBytes } from "../../../shared/format.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import type { RecordJob } from "../../../shared/model/record-job.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import type { Monitor } from "../../engine/monitor.ts";
import { joinAll } from "./joining.ts";
import type { RecordCommand } from "./record-request.ts";
import type { Terminal } from "./terminal.ts";
import { exitCodes } from "./usage.ts";

/** Records groups until the asked time is over, a signal comes or the disk refuses; then tells what is in the files. */
export async function record(
  command: RecordCommand,
  monitor: Pick<Monitor, "handlers" | "onDelta">,
  terminal: Terminal,
): Promise<number> {
  const { handlers } = monitor;
  const { to, rotation, filter, forMs, json } = command;
  // Before anything is joined, so that the first packet is in it.
  const request = { groups: null, filter, file: to, rotation, kept: false, trigger: null };
  const { id } = await handlers.record(request);
  const ended = new AbortController();
  const complain = createComplainer(terminal);
  const unsubscribe = monitor.onDelta(({ recordJobs }) => {
    const row = recordJobs?.find((one) => one.id === id);
    if (!row) return;
    complain(row);
    if (row.endedAt !== null) ended.abort();
  });
  const ids = await joinAll(command.groups, null, monitor);
  terminal.err(`Recording to ${to}${forMs === null ? ": Ctrl+C ends it" : ""}.`);
  await pause(forMs, AbortSignal.any([terminal.end(), ended.signal]));
  const joined = (await handlers.snapshot(null)).memberships.filter((row) => ids.includes(row.id));
  await handlers.stopRecording({ id });
  unsubscribe();
  const row = (await handlers.snapshot(null)).recordJobs.find((one) => one.id === id);
  if (!row) return exitCodes.nothing;
  for (const { problem } of joined) if (problem) terminal.err(problemText(problem));
  if (json) terminal.json(recordReport(row, joined));
  else terminal.out(`${recordSentence(row)}\n`);
  complain(row);
  if (row.packets === 0 && row.problem === null) terminal.err(nothingSentence(row));
  const whole = row.state === "done" && row.missing === 0 && row.packets > 0;
  return whole ? exitCodes.done : exitCodes.nothing;
}

async function pause(ms: number | null, signal: AbortSignal): Promise<void> {
  // Longer than any timer can be: until the signal comes.
  const forever = 2 ** 31 - 1;
  await sleep(ms ?? forever, undefined, { signal }).catch(() => {});
}

/** Tells at once what is not in the file, each time when there is more, and why a recording ended. */
function createComplainer(terminal: Terminal): (row: RecordJob) => void {
  let missing = 0;
  let told = false;
  return (row) => {
    if (row.missing > missing) {
      missing = row.missing;
      const are = `${plural(missing, "packet")} ${missing === 1 ? "is" : "are"} not in the file`;
      terminal.err(row.problem === null ? `${are}, because the disk is too slow.` : `${are}.`);
    }
    if (row.problem !== null && !told) {
      told = true;
      terminal.err(problemText(row.problem));
    }
  };
}

function recordSentence({ packets, bytes, files, folder, file, rejected, rotation }: RecordJob): string {
  if (files === 0) return "Recorded nothing, so there is no file.";
  const path = join(folder, file);
  const where = files > 1 ? `${plural(files, "file")}, the last one ${path}` : path;
  const kept = files > 1 && rotation?.files ? ` (the newest ${formatCount(rotation.files)} stay)` : "";
  const left = rejected > 0 ? `, ${plural(rejected, "packet")} did not pass the filter` : "";
  return `Recorded ${plural(packets, "packet")} (${formatBytes(bytes)}) in ${where}${kept}${left}.`;
}

function nothingSentence({ rejected }: RecordJob): string {
  return rejected > 0 ? "No packet passed the filter." : "No packet arrived.";
}

/** The line of `record --json`. Scripts rely on these names: add, never rename. */
function recordReport(row: RecordJob, joined: readonly Membership[]) {
  return {
    file: join(row.folder, row.file),
    files: row.files,
    packets: row.packets,
    bytes: row.bytes,
    /** Packets that came and are not in the file. */
    missing: row.missing,
    rejected: row.rejected,
    /** Packets that the kernel dropped before they came; null where it does not tell. */
    dropped: joined.some(({ kernelDrops }) => kernelDrops !== null)
      ? joined.reduce((sum, { kernelDrops }) => sum + (kernelDrops ?? 0), 0)
      : null,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    ...(row.problem ? { problem: problemText(row.problem), problemCode: row.problem.code } : {}),
  };
}
