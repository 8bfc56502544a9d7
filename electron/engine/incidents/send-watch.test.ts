import { expect, test } from "vitest";
import type { Send } from "../../../shared/model/send.ts";
import { problem } from "../../../shared/problem.ts";
import { IncidentList } from "./incident-list.ts";
import { SendWatch } from "./send-watch.ts";

const refused = problem("no-route-to", { address: "239.1.1.1", interface: null });
const send = (given: Partial<Send>): Send =>
  ({
    id: 1,
    state: "sending",
    address: "239.1.1.1",
    port: 5_000,
    failed: 0,
    problem: null,
    endedAt: null,
    ...given,
  }) as Send;

const shown = (list: IncidentList) =>
  list.list().map(({ name, key, at, until, worst }) => [name, key, at, until, worst]);

test("a send that the system refused is told once", () => {
  const list = new IncidentList();
  const watch = new SendWatch(list);
  const failed = send({ state: "failed", problem: refused, endedAt: 1_000 });
  watch.take([failed], [], 1_000);
  watch.take([failed], [], 2_000);
  watch.second(60_000);
  expect(shown(list)).toEqual([["send-failed", "", 1_000, 1_000, null]]);
  expect(list.list()[0]).toMatchObject({ gravity: "problem", values: { address: "239.1.1.1", port: 5_000 } });
});

test("packets that are refused are one incident until none is any more, with how many", () => {
  const list = new IncidentList();
  const watch = new SendWatch(list);
  watch.take([send({})], [], 1_000);
  watch.take([send({ failed: 3, problem: refused })], [], 2_000);
  watch.take([send({ failed: 9, problem: refused })], [], 4_000);
  watch.second(5_000);
  expect(shown(list)).toEqual([["send-failed", "", 2_000, null, 9]]);
  watch.second(20_000);
  watch.take([send({ failed: 9, problem: refused })], [], 21_000);
  expect(shown(list)).toEqual([["send-failed", "", 2_000, 4_000, 9]]);
  // And another one, which ends with the send.
  watch.take([send({ failed: 10, problem: refused })], [], 40_000);
  watch.take([send({ failed: 10, problem: refused, state: "stopped", endedAt: 42_000 })], [], 42_000);
  expect(shown(list).at(-1)).toEqual(["send-failed", "", 40_000, 42_000, 10]);
  watch.take([], [1], 43_000);
  expect(list.list()).toHaveLength(2);
});
