import { parseMemory, parseSeconds } from "../../../shared/input/quantities.ts";
import { limits } from "../../../shared/limits.ts";
import { parsePort } from "../../../shared/net/address.ts";
import { fail } from "../../../shared/problem.ts";
import { webhookRefusal } from "../../engine/notify/webhook.ts";
import { usualHistoryFile, usualWatchingFile } from "../../engine/system/data-folder.ts";
import { usualWorkspace } from "../../engine/workspace/places.ts";
import type { WorkspacePlaces } from "../../engine/workspace/workspace.ts";
import { readArguments } from "./arguments.ts";
import { profileFiles } from "./profile-option.ts";
import { accepted, refuseUsage } from "./usage.ts";

/** What `serve` was asked for. */
export interface ServeRequest {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Bytes for kept packets and known sources; null takes the usual. */
  readonly memoryBytes: number | null;
  /** Where the history is kept; null keeps none. */
  readonly historyFile: string | null;
  /** Where thresholds, and who is told, are kept. */
  readonly watchingFile: string;
  /** Where what people set up is kept; null begins with nothing and keeps nothing. */
  readonly workspace: WorkspacePlaces | null;
  /** Whether the window may have commands run. */
  readonly allowCommands: boolean;
  /** The folder for recordings: null records nothing, and opens only what browsers bring. */
  readonly recordings: string | null;
  /** The file with the token for `/metrics`; null leaves it away. */
  readonly metricsFile: string | null;
  /** The collector that metrics are sent to, and how often in ms; null sends none. */
  readonly push: { readonly url: string; readonly everyMs: number } | null;
}

export function readServeArguments(args: readonly string[]): ServeRequest {
  const { values, switches, rest } = readArguments(args, {
    port: "serving-port",
    memory: "memory",
    history: "history-file",
    thresholds: "thresholds-file",
    profile: "profile",
    "no-restore": null,
    "allow-commands": null,
    recordings: "recordings-folder",
    metrics: "token-file",
    otlp: "collector",
    "otlp-every": "interval",
  });
  const [extra] = rest;
  if (extra !== undefined) refuseUsage("word-too-many", { word: extra, command: "serve" });
  return {
    // 0 is no port of a group, but here it is the usual word for any that is free.
    port: values.port === undefined || values.port === "0" ? 0 : accepted(parsePort(values.port)),
    memoryBytes: values.memory === undefined ? null : accepted(parseMemory(values.memory)),
    historyFile: values.history === "off" ? null : (values.history ?? usualHistoryFile()),
    watchingFile: values.thresholds ?? usualWatchingFile(),
    workspace: readWorkspace(values.profile, switches["no-restore"] === true),
    allowCommands: switches["allow-commands"] === true,
    recordings: values.recordings ?? null,
    metricsFile: values.metrics ?? null,
    push: readPush(values.otlp, values["otlp-every"]),
  };
}

function readWorkspace(profile: string | undefined, isWithout: boolean): WorkspacePlaces | null {
  if (isWithout && profile !== undefined) return refuseUsage("profile-without-restore", {});
  if (profile !== undefined && !profileFiles().has(profile))
    return fail("profile-unknown", { name: profile, known: profileFiles().names() });
  return isWithout ? null : usualWorkspace(profile ?? null);
}

const usualPushSeconds = 10;

/** Plain http goes to this computer only: a collector elsewhere has https, or an agent here. */
function readPush(url: string | undefined, every: string | undefined): ServeRequest["push"] {
  if (url === undefined) return every === undefined ? null : refuseUsage("collector-missing", {});
  const refusal = webhookRefusal(url, null);
  if (refusal === "plain-http") refuseUsage("collector-plain", { host: new URL(url).hostname });
  if (refusal !== null) refuseUsage("collector-unreadable", { text: url });
  const seconds = every === undefined ? usualPushSeconds : accepted(parseSeconds(every));
  if (seconds < limits.metricsEveryLeast)
    refuseUsage("collector-too-often", { least: limits.metricsEveryLeast });
  return { url, everyMs: seconds * 1_000 };
}
