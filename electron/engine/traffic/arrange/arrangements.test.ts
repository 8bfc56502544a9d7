import { expect, test } from "vitest";
import type { Args } from "../../../../shared/contract.ts";
import { limits } from "../../../../shared/limits.ts";
import { ManualClock } from "../../time/testing.ts";
import { Arrangements } from "./arrangements.ts";
import { MadeUpLog, madeUpGround } from "./testing.ts";

type Request = Omit<Args<"arrange">, "id">;

function setUp() {
  const clock = new ManualClock();
  const made = new MadeUpLog(4);
  made.add({ payload: new Uint8Array(5) }, { payload: new Uint8Array(7) }, { payload: new Uint8Array(6) });
  const arrangements = new Arrangements(clock);
  const request: Request = { by: "size", descending: true, filter: null, upTo: 3, replaces: null };
  const arrange = (more: Partial<Request> = {}) =>
    arrangements.arrange(made.log, madeUpGround, { ...request, ...more });
  return { clock, made, arrangements, arrange };
}

test("a list is made, read by its number, and given up", async () => {
  const { made, arrangements, arrange } = setUp();
  const told = await arrange();
  expect(told).toMatchObject({ done: true, first: 1, last: 3, upTo: 3 });
  const order = arrangements.get(made.log, told.arrangement);
  expect([1, 2, 3].map((place) => order.numberAt(place))).toEqual([2, 3, 1]);
  arrangements.drop(told.arrangement);
  expect(() => arrangements.get(made.log, told.arrangement)).toThrow("given up");
});

test("in order of arrival a question takes in what came", async () => {
  const { made, arrangements, arrange } = setUp();
  const { arrangement } = await arrange({ by: "number", descending: false });
  made.add({}, {});
  expect(await arrangements.state(made.log, arrangement, 4)).toMatchObject({ last: 4, upTo: 4 });
});

test("a list of another membership is not found", async () => {
  const { arrangements, arrange } = setUp();
  const { arrangement } = await arrange();
  await expect(arrangements.state(new MadeUpLog(1).log, arrangement, 3)).rejects.toMatchObject({
    problem: { code: "unknown-arrangement", retry: true },
  });
});

test("one that is made anew replaces the one before", async () => {
  const { made, arrangements, arrange } = setUp();
  const { arrangement } = await arrange();
  const next = await arrange({ replaces: arrangement });
  expect(() => arrangements.get(made.log, arrangement)).toThrow("given up");
  expect(arrangements.get(made.log, next.arrangement)).toBeDefined();
});

test("there are only so many: one that nobody looks at gives way, those in use do not", async () => {
  const { clock, made, arrangements, arrange } = setUp();
  const all: number[] = [];
  for (let list = 0; list < limits.arrangements; list += 1) all.push((await arrange()).arrangement);
  await expect(arrange()).rejects.toMatchObject({
    problem: { code: "limit-reached", retry: true, values: { most: limits.arrangements } },
  });

  await clock.advance(limits.arrangementIdleMs);
  const [first = 0, second = 0] = all;
  await arrangements.state(made.log, first, 3);
  await arrange();
  expect(arrangements.get(made.log, first)).toBeDefined();
  expect(() => arrangements.get(made.log, second)).toThrow("given up");
});

test("a question about a long one is answered before it is done", async () => {
  const { clock, made, arrangements } = setUp();
  for (let packet = 0; packet < 12; packet += 1) made.add({ payload: new Uint8Array(60_000) });
  // Each look at the clock finds a slice used up.
  clock.monotonic = () => performance.now() * 1e6;
  const told = arrangements.arrange(made.log, madeUpGround, {
    by: "ttl",
    descending: false,
    filter: null,
    upTo: made.newest,
    replaces: null,
  });
  await clock.advance(limits.arrangeWaitMs);
  const { arrangement, ...early } = await told;
  expect(early).toMatchObject({ last: 0 });
  arrangements.close();
  expect(() => arrangements.get(made.log, arrangement)).toThrow("given up");
});
