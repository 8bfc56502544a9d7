import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { ProbeState } from "../../../shared/model/probe.ts";
import { problem } from "../../../shared/problem.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { speak } from "../../../shared/text/spoken.ts";
import { show } from "../../testing/show.tsx";
import { FindPort } from "./find-port.tsx";

afterEach(() => {
  cleanup();
  speak("en");
});

const state = (given: Partial<ProbeState> = {}): ProbeState => ({
  ...{ id: 3, address: "239.1.2.3", source: null, interface: "eth0", way: "ports", ports: [5_004, 5_000] },
  ...{ portsLeftOut: 0, deaf: [], elapsedMs: 4_000, forMs: 20_000, end: null, untold: 0, drops: 0 },
  heard: [
    {
      ...{ port: 5_004, packets: 1_200, bytes: 1_592_400, from: "10.0.0.7:40000", senders: 2, lastAt: 0 },
      looksLike: { type: "rtp", title: "RTP", info: "PT 33" },
    },
    { port: 7_000, packets: 1, bytes: 4, from: "10.0.0.9:1", senders: 1, lastAt: 0, looksLike: null },
  ],
  ...given,
});

async function open(group: string, told: () => unknown, rest = {}) {
  const shown = show(<FindPort />, {
    rows: [madeUpMembership({ id: 7, address: "239.1.2.3", port: 7_000 })],
    answers: {
      startProbe: () => ({ id: 3 }),
      probed: told,
      join: () => ({ id: 9, already: false }),
      announced: () => ({ announcements: [] }),
      ...rest,
    },
  });
  await act(async () => shown.parts.get("findPort")?.(group, "eth0"));
  return shown;
}

it("listens on ports that somebody named first, shows what each hears, joins one, and leaves when it is closed", async () => {
  const shown = await open("239.1.2.3", () => state());
  shown.kept.set("book", [{ address: "239.9.9.9", port: 6_100, name: "Lab", note: "" }]);
  const find = await screen.findByRole("button", { name: "Find" });
  await vi.waitFor(() => expect(document.activeElement).toBe(find));
  await act(async () => fireEvent.click(find));
  expect(shown.made("startProbe")).toEqual([
    { address: "239.1.2.3", source: null, interface: "eth0", forMs: 20_000, ports: [7_000, 6_100] },
  ]);
  expect(await screen.findByText("Listening on 2 ports of 239.1.2.3 on eth0")).toBeDefined();
  expect(screen.getByRole("status").textContent).toBe("Heard on 2 ports.");
  expect(screen.getByRole("cell", { name: "10.0.0.7:40000 and 1 more" })).toBeDefined();
  expect(screen.getByText("not known")).toBeDefined();
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Join 239.1.2.3:5004" })));
  expect(shown.made("join")).toMatchObject([
    { address: "239.1.2.3", port: 5_004, source: null, interface: "eth0" },
  ]);
  // What is joined already is shown.
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Show 239.1.2.3:7000" })));
  expect(shown.view.getState()).toMatchObject({ page: "monitor", selected: 7 });
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(shown.made("stopProbe")).toEqual([{ id: 3 }]);
});

it("stops when it is told to, and says what was not listened on", async () => {
  let told = state({ heard: [] });
  const shown = await open("239.1.2.3 from 10.0.0.7", () => told, {
    stopProbe: () => {
      told = state({
        ...{ heard: [], end: "stopped", untold: 2 },
        deaf: [
          { port: 5_353, problem: problem("port-in-use", { port: 5_353 }), holder: "avahi (612)" },
          { port: 319, problem: problem("port-privileged", { port: 319 }), holder: null },
        ],
      });
      return null;
    },
  });
  await act(async () => fireEvent.click(await screen.findByRole("button", { name: "Find" })));
  expect(shown.made("startProbe")).toMatchObject([{ source: "10.0.0.7" }]);
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Stop" })));
  expect(await screen.findByText("Stopped after 4 s, and left")).toBeDefined();
  expect(screen.getByText(/Nothing was heard/)).toBeDefined();
  expect(
    screen.getByText("Port 5353 is already in use by another program without sharing. It is avahi (612)."),
  ).toBeDefined();
  expect(screen.getByText("Not listened on 319: ports below 1,024 need more rights here.")).toBeDefined();
  expect(screen.getByText("2 packets went to further ports.")).toBeDefined();
  expect(screen.getByRole("button", { name: "Find again" })).toBeDefined();
});

it("asks for the group where none is given, and refuses what is none in one sentence, in German too", async () => {
  speak("de");
  const shown = await open("", () => state());
  const field = await screen.findByRole("textbox", { name: "Gruppe" });
  await vi.waitFor(() => expect(document.activeElement).toBe(field));
  fireEvent.change(field, { target: { value: "10.0.0.7" } });
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Suchen" })));
  expect(screen.getByRole("alert").textContent).toBe(
    "10.0.0.7 ist keine Gruppe: Gesucht wird der Port einer Gruppe.",
  );
  expect(shown.made("startProbe")).toEqual([]);
});
