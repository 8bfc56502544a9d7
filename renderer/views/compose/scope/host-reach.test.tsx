import { act, cleanup, fireEvent } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { madeUpInterfaces } from "../../../../shared/testing/made-up-interface.ts";
import { panel, showCompose, slider, to, ttl } from "../testing/show.tsx";

afterEach(cleanup);

const unicast = (name = "Unicast TTL") => panel().getByRole("slider", { name });
const type = (text: string) => fireEvent.change(to(), { target: { value: text } });

describe("one host", () => {
  it("has a corridor from 1 to 255 and no distance", () => {
    showCompose({ to: "10.0.9.7:5000" });
    expect(unicast().getAttribute("aria-valuetext")).toBe("At most 63 routers forward it towards 10.0.9.7.");
    fireEvent.keyDown(unicast(), { key: "Home" });
    expect(unicast().getAttribute("aria-valuenow")).toBe("1");
    expect(panel().getByText("distance not known")).toBeTruthy();
    expect(panel().queryByRole("switch")).toBeNull();
  });

  it("is known to be this computer, or on its subnet", () => {
    showCompose({ to: "127.0.0.1:5000" });
    expect(panel().getByText("this computer")).toBeTruthy();
    expect(unicast().getAttribute("aria-valuetext")).toBe(
      "127.0.0.1 is this computer: nothing is put on the wire.",
    );
    type("169.254.1.2:5000");
    expect(panel().getByText("on this subnet, no router in between")).toBeTruthy();
  });

  it("is judged by the interface that was chosen: loopback reaches this computer only", () => {
    const { traffic, compose } = showCompose({ to: "10.0.0.7:5000" });
    act(() => traffic.setState({ interfaces: [...madeUpInterfaces] }));
    expect(unicast().getAttribute("aria-valuetext")).toMatch(/on this subnet/);
    act(() => compose.setState({ from: "lo" }));
    expect(unicast().getAttribute("aria-valuetext")).toBe(
      "What leaves by lo stays on this computer: nothing is put on the wire.",
    );
    act(() => compose.setState({ from: "eth1" }));
    expect(panel().getByText("distance not known")).toBeTruthy();
    type("10.0.0.21:5000");
    expect(unicast().getAttribute("aria-valuetext")).toBe(
      "10.0.0.21 is this computer: what leaves by eth1 may not arrive.",
    );
  });

  it.each(["300", "-1", "abc", "1e9", ""])("shows nothing of its TTL while “%s” is typed", (text) => {
    showCompose({ to: "10.0.9.7:5000" });
    fireEvent.change(ttl(), { target: { value: text } });
    expect(panel().queryByText(/63/)).toBeNull();
    expect(unicast().getAttribute("aria-valuetext")).toMatch(/the TTL of a packet to one host is 1 to 255/);
    expect(panel().queryByRole("button", { pressed: true, name: /Linux/ })).toBeNull();
  });

  it("refuses TTL 0 with its own sentence", () => {
    const { compose } = showCompose({ to: "10.0.9.7:5000" });
    fireEvent.change(ttl(), { target: { value: "0" } });
    expect(panel().getByText("0 is too small: the TTL of a packet to one host is 1 to 255.")).toBeTruthy();
    expect(compose.getState().unicastTtl).toBe(64);
  });

  it("takes the systems' defaults", () => {
    showCompose({ to: "10.0.9.7:5000" });
    fireEvent.click(panel().getByRole("button", { name: "128 Windows" }));
    expect(ttl().value).toBe("128");
    expect(panel().getByRole("button", { name: "128 Windows" }).getAttribute("aria-pressed")).toBe("true");
  });

  it("counts hops in IPv6", () => {
    showCompose({ to: "[2001:db8::1]:5000" });
    expect(unicast("Unicast Hop limit").getAttribute("aria-valuetext")).toBe(
      "At most 63 routers forward it towards 2001:db8::1.",
    );
  });
});

describe("the two TTLs", () => {
  it("are kept apart while To goes from group to host and back", () => {
    showCompose();
    fireEvent.change(ttl(), { target: { value: "16" } });
    type("10.0.9.7:5000");
    expect(ttl().value).toBe("64");
    expect(panel().getByText("Kept apart from the multicast TTL, which stays at 16.")).toBeTruthy();
    fireEvent.change(ttl(), { target: { value: "3" } });
    type("239.255.0.1:5000");
    expect(ttl().value).toBe("16");
    expect(panel().getByText("Unicast TTL, used when To is a host").textContent).toMatch(/3$/);
  });

  it("keep a wrong value each where it was typed", () => {
    showCompose();
    fireEvent.change(ttl(), { target: { value: "256" } });
    type("10.0.9.7:5000");
    expect(ttl().value).toBe("64");
    type("239.255.0.1:5000");
    expect(ttl().value).toBe("256");
  });
});

describe("without an address", () => {
  it("shows the IPv4 form with the multicast TTL", () => {
    showCompose({ to: "" });
    for (const text of ["", "2", "239.255", "[ff15"]) {
      type(text);
      expect(slider().getAttribute("aria-valuenow")).toBe("1");
    }
    type("10.0.9.7");
    expect(unicast()).toBeTruthy();
  });
});
