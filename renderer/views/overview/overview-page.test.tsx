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
