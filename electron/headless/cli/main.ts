import { limits } from "../../../shared/limits.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { Monitor } from "../../engine/monitor.ts";
import type { RecordingMonitor } from "../../engine/recording-monitor.ts";
import { announced, readAnnouncedArguments } from "./announced.ts";
import { decode, readDecodeArguments } from "./decode.ts";
import { printEvents, readEventsArguments } from "./events.ts";
import { exportPackets, exportRows } from "./export.ts";
import { readExportArguments } from "./export-request.ts";
import { type CommandName, commandNames, helpText } from "./help.ts";
import { printHistory, readHistoryArguments } from "./history.ts";
import { printInterfaces, readInterfacesArguments } from "./interfaces.ts";
import { open } from "./open.ts";
import { type OpenRequest, readOpenArguments } from "./open-request.ts";
import { probe, readProbeArguments } from "./probe.ts";
import { printProfiles, readProfilesArguments } from "./profiles.ts";
import { record } from "./record.ts";
import { readRecordArguments } from "./record-request.ts";
import { replayRecording } from "./replay.ts";
import { readReplayArguments } from "./replay-request.ts";
import { send } from "./send.ts";
import { readSendArguments } from "./send-request.ts";
import { readServeArguments, type ServeRequest } from "./serve-request.ts";
import type { Terminal } from "./terminal.ts";
import { exitCodes, refuseUsage, UsageError } from "./usage.ts";
import { watch } from "./watch.ts";
import { readWatchArguments } from "./watch-request.ts";
import { readWhyArguments, why } from "./why.ts";

/** What a command asks of its monitor. */
export interface OpenOptions {
  /** For kept packets and known sources; null takes the usual. */
  readonly memoryBytes?: number | null;
  /** Whether packets are counted and nothing else is. */
  readonly onlyCounts?: boolean;
  /** Where the history is kept; null keeps none. */
  readonly historyFile?: string | null;
}

/** What the command line needs of the world; tests bring their own. */
export interface World {
  readonly version: string;
  readonly terminal: Terminal;
  openMonitor(options?: OpenOptions): Monitor;
  /** Begins to read a recording; throws a problem for what is none. */
  openRecording(request: Pick<OpenRequest, "path" | "unicast" | "memoryBytes">): Promise<RecordingMonitor>;
  /** Opens the headless door and runs until it is closed. */
  serve(request: ServeRequest): Promise<number>;
}

/**
 * Runs one command and returns the exit code. All arguments are checked before anything is
 * started; what cannot be is told in one sentence on standard error.
 */
export async function main(args: readonly string[], world: World): Promise<number> {
  try {
    return await run(args, world);
  } catch (error) {
    if (error instanceof UsageError || error instanceof ProblemError) {
      world.terminal.err(error.message);
      for (const line of error instanceof UsageError ? error.place : []) world.terminal.err(line);
      return error instanceof UsageError || isRefusal(error) ? exitCodes.usage : exitCodes.nothing;
    }
    throw error;
  }
}

async function run(args: readonly string[], world: World): Promise<number> {
  const { terminal } = world;
  const [first, ...rest] = args;
  if (first === "--version" || first === "-v") {
    terminal.out(`${world.version}\n`);
    return exitCodes.done;
  }
  if (first === "--help" || first === "-h" || first === "help") {
    const topic = rest[0];
    terminal.out(helpText(topic === undefined ? null : readCommand(topic)));
    return exitCodes.done;
  }
  const command = readCommand(first);
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.out(helpText(command));
    return exitCodes.done;
  }
  return commands[command](rest, world);
}

function readCommand(word: string | undefined): CommandName {
  const commands = [...commandNames];
  if (word === undefined) return refuseUsage("command-missing", { commands });
  return commandNames.find((name) => name === word) ?? refuseUsage("command-unknown", { word, commands });
}

const commands: Record<CommandName, (args: readonly string[], world: World) => Promise<number>> = {
  help: async (_args, { terminal }) => {
    terminal.out(helpText(null));
    return exitCodes.done;
  },
  interfaces: async (args, world) => {
    const { json } = readInterfacesArguments(args);
    return withMonitor(world, async ({ handlers }) =>
      printInterfaces(await handlers.snapshot(null), json, world.terminal),
    );
  },
  announced: async (args, world) => {
    const request = readAnnouncedArguments(args);
    // Nobody looks at packets.
    return withMonitor(world, (monitor) => announced(request, monitor, world.terminal), {
      memoryBytes: limits.memoryLeastBytes,
    });
  },
  probe: async (args, world) => {
    const request = readProbeArguments(args);
    // Nobody looks at packets.
    return withMonitor(world, (monitor) => probe(request, monitor, world.terminal), {
      memoryBytes: limits.memoryLeastBytes,
    });
  },
  watch: async (args, world) => {
    const request = await readWatchArguments(args);
    return withMonitor(world, (monitor) => watch(request, monitor, world.terminal), request);
  },
  why: async (args, world) => {
    const request = readWhyArguments(args);
    return withMonitor(world, (monitor) => why(request, monitor, world.terminal));
  },
  record: async (args, world) => {
    const command = await readRecordArguments(args);
    // Nobody looks at what would be kept, nor at streams, unless the filter asks for what they say.
    return withMonitor(world, (monitor) => record(command, monitor, world.terminal), {
      memoryBytes: limits.memoryLeastBytes,
      onlyCounts: !command.asksStreams,
    });
  },
  send: async (args, world) => {
    const command = await readSendArguments(args);
    return withMonitor(world, (monitor) => send(command, monitor, world.terminal));
  },
  decode: async (args, { terminal }) => decode(await readDecodeArguments(args), terminal),
  events: async (args, { terminal }) => printEvents(readEventsArguments(args), terminal),
  history: async (args, { terminal }) => printHistory(readHistoryArguments(args), terminal),
  open: async (args, world) => {
    const request = readOpenArguments(args);
    return withRecording(world, request, (monitor) => open(request, monitor, world.terminal));
  },
  replay: async (args, world) => {
    const command = readReplayArguments(args);
    // Nobody looks at what would be kept.
    return withMonitor(world, (monitor) => replayRecording(command, monitor, world.terminal), {
      memoryBytes: limits.memoryLeastBytes,
    });
  },
  export: async (args, world) => {
    const command = readExportArguments(args);
    const { of } = command;
    const program = `Castscope ${world.version}`;
    if (of.kind === "packets") return exportPackets(command, of, program, world.terminal);
    return withRecording(world, { ...command, memoryBytes: null }, (monitor) =>
      exportRows({ ...command, of }, monitor, program, world.terminal),
    );
  },
  profiles: async (args, { terminal }) => printProfiles(readProfilesArguments(args).json, terminal),
  serve: async (args, world) => world.serve(readServeArguments(args)),
};

async function withMonitor(
  world: World,
  use: (monitor: Monitor) => Promise<number>,
  options: OpenOptions = {},
): Promise<number> {
  const monitor = world.openMonitor(options);
  try {
    return await use(monitor);
  } finally {
    await monitor.close();
  }
}

async function withRecording(
  world: World,
  request: Parameters<World["openRecording"]>[0],
  use: (monitor: RecordingMonitor) => Promise<number>,
): Promise<number> {
  const monitor = await world.openRecording(request);
  try {
    return await use(monitor);
  } finally {
    await monitor.close();
  }
}

/** Whether the monitor refused the request itself, so that asking again as it is cannot help. */
function isRefusal({ problem }: ProblemError): boolean {
  // A file to record to is refused as one to export to is.
  if (problem.name === "recording-not-opened") return true;
  return /^(bad-|unknown-|payload-too-large|limit-reached)/.test(problem.code);
}
