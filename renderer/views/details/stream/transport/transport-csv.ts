import type { TransportStream } from "../../../../../shared/model/transport-stream.ts";
import { csv } from "../csv.ts";
import { contentText, pidText } from "./pid-text.ts";
import { english } from "./words/english.ts";

// What programs read is the same in every language.

/** The PIDs as a table, numbers as they are: bit/s, and nothing where nothing counts. */
export function pidsCsv({ pids, programs }: TransportStream): string {
  const header = [
    "pid",
    "type",
    "content",
    "program",
    "pcr",
    "scrambled",
    "packets",
    "bit/s",
    "continuity errors", // no words: a key of CSV
  ];
  return csv(
    header,
    pids.map((pid) => [
      pidText(pid.pid),
      pid.type,
      contentText(pid, programs, english),
      pid.program,
      pid.isPcr ? "yes" : "no",
      pid.scrambled ? "yes" : "no",
      pid.packets,
      pid.bitRate,
      pid.continuityErrors,
    ]),
  );
}

export function checksCsv({ checks }: TransportStream): string {
  return csv(
    // no words: keys of CSV
    ["check", "name", "state", "errors", "warnings", "interval ms"],
    checks.map(({ check, state, errors, warnings, intervalMs }) => [
      check,
      english.check[check].name,
      english.states[state],
      errors,
      warnings,
      intervalMs === null ? null : Number(intervalMs.toFixed(3)),
    ]),
  );
}
