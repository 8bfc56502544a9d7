import { expect, it } from "vitest";
import type { Incident } from "../../../shared/model/incident.ts";
import { countNew } from "../../store/new-incidents.ts";
import { filtered, isNew, isShown, rowsOf, sectionsOf } from "./incident-rows.ts";
import { durationText, toldText, worstText } from "./incident-values.ts";
import { incidentsCsv } from "./incidents-csv.ts";

const key = "live/239.1.2.3:5004/on/eth0";
const today = 1_000_000;

function incident(given: Partial<Incident> & { readonly id: number }): Incident {
  return {
    ...{ name: "loss-above", values: { limit: 1 }, key, gravity: "warning" },
    ...{ at: today + given.id, until: today + given.id + 7_000, worst: 41.2, told: [], cut: false },
    ...given,
  } as Incident;
}

it("tells group, name and sentence, the newest first", () => {
  const rows = rowsOf([incident({ id: 1 }), incident({ id: 2, key: "" })], new Map([[key, "Playout B"]]));
  expect(rows.map(({ id, group, called, what }) => [id, group, called, what])).toEqual([
    [2, "", "", "Loss above 1 %"],
    [1, "239.1.2.3:5004", "Playout B", "Loss above 1 %"],
  ]);
});

it("puts what goes on before what is new, and that before what was seen", () => {
  const rows = rowsOf(
    [
      incident({ id: 1, at: today - 5 }),
      incident({ id: 2, until: null }),
      incident({ id: 3 }),
      incident({ id: 4 }),
      incident({ id: 5, until: null }),
    ],
    new Map(),
  );
  const told = sectionsOf(rows, { upTo: 3, at: null }, today).map(({ title, rows: held }) => [
    title,
    held.map(({ id }) => id),
  ]);
  expect(told).toEqual([
    ["Open", [5, 2]],
    ["New since you last looked", [4]],
    ["Earlier today", [3]],
    ["On days before", [1]],
  ]);
});

it("knows those of runs before by their time, and names the last look", () => {
  const rows = rowsOf(
    [incident({ id: -7 }), incident({ id: -8, at: today + 50 }), incident({ id: 1 })],
    new Map(),
  );
  const sections = sectionsOf(rows, { upTo: 1, at: today + 20 }, today);
  expect(sections.map(({ title, rows: held }) => [title, held.map(({ id }) => id)])).toEqual([
    [expect.stringMatching(/^New since you last looked, \d\d:\d\d$/), [-8]],
    ["Earlier today", [1]],
    ["On days before", [-7]],
  ]);
  expect(isNew({ id: -7, at: 5 }, { upTo: 0, at: null })).toBe(false);
});

it("counts on the bell what asks for a look and is newer than what was seen", () => {
  const all = [incident({ id: 1 }), incident({ id: 2 }), incident({ id: 3, gravity: "info" })];
  const count = (seenUpTo: number, unseenBefore = 0) => countNew({ incidents: all, seenUpTo, unseenBefore });
  expect([count(0), count(1), count(3)]).toEqual([2, 1, 0]);
  // Those of runs before are counted by the monitor.
  expect(count(3, 4)).toBe(4);
});

it("finds by any part of group, name and sentence, and by kind", () => {
  const rows = rowsOf([incident({ id: 1 })], new Map([[key, "Playout B"]]));
  for (const text of ["", "playOUT", "239.1.2.3", "loss above"]) expect(filtered(rows, text)).toHaveLength(1);
  expect(filtered(rows, "silence")).toEqual([]);
  expect(isShown(incident({ id: 1 }), "loss")).toBe(true);
  expect(isShown(incident({ id: 1 }), "open")).toBe(false);
  expect(isShown(incident({ id: 1, until: null }), "open")).toBe(true);
});

it("is taken along as a table, in which what goes on has no end", () => {
  const rows = rowsOf([incident({ id: 1, until: null, told: ["noc"] })], new Map([[key, "Playout, B"]]));
  expect(incidentsCsv(rows).split("\r\n")).toEqual([
    "begun,ended,gravity,kind,group,name,what,worst,told_by",
    `1970-01-01T00:16:40.001Z,,warning,loss-above,239.1.2.3:5004,"Playout, B",Loss above 1 %,41.20 %,"window, noc"`,
    "",
  ]);
});

it("gives the worst its unit, and what is not known none", () => {
  expect(worstText(incident({ id: 1 }))).toBe("41.20 %");
  expect(worstText(incident({ id: 1, name: "silence-over", worst: 25 } as never))).toBe("25 s");
  expect(
    worstText(incident({ id: 1, name: "joined", values: { on: null }, worst: null } as never)),
  ).toBeNull();
  const drops = { name: "drops", values: { packets: 212, ms: 0, most: 212 }, worst: null };
  expect(worstText(incident({ id: 1, ...drops } as never))).toBe("212 packets");
});

it("counts on what goes on, and says of what has no length nothing", () => {
  expect(durationText({ at: 0, until: null, cut: false }, 134_000)).toBe("now, 2:14");
  expect(durationText({ at: 0, until: null, cut: false }, 400)).toBe("now");
  expect(durationText({ at: 0, until: 400, cut: false }, 134_000)).toBe("under 1 s");
  expect(durationText({ at: 0, until: 25_000, cut: false }, 134_000)).toBe("25 s");
  expect(durationText({ at: 0, until: 25_000, cut: true }, 134_000)).toBe("≥ 25 s");
  expect(durationText({ at: 5, until: 5, cut: true }, 134_000)).toBe("unknown");
  expect(durationText({ at: 5, until: 5, cut: false }, 134_000)).toBeNull();
});

it("says by what it was told, the window's mark first", () => {
  expect(toldText({ gravity: "warning", told: ["webhook"] })).toBe("window, webhook");
  expect(toldText({ gravity: "info", told: [] })).toBe("not told");
});
