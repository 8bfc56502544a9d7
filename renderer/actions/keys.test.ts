import { describe, expect, it } from "vitest";
import { ariaKeys, isPressed, type KeyPress, type Keys, keyNames, pressedKeys } from "./keys.ts";

const field = document.createElement("input");
const button = document.createElement("button");

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false };
  return { key, ...none, target: document.body, ...more };
}

const letters = { after: null, letters: true };

describe("isPressed", () => {
  it.each<[string, Keys, KeyPress, boolean]>([
    ["a letter", { letter: "j" }, press("j"), true],
    ["a letter in a field", { letter: "j" }, press("j", { target: field }), false],
    ["a letter with Ctrl", { letter: "j" }, press("j", { ctrlKey: true }), false],
    ["a letter with Alt", { letter: "j" }, press("j", { altKey: true }), false],
    ["Ctrl in a field", { ctrl: "b" }, press("b", { ctrlKey: true, target: field }), true],
    ["Ctrl Shift", { ctrl: "b", shift: true }, press("B", { ctrlKey: true, shiftKey: true }), true],
    ["Ctrl for Ctrl Shift", { ctrl: "b", shift: true }, press("b", { ctrlKey: true }), false],
    ["Cmd", { ctrl: "b" }, press("b", { metaKey: true }), true],
    [
      "Ctrl Shift, which is the browser's",
      { ctrl: "b" },
      press("B", { ctrlKey: true, shiftKey: true }),
      false,
    ],
    [
      "Ctrl that is a field's",
      { ctrl: "z", besideText: true },
      press("z", { ctrlKey: true, target: field }),
      false,
    ],
    ["a key", { key: "F6" }, press("F6"), true],
    ["a key with Shift", { key: "F6" }, press("F6", { shiftKey: true }), false],
    ["its other side", { key: "F6", shift: true }, press("F6", { shiftKey: true }), true],
    ["Space", { key: " " }, press(" "), true],
    ["Space on a button", { key: " " }, press(" ", { target: button }), false],
    ["Space held down", { key: " " }, press(" ", { repeat: true }), false],
  ])("%s", (_what, keys, event, expected) => expect(isPressed(keys, event, letters)).toBe(expected));

  it("takes a letter after another, and only then", () => {
    const keys: Keys = { letter: "s", after: "g" };
    expect(isPressed(keys, press("s"), letters)).toBe(false);
    expect(isPressed(keys, press("s"), { after: "g", letters: true })).toBe(true);
    expect(isPressed({ letter: "s" }, press("s"), { after: "g", letters: true })).toBe(false);
    expect(isPressed(keys, press("s"), { after: "g", letters: false })).toBe(false);
  });
});

it("reads as people and as assistive technology write it", () => {
  expect(keyNames({ letter: "p", after: "g" })).toEqual(["G", "then", "P"]);
  expect(keyNames({ ctrl: "Enter" })).toEqual(["Ctrl", "Enter"]);
  expect(keyNames({ ctrl: "b", shift: true })).toEqual(["Ctrl", "Shift", "B"]);
  expect(keyNames({ key: " " })).toEqual(["Space"]);
  expect(keyNames({ key: "F6", shift: true })).toEqual(["Shift", "F6"]);
  expect(ariaKeys({ ctrl: "b" })).toBe("Control+B");
  expect(ariaKeys({ ctrl: "b", shift: true })).toBe("Control+Shift+B");
  expect(ariaKeys({ key: "Delete" })).toBe("Delete");
});

it.each<[string, Partial<KeyPress>, readonly string[]]>([
  ["b", { ctrlKey: true }, ["Ctrl", "B"]],
  ["B", { metaKey: true, shiftKey: true }, ["Ctrl", "Shift", "B"]],
  ["R", { shiftKey: true }, ["Shift", "R"]],
  ["?", { shiftKey: true }, ["?"]],
  ["F10", { shiftKey: true }, ["Shift", "F10"]],
  ["ArrowUp", {}, ["↑"]],
])("names a press of %s with %o as the table of keys does", (key, more, expected) =>
  expect(keyNames(pressedKeys(press(key, more)))).toEqual(expected),
);
