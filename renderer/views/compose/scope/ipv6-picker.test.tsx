import { cleanup, fireEvent } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { panel, showCompose, to, ttl } from "../testing/show.tsx";

afterEach(cleanup);

const scope = () => panel().getByRole("slider", { name: "Multicast scope of the address" });
const key = (name: string) => fireEvent.keyDown(scope(), { key: name });

describe("the scope of an IPv6 group", () => {
  it("comes from the address", () => {
    showCompose({ to: "[ff15::1]:5000" });
    expect(scope().getAttribute("aria-valuetext")).toBe("Stays inside this site: the address ends there.");
    expect(panel().getByText("from the address").nextElementSibling?.textContent).toBe("5 Site");
  });

  it("is shown before it is rewritten, and rewritten when agreed to", () => {
    showCompose({ to: "[ff15::1%eth0]:5000" });
    key("ArrowRight");
    expect(scope().getAttribute("aria-valuetext")).toBe(
      "Stays inside this organisation: the address ends there.",
    );
    expect(to().value).toBe("[ff15::1%eth0]:5000");
    expect(panel().getByTitle("ff15::1 becomes ff18::1")).toBeTruthy();
    fireEvent.click(panel().getByRole("button", { name: "Change" }));
    expect(to().value).toBe("[ff18::1%eth0]:5000");
    expect(document.activeElement).toBe(scope());
  });

  it("takes Enter for yes and Escape for no", () => {
    showCompose({ to: "[ff15::1]:5000" });
    key("End");
    key("Escape");
    expect(panel().queryByRole("button", { name: "Change" })).toBeNull();
    key("Enter");
    expect(to().value).toBe("[ff15::1]:5000");
    key("ArrowLeft");
    key("ArrowLeft");
    key("Enter");
    expect(to().value).toBe("[ff12::1]:5000");
  });

  it("forgets a ring that was chosen for another address", () => {
    showCompose({ to: "[ff15::1]:5000" });
    key("ArrowRight");
    fireEvent.change(to(), { target: { value: "[ff14::1]:5000" } });
    expect(panel().queryByRole("button", { name: "Change" })).toBeNull();
  });

  it("says nothing of the last hop limit while what is typed is none", () => {
    showCompose({ to: "[ff1e::1]:5000", multicastTtl: 8 });
    expect(panel().getAllByText(/7 routers/).length).toBeGreaterThan(0);
    fireEvent.change(ttl("Hop limit"), { target: { value: "300" } });
    expect(panel().queryByText(/7 routers/)).toBeNull();
    expect(scope().getAttribute("aria-valuetext")).toBe(
      "The address sets no border: only the hop limit does.",
    );
    expect(panel().getByText(/^300 is too large/)).toBeTruthy();
  });

  it("has its hop limit apart, with its own sentence", () => {
    const { compose } = showCompose({ to: "[ff15::1]:5000", multicastTtl: 8 });
    const hops = () => panel().getByRole("slider", { name: "Hop limit" });
    expect(hops().getAttribute("aria-valuetext")).toBe(
      "At most 7 routers forward it, and none beyond this site.",
    );
    fireEvent.keyDown(hops(), { key: "ArrowRight" });
    expect(compose.getState().multicastTtl).toBe(16);
    fireEvent.change(ttl("Hop limit"), { target: { value: "0" } });
    expect(hops().getAttribute("aria-valuetext")).toMatch(/stays on this computer/);
    expect(to().value).toBe("[ff15::1]:5000");
  });
});
