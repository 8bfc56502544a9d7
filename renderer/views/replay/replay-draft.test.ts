import { expect, test } from "vitest";
import { replayPeak } from "../../../shared/sending/replay-pace.ts";
import type { Replayed } from "../../actions/parts.ts";
import {
  mistakeOf,
  newReplayDraft,
  paceOf,
  partOf,
  type ReplayDraft,
  requestOf,
  slower,
} from "./replay-draft.ts";

const what: Replayed = {
  ...{ source: { kind: "session", session: 3 }, name: "incident.pcapng", filter: "" },
  span: { from: 10, to: 20 },
};
const draft = newReplayDraft(what);

test("as it opens it sends the chosen time to where it went, as recorded, once and not beyond this subnet", () => {
  expect(requestOf(what, draft)).toEqual({
    ...{ source: what.source, filter: null, span: what.span, to: null, interface: null, ttl: 1, dscp: 0 },
    ...{ loopback: true, pace: { kind: "speed", factor: 1 }, times: 1, rewrite: false },
  });
  expect(newReplayDraft({ ...what, span: null }).part).toBe("whole");
});

test("everything that can be chosen is asked for", () => {
  const chosen: ReplayDraft = {
    ...draft,
    part: "whole",
    filter: "port 5004",
    aim: "other",
    to: "[ff15::1]",
    on: "eth1",
    ttl: 9,
    dscp: "keep",
    pace: "even",
    rate: "1,000",
    repeat: "endless",
    rewrite: true,
  };
  expect(partOf(what, chosen)).toEqual({
    ...{ source: what.source, filter: "port 5004", span: null, hosts: true },
  });
  expect(requestOf(what, chosen)).toEqual({
    ...{ source: what.source, filter: "port 5004", span: null, interface: "eth1", ttl: 9, dscp: null },
    ...{ to: { address: "ff15::1", port: null }, loopback: true, times: null, rewrite: true },
    pace: { kind: "rate", perSecond: 1_000 },
  });
  expect(requestOf(what, { ...draft, repeat: "times", times: "3" })?.times).toBe(3);
  // A TTL that cannot be read is not the one before it.
  expect(requestOf(what, { ...draft, ttl: 30, typedTtl: "300" })).toBeNull();
});

test("what cannot be read has a sentence at its field, and nothing is sent", () => {
  const wrong = [
    { filter: "port" },
    { aim: "other", to: "239.1.1" },
    { pace: "scaled", speed: "0" },
    { pace: "even", rate: "fast" },
    { repeat: "times", times: "0" },
  ] as const;
  const fields = ["filter", "to", "speed", "rate", "times"] as const;
  for (const [place, change] of wrong.entries()) {
    const bad = { ...draft, ...change };
    expect(requestOf(what, bad)).toBeNull();
    for (const [other, field] of fields.entries())
      expect(mistakeOf(bad, field) === null, field).toBe(other !== place);
  }
});

test("what is too fast is lowered by its speed, or by its rate", () => {
  const seen = { packets: 100, bytes: 100_000, durationMs: 1_000, peakPackets: 100, peakBits: 800_000 };
  const fast = { ...draft, pace: "scaled", speed: "100" } as const;
  const lowered = { ...fast, ...slower(fast, 50e6, 80e6) };
  const pace = paceOf(lowered) ?? expect.unreachable();
  expect(replayPeak(seen, pace).bits).toBeLessThanOrEqual(50e6);
  expect(replayPeak(seen, pace).bits).toBeGreaterThan(49e6);
  expect(slower({ ...draft, pace: "even", rate: "10000" }, 40e6, 80e6)).toEqual({ rate: "5000" });
});
