import type { SendRequest } from "../../../shared/contract/sends.ts";
import { formatBitRate, formatRate } from "../../../shared/format.ts";
import type { Send } from "../../../shared/model/send.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { formatDscp } from "../../../shared/net/dscp.ts";
import { formatRunId } from "../../../shared/sending/run-id.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import { shortfall } from "../../../shared/text/reached.ts";
import { runOf } from "../../../shared/text/run.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { testFormatName } from "../../../shared/text/test-format.ts";
import type { Monitor } from "../../engine/monitor.ts";
import { signalExitCodes } from "../end-signals.ts";
import { withFreshGroup } from "./fresh-target.ts";
import { runSend } from "./running-send.ts";
import { refuseGuarded } from "./send-guard.ts";
import type { SendCommand } from "./send-request.ts";
import { withStagedFile } from "./stage-file.ts";
import type { Terminal } from "./terminal.ts";
import { exitCodes } from "./usage.ts";

type Sending = Pick<Monitor, "handlers" | "onDelta">;

/** Sends, waits until the last datagram was handed to the system, and tells in one line what was sent. */
export async function send(command: SendCommand, monitor: Sending, terminal: Terminal): Promise<number> {
  const interfaces = await monitor.handlers.interfaces(null);
  command.checkPlace(interfaces);
  const request = command.fresh ? await withFreshGroup(command.request, monitor) : command.request;
  if (!command.agreed) await refuseGuarded(request, interfaces, monitor);
  if (command.fresh) terminal.err(freshSentence(request));
  const end = terminal.end();
  const whole = command.file === null ? request : await withStagedFile(request, command.file, monitor);
  const row = await runSend(() => monitor.handlers.send(whole), monitor, end);
  if (command.json) terminal.json(sendReport(row));
  else terminal.out(`${sendSentence(row)}\n`);
  const short = shortfall(row);
  if (short !== null) terminal.err(short);
  if (row.problem) terminal.err(problemText(row.problem));
  if (row.state === "failed" || row.failed > 0) return exitCodes.nothing;
  if (!end.aborted || row.sent === row.count) return exitCodes.done;
  terminal.err(`Told to end before all ${formatCount(row.count ?? 0)} were sent.`);
  return end.reason.kind === "signal" ? signalExitCodes[end.reason.signal] : exitCodes.nothing;
}

/** The line of `send --json`. Scripts rely on these names: add, never rename. */
function sendReport(row: Send) {
  return {
    group: row.address,
    port: row.port,
    interface: row.interface?.name ?? null,
    from: row.interface?.address ?? null,
    /** Whether routing decided by which interface it left. */
    routed: row.routed,
    sourcePort: row.sourcePort,
    state: row.state,
    sent: row.sent,
    failed: row.failed,
    answered: row.answered,
    /** Payload bytes that left. */
    bytes: row.sent * row.size,
    ttl: row.ttl,
    dscp: row.dscp,
    /** Of a test stream: its format, and its run as it is written; null of other sends. */
    test: testReport(row.test),
    /** Packets per second reached on average, and asked for; of a ramp what its first step asks for. */
    rate: row.reached,
    asked: row.rate,
    /** Steps that follow the first one. */
    further: row.further,
    /** Payload bits per second reached on average. */
    bitrate: row.reached * row.size * 8,
    burst: row.burst,
    /** The most by which a packet left after its time, in ms. */
    late: row.late,
    /** Packets of the schedule that came too late to be made up for. */
    missed: row.missed,
    ...(row.problem ? { problem: problemText(row.problem), problemCode: row.problem.code } : {}),
  };
}

function testReport(test: Send["test"]) {
  if (test === null) return null;
  const { format, run } = test;
  return { format, run: format === "castscope" ? formatRunId(run) : format === "mgen" ? String(run) : null };
}

function sendSentence(row: Send): string {
  const { sent, size, address, port, ttl, reached, burst, failed } = row;
  const what = `${plural(sent, "packet")} of ${plural(size, "byte")}${testWords(row)}`;
  const from =
    row.sourcePort === null ? "" : ` from ${origin(row.interface?.address ?? null, row.sourcePort)}`;
  const by = row.interface && row.routed ? ` by ${row.interface.name}, as routing decides,` : "";
  const mark = row.dscp > 0 ? ` and DSCP ${formatDscp(row.dscp)}` : "";
  const rate =
    sent > 1 && reached > 0
      ? ` at ${formatRate(reached)} packets a second (${formatBitRate(reached * size * 8)})`
      : "";
  const bursts = burst > 1 ? ` in bursts of ${formatCount(burst)}` : "";
  const refused = failed > 0 ? `, ${plural(failed, "packet")} refused` : "";
  return `Sent ${what} to ${formatEndpoint(address, port)}${from}${by} with TTL ${ttl}${mark}${rate}${bursts}${refused}.`;
}

function freshSentence({ address, port, content }: SendRequest): string {
  const run = content.kind === "test" ? runOf(content) : null;
  return `Fresh group${run === null ? "" : ` for run ${run}`}: ${formatEndpoint(address, port)}.`;
}

function testWords({ test }: Send): string {
  if (test === null) return "";
  const run = runOf(test);
  return ` (${testFormatName[test.format]} test${run === null ? "" : ` ${run}`})`;
}

function origin(address: string | null, port: number): string {
  return address === null ? `port ${port}` : formatEndpoint(address, port);
}
