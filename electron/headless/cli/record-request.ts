import { type JoinIntent, parseJoinText } from "../../../shared/input/join-text.ts";
import { parseSeconds } from "../../../shared/input/quantities.ts";
import { parseRotation } from "../../../shared/input/rotation.ts";
import { limits } from "../../../shared/limits.ts";
import type { RotationPlan } from "../../../shared/model/record-job.ts";
import { readArguments } from "./arguments.ts";
import { readFilter } from "./filter-option.ts";
import { joinTexts } from "./targets.ts";
import { accepted, refuseUsage } from "./usage.ts";

const options = {
  to: "recording",
  on: "interface",
  from: "source",
  bind: "bind",
  ring: "ring",
  for: "duration",
  filter: "filter",
  json: null,
} as const;

/** What `record` was asked for. */
export interface RecordCommand {
  readonly intents: readonly JoinIntent[];
  readonly to: string;
  readonly rotation: RotationPlan | null;
  readonly filter: string | null;
  /** How long to record, in ms; null until told to end. */
  readonly forMs: number | null;
  readonly json: boolean;
}

export function readRecordArguments(args: readonly string[]): RecordCommand {
  const { values, switches, rest } = readArguments(args, options);
  if (rest.length === 0) refuseUsage("groups-missing", {});
  const targets = joinTexts(rest, values);
  if (targets.length > limits.memberships) {
    refuseUsage("groups-too-many", { count: targets.length, most: limits.memberships });
  }
  return {
    intents: targets.map((text) => accepted(parseJoinText(text))),
    to: values.to ?? refuseUsage("recording-target-missing", {}),
    rotation: values.ring === undefined ? null : accepted(parseRotation(values.ring)),
    filter: readFilter(values.filter),
    forMs: values.for === undefined ? null : accepted(parseSeconds(values.for)) * 1000,
    json: switches.json === true,
  };
}
