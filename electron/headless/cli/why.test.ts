import { expect, test } from "vitest";
import type { Check } from "../../../shared/host.ts";
import { problem } from "../../../shared/problem.ts";
import { madeUpCheck, madeUpDiagnosis } from "../../../shared/testing/made-up-host.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { main } from "./main.ts";
import { type StandIn, standIn } from "./testing/stand-in.ts";

const receiving = ({ rows }: StandIn): void => {
  for (const row of rows) Object.assign(row, { packets: 12, state: "receiving" });
};
const cable: Check = {
  ...{ code: "traffic", verdict: "problem", name: "traffic-never", values: { interface: "lo" } },
  nextStep: { name: "check-cable-and-switch", values: {} },
};

test("packets and nothing wrong end with 0, each check in its words", async () => {
  const one = standIn({ onSnapshot: receiving, diagnosis: madeUpDiagnosis({ checks: [madeUpCheck] }) });
  expect(await main(["why", "239.1.2.3:5004", "--on", "lo"], one.world)).toBe(0);
  const [first, , check, , last] = one.written.out.split("\n");
  expect(first).toMatch(/^239\.1\.2\.3:5004 on lo: 12 packets within \d+\.\d s\.$/);
  expect(check).toBe("OK       eth0 is up.");
  expect(last).toBe("Nothing wrong found.");
  expect(one.joined).toMatchObject([{ address: "239.1.2.3", port: 5004, interface: "lo", source: null }]);
  expect(one.closed).toBe(1);
});

test("what is wrong comes first, with what to do, and ends with 1", async () => {
  const diagnosis = madeUpDiagnosis({ checks: [madeUpCheck, cable] });
  const one = standIn({ onSnapshot: receiving, diagnosis });
  expect(await main(["why", "239.1.2.3:5004"], one.world)).toBe(1);
  const lines = one.written.out.split("\n");
  expect(lines[2]).toMatch(/^Problem {2}\S/);
  expect(lines[3]).toMatch(/^ {9}\S/);
  expect(lines[4]).toMatch(/^OK {7}\S/);
  expect(lines.at(-2)).toBe("1 problem.");
});

test("no packet is 1, also when no check found a reason", async () => {
  const one = standIn({ diagnosis: madeUpDiagnosis({ checks: [madeUpCheck] }) });
  expect(await main(["why", "239.1.2.3:5004", "--for", "0.1"], one.world)).toBe(1);
  expect(one.written.out).toMatch(/^239\.1\.2\.3:5004 on lo: no packet within /);
  expect(one.written.out).toContain("Nothing wrong found. No packet came all the same: ask whether");
});

test("--json tells the same to scripts", async () => {
  const diagnosis = madeUpDiagnosis({ at: 1_000, checks: [madeUpCheck, cable], boundTo: "239.1.2.3:5004" });
  const one = standIn({ onSnapshot: receiving, diagnosis });
  expect(await main(["why", "239.1.2.3:5004", "--from", "10.0.0.7", "--json"], one.world)).toBe(1);
  expect(JSON.parse(one.written.out)).toMatchObject({
    ...{
      at: "1970-01-01T00:00:01.000Z",
      group: "239.1.2.3",
      port: 5004,
      interface: "lo",
      source: "10.0.0.7",
    },
    ...{ bind: "group", state: "receiving", packets: 12, answer: "look", boundTo: "239.1.2.3:5004" },
    checks: [
      { code: "traffic", verdict: "problem", finding: "traffic-never", nextStep: { command: null } },
      { code: "interface", verdict: "ok", finding: "interface-up", nextStep: null },
    ],
    notes: [],
  });
});

test("a group that cannot be joined is not waited for", async () => {
  const one = standIn({ failing: problem("port-in-use", { port: 5004 }) });
  // Longer than any test may take.
  expect(await main(["why", "239.1.2.3:5004", "--for", "86400", "--json"], one.world)).toBe(1);
  expect(JSON.parse(one.written.out)).toMatchObject({ state: "failed", problemCode: "port-in-use" });
});

test("a group that cannot be joined is told with its reason, also where no check can be made", async () => {
  const failing = problem("port-in-use", { port: 5004 });
  const one = standIn({ failing, diagnosis: madeUpDiagnosis({ checks: [] }) });
  expect(await main(["why", "239.1.2.3:5004"], one.world)).toBe(1);
  const [first, , reason, , last] = one.written.out.split("\n");
  expect(first).toBe("239.1.2.3:5004 on lo could not be joined.");
  expect(reason).toBe(`Problem  ${problemText(failing)}`);
  expect(last).toBe("1 problem.");
});

test("a signal ends the waiting, and the checks are made all the same", async () => {
  const one = standIn({ onSnapshot: ({ ending }) => ending.abort() });
  expect(await main(["why", "239.1.2.3:5004", "--for", "86400"], one.world)).toBe(1);
  expect(one.written.out).toContain("no packet within");
});

test.each([
  [[], "Name at least one group and its port, such as 239.1.2.3:5004."],
  [
    ["239.1.2.3:5004", "239.1.2.4:5004"],
    "“239.1.2.4:5004” is one word too many: why takes one group and its port.",
  ],
  [["239.1.2.3:0"], "Port 0 is not a real port: a port is 1 to 65535."],
  [["239.1.2.3:5004", "--for", "0"], "0 is too small: the shortest time is 0.1 seconds."],
])("why %j is refused in one sentence", async (args, sentence) => {
  const one = standIn();
  expect(await main(["why", ...args], one.world)).toBe(2);
  expect(one.written).toEqual({ out: "", err: `${sentence}\n` });
  expect(one.monitors).toBe(0);
});
