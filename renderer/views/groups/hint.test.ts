import { describe, expect, it } from "vitest";
import { problem } from "../../../shared/problem.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { rowHint } from "./hint.ts";

const row = (given: Partial<Parameters<typeof madeUpMembership>[0]>) => madeUpMembership({ id: 1, ...given });
const minute = 60_000;

const hosts = row({ state: "silent", kind: "host" });
const stalledFor = row({ state: "stalled", lastAt: 10 * minute - 134_000 });

describe("rowHint", () => {
  it("says nothing for a row that receives", () => expect(rowHint(row({}), 0)).toBeNull());

  it.each([
    [row({ state: "joining" }), "Joined, waiting for the first packet", null, null],
    [row({ state: "joining", kind: "host" }), "Listening, waiting for the first packet", null, null],
    [row({ state: "silent" }), "No packet since the join 10 min ago", "Silent for 10:00", "Why silent"],
    [hosts, "No packet since listening began 10 min ago", "Silent for 10:00", "Why silent"],
    [stalledFor, "Silent for 2 min", "Silent for 2:14", "Why silent"],
  ])("tells how long nothing came, and in few words where there is no room", (membership, text, brief, ask) =>
    expect(rowHint(membership, 10 * minute)).toEqual({
      ...{ tone: "hint", text, brief: brief ?? text, retry: false, ask },
    }),
  );

  it("blames neither network nor sender for what this computer dropped", () => {
    const at = 8 * minute;
    const stalled = row({ state: "stalled", lastAt: 260_000, kernelDrops: 1_200, droppedAt: 400_000 });
    expect(rowHint(stalled, at)?.text).toBe("This computer drops its packets");
    for (const droppedAt of [200_000, 261_000]) {
      expect(rowHint({ ...stalled, droppedAt }, at)?.text).toMatch(/^Silent for 3 min: is there/);
    }
    const silent = row({ state: "silent", kernelDrops: 1, droppedAt: 400_000 });
    expect(rowHint(silent, at)?.text).toBe("This computer drops its packets");
  });

  it("asks for the querier only where the silence looks like a missing one", () => {
    const at = 8 * minute;
    const stalled = row({ state: "stalled", lastAt: 260_000 });
    expect(rowHint(stalled, at)?.text).toBe("Silent for 3 min: is there an IGMP querier on eth0?");
    expect(rowHint({ ...stalled, family: 6 }, at)?.text).toMatch(/an MLD querier on eth0\?$/);
    for (const other of [
      { ...stalled, lastAt: 199_000 },
      { ...stalled, lastAt: 321_000 },
      { ...stalled, kind: "host" as const },
      { ...stalled, interface: { name: "lo", address: "127.0.0.1" } },
      { ...stalled, interface: null },
    ]) {
      expect(rowHint(other, at)?.text).not.toContain("?");
    }
  });

  it("shows a failure's own sentence and whether trying again can help", () => {
    const sentence = "Port 6000 is already in use by another program without sharing.";
    const failed = row({ state: "failed", problem: problem("port-in-use", { port: 6000 }) });
    expect(rowHint(failed, 0)).toEqual({
      tone: "error",
      ...{ text: sentence, brief: sentence },
      retry: true,
      ask: "Which program",
    });
    const final = row({ state: "failed", problem: problem("ipv6-off") });
    expect(rowHint(final, 0)).toMatchObject({ retry: false, ask: null });
  });
});
