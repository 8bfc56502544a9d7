import { parseMemory } from "../../../shared/input/quantities.ts";
import { readArguments } from "./arguments.ts";
import { readFilter } from "./filter-option.ts";
import { accepted, refuseUsage } from "./usage.ts";

const options = { memory: "memory", filter: "filter", unicast: null, streams: null, json: null } as const;

/** What `open` was asked for. */
export interface OpenRequest {
  readonly path: string;
  /** Also packets to single hosts. */
  readonly unicast: boolean;
  /** Which packets are counted beside all; null counts none apart. */
  readonly filter: string | null;
  /** Bytes for known sources and streams; null takes the usual. */
  readonly memoryBytes: number | null;
  /** Whether people are told of streams too; scripts always are. */
  readonly streams: boolean;
  readonly json: boolean;
}

export function readOpenArguments(args: readonly string[]): OpenRequest {
  const { values, switches, rest } = readArguments(args, options);
  const [path, further] = rest;
  if (path === undefined) return refuseUsage("recording-missing", {});
  if (further !== undefined) return refuseUsage("word-too-many", { word: further, command: "open" });
  return {
    path,
    filter: readFilter(values.filter),
    unicast: switches.unicast === true,
    memoryBytes: values.memory === undefined ? null : accepted(parseMemory(values.memory)),
    streams: switches.streams === true,
    json: switches.json === true,
  };
}
