import { describe, expect, it } from "vitest";
import { actions, allActions } from "../../actions/actions.ts";
import { findKeys, isKnown } from "./find-keys.ts";

function found(query: Parameters<typeof findKeys>[0]): string[] {
  return findKeys(query).flatMap(({ keys }) => keys.map(({ does }) => does));
}

describe("the keys of the sheet", () => {
  it("are all those of the table of actions, each once", () => {
    const all = found({ text: "" });
    for (const { does, keys } of allActions) {
      expect(all.filter((one) => one === does)).toHaveLength(keys.length > 0 ? 1 : 0);
    }
  });

  it("are found by words of what they do, of where, and by the key's name", () => {
    expect(found({ text: "  PANE filter " })).toEqual(["Filter of the pane"]);
    expect(found({ text: "compose send" })).toContain("Send what Compose holds");
    expect(found({ text: "f6" })).toEqual(["Next pane", "The pane before"]);
    expect(found({ text: "no such key" })).toEqual([]);
  });

  it("are found by a single sign as a key only", () => {
    expect(found({ text: "j" })).toEqual([actions.goToJoin.does, actions.joinList.does]);
    expect(found({ text: "ctrl k" })).toEqual([actions.palette.does]);
  });

  it("are found by pressing all of them, and no more", () => {
    expect(found({ pressed: { key: "F6" } })).toEqual(["Next pane"]);
    expect(found({ pressed: { ctrl: "b" } })).toEqual([actions.compose.does]);
    expect(isKnown({ ctrl: "b" })).toBe(true);
    expect(isKnown({ key: "Control" })).toBe(false);
    expect(isKnown({ key: "F5" })).toBe(false);
  });
});
