import { describe, expect, it } from "vitest";
import { readSection } from "../../shared/kept/sections.ts";
import { createViewStore } from "../store/view.ts";
import { actions, allActions } from "./actions.ts";
import { keyText, readKeys } from "./keys.ts";
import { changeKeys, conflictOf, keysOf, resetKeys } from "./own-keys.ts";

describe("keys that a person gave", () => {
  it("are written as the file has them and read back, for all that there are", () => {
    const all = allActions.flatMap(({ keys }) => keys);
    for (const keys of all) {
      const text = keyText(keys);
      const read = readKeys(text);
      expect(read && keyText(read)).toBe(text);
      expect(readSection("keys", { help: [text] })).toEqual({ help: [text] });
    }
    expect(readKeys("G P")).toEqual({ letter: "p", after: "g" });
    expect(readKeys("Shift+R")).toEqual({ letter: "R" });
    expect(readKeys("Ctrl++")).toEqual({ ctrl: "+" });
    expect(readKeys("Ctrl+Z")).toEqual({ ctrl: "z", besideText: true });
  });

  it("are refused by the section where they cannot be keys", () => {
    for (const text of ["", "ctrl+b", "Ctrl + B", "G P Q", "j"]) {
      expect(readSection("keys", { help: [text] })).toBeUndefined();
    }
  });

  it("take the place of the usual ones, and none of them is an action without keys", () => {
    expect(keysOf(actions.help, {}).map(keyText)).toEqual(["?"]);
    expect(keysOf(actions.help, { help: ["F1"] }).map(keyText)).toEqual(["F1"]);
    expect(keysOf(actions.help, { help: [] })).toEqual([]);
  });

  it("are told when another action has them, begins with them, or they cannot be had", () => {
    expect(conflictOf(actions.help, { key: "F1" }, {})).toBeNull();
    expect(conflictOf(actions.help, { ctrl: "k" }, {})).toEqual({ is: "taken", by: actions.palette });
    expect(conflictOf(actions.help, { ctrl: "k" }, { palette: [] })).toBeNull();
    expect(conflictOf(actions.help, { letter: "g" }, {})).toMatchObject({ is: "begins" });
    expect(conflictOf(actions.help, { letter: "x", after: "j" }, {})).toEqual({
      is: "begins",
      by: actions.goToJoin,
    });
    expect(conflictOf(actions.help, { key: "ArrowUp" }, {})).toEqual({ is: "reserved" });
    // Each table has its own.
    expect(conflictOf(actions.leave, { ctrl: "a" }, { markAll: [] })).toBeNull();
    // The usual ones can always be had again.
    expect(conflictOf(actions.back, { key: "Escape" }, { back: [] })).toBeNull();
  });

  it("of a file that was written by hand are nobody else's, and keys that move about stay theirs", () => {
    const changed = { leave: ["Ctrl+K"], help: ["Tab", "F1"], back: ["Escape"] };
    expect(keysOf(actions.leave, changed).map(keyText)).toEqual(["Ctrl+K"]);
    expect(keysOf(actions.palette, changed)).toEqual([]);
    expect(keysOf(actions.help, changed).map(keyText)).toEqual(["F1"]);
    expect(keysOf(actions.back, changed).map(keyText)).toEqual(["Escape"]);
    // Of rows and of packets are two tables.
    expect(keysOf(actions.leave, { packets: ["Delete"] })).toEqual([]);
  });

  it("that are given back are taken from who was given them since", () => {
    const view = createViewStore();
    changeKeys(view, actions.help, [{ ctrl: "k" }]);
    resetKeys(view, "palette");
    expect(keysOf(actions.palette, view.getState().keys).map(keyText)).toEqual(["Ctrl+K"]);
    expect(view.getState().keys).toEqual({ help: [] });
  });

  it("are taken from whoever had them, and given back one by one or all", () => {
    const view = createViewStore();
    changeKeys(view, actions.help, [{ ctrl: "k" }]);
    expect(view.getState().keys).toEqual({ palette: [], help: ["Ctrl+K"] });
    resetKeys(view, "help");
    expect(view.getState().keys).toEqual({ palette: [] });
    resetKeys(view, null);
    expect(view.getState().keys).toEqual({});
  });
});
