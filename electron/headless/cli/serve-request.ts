import { parseMemory } from "../../../shared/input/quantities.ts";
import { parsePort } from "../../../shared/net/address.ts";
import { readArguments } from "./arguments.ts";
import { accepted, refuseUsage } from "./usage.ts";

/** What `serve` was asked for. */
export interface ServeRequest {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Bytes for kept packets and known sources; null takes the usual. */
  readonly memoryBytes: number | null;
  /** Where the history is kept; null keeps none. */
  readonly historyFile: string | null;
  /** Where thresholds, and who is told, are kept; null keeps them for this run. */
  readonly watchingFile: string | null;
  /** Whether the window may have commands run. */
  readonly allowCommands: boolean;
  /** The folder for recordings; null records nothing. */
  readonly recordings: string | null;
}

export function readServeArguments(args: readonly string[]): ServeRequest {
  const { values, switches, rest } = readArguments(args, {
    port: "serving-port",
    memory: "memory",
    history: "history-file",
    thresholds: "thresholds-file",
    "allow-commands": null,
    recordings: "recordings-folder",
  });
  const [extra] = rest;
  if (extra !== undefined) refuseUsage("word-too-many", { word: extra, command: "serve" });
  return {
    // 0 is no port of a group, but here it is the usual word for any that is free.
    port: values.port === undefined || values.port === "0" ? 0 : accepted(parsePort(values.port)),
    memoryBytes: values.memory === undefined ? null : accepted(parseMemory(values.memory)),
    historyFile: values.history ?? null,
    watchingFile: values.thresholds ?? null,
    allowCommands: switches["allow-commands"] === true,
    recordings: values.recordings ?? null,
  };
}
