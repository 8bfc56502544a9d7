import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { show } from "../../testing/show.tsx";
import { AddressBook } from "./address-book.tsx";

afterEach(cleanup);

it("brings an entry back beside what was added since, and not where its group has another one by now", async () => {
  const shown = show(<AddressBook open onClose={() => {}} />);
  const entry = (name: string, address = "239.1.1.1") => ({ address, port: null, name, note: "" });
  act(() => shown.kept.set("book", [entry("one")]));
  fireEvent.click(screen.getByRole("button", { name: "Remove one" }));
  act(() => shown.kept.set("book", [entry("two", "239.1.1.2")]));
  const run = shown.notices.getState().notices[0]?.action?.run;
  act(() => run?.());
  expect(shown.kept.get("book")).toEqual([entry("two", "239.1.1.2"), entry("one")]);
  act(() => shown.kept.set("book", [entry("named anew")]));
  act(() => run?.());
  expect(shown.kept.get("book")).toEqual([entry("named anew")]);
  expect(shown.notices.getState().notices.at(-1)?.text).toBe("It was changed since, and stays as it is now.");
});
