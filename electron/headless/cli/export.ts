import { closeSync, unlinkSync, writeFileSync } from "node:fs";
import { formatBytes } from "../../../shared/format.ts";
import { fail } from "../../../shared/problem.ts";
import { readGroups, readRecordingFacts } from "../../../shared/report/read-session.ts";
import { sessionPage } from "../../../shared/report/session-page.ts";
import { sessionTable } from "../../../shared/report/session-tables.ts";
import { plural } from "../../../shared/text/count.ts";
import { captureDamageText } from "../../../shared/text/sentences.ts";
import { openPacketOutput, type PacketOutput } from "../../engine/export/packet-outputs.ts";
import { readDatagrams } from "../../engine/export/read-datagrams.ts";
import { openNewFile } from "../../engine/record/new-file.ts";
import type { RecordingMonitor } from "../../engine/recording-monitor.ts";
import { signalExitCodes } from "../end-signals.ts";
import type { ExportCommand, ExportOf } from "./export-request.ts";
import { recordingInput } from "./recording-input.ts";
import type { Ending, Terminal } from "./terminal.ts";
import { exitCodes, refuseUsage } from "./usage.ts";

type Packets = Extract<ExportOf, { kind: "packets" }>;
type Told = Exclude<ExportOf, Packets>;

/** Writes the packets of a recording in another form, and tells how many. */
export async function exportPackets(
  { path, to, filter, json }: ExportCommand,
  { format, lengths }: Packets,
  program: string,
  terminal: Terminal,
): Promise<number> {
  const from = (await recordingInput(path)) ?? path;
  const output = refusingFile(to, () => openPacketOutput(to, { format, lengths, program }));
  const end = terminal.end();
  const read = await written(to, output, end, () => readDatagrams(from, filter, output, end));
  // How many of those that were handed to a pipe were read from it nobody knows.
  const packets = output.isCut ? null : read.taken;
  if (json) {
    terminal.json({
      ...{ file: to, packets, rejected: read.rejected, damaged: read.damaged },
      ...{ shortened: read.shortened, bytes: output.bytes },
    });
  } else {
    const what = packets === null ? "A part" : plural(packets, "packet");
    terminal.out(`Wrote ${what} (${formatBytes(output.bytes)}) to ${to}.\n`);
  }
  const notes: [count: number, note: string][] = [
    [read.damaged, "with a wrong checksum left out"],
    [read.shortened, "not recorded to the end, and written as far as recorded"],
  ];
  for (const [count, note] of notes) if (count > 0) terminal.err(`${plural(count, "packet")} ${note}.`);
  if (read.damage !== null) terminal.err(captureDamageText(read.damage));
  return exitCode(read.taken, end, terminal);
}

/** A signal answers as it does of programs that it ends. */
function exitCode(written: number, end: Ending, terminal: Terminal): number {
  if (!end.aborted) return written > 0 ? exitCodes.done : exitCodes.nothing;
  terminal.err("Told to end before all was written.");
  return end.reason.kind === "signal" ? signalExitCodes[end.reason.signal] : exitCodes.nothing;
}

/** Writes what is told of the groups, sources or streams of a recording, or a page with all of it. */
export async function exportRows(
  { to, of, json }: Omit<ExportCommand, "of"> & { readonly of: Told },
  monitor: RecordingMonitor,
  program: string,
  terminal: Terminal,
): Promise<number> {
  const end = terminal.end();
  const stop = () => void monitor.handlers.stopReading(null);
  if (end.aborted) stop();
  end.addEventListener("abort", stop);
  await monitor.read;
  const { text, rows } = await rowsText(of, monitor, program);
  writeText(to, text);
  if (json) terminal.json({ file: to, rows });
  else terminal.out(`Wrote ${plural(rows, "row")} to ${to}.\n`);
  if (monitor.told.damage !== null) terminal.err(captureDamageText(monitor.told.damage));
  return exitCode(rows, end, terminal);
}

/** The same files as those that a window makes. */
async function rowsText(
  of: Told,
  { handlers }: RecordingMonitor,
  program: string,
): Promise<{ readonly text: string; readonly rows: number }> {
  if (of.kind === "rows") return sessionTable(of.of, of.format, await readGroups(handlers));
  const facts = await readRecordingFacts(handlers, program);
  return { text: sessionPage(facts), rows: facts.groups.length };
}

function writeText(to: string, text: string): void {
  const { fd } = refusingFile(to, () => openNewFile(to));
  try {
    failingFile(to, () => writeFileSync(fd, text));
  } finally {
    closeSync(fd);
  }
}

/** Closes the file in any case; where not all that was wanted came into it nothing of it stays. */
async function written<T>(
  to: string,
  output: PacketOutput,
  end: AbortSignal,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write().finally(() => output.close(end));
  } catch (error) {
    if (output.isRegular) unlinkSync(to);
    return failingFile(to, () => {
      throw error;
    });
  }
}

/** A file that cannot be had is refused. */
function refusingFile<T>(file: string, act: () => T): T {
  return telling((code) => refuseUsage("export-refused", { file, code }), act);
}

/** One that could be had and not be written to its end is a failure. */
function failingFile<T>(file: string, act: () => T): T {
  return telling((code) => fail("export-not-written", { file, code }), act);
}

/** What the system says becomes a sentence. */
function telling<T>(tell: (code: string) => never, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    return tell(code);
  }
}
