import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { SteadySlots } from "./steady-slots.tsx";

afterEach(cleanup);

it("puts what comes at the free end, and keeps the place of what goes", () => {
  const line = (a: string | null, b: string | null, c: string | null) => (
    <SteadySlots
      slots={[
        { key: "a", content: a },
        { key: "b", content: b },
        { key: "c", content: c },
      ]}
    />
  );
  const { container, rerender } = render(line(null, "b 1", null));
  const shown = () => [...container.children].map(({ textContent }) => textContent);
  expect(shown()).toEqual(["b 1"]);
  rerender(line("a 1", "b 2", null));
  expect(shown()).toEqual(["b 2", "a 1"]);
  rerender(line("a 1", null, "c 1"));
  expect(shown()).toEqual(["", "a 1", "c 1"]);
  rerender(line(null, "b 3", "c 1"));
  expect(shown()).toEqual(["b 3", "", "c 1"]);
});
