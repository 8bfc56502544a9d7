import { setTimeout as sleep } from "node:timers/promises";
import { measuredOf } from "../../../shared/model/description.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import type { Problem } from "../../../shared/problem.ts";
import { same } from "../../../shared/same.ts";
import type { ProblemCode } from "../../../shared/statements/problems/kind.ts";
import { formatClock } from "../../../shared/text/clock.ts";
import { plural } from "../../../shared/text/count.ts";
import { historyText } from "../../../shared/text/history-state.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import type { Monitor } from "../../engine/monitor.ts";
import { eventLine } from "./events.ts";
import { joinFromProfile } from "./join-profile.ts";
import { joinAll } from "./joining.ts";
import { judge } from "./judge.ts";
import { pairTable } from "./pair-table.ts";
import { streamTable } from "./stream-table.ts";
import { createScreenBlock } from "./table.ts";
import type { Terminal } from "./terminal.ts";
import { exitCodes } from "./usage.ts";
import { followEvents } from "./watch-events.ts";
import { countMatches, readAs } from "./watch-matches.ts";
import { createReader } from "./watch-reader.ts";
import {
  type Judged,
  leftOutLines,
  ownFaults,
  type Reading,
  watchReport,
  watchTable,
} from "./watch-report.ts";
import type { WatchRequest } from "./watch-request.ts";

type Watched = Pick<Monitor, "handlers" | "onDelta">;

/** Failures that end by themselves when the interface, its address or a route is there; the others stay. */
const passing: ReadonlySet<ProblemCode> = new Set([
  "interface-gone",
  "interface-down",
  "interface-without-address",
  "no-route",
  "address-not-available",
]);

/**
 * Joins, tells at once and then every interval, and a last time at the end, which is the asked time,
 * a signal, or a reader that went away. The first report says to a script that all is joined.
 */
export async function watch(request: WatchRequest, monitor: Watched, terminal: Terminal): Promise<number> {
  const startedAt = performance.now();
  const { filter, format, profile } = request;
  for (const mistake of profile?.mistakes ?? []) terminal.err(mistake);
  const ids = [
    ...new Set([
      ...(profile === null ? [] : await joinFromProfile(profile.profile, monitor.handlers)),
      ...(await joinAll(request.groups, format && measuredOf(format.description), monitor)),
    ]),
  ];
  const screen = { disturbed: false };
  const tell = createTeller(request, terminal, screen);
  if (filter !== null && format !== null) await readAs(ids, format, monitor);
  const matchesOf = filter === null ? null : await countMatches(ids, filter, monitor);
  const read = createReader(ids, monitor, matchesOf);
  const asks = { sources: request.json, streams: request.json || request.streams };

  const endEvents = request.events
    ? followEvents(ids, monitor, (event) => {
        if (request.json) terminal.json({ event: true, ...event });
        else if (terminal.screen) {
          terminal.err(eventLine(event, false));
          screen.disturbed = true;
        } else terminal.out(`${eventLine(event, false)}\n`);
      })
    : null;
  const tellHistory = createHistoryTeller(request.historyFile, monitor, terminal, screen);
  const first = await read(asks);
  tell(first, false);
  await tellHistory();
  const hopeless = first.rows.every(({ state, problem }) => {
    return state === "failed" && !(problem && passing.has(problem.code));
  });
  const endsAt = hopeless ? 0 : request.forMs === null ? Number.POSITIVE_INFINITY : startedAt + request.forMs;
  let next = startedAt + request.everyMs;
  while ((await pause(Math.min(next, endsAt), terminal.end())) && next < endsAt) {
    tell(await read(asks), false);
    await tellHistory();
    // After a pause of the whole computer the turns that were missed are not made up for.
    next = Math.max(next, performance.now() - request.everyMs) + request.everyMs;
  }
  const last = await read({ ...asks, streams: asks.streams || request.expectations.length > 0 });
  await endEvents?.();
  const judged = judge(request.expectations, last);
  tell(last, true, judged);
  await tellHistory();
  if (judged.length > 0) {
    for (const { message } of judged) if (message !== undefined) terminal.err(message);
    return judged.every(({ holds }) => holds) ? exitCodes.done : exitCodes.nothing;
  }
  const received = last.rows.some((row) => row.packets > 0);
  const matched = last.matches && [...last.matches.values()].some((count) => count > 0);
  if (matched ?? received) return exitCodes.done;
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  // Where it could not be told what came, the reason has been.
  if (!hopeless && !terminal.failed) {
    terminal.err(received ? noMatchSentence(last) : nothingSentence(last, seconds));
  }
  return exitCodes.nothing;
}

/** Tells why what arrives is not kept, or what became of a broken file: once, and again when it is another reason. */
function createHistoryTeller(
  historyFile: string | null,
  { handlers }: Watched,
  terminal: Terminal,
  screen: { disturbed: boolean },
): () => Promise<void> {
  let said: string | null = null;
  return async () => {
    if (historyFile === null) return;
    const state = await handlers.historyState(null);
    const sentence = historyText(state);
    // How many minutes are missing grows with each: that some are is told.
    const about = JSON.stringify([state.failure, state.setAside, state.leftOut > 0]);
    if (sentence !== null && about !== said) {
      terminal.err(sentence);
      screen.disturbed = true;
    }
    said = about;
  };
}

/** What this computer dropped did arrive: its silence is not the network's. */
function nothingSentence({ rows }: Reading, seconds: number): string {
  const dropped = rows.reduce((sum, { kernelDrops }) => sum + (kernelDrops ?? 0), 0);
  if (dropped === 0) return `No packet arrived within ${seconds} s.`;
  return `No packet was received within ${seconds} s: this computer dropped ${plural(dropped, "packet")}.`;
}

function noMatchSentence({ rows }: Reading): string {
  const packets = rows.reduce((sum, row) => sum + row.packets, 0);
  return `None of ${plural(packets, "packet")} matched the filter.`;
}

/** Waits until `due` on the clock of `performance.now()`; false when told to end before. */
async function pause(due: number, end: AbortSignal): Promise<boolean> {
  try {
    await sleep(Math.max(0, due - performance.now()), undefined, { signal: end });
    return true;
  } catch (error) {
    if (end.aborted) return false;
    throw error;
  }
}

/**
 * JSON lines, a table that is written over on a screen, or a block per interval in a pipe.
 * @param screen whether something else was written on it since the last table
 */
function createTeller(
  { json, streams }: Pick<WatchRequest, "json" | "streams">,
  terminal: Terminal,
  screen: { disturbed: boolean },
): (reading: Reading, final: boolean, judged?: readonly Judged[]) => void {
  const complain = createComplainer(terminal);
  const block = createScreenBlock(terminal.size);
  let before: Reading | null = null;
  let leftOut = 0;
  /** Of readings that were left out too. */
  let lag = 0;
  return (read, final, judged = []) => {
    const now = Date.now();
    screen.disturbed = complain(read.rows) || screen.disturbed;
    lag = Math.max(lag, read.lag);
    if (terminal.behind && !final) {
      leftOut += 1;
      return;
    }
    const reading = { ...read, lag };
    const lines = [
      ...leftOutLines(leftOut),
      ...ownFaults(reading, before),
      ...watchTable(reading),
      ...(streams ? [...streamTable(reading), ...pairTable(reading)] : []),
    ];
    if (json) terminal.json(watchReport(reading, before, { at: now, final, leftOut, judged }));
    // What was written on the same screen meanwhile stays above the next table.
    else if (terminal.screen) terminal.draw(block(lines, screen.disturbed));
    else terminal.out(`${[formatClock(now), ...lines, ""].join("\n")}\n`);
    before = reading;
    leftOut = 0;
    lag = 0;
    screen.disturbed = false;
  };
}

/** Tells on standard error why a group failed, once; true when there was something to tell. */
function createComplainer(terminal: Terminal): (rows: readonly Membership[]) => boolean {
  const told = new Map<number, Problem>();
  return (rows) => {
    let any = false;
    for (const { id, problem } of rows) {
      if (problem === null || same(told.get(id), problem)) continue;
      told.set(id, problem);
      terminal.err(problemText(problem));
      any = true;
    }
    return any;
  };
}
