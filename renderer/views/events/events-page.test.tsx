import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Args } from "../../../shared/contract.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import { problem } from "../../../shared/problem.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { speak } from "../../../shared/text/spoken.ts";
import { show } from "../../testing/show.tsx";
import { EventsPage } from "./events-page.tsx";

const key = "live/239.1.2.3:5004/on/eth0";
const incident = (id: number, given: Partial<Incident> = {}): Incident =>
  ({
    ...{ id, key, gravity: "warning", name: "loss-above", values: { limit: 1 }, cut: false },
    ...{ at: 5_000 + 1_000 * Math.sign(id) + Math.abs(id), until: 7_000, worst: 2, told: [], ...given },
  }) as Incident;

afterEach(() => {
  cleanup();
  speak("en");
  vi.useRealTimers();
});

it("shows older events below, page by page, as the list is narrowed, and N goes to the next problem or warning", async () => {
  const asked: Args<"keptIncidents">[] = [];
  const pages = new Map<number | null, { incidents: Incident[]; next: { at: number; row: number } | null }>([
    [null, { incidents: [incident(-9)], next: { at: 9, row: 9 } }],
    // A page that a filter leaves empty goes on.
    [9, { incidents: [], next: { at: 5, row: 5 } }],
    [
      5,
      {
        incidents: [incident(-2, { gravity: "info", name: "joined", values: { on: null } } as never)],
        next: null,
      },
    ],
  ]);
  const shown = show(<EventsPage />, {
    rows: [madeUpMembership({ id: 1, key, name: "Playout B" })],
    snapshot: {
      incidents: {
        incidents: [incident(1)],
        seen: 1,
        seenAt: 9_000,
        unseenBefore: 0,
        quiet: false,
        suppressed: 0,
      },
    },
    answers: {
      keptIncidents: (args) => {
        asked.push(args);
        return pages.get(args.before?.row ?? null);
      },
      watching: () => null,
      historyState: () => ({
        file: null,
        failure: null,
        setAside: null,
        leftOut: 0,
        bytes: null,
        keep: null,
      }),
      history: () => problem("history-off"),
      historySeries: () => problem("history-off"),
      packetsWithin: () => ({ packets: 0, oldest: null }),
    },
  });
  const grid = await screen.findByRole("grid", { name: "Events" });
  const rows = () =>
    within(grid)
      .getAllByRole("row")
      .filter((row) => row.dataset.incident !== undefined);
  const numbers = () => rows().map((row) => Number(row.dataset.incident));
  const chosen = () => rows().find((row) => row.getAttribute("aria-selected") === "true")?.dataset.incident;
  await vi.waitFor(() => expect(numbers()).toEqual([1, -9]));
  fireEvent.click(screen.getByRole("button", { name: "Show older events" }));
  await vi.waitFor(() => expect(numbers()).toEqual([1, -9, -2]));
  expect(screen.queryByRole("button", { name: "Show older events" })).toBeNull();
  expect(asked.map(({ before }) => before?.row ?? null)).toEqual([null, 9, 5]);

  expect(chosen()).toBe("1");
  const next = (back: boolean) => {
    let moved: boolean | undefined;
    act(() => {
      moved = shown.parts.get("events")?.next(back);
    });
    return [moved, chosen()];
  };
  expect(next(false)).toEqual([true, "-9"]);
  // What is only worth knowing is passed over.
  expect(next(false)).toEqual([false, "-9"]);
  expect(next(true)).toEqual([true, "1"]);

  fireEvent.click(screen.getByRole("radio", { name: /^Silence, / }));
  await vi.waitFor(() => expect(asked.at(-1)?.kinds).toContain("stalled"));
  expect(asked.at(-1)?.kinds).not.toContain("loss-above");
  const length = asked.length;
  fireEvent.click(screen.getByRole("radio", { name: /^Open, / }));
  // What goes on is told by the monitor.
  expect(asked).toHaveLength(length);
});

it("speaks German where that is chosen: columns, sections, kinds and what is known", async () => {
  speak("de");
  show(<EventsPage />, {
    rows: [madeUpMembership({ id: 1, key, name: "Playout B" })],
    snapshot: {
      incidents: {
        ...{ incidents: [incident(1, { worst: 2.5 })], seen: 1, seenAt: 9_000, unseenBefore: 0 },
        ...{ quiet: false, suppressed: 1_200 },
      },
    },
    answers: {
      keptIncidents: () => ({ incidents: [], next: null }),
      watching: () => null,
      historyState: () => problem("history-off"),
      history: () => problem("history-off"),
      historySeries: () => problem("history-off"),
      packetsWithin: () => ({ packets: 0, oldest: null }),
    },
  });
  const grid = await screen.findByRole("grid", { name: "Ereignisse" });
  expect(within(grid).getByRole("columnheader", { name: "Dauer" })).toBeDefined();
  expect(within(grid).getByText("2,50 %")).toBeDefined();
  expect(screen.getByRole("radio", { name: "Verlust, 1" })).toBeDefined();
  expect(screen.getByText("1.200 weitere kamen zu oft, um aufgeführt zu werden.")).toBeDefined();
  expect(screen.getByRole("region", { name: "Was bekannt ist" })).toBeDefined();
});
