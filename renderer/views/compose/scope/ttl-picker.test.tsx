import { act, cleanup, fireEvent } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ttlSentence } from "../../../../shared/scope/ttl.ts";
import { panel, showCompose, slider, ttl } from "../testing/show.tsx";
import { scopeTrack, stopX } from "./geometry.ts";

beforeEach(() => {
  vi.useFakeTimers();
  // The test's page has no pointers to capture.
  Element.prototype.setPointerCapture ??= () => {};
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const key = (name: string) => fireEvent.keyDown(slider(), { key: name });
const now = () => Number(slider().getAttribute("aria-valuenow"));

describe("the slider", () => {
  it("keeps 300 as it was typed, says what is wrong with it and goes on from the last value", () => {
    showCompose();
    for (const digit of "300") key(digit);
    expect(ttl().value).toBe("300");
    expect(panel().getByText(/^300 is too large/)).toBeTruthy();
    key("ArrowUp");
    expect([ttl().value, now()]).toEqual(["31", 31]);
  });

  it.each(["300", "-1", "abc", "1e9", ""])("shows nothing of the last TTL while “%s” is typed", (text) => {
    showCompose({ multicastTtl: 64 });
    const chosen = () => panel().getByText("Region").parentElement?.getAttribute("class");
    const before = chosen();
    expect(panel().getByText(/Stays inside this region/)).toBeTruthy();
    fireEvent.change(ttl(), { target: { value: text } });
    expect(panel().queryByText(/Stays inside/)).toBeNull();
    expect(panel().getByText(/a TTL is 0 to 255/)).toBeTruthy();
    expect(slider().getAttribute("aria-valuetext")).toMatch(/a TTL is 0 to 255/);
    expect(chosen()).not.toBe(before);
    fireEvent.change(ttl(), { target: { value: "64" } });
    expect(chosen()).toBe(before);
  });

  it("begins on the subnet, and says in its value text what the window shows", () => {
    showCompose();
    expect(now()).toBe(1);
    expect([slider().getAttribute("aria-valuemin"), slider().getAttribute("aria-valuemax")]).toEqual([
      "0",
      "255",
    ]);
    for (const name of ["Home", "End", "ArrowLeft", "PageDown", "ArrowUp"]) {
      key(name);
      const text = slider().getAttribute("aria-valuetext");
      expect(text).toBe(ttlSentence(now()).sentence);
      expect(
        panel().getByText((_, element) => element?.tagName === "P" && element.textContent === text),
      ).toBeTruthy();
    }
  });

  it("goes by names, by one, by doubles and to the ends", () => {
    showCompose();
    const seen = ["ArrowRight", "ArrowUp", "PageUp", "ArrowLeft", "ArrowDown", "PageDown", "End", "Home"].map(
      (name) => {
        key(name);
        return now();
      },
    );
    expect(seen).toEqual([32, 33, 66, 64, 63, 31, 255, 0]);
  });

  it("takes digits within a second as one number, later ones as the next", () => {
    showCompose();
    for (const digit of ["1", "6"]) key(digit);
    expect(now()).toBe(16);
    vi.advanceTimersByTime(1_100);
    key("4");
    expect(now()).toBe(4);
  });

  it("keeps a typed number that is too large in the field, with its sentence, and the TTL as it was", () => {
    const { compose } = showCompose();
    for (const digit of ["2", "5", "6"]) key(digit);
    expect(ttl().value).toBe("256");
    expect(ttl().getAttribute("aria-invalid")).toBe("true");
    expect(panel().getByText("256 is too large: a TTL is 0 to 255.")).toBeTruthy();
    expect(compose.getState().multicastTtl).toBe(25);
    key("ArrowRight");
    expect(ttl().value).toBe("32");
    expect(panel().queryByText(/too large/)).toBeNull();
  });

  it("follows the pointer: a press on a name, then a drag along the track that snaps to names", () => {
    showCompose();
    const { x, y, step } = scopeTrack;
    const at = (px: number, py: number) => ({ clientX: px, clientY: py, button: 0, pointerId: 1 });
    fireEvent.pointerDown(slider(), at(stopX(scopeTrack, 3), y + 30));
    expect(now()).toBe(64);
    fireEvent.pointerUp(slider(), at(0, 0));
    fireEvent.pointerMove(slider(), at(x, y));
    expect(now()).toBe(64);
    fireEvent.pointerDown(slider(), at(stopX(scopeTrack, 3), y));
    fireEvent.pointerMove(slider(), at(x + 1.8 * step, y + 60));
    expect(now()).toBe(16);
    fireEvent.pointerMove(slider(), at(x + 2 * step + 5, y));
    expect(now()).toBe(32);
  });
});

describe("the number field", () => {
  it("takes a number as it is typed, and steps by one within its bounds", () => {
    showCompose();
    fireEvent.change(ttl(), { target: { value: "64" } });
    expect(now()).toBe(64);
    fireEvent.keyDown(ttl(), { key: "ArrowUp" });
    fireEvent.click(panel().getByRole("button", { name: "Raise TTL by 1" }));
    expect(now()).toBe(66);
    fireEvent.keyDown(ttl(), { key: "PageDown" });
    fireEvent.click(panel().getByRole("button", { name: "Lower TTL by 1" }));
    expect(ttl().value).toBe("32");
    fireEvent.change(ttl(), { target: { value: "0" } });
    fireEvent.click(panel().getByRole("button", { name: "Lower TTL by 1" }));
    expect(now()).toBe(0);
  });

  it("shows the last value again when it is left empty, without a complaint meanwhile", () => {
    showCompose();
    fireEvent.change(ttl(), { target: { value: "" } });
    expect(ttl().value).toBe("");
    expect(ttl().getAttribute("aria-invalid")).toBe("false");
    fireEvent.blur(ttl());
    expect(ttl().value).toBe("1");
  });
});

describe("a link-local group", () => {
  it("pins the sentence and the reach, not the TTL", () => {
    const { compose } = showCompose({ to: "224.0.0.251:5353", multicastTtl: 255 });
    expect(slider().getAttribute("aria-valuetext")).toBe(
      "Stays on this subnet: no router forwards 224.0.0.x.",
    );
    expect(now()).toBe(255);
    act(() => compose.setState({ to: "224.0.1.1:123" }));
    expect(slider().getAttribute("aria-valuetext")).toBe("No limit: goes wherever multicast is routed.");
  });
});
