import { parseSeconds } from "../../../shared/input/quantities.ts";
import { parseRotation } from "../../../shared/input/rotation.ts";
import type { RotationPlan } from "../../../shared/model/record-job.ts";
import { readArguments } from "./arguments.ts";
import { readFilter } from "./filter-option.ts";
import { type NamedGroup, readGroups } from "./named-groups.ts";
import { accepted, refuseUsage } from "./usage.ts";

const options = {
  to: "recording",
  on: "interface",
  from: "source",
  bind: "bind",
  list: "list-file",
  ring: "ring",
  for: "duration",
  filter: "filter",
  json: null,
} as const;

/** What `record` was asked for. */
export interface RecordCommand {
  readonly groups: readonly NamedGroup[];
  readonly to: string;
  readonly rotation: RotationPlan | null;
  readonly filter: string | null;
  /** How long to record, in ms; null until told to end. */
  readonly forMs: number | null;
  readonly json: boolean;
}

export async function readRecordArguments(args: readonly string[]): Promise<RecordCommand> {
  const { values, switches, rest } = readArguments(args, options);
  return {
    groups: await readGroups(rest, values),
    to: values.to ?? refuseUsage("recording-target-missing", {}),
    rotation: values.ring === undefined ? null : accepted(parseRotation(values.ring)),
    filter: readFilter(values.filter),
    forMs: values.for === undefined ? null : accepted(parseSeconds(values.for)) * 1000,
    json: switches.json === true,
  };
}
