import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { OverviewRow } from "../../../shared/model/kept-history.ts";
import { speak } from "../../../shared/text/spoken.ts";
import { show } from "../../testing/show.tsx";
import { type OverviewGroup, worstOf } from "./overview-rows.ts";
import { OverviewTable } from "./overview-table.tsx";

afterEach(() => {
  cleanup();
  speak("en");
});

const one = (value: number) => Float32Array.from([value]);
const figures: OverviewRow = {
  ...{ key: "live/239.1.2.3:5004/on/lo", mean: one(90), most: one(90), lost: one(1_200), share: one(2) },
  ...{ dropped: one(Number.NaN), errors: one(7), joined: one(10), worstShare: 41.2, errorSeconds: 7 },
};
const row: OverviewGroup = {
  ...{ id: 1, key: figures.key, endpoint: "239.1.2.3:5004", name: "Studio", state: "receiving", figures },
};

it("has its titles and numbers in the language that is spoken when it is shown", () => {
  const table = (
    <OverviewTable rows={[row]} spanWords="2 h" chosen={1} onChoose={() => {}} onOpen={() => {}} />
  );
  speak("de");
  show(table);
  expect(screen.getByRole("columnheader", { name: /^Hier verworfen/ })).toBeDefined();
  expect(screen.getByRole("grid", { name: "Übersicht, 2 h" })).toBeDefined();
  expect(worstOf(row).text).toBe("41,20 %");
  cleanup();
  speak("en");
  show(table);
  expect(screen.getByRole("columnheader", { name: /^Dropped here/ })).toBeDefined();
});
