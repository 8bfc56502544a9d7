import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { bytesOf } from "../../../../build/golden-packets.mjs";
import { madeUpDelta } from "../../../../shared/testing/made-up-telling.ts";
import { applyDelta } from "../../../store/traffic.ts";
import { pretendLayout, renderDetails, settle } from "../testing/render-details.tsx";

const unknown = bytesOf("00d4".padEnd(40, "7f"));
const key = "live/239.1.1.1:40001";
const race = JSON.stringify({
  ...{ name: "Race", info: "{speed} fast" },
  fields: [{ name: "speed", type: "unsigned", bits: 16, unit: "km/h" }],
});

beforeEach(() => {
  vi.useFakeTimers();
  pretendLayout();
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function open() {
  const details = await renderDetails({ packets: 0, port: 40_001, address: "239.1.1.1", key });
  details.store.payloads = [unknown];
  await details.grow(1);
  fireEvent.keyDown(screen.getByRole("grid", { name: "Packets" }), { key: "End" });
  fireEvent.keyDown(screen.getByRole("grid", { name: "Packets" }), { key: "ArrowUp" });
  await settle();
  const { traffic } = details;
  const tell = (choices: { key: string; source: string | null; as: string }[]) =>
    act(() => {
      const sequence = traffic.getState().sequence + 1;
      applyDelta(traffic, madeUpDelta({ sequence, decoding: { choices, formats: [race] } }));
    });
  return { ...details, tell };
}

const type = () => document.querySelector('tbody [data-column="type"]')?.textContent;
const info = () => document.querySelector('tbody [data-column="info"]')?.textContent;

test("list and tree follow what the monitor tells of a group, and of a source before that", async () => {
  const { tell } = await open();
  expect(type()).toBe("–");
  expect(screen.getByText(/^Not recognised: /)).toBeDefined();
  tell([{ key, source: null, as: "race" }]);
  expect([type(), info()]).toEqual(["Race", "212 fast"]);
  expect(screen.getByRole("treeitem", { name: /^Speed 212 km\/h/ })).toBeDefined();
  tell([
    { key, source: null, as: "race" },
    { key, source: "10.0.0.31", as: "bytes" },
  ]);
  expect(type()).toBe("–");
  expect(screen.getByText("Shown as bytes, as was chosen.")).toBeDefined();
  tell([{ key: "live/239.1.1.2:40001", source: null, as: "race" }]);
  expect(screen.getByText(/^Not recognised: /)).toBeDefined();
});

test("what is not recognised leads to describing it, with its packet", async () => {
  const { view } = await open();
  fireEvent.click(screen.getByRole("button", { name: "Describe …" }));
  expect(view.getState()).toMatchObject({
    tab: "stream",
    describing: { of: 7, packet: 1, source: { address: "10.0.0.31", port: 5353 } },
  });
});
