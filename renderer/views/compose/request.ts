import { bytesOfRound, packetsOfRound, sequenceRate } from "../../../shared/contract/listed-packets.ts";
import { contentSize, type SendRequest } from "../../../shared/contract/sends.ts";
import {
  parseMulticastTtl,
  parsePause,
  parseSendBurst,
  parseSendCount,
  parseUnicastTtl,
} from "../../../shared/input/quantities.ts";
import { parseRates } from "../../../shared/input/send-rate.ts";
import { parseFlow, parseRunSeconds, parseTestSize } from "../../../shared/input/test-stream.ts";
import { limits } from "../../../shared/limits.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import { type Family, parsePort } from "../../../shared/net/address.ts";
import { accept, type Parsed, refuse } from "../../../shared/parsed.ts";
import { courseOf, rateSpan } from "../../../shared/sending/course.ts";
import { parseRunId } from "../../../shared/sending/run-id.ts";
import { packetsOf } from "../../../shared/test-stream/writers/writer.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import type { Complaint, ComposeField, ComposeState } from "../../store/compose.ts";
import type { TestDraft } from "../../store/test-draft.ts";
import { parseDestination } from "./destination.ts";
import { parseFrom } from "./outgoing.ts";
import { rowContent } from "./payload/sequence/row-content.ts";
import { words } from "./payload/sequence/words/words.ts";
import { type GivenKind, parseGiven, parsePieces } from "./payload-bytes.ts";

export type ReadRequest =
  | { readonly ok: true; readonly request: SendRequest }
  | { readonly ok: false; readonly complaint: Complaint };

/** Carries the first wrong field out of the reading below. */
class Wrong extends Error {
  readonly complaint: Complaint;
  constructor(complaint: Complaint) {
    super(complaint.message);
    this.complaint = complaint;
  }
}

function take<T>(field: ComposeField, parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new Wrong({ field, message: inputProblemText(parsed.problem) });
}

/** Reads all of Compose, from the top: a request that can be sent, or the first field that is wrong. */
export function readRequest(state: ComposeState, interfaces: readonly Interface[]): ReadRequest {
  try {
    return { ok: true, request: read(state, interfaces) };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, complaint: error.complaint };
    throw error;
  }
}

function read(state: ComposeState, interfaces: readonly Interface[]): SendRequest {
  const { address, port, zone } = take("to", parseDestination(state.to, interfaces, state.from));
  const { family, use } = address;
  const from = take("from", parseFrom(state.from ?? zone, interfaces, family));
  const sourcePort = take("sourcePort", parseSourcePort(state.sourcePort));
  const group = use === "multicast";
  const ttl = take(
    "ttl",
    group
      ? parseMulticastTtl(state.typedMulticastTtl ?? String(state.multicastTtl))
      : parseUnicastTtl(state.typedUnicastTtl ?? String(state.unicastTtl)),
  );
  return {
    address: address.text,
    port,
    interface: from,
    sourcePort,
    ...(sourcePort !== null && state.sharesPort ? { sharesPort: true } : {}),
    ttl,
    loopback: state.loopback,
    ...(state.dscp === 0 ? {} : { dscp: state.dscp }),
    ...readWhat(state, family),
  };
}

type What = Pick<SendRequest, "content" | "count" | "rate" | "burst" | "further">;

function readGiven(state: ComposeState & { readonly payload: GivenKind }, family: Family): What {
  const content = take("payload", parseGiven(state, family));
  if (state.mode === "once") return { content, count: 1, rate: 1, burst: 1 };
  const count = take("count", parseCount(state.count));
  const [rate, ...higher] = take("rate", parseRates(state.rate, state.rateUnit, contentSize(content)));
  // A ramp's steps share a duration, which only a test stream has.
  if (higher.length > 0) take("rate", refuse("ramp-without-end", {}, 0, 0));
  return { content, count, rate, burst: take("burst", parseSendBurst(state.burst)) };
}

/** How fast, how many and how large, as far as it can be read; null where a field of these is wrong. */
export function readPace(
  state: ComposeState,
  family: Family,
): { readonly rate: number; readonly packets: number | null; readonly size: number } | null {
  try {
    const { rate, count, further = [], content } = readWhat(state, family);
    const [, fastest] = rateSpan({ rate, further });
    return { rate: fastest, packets: packetsOf([{ count }, ...further]), size: contentSize(content) };
  } catch (error) {
    if (error instanceof Wrong) return null;
    throw error;
  }
}

function readWhat(state: ComposeState, family: Family): What {
  const { payload } = state;
  if (payload === "test") return readTest(state.test, family);
  if (payload === "sequence") return readSequence(state, family);
  if (payload === "file" && state.inPieces) return readPieces(state, family);
  return readGiven({ ...state, payload }, family);
}

function readSequence({ sequence, times }: ComposeState, family: Family): What {
  const said = words();
  const refuseWith = (message: string): never => {
    throw new Wrong({ field: "payload", message });
  };
  const packets = sequence.map((row, place) => {
    const taken = <T>(parsed: Parsed<T>): T =>
      parsed.ok ? parsed.value : refuseWith(said.wrong(place + 1, inputProblemText(parsed.problem)));
    return { content: taken(rowContent(row, family)), pauseMs: taken(parsePause(row.pause)) };
  });
  if (packets.length === 0) refuseWith(said.none);
  const content = { kind: "sequence" as const, packets };
  const bytes = bytesOfRound(content);
  if (bytes > limits.sequenceBytes) refuseWith(said.tooLarge(bytes, limits.sequenceBytes));
  const rounds = take("count", parseCount(times));
  const count = rounds === null ? null : take("count", parseSendCount(String(rounds * packets.length)));
  return { content, count, rate: sequenceRate(packets), burst: 1 };
}

/** A file in pieces, as often as the sequence would be. */
function readPieces(state: ComposeState, family: Family): What {
  const { file, size, content } = parsePieces(state, family);
  take("payload", file);
  take("pieces", size);
  if (content === null) throw new Error("a file that was read has no content");
  const [rate, ...higher] = take("rate", parseRates(state.rate, state.rateUnit, contentSize(content)));
  if (higher.length > 0) take("rate", refuse("ramp-without-end", {}, 0, 0));
  const burst = take("burst", parseSendBurst(state.burst));
  const rounds = take("count", parseCount(state.times));
  const count =
    rounds === null ? null : take("count", parseSendCount(String(rounds * packetsOfRound(content))));
  return { content, count, rate, burst };
}

function readTest(test: TestDraft, family: Family): What {
  const { format } = test;
  const size = take("size", parseTestSize(test.size, format, family));
  const rates = take("rate", parseRates(test.rate, test.unit, size));
  const burst = take("burst", parseSendBurst(test.burst));
  const seconds = take("duration", parseDuration(test.duration));
  if (seconds === null && rates.length > 1) take("duration", refuse("ramp-without-end", {}, 0, 0));
  const run = take("run", parseRun(test));
  return { content: { kind: "test", format, size, run }, ...courseOf(rates, seconds), burst };
}

/** A duration in seconds; empty is until stopped. */
export function parseDuration(text: string): Parsed<number | null> {
  return text.trim() === "" ? accept(null) : parseRunSeconds(text);
}

/** What tells the runs of a format apart; iperf has nothing. */
export function parseRun({ format, run, flow }: TestDraft): Parsed<number> {
  if (format === "iperf2") return accept(0);
  return format === "castscope" ? parseRunId(run) : parseFlow(flow);
}

/** A source port; empty is automatic. */
export function parseSourcePort(text: string): Parsed<number | null> {
  return text.trim() === "" ? accept(null) : parsePort(text.trim());
}

/** A count; empty is until stopped. */
export function parseCount(text: string): Parsed<number | null> {
  return text.trim() === "" ? accept(null) : parseSendCount(text);
}
