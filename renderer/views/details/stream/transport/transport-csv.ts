import type { TransportStream } from "../../../../../shared/model/transport-stream.ts";
import { csv } from "../csv.ts";
import { checkNames, stateWords } from "./check-text.ts";
import { contentText, pidText } from "./pid-text.ts";

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
    "continuity errors",
  ];
  return csv(
    header,
    pids.map((pid) => [
      pidText(pid.pid),
      pid.type,
      contentText(pid, programs),
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
    ["check", "name", "state", "errors", "warnings", "interval ms"],
    checks.map(({ check, state, errors, warnings, intervalMs }) => [
      check,
      checkNames[check][0],
      stateWords[state],
      errors,
      warnings,
      intervalMs === null ? null : Number(intervalMs.toFixed(3)),
    ]),
  );
}
