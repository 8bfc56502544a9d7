import { act, cleanup, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { madeUpSource } from "../../../shared/testing/made-up-source.ts";
import { speak } from "../../../shared/text/spoken.ts";
import { pretendLayout, renderDetails, settle } from "./testing/render-details.tsx";

beforeEach(() => {
  vi.useFakeTimers();
  pretendLayout(900);
  speak("de");
});

afterEach(() => {
  cleanup();
  speak("en");
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("header, packets and bytes speak German", async () => {
  await renderDetails({ packets: 1_631, state: "receiving" });
  expect(screen.getAllByRole("tab").map(({ textContent }) => textContent)).toEqual([
    "Pakete",
    expect.stringMatching(/^Quellen/),
    "Diagramme",
    "Stream",
    "Mitgliedschaft",
  ]);
  const list = screen.getByRole("grid", { name: "Pakete" });
  expect(within(list).getByText("Quelle")).toBeDefined();
  expect(screen.getByText("1.631 von 1.631")).toBeDefined();
  expect(screen.getByText("Folgt dem neuesten")).toBeDefined();
});

test("sources speak German", async () => {
  const { view } = await renderDetails({ packets: 12, state: "receiving" }, [madeUpSource({ packets: 12 })]);
  act(() => view.setState({ tab: "sources" }));
  await settle();
  const sources = screen.getByRole("grid", { name: "Quellen" });
  expect(within(sources).getByText("Anteil")).toBeDefined();
  expect(screen.getByText("Beigetreten")).toBeDefined();
});
