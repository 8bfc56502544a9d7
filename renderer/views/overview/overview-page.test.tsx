import { cleanup, fireEvent, screen } from "@testing-library/react";
import { act } from "react";
import { afterEach, expect, it } from "vitest";
import { rowsOf, show } from "../../testing/show.tsx";
import { OverviewPage } from "./overview-page.tsx";

afterEach(cleanup);

it("counts only what is compared, and all again once that is over or was left", () => {
  const { view } = show(<OverviewPage />, {
    rows: rowsOf({}, {}, {}),
    answers: { historyOverview: () => new Promise(() => {}) },
  });
  const heading = () => screen.getByRole("heading", { level: 2 }).textContent;
  expect(heading()).toBe("Overview 3 groups");
  act(() => view.setState({ compared: [1, 3] }));
  expect(heading()).toBe("Overview 2 groups");
  fireEvent.click(screen.getByRole("button", { name: "Only 2 chosen" }));
  expect([heading(), view.getState().compared]).toEqual(["Overview 3 groups", []]);
  act(() => view.setState({ compared: [9] }));
  expect(heading()).toBe("Overview 3 groups");
});

it("says of which time its values are: of the newest stretch, or of the last one of an older span", async () => {
  const { view } = show(<OverviewPage />, {
    rows: rowsOf({}),
    snapshot: { at: 1_700_000_000_000 },
    answers: {
      historyOverview: ({ from, to, step }) => {
        const length = (to - from) / step;
        return { from, step, length, running: new Float32Array(length), rows: [] };
      },
    },
  });
  expect(await screen.findByText("newest 10 s")).toBeDefined();
  act(() => view.setState({ overviewTime: { length: 7_200, end: 1_699_900_000, cursor: null } }));
  expect(await screen.findByText(/^at \d\d:\d\d:30$/)).toBeDefined();
});
