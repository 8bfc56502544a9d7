import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Pair, PairDetail } from "../../../../../shared/model/pair.ts";
import { madeUpMembership } from "../../../../../shared/testing/made-up-membership.ts";
import { madeUpLeg, madeUpPair } from "../../../../../shared/testing/made-up-pair.ts";
import { speak } from "../../../../../shared/text/spoken.ts";
import { show } from "../../../../testing/show.tsx";
import { PairPanel } from "./pair-panel.tsx";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  speak("en");
  vi.useRealTimers();
});

/** Three seconds up to 1,003 s; in the second one both lack two, and A three more. */
const seconds: PairDetail["seconds"] = {
  from: 1_000_000,
  lostA: Uint32Array.of(0, 5, 0),
  lostB: Uint32Array.of(0, 2, 1),
  onlyA: Uint32Array.of(0, 0, 1),
  onlyB: Uint32Array.of(0, 3, 0),
  missing: Uint32Array.of(0, 2, 0),
  both: Uint32Array.of(100, 95, 99),
  skewLeast: Float32Array.of(1, 1, Number.NaN),
  skewMedian: Float32Array.of(2, 2, Number.NaN),
  skewMost: Float32Array.of(3, 12, Number.NaN),
};

async function open(given: Partial<Pair> = {}) {
  const shown = show(<PairPanel pair={7} />, {
    rows: [
      madeUpMembership({ id: 1, interface: { name: "eth1", address: null } }),
      madeUpMembership({ id: 2, interface: { name: "eth2", address: null } }),
    ],
    snapshot: { at: 1_003_200 },
    answers: {
      pair: () => ({ ...madeUpPair({ id: 7, ...given }), seconds }),
      makePair: () => ({ id: 8 }),
      resetPair: () => ({ undo: 3 }),
      undoResetPair: () => true,
      join: () => ({ id: 3, already: false }),
    },
  });
  await settle();
  return shown;
}

async function settle(): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(10);
  });
}

async function press(name: string | RegExp): Promise<void> {
  fireEvent.click(screen.getByRole("button", { name }));
  await settle();
}

it("says in words what the lanes draw, and what a second had", async () => {
  await open();
  const lanes = screen.getByRole("slider", {
    name: "Two legs and their merge, last 1 min: A lost in 1 second, B in 2 seconds, both in 1 second",
  });
  fireEvent.keyDown(lanes, { key: "ArrowLeft" });
  expect(lanes.getAttribute("aria-valuetext")).toMatch(
    /, 95 by both, 5 lost on A, 2 lost on B, 2 missing on both, skew 2.00 ms$/,
  );
});

it("offers a longer wait for what came too late, and sets it", async () => {
  const { made } = await open({ a: madeUpLeg(1), b: madeUpLeg(2, { lost: 12, late: 12, latestMs: 71 }) });
  expect(screen.getByText("12 packets came after their 50 ms, and count as lost:")).toBeDefined();
  await press("Wait 100 ms");
  expect(made("setPairWait")).toEqual([{ id: 7, waitMs: 100 }]);
});

it("warns where both come by one interface, and joins the second leg on another", async () => {
  const { made } = await open({ sharedPath: { by: "interface", what: "eth1", free: ["eth2"] } });
  expect(screen.getByText("Both legs come in by eth1")).toBeDefined();
  await press("Join leg B on eth2");
  expect(made("join")).toMatchObject([{ address: "239.1.2.2", port: 5004, interface: "eth2" }]);
  expect(made("splitPair")).toEqual([{ id: 7 }]);
  expect(made("leave")).toEqual([{ id: 2 }]);
  expect(made("makePair")).toEqual([{ a: 1, b: 3 }]);
  await press("Keep both on eth1");
  expect(screen.queryByText("Both legs come in by eth1")).toBeNull();
});

it("says that a leg is away or never came, and that two are not the same", async () => {
  await open({ b: madeUpLeg(2, { state: "away" }) });
  expect(
    screen.getByText(/^Leg B is away since .*: nothing repairs the other leg. It is joined on eth2.$/),
  ).toBeDefined();
  cleanup();
  await open({ b: madeUpLeg(2, { state: "waiting", lastAt: null }) });
  expect(screen.getByText(/^Leg B has not arrived since /)).toBeDefined();
  cleanup();
  await open({ a: madeUpLeg(1, { state: "away" }), b: madeUpLeg(2, { state: "away" }) });
  expect(screen.getByText(/^Both legs are away since /)).toBeDefined();
  cleanup();
  const { made } = await open({ sameness: "differ" });
  expect(screen.getByText("payloads differ")).toBeDefined();
  fireEvent.click(screen.getAllByRole("button", { name: "Split pair" })[1] ?? document.body);
  await settle();
  expect(made("splitPair")).toEqual([{ id: 7 }]);
});

it("is readable as a table, and counts anew when asked", async () => {
  const { made, notices } = await open();
  const [asTable] = screen.getAllByRole("button", { name: "Show as table" });
  fireEvent.click(asTable ?? document.body);
  expect(screen.getByRole("grid", { name: "Seconds of the pair" })).toBeDefined();
  await press("Reset counters");
  expect(made("resetPair")).toEqual([{ id: 7 }]);
  const [notice] = notices.getState().notices;
  expect(notice?.text).toMatch(/^The pair is counted anew since /);
  notice?.action?.run();
  await settle();
  expect(made("undoResetPair")).toEqual([{ id: 7, undo: 3 }]);
});

it("speaks German", async () => {
  speak("de");
  await open({ a: madeUpLeg(1, { late: 1, latestMs: 71 }), b: madeUpLeg(2, { state: "away" }) });
  expect(screen.getByRole("heading", { name: "Redundantes Paar" })).toBeDefined();
  expect(screen.getByText("1 Paket kam erst nach 50 ms und zählt als verloren:")).toBeDefined();
  expect(screen.getByText(/^Zweig B fehlt seit .* Beigetreten ist er auf eth2.$/)).toBeDefined();
  const lanes = screen.getByRole("slider", { name: /^Zwei Zweige, .* auf B in 2 Sekunden/ });
  fireEvent.keyDown(lanes, { key: "ArrowLeft" });
  expect(lanes.getAttribute("aria-valuetext")).toMatch(/, 2 fehlen auf beiden, Versatz 2[.,]00 ms$/);
});
