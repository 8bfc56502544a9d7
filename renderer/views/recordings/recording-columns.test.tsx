import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { formatDay } from "../../../shared/text/clock.ts";
import { speak } from "../../../shared/text/spoken.ts";
import type { Client } from "../../../shared/transport.ts";
import { inWindow, pretendCastscope } from "../../testing/pretend-castscope.tsx";
import { NoRecordings } from "./no-recordings.tsx";
import { recordingColumns } from "./recording-columns.tsx";
import { recordingRows } from "./recording-rows.ts";

afterEach(() => {
  speak("en");
  cleanup();
});

it("names the columns and states of recordings in the language that is spoken", () => {
  const [row] = recordingRows(
    [
      {
        path: "old.pcap",
        bytes: 24,
        changedAt: 0,
        written: false,
        missing: true,
        known: null,
        openedAt: null,
      },
    ],
    [],
    [],
    0,
  );
  if (row === undefined) throw new Error("The row is missing.");
  const word = recordingColumns.find(({ id }) => id === "word");
  const told = () => [
    ...recordingColumns.slice(2, 5).map(({ title }) => title),
    word?.tooltip?.(row),
    formatDay(Date.UTC(2026, 4, 10, 12), true),
  ];
  expect(told()).toEqual([
    ...["Day", "From", "To"],
    "It was opened once, and is no longer where it was.",
    "10 May 2026",
  ]);
  speak("de");
  expect(told()).toEqual([
    ...["Tag", "Von", "Bis"],
    "Sie war einmal geöffnet und ist nicht mehr, wo sie war.",
    "10. Mai 2026",
  ]);
  const { container } = render(inWindow(pretendCastscope({} as Client), <NoRecordings isNowhere={false} />));
  expect(container.textContent).toMatch(/^Noch keine Aufzeichnungen\. R zeichnet alles auf;/);
  speak("en");
  const nowhere = render(inWindow(pretendCastscope({} as Client), <NoRecordings isNowhere />));
  expect(nowhere.container.textContent).toMatch(/^There is no folder for recordings: /);
});
