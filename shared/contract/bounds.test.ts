import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { type MethodName, methods } from "../contract.ts";
import { limits } from "../limits.ts";
import { sampleOf } from "../testing/samples.ts";

/** Each bound of an argument: the last value that is taken, and the first that is not. */
const bounds: [method: MethodName, argument: string, last: unknown, first: unknown][] = [
  ["join", "address", text(limits.addressLength), text(limits.addressLength + 1)],
  ["join", "interface", text(limits.interfaceLength), text(limits.interfaceLength + 1)],
  ["join", "name", text(limits.nameLength), text(limits.nameLength + 1)],
  ["join", "port", 65_535, 65_536],
  ["join", "port", 1, 0],
  ["rename", "name", text(limits.nameLength), text(limits.nameLength + 1)],
  ["send", "content", bytes(limits.payloadBytesIpv6), bytes(limits.payloadBytesIpv6 + 1)],
  ["send", "content", testStream({ size: limits.payloadBytesIpv6 }), testStream({ size: 65_528 })],
  ["send", "content", testStream({ run: 0xffffffff }), testStream({ run: 2 ** 32 })],
  ["send", "dscp", 63, 64],
  ["send", "further", steps(limits.sendFurtherSteps), steps(limits.sendFurtherSteps + 1)],
  ["send", "count", limits.sendCount, limits.sendCount + 1],
  ["send", "count", 1, 0],
  ["send", "rate", limits.sendRate, limits.sendRate + 1],
  ["send", "rate", 0.01, 0.009],
  ["send", "burst", limits.sendBurst, limits.sendBurst + 1],
  ["send", "burst", 1, 0],
  ["send", "ttl", 255, 256],
  ["packets", "count", 500, 501],
  ["packets", "count", 1, 0],
  ["packetHeads", "count", limits.judgedMost, limits.judgedMost + 1],
  ["packetHeads", "bytes", limits.headBytes, limits.headBytes + 1],
  ["measureAs", "description", described(limits.describedOffset), described(limits.describedOffset + 1)],
  ["arrange", "filter", text(limits.filterLength), text(limits.filterLength + 1)],
  ["look", "ids", new Array(limits.rowsLookedAt).fill(1), new Array(limits.rowsLookedAt + 1).fill(1)],
];

function bytes(length: number) {
  return { kind: "bytes", payload: new Uint8Array(length) };
}

function testStream(more: { size?: number; run?: number }) {
  return { kind: "test", format: "castscope", size: 100, run: 1, ...more };
}

function steps(length: number) {
  return new Array(length).fill({ rate: 10, count: 1 });
}

function described(offset: number) {
  const sequence = { is: "binary", offset, bits: 32, order: "big", step: 1, first: null };
  return { name: "x", starts: [], sequence, key: null, time: null };
}

function text(length: number): string {
  return "a".repeat(length);
}

describe("an argument", () => {
  test.each(bounds.map(([method, argument, last, first]) => ({ method, argument, last, first })))(
    "of $method: $argument ends at its bound",
    ({ method, argument, last, first }) => {
      const { args } = methods[method];
      const sample = sampleOf(args) as object;
      expect(v.is(args, { ...sample, [argument]: last })).toBe(true);
      expect(v.is(args, { ...sample, [argument]: first })).toBe(false);
    },
  );
});

/** The bounds of all lists in a schema; infinity for one that has none. */
function listBounds(schema: unknown): number[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { type, pipe, item, wrapped, entries, options } = schema as Record<string, unknown>;
  const inner = [item, wrapped, ...(Array.isArray(options) ? options : []), ...Object.values(entries ?? {})];
  const below = [...new Set(inner)].flatMap(listBounds);
  if (type !== "array") return below;
  const actions = (Array.isArray(pipe) ? pipe : []) as { type: string; requirement: number }[];
  return [
    actions.find((action) => action.type === "max_length")?.requirement ?? Number.POSITIVE_INFINITY,
    ...below,
  ];
}

test("no argument holds a longer list than a door takes", () => {
  const longer = Object.entries(methods).flatMap(([method, { args }]) =>
    listBounds(args).flatMap((bound) => (bound <= limits.requestEntries ? [] : [[method, bound]])),
  );
  expect(longer).toEqual([]);
});
