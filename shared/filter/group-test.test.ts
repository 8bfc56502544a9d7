import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { figureColumns } from "../model/figure-columns.ts";
import { type Membership, membershipSchema } from "../model/membership.ts";
import { arbitraryOf } from "../testing/arbitrary.ts";
import { madeUpMembership } from "../testing/made-up-membership.ts";
import type { Filter } from "./filter.ts";
import { groupSubject, groupValues } from "./group-fields.ts";
import { groupTest } from "./group-test.ts";
import { parseFilter } from "./parse.ts";
import { arbitraryFilter, type Pools } from "./testing/arbitrary-filter.ts";
import { print } from "./testing/print.ts";

function holds(text: string, given: Partial<Membership>): boolean {
  const parsed = parseFilter(text, groupSubject);
  return groupTest(parsed.ok ? parsed.value : expect.unreachable(text))(
    madeUpMembership({ id: 1, ...given }),
  );
}

const busy: Partial<Membership> = {
  ...{
    address: "239.255.255.250",
    port: 1_900,
    name: "SSDP, studio",
    label: "Cameras",
    colour: "teal",
    source: null,
    state: "receiving",
  },
  interface: { name: "eth1", address: "10.0.40.21" },
  ...{ packets: 2_500, rate: { packets: 1_200, bits: 9e6 }, sources: 3, formats: ["rtp", "mpeg-ts"] },
  ...{ expected: 2_000, lost: 30, duplicates: 0, jitter: 0.4 },
  ...{ ttl: { least: 1, most: 64 }, dscp: { low: 0, high: 1 << (46 - 32) } },
  lastAt: Date.UTC(2026, 10, 26, 14, 22, 7),
};

describe("a group", () => {
  test.each([
    ["group 239.255.255.250", true],
    ["group 239.0.0.0/8", true],
    ["group 224.0.0.0/8", false],
    ["port 1900", true],
    ["port {1901, 5004}", false],
    ["state receiving", true],
    ["state != {silent, stalled}", true],
    ["loss > 1 %", true],
    ["loss > 1.5%", false],
    ["loss 1..2 %", true],
    ["lost", true],
    ["duplicate", false],
    ["reordered", false],
    ["rate > 1000", true],
    ["rate > 1 kpkt/s", true],
    ["rate < 1.1k/s", false],
    ["bitrate > 8 Mbit/s", true],
    ["sources > 1", true],
    ["name studio", true],
    ["name = studio", false],
    ["label cam", true],
    ["label studio", false],
    ["colour teal", true],
    ["color red", false],
    ["cameras studio", true],
    ['name = "ssdp, STUDIO"', true],
    ["on eth1", true],
    ["on 10.0.40.21", true],
    ["on eth", false],
    ["ttl 1", true],
    ["ttl > 60", true],
    ["ttl 32", false],
    ["dscp EF", true],
    ["dscp CS1", false],
    ["type rtp", true],
    ["type {ptp, sacn}", false],
    ["jitter < 500 us", true],
    ["last = 2026-11-26T14:22Z", true],
    ["src 10.0.0.7", false],
    // What is not known is let through by no comparison.
    ["damaged = 0", false],
    ["not damaged = 0", true],
    // Words mean what they did.
    ["ETH1 studio", true],
    ["239.255.255.250:1900 eth1", true],
    ["eth2 studio", false],
    ['"ssdp, studio"', true],
    ['"studio eth1"', false],
    ["0x", false],
    ["(studio or market) and not lost", false],
  ])("“%s” is %s", (text, expected) => {
    expect(holds(text, busy)).toBe(expected);
  });

  test("is asked for by each figure that is told of it", () => {
    const row = madeUpMembership({ id: 1 });
    const asked = new Set<string>();
    const seen = new Proxy(row, {
      get(target, name: keyof Membership) {
        asked.add(name);
        return target[name];
      },
    });
    for (const of of groupValues.values()) of(seen);
    const figures = Object.keys(row).filter((name) =>
      figureColumns.some((column) => column.startsWith(name)),
    );
    expect(figures.filter((name) => !asked.has(name))).toEqual(["firstKept"]);
  });
});

test("no two fields have one name", () => {
  const names = groupSubject.fields.flatMap(({ name, also = [] }) => [name, ...also]);
  expect(names).toEqual([...new Set(names)]);
});

const pools: Pools = {
  nets: [
    { family: 4, text: "239.1.2.0", prefix: 24 },
    { family: 4, text: "10.0.0.7", prefix: 32 },
    { family: 6, text: "ff15::1", prefix: 128 },
  ],
  numbers: [0, 1, 2, 5_004],
  texts: ["eth0", "239.1", "studio", "x"],
  dates: [{ year: 2001, month: 2, day: 3 }],
  bytes: [],
  decoded: [],
};
const rows = arbitraryOf(membershipSchema).map((row) => ({
  ...row,
  address: "239.1.2.3",
  source: "10.0.0.7",
}));

/** The same by what a term lets through of each value, one by one. */
function means(filter: Filter<string>, row: Membership): boolean {
  if (filter.kind === "and") return filter.all.map((one) => means(one, row)).every((one) => one);
  if (filter.kind === "or") return filter.any.map((one) => means(one, row)).some((one) => one);
  if (filter.kind === "not") return !means(filter.of, row);
  if (filter.kind === "number") {
    const { operator, spans, field } = filter;
    const values = (groupValues.get(field)?.(row) ?? []).map(Number);
    const [bound = Number.NaN] = spans.map(({ low }) => low);
    const within = values.map((value) =>
      spans.map(({ low, high }) => low <= value && value <= high).includes(true),
    );
    if (operator === "=") return within.includes(true);
    if (operator === "!=") return within.length > 0 && !within.includes(true);
    return values.some(
      (value) =>
        ({ "<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound })[operator],
    );
  }
  if (filter.kind === "name") {
    const values = (groupValues.get(filter.field)?.(row) ?? []).map((value) => String(value).toLowerCase());
    const texts = filter.texts.map((text) => text.toLowerCase());
    if (filter.operator === "~")
      return values.some((value) => texts.some((text) => value.split(text).length > 1));
    const any = values.some((value) => texts.indexOf(value) >= 0);
    return filter.operator === "=" ? any : values.length > 0 && !any;
  }
  return groupTest(filter)(row);
}

test("is let through by what its filter means", () => {
  fc.assert(
    fc.property(arbitraryFilter(groupSubject, pools), rows, (filter, row) => {
      const text = print(filter);
      fc.pre(text.length <= limits.filterLength);
      const parsed = parseFilter(text, groupSubject);
      expect(parsed).toEqual({ ok: true, value: filter });
      expect(groupTest(filter)(row)).toBe(means(filter, row));
    }),
    { numRuns: 2_000 },
  );
});
