import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Args, Result } from "../../../../shared/contract.ts";
import { limits } from "../../../../shared/limits.ts";
import { fail } from "../../../../shared/problem.ts";
import { WiresharkDesk } from "./wireshark-desk.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function pretend() {
  const asked: Args<"wiresharkPacket">[] = [];
  const answers: (() => void)[] = [];
  const client = {
    wireshark: vi.fn(async () => ({ path: "/usr/bin/tshark", version: null, offline: null })),
    wiresharkPacket: async (args: Args<"wiresharkPacket">): Promise<Result<"wiresharkPacket">> => {
      asked.push(args);
      await new Promise<void>((resolve) => answers.push(resolve));
      if (args.as === "nothing")
        return fail("wireshark-protocol-unknown", { protocol: "nothing", alike: [] });
      return { version: "4.0.17", type: "RTP", info: `of ${args.number}`, fields: [], tooMany: false };
    },
    wiresharkStop: vi.fn(async () => null),
  };
  const desk = new WiresharkDesk(client, 7);
  const answer = async (at = 0): Promise<void> => {
    answers.splice(at, 1)[0]?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { client, desk, asked, answer, reading: () => desk.store.getState().reading };
}

const pause = () => vi.advanceTimersByTimeAsync(limits.wiresharkPauseMs);

test("nothing is asked until a person chooses it, whatever is looked at", async () => {
  const { desk, asked, client, reading } = pretend();
  desk.show(1);
  desk.show(2);
  await pause();
  expect([asked, client.wireshark.mock.calls, reading()]).toEqual([[], [], { kind: "none" }]);
  desk.choose(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual([{ id: 7, asker: expect.any(Number), as: null, number: 2 }]);
  expect(Number.isSafeInteger(asked[0]?.asker)).toBe(true);
});

test("the answer is shown with the packet that it is of", async () => {
  const { desk, answer, reading } = pretend();
  desk.show(5);
  desk.choose(true);
  expect(reading()).toEqual({ kind: "waiting" });
  await vi.advanceTimersByTimeAsync(0);
  await answer();
  expect(reading()).toMatchObject({ kind: "answer", number: 5, answer: { info: "of 5" } });
});

test("whoever runs through packets asks for the one where they stop, and the older question is ended", async () => {
  const { desk, asked, answer, reading, client } = pretend();
  desk.show(1);
  desk.choose(true);
  await vi.advanceTimersByTimeAsync(0);
  for (const number of [2, 3, 4]) desk.show(number);
  expect(client.wiresharkStop).toHaveBeenCalled();
  await pause();
  expect(asked.map(({ number }) => number)).toEqual([1, 4]);
  // Late, and not shown.
  await answer();
  expect(reading()).toEqual({ kind: "waiting" });
  await answer();
  expect(reading()).toMatchObject({ kind: "answer", number: 4 });
});

test("another protocol asks again; what there is not is told, and tried again", async () => {
  const { desk, asked, answer, reading } = pretend();
  desk.show(1);
  desk.choose(true);
  desk.decodeAs("nothing");
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.map(({ as }) => as)).toEqual(["nothing"]);
  await answer();
  expect(reading()).toMatchObject({ kind: "problem", problem: { concerns: "as" } });
  desk.decodeAs("");
  await vi.advanceTimersByTimeAsync(0);
  await answer();
  expect(reading()).toMatchObject({ kind: "answer" });
});

test("it is stopped, and asked again", async () => {
  const { desk, asked, answer, reading } = pretend();
  desk.show(1);
  desk.choose(true);
  await vi.advanceTimersByTimeAsync(0);
  desk.stop();
  expect(reading()).toMatchObject({ kind: "problem", problem: { name: "wireshark-stopped" } });
  await answer();
  expect(reading()).toMatchObject({ kind: "problem" });
  desk.retry();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveLength(2);
});

test("closed, it asks no more", async () => {
  const { desk, asked } = pretend();
  desk.show(1);
  desk.choose(true);
  await vi.advanceTimersByTimeAsync(0);
  desk.close();
  desk.show(2);
  await pause();
  expect(asked).toHaveLength(1);
  expect(desk.store.getState()).toMatchObject({ on: false, reading: { kind: "none" } });
});
