import { setTimeout as sleep } from "node:timers/promises";
import type { Diagnosis } from "../../../shared/host.ts";
import { type JoinIntent, parseJoinText } from "../../../shared/input/join-text.ts";
import { parseSeconds } from "../../../shared/input/quantities.ts";
import { limits } from "../../../shared/limits.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import type { Monitor } from "../../engine/monitor.ts";
import { readArguments } from "./arguments.ts";
import { joinTexts } from "./targets.ts";
import type { Terminal } from "./terminal.ts";
import { accepted, exitCodes, refuseUsage } from "./usage.ts";
import { isWell, whyLines, whyReport } from "./why-report.ts";

const options = { on: "interface", from: "source", bind: "bind", for: "duration", json: null } as const;

export interface WhyRequest {
  readonly intent: JoinIntent;
  /** How long to wait for packets, in ms. */
  readonly forMs: number;
  readonly json: boolean;
}

export function readWhyArguments(args: readonly string[]): WhyRequest {
  const { values, switches, rest } = readArguments(args, options);
  const [text, ...more] = joinTexts(rest, values);
  if (text === undefined) refuseUsage("groups-missing", {});
  if (more.length > 0) refuseUsage("word-too-many", { word: rest.at(-1) ?? "", command: "why" });
  return {
    intent: accepted(parseJoinText(text)),
    forMs: values.for === undefined ? limits.whyListenMs : accepted(parseSeconds(values.for)) * 1_000,
    json: switches.json === true,
  };
}

/** Joins, waits for packets, and tells what the diagnosis of the window finds. */
export async function why(
  request: WhyRequest,
  { handlers }: Pick<Monitor, "handlers">,
  terminal: Terminal,
): Promise<number> {
  const { address, port, on, from, bind } = request.intent;
  const joining = { address: address.text, port, interface: on, source: from, bind, name: "" };
  const { id } = await handlers.join(joining);
  const readRow = async (): Promise<Membership> => {
    const { memberships } = await handlers.snapshot(null);
    const row = memberships.find((one) => one.id === id);
    if (row === undefined) throw new Error("a membership that was joined has no row");
    return row;
  };
  const startedAt = performance.now();
  await listen(readRow, startedAt + request.forMs, terminal.end());
  const diagnosis: Diagnosis = await handlers.diagnose({ id });
  const row = await readRow();
  const listenedMs = Math.round(performance.now() - startedAt);
  if (request.json) terminal.json(whyReport(row, diagnosis, listenedMs));
  else terminal.out(`${whyLines(row, diagnosis, listenedMs).join("\n")}\n`);
  return isWell(row, diagnosis) ? exitCodes.done : exitCodes.nothing;
}

/** Until `endsAt` on the clock of `performance.now()`, a while after the first packet, a failure, or told to end. */
async function listen(readRow: () => Promise<Membership>, endsAt: number, end: AbortSignal): Promise<void> {
  let until = endsAt;
  let heard = false;
  while (performance.now() < until && !end.aborted) {
    const { state, packets } = await readRow();
    if (state === "failed") return;
    if (packets > 0 && !heard) {
      heard = true;
      until = Math.min(endsAt, performance.now() + limits.whyReceivedMs);
    }
    await sleep(limits.whyLookMs, undefined, { signal: end }).catch(() => {});
  }
}
