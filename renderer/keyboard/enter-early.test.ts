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

  it("hands keys on to a menu that has just opened at a row, and none to the list below", () => {
    document.body.innerHTML = `<div id="list" tabindex="0"></div><div id="menu" role="menu" tabindex="-1" data-open></div>`;
    byId("list").focus();
    const keys: string[] = [];
    const below = vi.fn();
    byId("list").addEventListener("keydown", below);
    byId("menu").addEventListener("keydown", ({ key }) => keys.push(key));
    press("Shift");
    press("F6");
    press("c", { ctrlKey: true });
    expect(keys).toEqual([]);
    expect(below).toHaveBeenCalledTimes(3);
    press("Escape");
    expect(keys).toEqual(["Escape"]);
    expect(below).toHaveBeenCalledTimes(3);
    expect(document.activeElement).toBe(byId("menu"));
    press("ArrowDown");
    expect(keys).toEqual(["Escape", "ArrowDown"]);
  });

  it("leaves its keys to a button that has opened a menu, and to a page whose menu is left", () => {
    document.body.innerHTML = `<button id="button" aria-haspopup="menu"></button><div id="menu" role="menu" tabindex="-1" data-open></div>`;
    byId("button").focus();
    press("Escape");
    expect(document.activeElement).toBe(byId("button"));
    byId("button").removeAttribute("aria-haspopup");
    byId("menu").focus();
    byId("button").focus();
    press("Escape");
    expect(document.activeElement).toBe(byId("button"));
  });
});
