import { expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { problem } from "../../../../shared/problem.ts";
import type { EventStatement } from "../../../../shared/statements/events.ts";
import { statementOf } from "../../../../shared/statements/statement.ts";
import { EventLog } from "./event-log.ts";

const refused = (port: number): EventStatement => ({
  name: "refused",
  values: { problem: statementOf(problem("port-in-use", { port })) },
});

test("what happens again in one way is told once, with other values anew", () => {
  const log = new EventLog();
  log.add(1, refused(5004));
  const first = log.last;
  log.add(2, refused(5004));
  expect(log.last).toBe(first);
  log.add(3, refused(5005));
  log.add(4, { name: "joined-after-retry", values: {} });
  log.add(5, refused(5005));
  expect(log.list().map(({ at }) => at)).toEqual([1, 3, 4, 5]);
});

test("the oldest give way, and the list begins with how many", () => {
  const log = new EventLog();
  for (let at = 1; at <= limits.eventsPerMembership + 3; at += 1) log.add(at, refused(at));
  const [dropped, oldest, ...rest] = log.list();
  expect(dropped).toEqual({ at: 4, name: "events-dropped", values: { count: 3 } });
  expect(oldest).toEqual({ at: 4, ...refused(4) });
  expect(rest).toHaveLength(limits.eventsPerMembership - 1);
});
