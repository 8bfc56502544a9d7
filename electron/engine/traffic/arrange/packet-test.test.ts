import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { bytesOf, readGolden } from "../../../../build/golden-packets.mjs";
import { decodePacket } from "../../../../shared/decode/decode.ts";
import { Decoding } from "../../../../shared/decode/decoding.ts";
import type { DecodedField } from "../../../../shared/decode/field.ts";
import type { DecodedTerm, Filter, Moment, Order, Term } from "../../../../shared/filter/filter.ts";
import { type PacketFieldName, packetSubject } from "../../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../../shared/filter/parse.ts";
import { arbitraryFilter, type Pools } from "../../../../shared/filter/testing/arbitrary-filter.ts";
import { print } from "../../../../shared/filter/testing/print.ts";
import { limits } from "../../../../shared/limits.ts";
import { asBytes } from "../../../../shared/model/decoding.ts";
import { markFlag, markOf, missingBefore } from "../../../../shared/model/packet-mark.ts";
import type { KeptSegment } from "../store/kept-packets.ts";
import { type PacketGround, packetTest } from "./packet-test.ts";
import { madeUpGround } from "./testing.ts";

/** All that is kept of a packet. */
interface Packet {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly address: string;
  readonly port: number;
  readonly ttl: number | null;
  readonly tos: number | null;
  readonly mark: number;
  readonly payload: Uint8Array;
}

const ground: PacketGround = { ...madeUpGround, time: { at: (moment) => moment } };
const plain: Packet = {
  ...{ at: 0, address: "10.0.0.7", port: 40_000, ttl: null, tos: null, mark: 0 },
  payload: new Uint8Array(),
};

function segmentOf(packets: readonly Packet[]): KeptSegment {
  const at = (index: number): Packet => packets[index] ?? expect.unreachable();
  // As in a segment, other bytes stand on both sides.
  const around = packets.map(({ payload }) => Uint8Array.of(0x47, ...payload, 0x47));
  const senders = packets.map(({ address, port }) => ({ address, port }));
  return {
    ...{ first: 1, count: packets.length },
    at: (index) => at(index).at,
    ttl: (index) => at(index).ttl,
    tos: (index) => at(index).tos,
    mark: (index) => at(index).mark,
    sender: (index) => senders[index] ?? expect.unreachable(),
    size: (index) => at(index).payload.length,
    look: (index, visit) => visit(around[index] ?? expect.unreachable(), 1, 1 + at(index).payload.length),
    payload: (index) => Uint8Array.from(at(index).payload),
  };
}

/** Numbers of the packets that a filter lets through, as it is typed. */
function found(text: string, packets: readonly Packet[], around: PacketGround = ground): number[] {
  const parsed = parseFilter(text, packetSubject);
  const holds = packetTest(parsed.ok ? parsed.value : expect.unreachable(text), around);
  const segment = segmentOf(packets);
  return packets.flatMap((_, index) => (holds(segment, index) ? [index] : []));
}

// What a filter means, said as plainly as possible: nothing here is shared with what is tested.

function means(filter: Filter<PacketFieldName>, packet: Packet): boolean {
  switch (filter.kind) {
    case "and":
      return filter.all.reduce((all, one) => all && means(one, packet), true);
    case "or":
      return filter.any.reduce((any, one) => any || means(one, packet), false);
    case "not":
      return !means(filter.of, packet);
    default:
      return termMeans(filter, packet);
  }
}

function termMeans(term: Term<PacketFieldName>, packet: Packet): boolean {
  const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
  const folded = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const inPayload = (text: string): boolean =>
    folded(latin(packet.payload)).includes(folded(Buffer.from(text, "utf8").toString("latin1")));
  switch (term.kind) {
    case "words": {
      const source = packet.address.includes(":") ? `[${packet.address}]` : packet.address;
      return inPayload(term.text) || `${source}:${packet.port}`.includes(term.text.toLowerCase());
    }
    case "text":
      return inPayload(term.text);
    case "bytes":
      return latin(packet.payload).includes(latin(term.bytes));
    case "number":
      return compares(
        term.operator,
        numbersOf(term.field, packet),
        (value) => term.spans.some(({ low, high }) => low <= value && value <= high),
        term.spans[0]?.low ?? 0,
      );
    case "address": {
      const address = term.field === "src" ? packet.address : ground.address;
      const isIn = term.nets.some(({ text, prefix }) =>
        bitsOf(address).startsWith(bitsOf(text).slice(0, prefix + 1)),
      );
      return isIn === (term.operator === "=");
    }
    case "name": {
      const type = decodedOf(packet)?.type;
      return type !== undefined && term.texts.includes(type) === (term.operator === "=");
    }
    case "moment":
      return momentMeans(term.operator, term.spans, packet.at);
    case "decoded":
      return decodedMeans(term, packet);
  }
}

function numbersOf(field: PacketFieldName, { port, payload, ttl, tos, mark }: Packet): number[] {
  const told = (value: number | null): number[] => (value === null ? [] : [value]);
  const flag = (of: number): number[] => (mark === 0 ? [] : [Math.sign(mark & of)]);
  const all: Partial<Record<PacketFieldName, number[]>> = {
    ...{ sport: [port], dport: [ground.port], port: [port, ground.port], len: [payload.length] },
    ...{
      ttl: told(ttl),
      dscp: told(tos).map((byte) => Math.floor(byte / 4)),
      ecn: told(tos).map((byte) => byte % 4),
    },
    lost: mark === 0 ? [] : [missingBefore(mark)],
    ...{ dropped: flag(markFlag.droppedHere), duplicate: flag(markFlag.duplicate) },
    ...{ reordered: flag(markFlag.late), restart: flag(markFlag.restart) },
  };
  return all[field] ?? expect.unreachable(field);
}

function compares(
  operator: Order,
  values: readonly number[],
  isIn: (value: number) => boolean,
  bound: number,
): boolean {
  switch (operator) {
    case "=":
      return values.filter(isIn).length > 0;
    case "!=":
      return values.length > 0 && values.filter(isIn).length === 0;
    case "<":
      return values.filter((value) => value < bound).length > 0;
    case "<=":
      return values.filter((value) => value <= bound).length > 0;
    case ">":
      return values.filter((value) => value > bound).length > 0;
    case ">=":
      return values.filter((value) => value >= bound).length > 0;
  }
}

/** The family and all bits of an address. */
function bitsOf(address: string): string {
  if (!address.includes(":")) {
    return `4${address
      .split(".")
      .map((part) => Number(part).toString(2).padStart(8, "0"))
      .join("")}`;
  }
  const [before = "", after] = address.replace(/%.*/, "").split("::");
  const groups = (text: string): string[] => text.split(":").filter((group) => group !== "");
  const [head, tail] = [groups(before), groups(after ?? "")];
  const all = [...head, ...new Array(8 - head.length - tail.length).fill("0"), ...tail];
  return `6${all.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, "0")).join("")}`;
}

function momentMeans(operator: Order, spans: readonly { low: Moment; high: Moment }[], at: number): boolean {
  /** What a clock on the wall shows at a time, up to the day it has a date for. */
  const shown = (of: Moment, time: number): number => {
    const date = new Date(time);
    const day = of.utc
      ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
      : new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
    return of.date === null ? time - day : time;
  };
  const begin = ({ date, ms, utc }: Moment): number => {
    if (date === null) return ms;
    const { year, month, day } = date;
    return ms + (utc ? Date.UTC(year, month - 1, day) : new Date(year, month - 1, day).getTime());
  };
  const isIn = ({ low, high }: { low: Moment; high: Moment }): boolean => {
    const [from, to] = [shown(low, at) >= begin(low), shown(high, at) < begin(high) + high.lasts];
    return low.date === null && high.date === null && low.ms > high.ms ? from || to : from && to;
  };
  const [{ low } = expect.unreachable()] = spans;
  return compares(operator, [shown(low, at)], () => spans.some(isIn), begin(low));
}

function decodedOf({ payload, port }: Packet) {
  return decodePacket(payload, { address: ground.address, port: ground.port, sourcePort: port });
}

function decodedMeans({ type, path, operator, wanted }: DecodedTerm, packet: Packet): boolean {
  const decoded = decodedOf(packet);
  if (decoded?.type !== type) return false;
  const flat = (fields: readonly DecodedField[], above: string): [string, DecodedField][] =>
    fields.flatMap((field) => [
      [`${above}.${field.name}`, field],
      ...flat(field.fields, `${above}.${field.name}`),
    ]);
  const values = flat(decoded.fields, "")
    .filter(([name]) => new RegExp(`\\.${path.join("(\\..*)?\\.")}$`).test(name))
    .map(([, field]) => field);
  const number = (value: DecodedField["value"]): number =>
    typeof value === "number" || /^-?\d+$/.test(value ?? "") ? Number(value) : Number.NaN;
  const same = ({ value, text }: DecodedField): boolean =>
    wanted.some((one) => {
      if (one.kind === "span") return number(value) >= one.low && number(value) <= one.high;
      const [shown, asked] = [text.toLowerCase(), one.text.toLowerCase()];
      const named = shown === asked || shown.startsWith(`${asked} (`);
      if (value === null) return named;
      if (typeof value === "number") return one.number === null ? named : value === one.number;
      return (
        value.toLowerCase() === asked || (one.number !== null && value !== "" && number(value) === one.number)
      );
    });
  if (operator === null) return values.some(({ value }) => value !== 0 && value !== "");
  if (operator === "=") return values.some(same);
  if (operator === "!=") return values.length > 0 && !values.some(same);
  if (operator === "~") {
    const holds = (text: string): boolean =>
      wanted.some((one) =>
        text.toLowerCase().includes(one.kind === "span" ? `${one.low}..${one.high}` : one.text.toLowerCase()),
      );
    return values.some(({ value, text }) => holds(text) || holds(String(value ?? "")));
  }
  const [bound] = wanted;
  return compares(
    operator,
    values.map(({ value }) => number(value)),
    () => false,
    bound?.kind === "literal" ? (bound.number ?? Number.NaN) : Number.NaN,
  );
}

const rtp = (marker: number, ssrc: number): Uint8Array =>
  Uint8Array.of(0x80, (marker << 7) | 96, 0, 7, 0, 0, 1, 0, 0, 0, ssrc >> 8, ssrc & 0xff, 1, 2, 3);
const golden = readGolden().flatMap(({ golden: { packets } }) => packets.map(({ hex }) => bytesOf(hex)));

/** Each path of the fields of some packets, with its values. */
function pathsOf(payloads: readonly Uint8Array[]): Pools["decoded"] {
  const all = new Map<string, Set<string | number>>();
  const visit = (fields: readonly DecodedField[], above: string): void => {
    for (const { name, value, text, fields: inner } of fields) {
      const path = `${above}.${name}`;
      const values = all.get(path) ?? new Set();
      all.set(path, values.add(value ?? text).add(text));
      visit(inner, path);
    }
  };
  for (const payload of payloads) {
    const decoded = decodedOf({ ...plain, payload });
    if (decoded !== null) visit(decoded.fields, decoded.type);
  }
  return [...all].map(([path, values]) => ({
    path: path.split("."),
    values: [...values].filter((value) => String(value).length < 40).slice(0, 20),
  }));
}

const payloads = fc.oneof(
  fc.constantFrom(...golden),
  fc.tuple(fc.nat(1), fc.nat(3)).map(([marker, ssrc]) => rtp(marker, ssrc)),
  fc.constantFrom("NOTIFY * HTTP/1.1", "LaserJet", "Prüf", "").map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ maxLength: 20 }),
);
const noon = Date.UTC(2026, 2, 28, 12);
const packets: fc.Arbitrary<Packet> = fc.record({
  // Over a night in which European clocks are set.
  at: fc.integer({ min: 0, max: 2 * 86_400_000 }).map((ms) => noon + ms),
  address: fc.constantFrom("10.0.0.7", "10.0.0.31", "10.0.1.1", "fe80::1", "2001:db8::2"),
  port: fc.constantFrom(5_004, 5_353, 40_000),
  ttl: fc.option(fc.constantFrom(0, 1, 64, 255)),
  tos: fc.option(fc.constantFrom(0, 184, 186, 255)),
  mark: fc.constantFrom(
    0,
    markOf(0, "packets"),
    markOf(markFlag.lost, "packets", 3),
    markOf(markFlag.lost | markFlag.droppedHere, "messages", 1),
    markOf(markFlag.late, "packets"),
    markOf(markFlag.duplicate, "packets"),
    markOf(markFlag.restart, "packets"),
  ),
  payload: payloads,
});
const pools: Pools = {
  nets: [
    { family: 4, text: "10.0.0.7", prefix: 32 },
    { family: 4, text: "10.0.0.0", prefix: 24 },
    { family: 4, text: "239.1.2.3", prefix: 32 },
    { family: 4, text: "0.0.0.0", prefix: 0 },
    { family: 6, text: "fe80::1", prefix: 128 },
    { family: 6, text: "2001:db8::", prefix: 32 },
  ],
  numbers: [0, 1, 3, 46, 64, 255, 5_004, 5_353, 40_000],
  texts: ["notify", "LaserJet", "PRÜF", "10.0.0", ":5353", "[fe80", "local"],
  dates: [28, 29].map((day) => ({ year: 2026, month: 3, day })),
  bytes: [Uint8Array.of(0x47), Uint8Array.of(0, 0), Uint8Array.of(1, 2, 3)],
  decoded: pathsOf([...golden, rtp(1, 2), rtp(0, 1)]),
};

afterEach(() => {
  vi.unstubAllEnvs();
});

test("a filter lets through what it means", () => {
  // Decoders are asked by the type that is found, so that each has a chance.
  const lists = fc.array(packets, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(arbitraryFilter(packetSubject, pools), lists, (filter, list) => {
      fc.pre(print(filter).length <= limits.filterLength);
      const wanted = list.flatMap((packet, index) => (means(filter, packet) ? [index] : []));
      expect(found(print(filter), list)).toEqual(wanted);
    }),
    { numRuns: 3_000 },
  );
});

test("a field of a decoder lets through what it means", () => {
  // By one term and the packets that have its type: a mistake is not hidden behind others.
  const terms = arbitraryFilter<PacketFieldName>({ ...packetSubject, fields: [] }, pools);
  fc.assert(
    fc.property(terms, fc.array(payloads, { minLength: 20, maxLength: 40 }), (filter, list) => {
      fc.pre(print(filter).length <= limits.filterLength);
      const all = list.map((payload): Packet => ({ ...plain, payload }));
      const wanted = all.flatMap((packet, index) => (means(filter, packet) ? [index] : []));
      expect(found(print(filter), all)).toEqual(wanted);
    }),
    { numRuns: 1_000 },
  );
});

describe("times", () => {
  const at = (...texts: string[]): Packet[] => texts.map((text) => ({ ...plain, at: Date.parse(text) }));

  test("are those of this computer's zone, also on the day on which its clocks are set", () => {
    vi.stubEnv("TZ", "Europe/Berlin");
    const all = at(
      "2026-03-29T00:30:00Z",
      "2026-03-29T01:30:00Z",
      "2026-03-29T12:00:00.5Z",
      "2026-03-28T12:00:00Z",
    );
    expect(found("time 01:30", all)).toEqual([0]);
    expect(found("time 03:30", all)).toEqual([1]);
    expect(found("time = 14:00:00", all)).toEqual([2]);
    expect(found("time 13:00", all)).toEqual([3]);
    expect(found("time 12:00Z", all)).toEqual([2, 3]);
    expect(found("time > 14:00:00", all)).toEqual([2]);
    expect(found("time > 2026-03-29 03:00", all)).toEqual([1, 2]);
    expect(found("time = 2026-03-29", all)).toEqual([0, 1, 2]);
    expect(found("time 12:30..02:00", all)).toEqual([0, 2, 3]);
  });
});

describe("what is not told", () => {
  const all: Packet[] = [plain, { ...plain, ttl: 1, tos: 184, mark: markOf(markFlag.lost, "packets", 2) }];

  test("is let through by no comparison, and by the opposite of one", () => {
    for (const [text, numbers] of [
      ["ttl = 1", [1]],
      ["ttl != 1", []],
      ["ttl != 2", [1]],
      ["not ttl = 1", [0]],
      ["dscp EF", [1]],
      ["lost", [1]],
      ["lost = 0", []],
      ["lost > 1", [1]],
      ["not lost", [0]],
    ] as const) {
      expect([text, found(text, all)]).toEqual([text, numbers]);
    }
  });

  test("is where a packet went, where others' are heard as well", () => {
    expect(found("dst 239.1.2.3", all)).toEqual([0, 1]);
    const wide = { ...ground, hearsOthers: true };
    expect(found("dst 239.1.2.3", all, wide)).toEqual([]);
    expect(found("dst != 239.1.2.3", all, wide)).toEqual([]);
  });
});

test("what a packet is decoded as follows what was chosen", () => {
  const key = "group";
  const all: Packet[] = [
    { ...plain, payload: rtp(1, 2) },
    { ...plain, address: "10.0.0.8", payload: rtp(1, 2) },
  ];
  const choices = [{ key, source: "10.0.0.8", as: asBytes }];
  const chosen = { ...ground, decoding: new Decoding(choices).group(key) };
  expect(found("type rtp", all)).toEqual([0, 1]);
  expect(found("type rtp", all, chosen)).toEqual([0]);
  expect(found("rtp.marker", all, chosen)).toEqual([0]);
  const elsewhere = {
    ...ground,
    port: 9,
    decoding: new Decoding([{ key, source: null, as: "rtp" }]).group(key),
  };
  expect(found("rtp.marker = 1", all, elsewhere)).toEqual([0, 1]);
});
