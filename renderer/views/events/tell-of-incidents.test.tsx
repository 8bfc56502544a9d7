import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Incident } from "../../../shared/model/incident.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { madeUpDelta } from "../../../shared/testing/made-up-telling.ts";
import { applyDelta } from "../../store/traffic.ts";
import { show } from "../../testing/show.tsx";
import { TellOfIncidents } from "./tell-of-incidents.tsx";

const key = "live/239.1.2.3:5004/on/eth0";

function incident(id: number, gravity: Incident["gravity"] = "warning"): Incident {
  return {
    ...{ id, key, gravity, name: "loss-above", values: { limit: 1 } },
    ...{ at: id, until: null, worst: 2, told: [], cut: false },
  } as Incident;
}

const rows = [madeUpMembership({ id: 1, key, name: "Playout B" })];
const news = (...incidents: Incident[]) => ({
  incidents: { incidents, seen: 0, seenAt: null, unseenBefore: 0, quiet: false, suppressed: 0 },
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("tells what is new once, and nothing of what was there or is only worth knowing", () => {
  const shown = show(<TellOfIncidents />, { rows, snapshot: news(incident(1)) });
  expect(screen.getByRole("status").textContent).toBe("");
  act(() => applyDelta(shown.traffic, madeUpDelta({ sequence: 1, ...news(incident(2, "info")) })));
  expect(screen.getByRole("status").textContent).toBe("");
  act(() => applyDelta(shown.traffic, madeUpDelta({ sequence: 2, ...news(incident(3)) })));
  expect(screen.getByRole("status").textContent).toBe("Playout B: Loss above 1 %.");
});

it("shows a notification while the window is hidden, where that is switched on and allowed", () => {
  const made: string[] = [];
  class Told {
    static permission = "granted";
    constructor(_title: string, { body }: { body: string }) {
      made.push(body);
    }
  }
  vi.stubGlobal("Notification", Told);
  const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible");
  const shown = show(<TellOfIncidents />, { rows });
  act(() => shown.view.setState({ notifications: true }));
  act(() => applyDelta(shown.traffic, madeUpDelta({ sequence: 1, ...news(incident(1)) })));
  expect(made).toEqual([]);
  cleanup();
  hidden.mockReturnValue("hidden");
  const other = show(<TellOfIncidents />, { rows });
  act(() => other.view.setState({ notifications: true }));
  act(() => applyDelta(other.traffic, madeUpDelta({ sequence: 1, ...news(incident(1)) })));
  expect(made).toEqual(["Playout B: Loss above 1 %."]);
});
