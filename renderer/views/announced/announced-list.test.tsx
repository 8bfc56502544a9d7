import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Announced, Announcement } from "../../../shared/model/announcement.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { speak } from "../../../shared/text/spoken.ts";
import { show } from "../../testing/show.tsx";
import { AnnouncedList } from "./announced-list.tsx";
import { KeepListening } from "./keep-listening.ts";

afterEach(() => {
  cleanup();
  speak("en");
});

const at = 100_000;
const studio: Announcement = {
  ...{ key: "1", by: "sap", name: "Studio A", from: "10.0.0.7", host: null, interface: "eth0", lost: null },
  ...{ firstAt: 0, lastAt: at - 14_000 },
  groups: [
    { text: "239.69.1.1:5004 from 10.0.0.7 on eth0", carries: "audio, L24", channels: 2 },
    { text: "239.1.2.3:5004 on eth0", carries: "audio", channels: null },
  ],
};
const gone: Announcement = {
  ...studio,
  ...{ key: "0", name: "Studio B", groups: [] },
  lost: { why: "silent", at },
};
const ndi: Announcement = {
  ...studio,
  ...{ key: "2", by: "ndi", name: "Camera", host: "pc.local:5961", groups: [] },
};
const told = (given: Partial<Announced> = {}): Announced => ({
  ...{ listen: { on: true, interface: null }, interface: "eth0", joined: 9, wanted: 9, problem: null },
  ...{ announcements: [gone, studio, ndi], dropped: { flood: 1_200, full: 0, unread: 1 }, ...given },
});

async function open(given: Partial<Announced> = {}) {
  const shown = show(
    <>
      <KeepListening />
      <AnnouncedList />
    </>,
    {
      rows: [madeUpMembership({ id: 7, address: "239.1.2.3", port: 5_004 })],
      snapshot: { at },
      answers: { announced: () => told(given), join: () => ({ id: 9, already: false }) },
    },
  );
  await act(async () => {});
  return shown;
}

it("listens for nothing before it is switched on, and then where it is told to", async () => {
  const shown = await open();
  expect(shown.made("listenForAnnouncements")).toEqual([{ on: false, interface: null }]);
  expect(screen.queryByText("Studio A")).toBeNull();
  await act(async () => fireEvent.click(screen.getByRole("switch", { name: "Listen for announcements" })));
  expect(shown.made("listenForAnnouncements").at(-1)).toEqual({ on: true, interface: null });
  expect(shown.kept.get("listen")).toEqual({ on: true, interface: null });
  expect(await screen.findByText("Studio A")).toBeDefined();
});

it("offers each group with its name, shows what is joined, lost, dropped, and what is not told", async () => {
  const shown = await open();
  await act(async () => fireEvent.click(screen.getByRole("switch")));
  const items = await screen.findAllByRole("listitem");
  const texts = items.map(({ textContent }) => textContent);
  expect(texts[0]).toContain("Studio Aannounced by SAP from 10.0.0.7, last heard 14 s ago");
  expect(texts[1]).toContain("Camera");
  expect(within(items[1] as HTMLElement).getByText("group not told")).toBeDefined();
  // Those that are lost stand last.
  expect(texts[2]).toContain("announcement lost: silent for too long");
  expect(
    screen.getByText("1 datagram of SAP could not be read, 1,200 came too fast to be read."),
  ).toBeDefined();
  await act(async () =>
    fireEvent.click(screen.getByRole("button", { name: "Join Studio A, 239.69.1.1:5004" })),
  );
  expect(shown.made("join")).toMatchObject([
    { address: "239.69.1.1", port: 5_004, source: "10.0.0.7", interface: "eth0", name: "Studio A" },
  ]);
  await act(async () =>
    fireEvent.click(screen.getByRole("button", { name: "Show Studio A, 239.1.2.3:5004" })),
  );
  expect(shown.view.getState()).toMatchObject({ page: "monitor", selected: 7 });
  expect(shown.made("join")).toHaveLength(1);
});

it("says why there is nothing, in German too", async () => {
  speak("de");
  await open({ interface: null, announcements: [], dropped: { flood: 0, full: 0, unread: 0 } });
  await act(async () => fireEvent.click(screen.getByRole("switch", { name: "Auf Ankündigungen hören" })));
  expect(await screen.findByText("Diese Schnittstelle ist aus oder hat keine Adresse.")).toBeDefined();
});
