import { expect, test, vi } from "vitest";
import type { Args, Result } from "../../../../shared/contract.ts";
import { limits } from "../../../../shared/limits.ts";
import { fail } from "../../../../shared/problem.ts";
import { WiresharkLines } from "./wireshark-lines.ts";

function pretend() {
  const asked: Args<"wiresharkLines">[] = [];
  const client = {
    wiresharkLines: async (args: Args<"wiresharkLines">): Promise<Result<"wiresharkLines">> => {
      asked.push(args);
      if (args.as === "nothing") fail("wireshark-missing");
      // The first of them has given way.
      const numbers = args.numbers.slice(1);
      return {
        version: "4.0.17",
        numbers,
        types: numbers.map(() => "RTP"),
        infos: numbers.map((number) => `Seq=${number}`),
      };
    },
    wiresharkStop: vi.fn(async () => null),
  };
  const lines = new WiresharkLines(client, 7);
  return { asked, client, lines, state: () => lines.store.getState() };
}

test("rows are told in its words until they are switched off", async () => {
  const { lines, state } = pretend();
  await lines.ask([1, 2, 3], "rtp");
  expect([...state().lines]).toEqual([
    [2, { type: "RTP", info: "Seq=2" }],
    [3, { type: "RTP", info: "Seq=3" }],
  ]);
  await lines.ask([8, 9], "");
  expect([...state().lines.keys()]).toEqual([2, 3, 9]);
  lines.off();
  expect(state()).toEqual({ lines: new Map(), version: null, asking: false, problem: null });
});

test("a failure leaves what was told, and is told", async () => {
  const { lines, state } = pretend();
  await lines.ask([1, 2], "");
  await lines.ask([3, 4], "nothing");
  expect(state()).toMatchObject({ asking: false, problem: { name: "wireshark-missing" } });
  expect([...state().lines.keys()]).toEqual([2]);
});

test("what is switched off while it is asked for stays off", async () => {
  const { lines, state, client } = pretend();
  const asked = lines.ask([1, 2], "");
  expect(state().asking).toBe(true);
  lines.off();
  await asked;
  expect(state().lines.size).toBe(0);
  expect(client.wiresharkStop).toHaveBeenCalled();
});

test("no more packets at once, and no more held, than the limits say", async () => {
  const { lines, asked, state } = pretend();
  const many = (from: number) => Array.from({ length: limits.wiresharkPackets + 5 }, (_, at) => from + at);
  for (let from = 1; from < 20_000; from += 1_000) await lines.ask(many(from), "");
  expect(Math.max(...asked.map(({ numbers }) => numbers.length))).toBe(limits.wiresharkPackets);
  expect(state().lines.size).toBe(limits.wiresharkLinesHeld);
});
