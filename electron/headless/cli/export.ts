import { unlinkSync, writeFileSync } from "node:fs";
import { csvTable } from "../../../shared/export/csv.ts";
import { formatBytes } from "../../../shared/format.ts";
import { plural } from "../../../shared/text/count.ts";
import { captureDamageText } from "../../../shared/text/sentences.ts";
import { openPacketOutput, type PacketOutput } from "../../engine/export/packet-outputs.ts";
import { readDatagrams } from "../../engine/export/read-datagrams.ts";
import type { RecordingMonitor } from "../../engine/recording-monitor.ts";
import type { ExportCommand, ExportOf, RowKind } from "./export-request.ts";
import { sessionPage } from "./session-page.ts";
import type { Terminal } from "./terminal.ts";
import { exitCodes, refuseUsage } from "./usage.ts";
import { createReader } from "./watch-reader.ts";
import { type GroupReport, watchReport } from "./watch-report.ts";

type Packets = Extract<ExportOf, { kind: "packets" }>;

/** Writes the packets of a recording in another form, and tells how many. */
export async function exportPackets(
  { path, to, filter, json }: ExportCommand,
  { format, lengths }: Packets,
  program: string,
  terminal: Terminal,
): Promise<number> {
  const output = await refusingFile(to, () => openPacketOutput(to, { format, lengths, program }));
  const read = await refusingFile(to, () =>
    written(to, output, () => readDatagrams(path, filter, output, terminal.end())),
  );
  if (json) {
    terminal.json({
      ...{ file: to, packets: read.taken, rejected: read.rejected, damaged: read.damaged },
      ...{ shortened: read.shortened, bytes: output.bytes },
    });
  } else terminal.out(`Wrote ${plural(read.taken, "packet")} (${formatBytes(output.bytes)}) to ${to}.\n`);
  const notes: [count: number, note: string][] = [
    [read.damaged, "with a wrong checksum left out"],
    [read.shortened, "not recorded to the end, and written as far as recorded"],
  ];
  for (const [count, note] of notes) if (count > 0) terminal.err(`${plural(count, "packet")} ${note}.`);
  if (read.damage !== null) terminal.err(captureDamageText(read.damage));
  return read.taken > 0 && !terminal.end().aborted ? exitCodes.done : exitCodes.nothing;
}

/** Writes what is told of the groups, sources or streams of a recording, or a page with all of it. */
export async function exportRows(
  { to, of, path, json }: ExportCommand,
  monitor: RecordingMonitor,
  program: string,
  terminal: Terminal,
): Promise<number> {
  const end = terminal.end();
  const stop = () => void monitor.handlers.stopReading(null);
  if (end.aborted) stop();
  end.addEventListener("abort", stop);
  await monitor.read;
  const { memberships } = await monitor.handlers.snapshot(null);
  const reading = await createReader(
    memberships.map(({ id }) => id),
    monitor,
  )({ sources: true, streams: true });
  const traits = { at: reading.at, final: true, leftOut: 0, judged: [] };
  const { groups } = watchReport(reading, null, traits);
  let rows: readonly object[] = groups;
  if (of.kind === "rows") {
    rows = rowsOf(of.of, groups);
    const text = of.format === "csv" ? csvTable(rows) : `${JSON.stringify(rows, null, 2)}\n`;
    await refusingFile(to, () => writeFileSync(to, text, { flag: "wx" }));
  } else {
    const rate = await monitor.handlers.recordingRate(null);
    const page = sessionPage({ name: path, program, told: monitor.told, groups, rate });
    await refusingFile(to, () => writeFileSync(to, page, { flag: "wx" }));
  }
  if (json) terminal.json({ file: to, rows: rows.length });
  else terminal.out(`Wrote ${plural(rows.length, "row")} to ${to}.\n`);
  if (monitor.told.damage !== null) terminal.err(captureDamageText(monitor.told.damage));
  return rows.length > 0 ? exitCodes.done : exitCodes.nothing;
}

/** Closes the file in any case; where not all that was wanted came into it nothing of it stays. */
async function written<T>(to: string, output: PacketOutput, write: () => Promise<T>): Promise<T> {
  try {
    const done = await write().finally(() => output.close());
    return done;
  } catch (error) {
    unlinkSync(to);
    throw error;
  }
}

/** Groups without what is a table of its own; sources and streams each with their group. */
function rowsOf(kind: RowKind, groups: readonly GroupReport[]): readonly object[] {
  if (kind === "groups") return groups.map(({ sources, streams, ...group }) => group);
  return groups.flatMap(({ group, port, interface: on, sources, streams }) =>
    (kind === "sources" ? sources : streams).map((row: object) => ({
      group,
      groupPort: port,
      interface: on,
      ...row,
    })),
  );
}

/** What the system says against a file becomes a sentence. */
async function refusingFile<T>(file: string, act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    return refuseUsage("export-refused", { file, code });
  }
}
