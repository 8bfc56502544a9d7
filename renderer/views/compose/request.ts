import type { SendRequest } from "../../../shared/contract/sends.ts";
import {
  parseMulticastTtl,
  parseSendBurst,
  parseSendCount,
  parseSendRate,
  parseUnicastTtl,
} from "../../../shared/input/quantities.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import { parsePort } from "../../../shared/net/address.ts";
import { accept, type Parsed } from "../../../shared/parsed.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import type { Complaint, ComposeField, ComposeState } from "../../store/compose.ts";
import { parseDestination } from "./destination.ts";
import { parseFrom } from "./outgoing.ts";
import { parsePayload } from "./payload-bytes.ts";

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
  const payload = take("payload", parsePayload(state, family));
  const repeat = state.mode === "repeat";
  return {
    address: address.text,
    port,
    interface: from,
    sourcePort,
    ...(sourcePort !== null && state.sharesPort ? { sharesPort: true } : {}),
    ttl,
    loopback: state.loopback,
    content: { kind: "bytes", payload },
    count: repeat ? take("count", parseCount(state.count)) : 1,
    rate: repeat ? take("rate", parseSendRate(state.rate)) : 1,
    burst: repeat ? take("burst", parseSendBurst(state.burst)) : 1,
  };
}

/** A source port; empty is automatic. */
export function parseSourcePort(text: string): Parsed<number | null> {
  return text.trim() === "" ? accept(null) : parsePort(text.trim());
}

/** A count; empty is until stopped. */
export function parseCount(text: string): Parsed<number | null> {
  return text.trim() === "" ? accept(null) : parseSendCount(text);
}
