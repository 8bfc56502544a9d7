import { expect, test } from "vitest";
import type { EventRule } from "../../../shared/model/event-recording.ts";
import { ProblemError, problem } from "../../../shared/problem.ts";
import { EventRecordings, type Happening } from "./event-recordings.ts";

function watched() {
  const log: string[] = [];
  const running = new Set<number>();
  let next = 0;
  let isFull = false;
  let rule: EventRule | null = { topics: ["loss", "sources"], before: 30, after: 60 };
  const recordings = new EventRecordings({
    rule: () => rule,
    async begin({ key, id }, since) {
      if (key === "gone") return null;
      if (isFull) throw new ProblemError(problem("recordings-full", { most: 4 }));
      next += 1;
      running.add(next);
      log.push(`${key} begins with event ${id} since ${since}`);
      return next;
    },
    isRunning: (id) => running.has(id),
    async end(id) {
      running.delete(id);
      log.push(`${id} ends`);
    },
  });
  const setRule = (next: EventRule | null): void => {
    rule = next;
  };
  const full = (is: boolean): void => {
    isFull = is;
  };
  return { recordings, log, running, full, setRule };
}

const loss: Happening = {
  ...{ id: 1, key: "a", name: "loss-above", gravity: "warning" },
  ...{ at: 100_000, until: null },
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("an event is recorded from some seconds before it until some after its end", async () => {
  const { recordings, log } = watched();
  recordings.happened(loss);
  await turn();
  // It grows worse: that is the same event.
  recordings.happened(loss);
  recordings.second(900_000);
  recordings.happened({ ...loss, until: 1_000_000 });
  recordings.second(1_059_000);
  await turn();
  expect(log).toEqual(["a begins with event 1 since 70000"]);
  recordings.second(1_060_000);
  await turn();
  expect(log.slice(1)).toEqual(["1 ends"]);
});

test("events that follow each other in one group are in one file, those of another group in another", async () => {
  const { recordings, log } = watched();
  recordings.happened(loss);
  await turn();
  recordings.happened({ ...loss, until: 110_000 });
  recordings.happened({ ...loss, id: 2, name: "source-new", gravity: "info", at: 150_000, until: 150_000 });
  recordings.happened({ ...loss, id: 3, key: "b" });
  await turn();
  recordings.second(175_000);
  // The first goes on again.
  recordings.happened({ ...loss, until: null });
  recordings.second(900_000);
  await turn();
  expect(log).toEqual(["a begins with event 1 since 70000", "b begins with event 3 since 70000"]);
});

test("what no rule names, what is over, what no group has and what a person ended begins nothing", async () => {
  const { recordings, log, running, setRule } = watched();
  recordings.happened({ ...loss, id: 1, name: "stalled" });
  recordings.happened({ ...loss, id: 2, name: "back", gravity: "info", until: 100_000 });
  recordings.happened({ ...loss, id: 3, key: "" });
  recordings.happened({ ...loss, id: 4, key: "gone" });
  setRule(null);
  recordings.happened({ ...loss, id: 5 });
  await turn();
  expect(log).toEqual([]);
  setRule({ topics: ["loss"], before: 0, after: 0 });
  // It began before there was a rule.
  recordings.happened({ ...loss, id: 5 });
  recordings.happened({ ...loss, id: 6 });
  await turn();
  running.clear();
  recordings.second(101_000);
  recordings.happened({ ...loss, id: 6 });
  await turn();
  expect(log).toEqual(["a begins with event 6 since 100000", "1 ends"]);
});

test("an event for which no recording can begin is counted, and why is told", async () => {
  const { recordings, full } = watched();
  full(true);
  recordings.happened(loss);
  await turn();
  expect(recordings.unrecorded).toBe(1);
  expect(recordings.problem?.name).toBe("recordings-full");
  full(false);
  recordings.happened({ ...loss, id: 2 });
  await turn();
  expect(recordings.unrecorded).toBe(1);
});
