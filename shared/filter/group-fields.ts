import { binds } from "../model/bind.ts";
import type { MembershipFigures } from "../model/figures.ts";
import { groupColours } from "../model/group-look.ts";
import { type Membership, membershipStates } from "../model/membership.ts";
import { streamKinds } from "../model/stream-kinds.ts";
import { dscpsIn } from "../net/dscp.ts";
import { type FieldKind, type FilterField, type FilterSubject, noUnits, type Units } from "./field.ts";
import { words } from "./words/words.ts";

/** Something that can be asked of a group, and what it is in a row. */
interface GroupField extends FilterField<string> {
  /** All that it is; none where that is not known. Numbers in the field's own unit, times in ms since 1970. */
  readonly of: (row: Membership) => readonly (number | string)[];
}

const large: Units = prefixed([""]);
const rates: Units = prefixed(["", "/s", "pkt/s"]);
const bitRates: Units = prefixed(["", "bit/s"]);
const milliseconds: Units = new Map([
  ["", 1],
  ["us", 1e-3],
  ["µs", 1e-3],
  ["ms", 1],
  ["s", 1e3],
]);
const percent: Units = new Map([
  ["", 1],
  ["%", 1],
]);

function prefixed(endings: readonly string[]): Units {
  const prefixes = { "": 1, k: 1e3, M: 1e6, G: 1e9 };
  return new Map(
    endings.flatMap((ending) =>
      Object.entries(prefixes).map(([prefix, factor]) => [`${prefix}${ending}`, factor] as const),
    ),
  );
}

function number(units: Units, example: string, more: { high?: number; alone?: boolean } = {}): FieldKind {
  return { kind: "number", low: 0, high: 2 ** 53, alone: false, ...more, units, example };
}

const count = number(large, "1000");
/** A count that is good news when it is none: its name alone asks for it. */
const fault = number(large, "10", { alone: true });
const moment: FieldKind = { kind: "moment" };

function told<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value];
}

function ends(span: { readonly least: number; readonly most: number } | null): readonly number[] {
  return span === null ? [] : [span.least, span.most];
}

/** The fields of each figure: one that is new says here how it is asked for. */
const figureFields: { readonly [F in keyof MembershipFigures]: readonly GroupField[] } = {
  joinedAt: [
    { name: "joined", about: () => words().groups.joined, is: moment, of: ({ joinedAt }) => [joinedAt] },
  ],
  packets: [
    { name: "packets", about: () => words().groups.packets, is: count, of: ({ packets }) => [packets] },
  ],
  bytes: [{ name: "bytes", about: () => words().groups.bytes, is: count, of: ({ bytes }) => [bytes] }],
  rate: [
    {
      name: "rate",
      about: () => words().groups.rate,
      is: number(rates, "1000 pkt/s"),
      of: ({ rate }) => [rate.packets],
    },
    {
      name: "bitrate",
      about: () => words().groups.bitrate,
      is: number(bitRates, "8 Mbit/s"),
      of: ({ rate }) => [rate.bits],
    },
  ],
  average: [
    {
      name: "average",
      about: () => words().groups.average,
      is: number(rates, "1000 pkt/s"),
      of: ({ average }) => [average.packets],
    },
    {
      name: "average-bitrate",
      about: () => words().groups["average-bitrate"],
      is: number(bitRates, "8 Mbit/s"),
      of: ({ average }) => [average.bits],
    },
  ],
  peak: [
    {
      name: "peak",
      about: () => words().groups.peak,
      is: number(rates, "1000 pkt/s"),
      of: ({ peak }) => [peak.packets],
    },
    {
      name: "peak-bitrate",
      about: () => words().groups["peak-bitrate"],
      is: number(bitRates, "8 Mbit/s"),
      of: ({ peak }) => [peak.bits],
    },
  ],
  burst: [{ name: "burst", about: () => words().groups.burst, is: count, of: ({ burst }) => [burst] }],
  firstAt: [
    { name: "first", about: () => words().groups.first, is: moment, of: ({ firstAt }) => told(firstAt) },
  ],
  lastAt: [{ name: "last", about: () => words().groups.last, is: moment, of: ({ lastAt }) => told(lastAt) }],
  ttl: [
    {
      name: "ttl",
      about: () => words().groups.ttl,
      is: number(noUnits, "1", { high: 255 }),
      of: ({ ttl }) => ends(ttl),
    },
  ],
  dscp: [
    {
      name: "dscp",
      about: () => words().groups.dscp,
      is: { kind: "dscp" },
      of: ({ dscp }) => (dscp === null ? [] : dscpsIn(dscp)),
    },
  ],
  congestionMarked: [
    {
      name: "congestion",
      about: () => words().groups.congestion,
      is: fault,
      of: ({ congestionMarked }) => told(congestionMarked),
    },
  ],
  expected: [
    {
      name: "expected",
      about: () => words().groups.expected,
      is: count,
      of: ({ expected }) => told(expected),
    },
  ],
  lost: [
    {
      name: "lost",
      about: () => words().groups.lost,
      is: fault,
      of: ({ lost }) => told(lost),
    },
    {
      name: "loss",
      about: () => words().groups.loss,
      is: number(percent, "1 %", { high: 100, alone: true }),
      of: ({ lost, expected }) => (lost === null || !expected ? [] : [(100 * lost) / expected]),
    },
  ],
  reordered: [
    {
      name: "reordered",
      also: ["late"],
      about: () => words().groups.reordered,
      is: fault,
      of: ({ reordered }) => told(reordered),
    },
  ],
  duplicates: [
    {
      name: "duplicates",
      also: ["duplicate"],
      about: () => words().groups.duplicates,
      is: fault,
      of: ({ duplicates }) => told(duplicates),
    },
  ],
  jitter: [
    {
      name: "jitter",
      about: () => words().groups.jitter,
      is: number(milliseconds, "5 ms"),
      of: ({ jitter }) => told(jitter),
    },
  ],
  hops: [
    {
      name: "hops",
      about: () => words().groups.hops,
      is: number(noUnits, "1", { high: 255 }),
      of: ({ hops }) => ends(hops),
    },
  ],
  sources: [
    { name: "sources", about: () => words().groups.sources, is: count, of: ({ sources }) => [sources] },
  ],
  untoldSources: [
    {
      name: "untold",
      about: () => words().groups.untold,
      is: fault,
      of: ({ untoldSources }) => [untoldSources],
    },
  ],
  storeDropped: [
    {
      name: "given-way",
      about: () => words().groups["given-way"],
      is: fault,
      of: ({ storeDropped }) => [storeDropped],
    },
  ],
  // A number of a packet: nothing that anybody looks for.
  firstKept: [],
  damaged: [
    {
      name: "damaged",
      about: () => words().groups.damaged,
      is: fault,
      of: ({ damaged }) => told(damaged),
    },
  ],
  kernelDrops: [
    {
      name: "drops",
      also: ["dropped"],
      about: () => words().groups.drops,
      is: fault,
      of: ({ kernelDrops }) => told(kernelDrops),
    },
  ],
  droppedAt: [
    {
      name: "drops-at",
      about: () => words().groups["drops-at"],
      is: moment,
      of: ({ droppedAt }) => told(droppedAt),
    },
  ],
};

const kinds = ["group", "host", "broadcast", "port"] as const satisfies readonly Membership["kind"][];

/** What a row is, beside its figures. */
const rowFields: readonly GroupField[] = [
  {
    ...{
      name: "group",
      also: ["address", "dst"],
      about: () => words().groups.group,
      of: ({ address }) => [address],
    },
    is: { kind: "address", example: "239.0.0.0/8" },
  },
  {
    name: "port",
    about: () => words().groups.port,
    is: number(noUnits, "5004", { high: 65_535 }),
    of: ({ port }) => [port],
  },
  {
    ...{ name: "state", about: () => words().groups.state, of: ({ state }) => [state] },
    is: { kind: "choice", choices: membershipStates },
  },
  {
    ...{
      name: "type",
      also: ["format"],
      about: () => words().groups.type,
      of: ({ formats }) => formats,
    },
    is: { kind: "choice", choices: streamKinds },
  },
  {
    ...{ name: "name", about: () => words().groups.name, of: ({ name }) => [name] },
    is: { kind: "name", operator: "~", example: "camera" },
  },
  {
    ...{ name: "label", about: () => words().groups.label, of: ({ label }) => [label] },
    is: { kind: "name", operator: "~", example: "studio" },
  },
  {
    ...{ name: "colour", also: ["color"], about: () => words().groups.colour },
    is: { kind: "choice", choices: groupColours },
    of: ({ colour }) => told(colour),
  },
  {
    ...{ name: "on", also: ["interface"], about: () => words().groups.on },
    is: { kind: "name", operator: "=", example: "eth0" },
    of: ({ interface: place }) => (place === null ? [] : [place.name, ...told(place.address)]),
  },
  {
    ...{
      name: "src",
      also: ["source"],
      about: () => words().groups.src,
      of: ({ source }) => told(source),
    },
    is: { kind: "address", example: "10.0.0.31" },
  },
  {
    ...{ name: "kind", about: () => words().groups.kind, of: ({ kind }) => [kind] },
    is: { kind: "choice", choices: kinds },
  },
  {
    ...{
      name: "bind",
      about: () => words().groups.bind,
      of: ({ bind }) => [bind],
    },
    is: { kind: "choice", choices: binds },
  },
  {
    ...{ name: "conflict", about: () => words().groups.conflict },
    is: number(noUnits, "1", { high: 1, alone: true }),
    of: ({ conflict }) => [conflict === null ? 0 : 1],
  },
];

const fields: readonly GroupField[] = [...rowFields, ...Object.values(figureFields).flat()];

/** What a filter of groups can ask for. */
export const groupSubject: FilterSubject<string> = { fields, types: [] };

/** What a row has of a field, by the field's name. */
export const groupValues: ReadonlyMap<string, GroupField["of"]> = new Map(
  fields.map(({ name, of }) => [name, of]),
);
