import type { ReplayRequest } from "../../../shared/contract/replays.ts";
import { packetSubject } from "../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../shared/filter/parse.ts";
import { zoned } from "../../../shared/filter/zoned.ts";
import { parseQuantity, parseSendRate } from "../../../shared/input/quantities.ts";
import { limits } from "../../../shared/limits.ts";
import { parseHostPort } from "../../../shared/net/address.ts";
import type { Parsed } from "../../../shared/parsed.ts";
import { shownClock } from "../../../shared/text/clock.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import type { Replayed } from "../../actions/parts.ts";

/** What is typed and chosen in the dialog. */
export interface ReplayDraft {
  /** Of a recording with a chosen time: whether only that is sent. */
  readonly part: "whole" | "span";
  readonly filter: string;
  readonly aim: "own" | "other";
  readonly to: string;
  readonly on: string | null;
  readonly ttl: number;
  /** What is typed as the TTL while that is none; nothing is sent before then. */
  readonly typedTtl: string | null;
  readonly dscp: number | "keep";
  readonly pace: "recorded" | "scaled" | "even";
  readonly speed: string;
  readonly rate: string;
  readonly repeat: "once" | "times" | "endless";
  readonly times: string;
  readonly rewrite: boolean;
}

export const replayFields = ["filter", "to", "speed", "rate", "times"] as const;
export type ReplayField = (typeof replayFields)[number];

export function newReplayDraft(what: Replayed): ReplayDraft {
  return {
    ...{ part: what.span === null ? "whole" : "span", filter: what.filter, aim: "own", to: "", on: null },
    ...{
      ttl: 1,
      typedTtl: null,
      dscp: 0,
      pace: "recorded",
      speed: "2",
      rate: "100",
      repeat: "once",
      times: "2",
    },
    rewrite: false,
  };
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistake: string };

function told<T>(parsed: Parsed<T>): Read<T> {
  return parsed.ok ? parsed : { ok: false, mistake: inputProblemText(parsed.problem) };
}

const readers = {
  filter: ({ filter }: ReplayDraft): Read<string | null> => {
    if (filter.trim() === "") return { ok: true, value: null };
    const parsed = told(parseFilter(filter, packetSubject));
    return parsed.ok ? { ok: true, value: zoned(filter, packetSubject, shownClock()) } : parsed;
  },
  to: ({ aim, to }: ReplayDraft): Read<ReplayRequest["to"]> => {
    if (aim === "own") return { ok: true, value: null };
    const parsed = told(parseHostPort(to.trim()));
    if (!parsed.ok) return parsed;
    const { address, port } = parsed.value;
    const zoned = address.zone === null ? address.text : `${address.text}%${address.zone}`;
    return { ok: true, value: { address: zoned, port } };
  },
  speed: ({ pace, speed }: ReplayDraft): Read<number> => {
    if (pace !== "scaled") return { ok: true, value: 1 };
    const bounds = { of: "speed", low: limits.replaySlowest, high: limits.replayFastest } as const;
    return told(parseQuantity(speed, bounds, true));
  },
  rate: ({ pace, rate }: ReplayDraft): Read<number | null> =>
    pace === "even" ? told(parseSendRate(rate)) : { ok: true, value: null },
  times: ({ repeat, times }: ReplayDraft): Read<number | null> => {
    if (repeat !== "times") return { ok: true, value: repeat === "once" ? 1 : null };
    return told(parseQuantity(times, { of: "times", low: 1, high: limits.sendCount }));
  },
};

/** What is wrong with a field as it stands; null where it can be read. */
export function mistakeOf(draft: ReplayDraft, field: ReplayField): string | null {
  const read = readers[field](draft);
  return read.ok ? null : read.mistake;
}

/** What is read of the recording; null while the filter cannot be read. */
export function partOf(what: Replayed, draft: ReplayDraft) {
  const filter = readers.filter(draft);
  if (!filter.ok) return null;
  return {
    source: what.source,
    filter: filter.value,
    span: draft.part === "span" ? what.span : null,
    hosts: draft.aim === "other",
  };
}

export function paceOf(draft: ReplayDraft): ReplayRequest["pace"] | null {
  const speed = readers.speed(draft);
  const rate = readers.rate(draft);
  if (!speed.ok || !rate.ok) return null;
  return rate.value === null
    ? { kind: "speed", factor: speed.value }
    : { kind: "rate", perSecond: rate.value };
}

/** What is asked of the monitor; null while a field cannot be read. */
export function requestOf(what: Replayed, draft: ReplayDraft): ReplayRequest | null {
  const part = partOf(what, draft);
  const to = readers.to(draft);
  const pace = paceOf(draft);
  const times = readers.times(draft);
  if (part === null || !to.ok || pace === null || !times.ok || draft.typedTtl !== null) return null;
  const { hosts: _hosts, ...rest } = part;
  return {
    ...{ ...rest, to: to.value, interface: draft.on, ttl: draft.ttl, loopback: true, pace },
    dscp: draft.dscp === "keep" ? null : draft.dscp,
    ...{ times: times.value, rewrite: draft.rewrite },
  };
}

/** The change that lowers the fastest second to so many payload bits, from what it is now. */
export function slower(draft: ReplayDraft, most: number, bits: number): Partial<ReplayDraft> {
  const pace = paceOf(draft);
  if (pace === null || bits <= 0) return {};
  const share = most / bits;
  if (pace.kind === "rate") return { rate: String(Math.max(1, Math.floor(pace.perSecond * share))) };
  // Rounded down: it must not be more again.
  const factor = Math.floor(pace.factor * share * 1_000) / 1_000;
  return { pace: "scaled", speed: String(Math.max(limits.replaySlowest, factor)) };
}
