import { needsOf } from "../../../shared/filter/needs.ts";
import { packetSubject } from "../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../shared/filter/parse.ts";
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
  /** Whether the filter asks what streams say of packets, or what they are recognised as. */
  readonly asksStreams: boolean;
  /** How long to record, in ms; null until told to end. */
  readonly forMs: number | null;
  readonly json: boolean;
}

export async function readRecordArguments(args: readonly string[]): Promise<RecordCommand> {
  const { values, switches, rest } = readArguments(args, options);
  const filter = readFilter(values.filter);
  const parsed = filter === null ? null : parseFilter(filter, packetSubject);
  const needs = parsed?.ok && parsed.value !== null ? needsOf(parsed.value) : null;
  return {
    groups: await readGroups(rest, values),
    to: values.to ?? refuseUsage("recording-target-missing", {}),
    rotation: values.ring === undefined ? null : accepted(parseRotation(values.ring)),
    filter,
    asksStreams: needs !== null && (needs.marks || needs.decoding),
    forMs: values.for === undefined ? null : accepted(parseSeconds(values.for)) * 1000,
    json: switches.json === true,
  };
}
