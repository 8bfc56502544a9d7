import { fireEvent } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { enterEarly } from "./enter-early.ts";

let stop: () => void;
beforeEach(() => {
  stop = enterEarly();
});
afterEach(() => {
  stop();
  document.body.innerHTML = "";
});

const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

/** A page whose button has opened something, which does not have the focus yet. */
function open(inside: string): void {
  document.body.innerHTML = `<button id="button"></button><div role="dialog" data-open>${inside}</div>`;
  byId("button").focus();
}

const press = (key: string, more: KeyboardEventInit = {}): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
};

describe("enterEarly", () => {
  it("brings the focus to the field of what has just opened, with the first letter", () => {
    open(`<input id="field"><button id="save"></button>`);
    press("Shift");
    press("Enter");
    press("x", { ctrlKey: true });
    expect(document.activeElement).toBe(byId("button"));
    const behind = vi.fn();
    window.addEventListener("keydown", behind);
    press("N");
    window.removeEventListener("keydown", behind);
    expect(document.activeElement).toBe(byId("field"));
    expect(behind).not.toHaveBeenCalled();
  });

  it("goes to what is marked as the first, and to no button", () => {
    open(`<input><input id="marked" data-first>`);
    press("n");
    expect(document.activeElement).toBe(byId("marked"));
    open(`<button></button><input>`);
    press("n");
    expect(document.activeElement).toBe(byId("button"));
  });

  it("leaves the focus where a person took it from what is open", () => {
    open(`<input id="field">`);
    byId("field").focus();
    byId("button").focus();
    press("n");
    expect(document.activeElement).toBe(byId("button"));
  });
});
