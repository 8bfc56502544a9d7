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

it("measures a place anew when letters of another font have come", () => {
  const fonts = new EventTarget();
  Object.defineProperty(document, "fonts", { value: fonts, configurable: true });
  const { container } = render(<SteadySlots slots={[{ key: "a", content: "a 1" }]} />);
  const place = container.firstElementChild as HTMLElement;
  place.style.minWidth = "300px";
  fonts.dispatchEvent(new Event("loadingdone"));
  expect(place.style.minWidth).not.toBe("300px");
  Reflect.deleteProperty(document, "fonts");
});
