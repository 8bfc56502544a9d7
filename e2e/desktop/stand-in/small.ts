import { EventEmitter } from "node:events";
import { rm } from "node:fs/promises";
import { ownApp } from "./app.ts";
import { strict } from "./strict.ts";

/** Addresses that were handed to the system's browser. */
export const opened: string[] = [];

export const shell = strict("shell", {
  async openExternal(url: string) {
    opened.push(url);
  },
  trashItem(path: string): Promise<void> {
    return rm(path);
  },
  async openPath(_path: string): Promise<string> {
    return "";
  },
  showItemInFolder(_path: string): void {},
});

/** Nobody answers a question: a test puts its own answer in place. */
export const dialog = strict("dialog", {
  showMessageBox(..._question: unknown[]): Promise<{ response: number }> {
    ownApp.mustBe(true, "dialog.showMessageBox()");
    return new Promise(() => {});
  },
});

const display = {
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
};
export const screen = strict(
  "screen",
  Object.assign(new EventEmitter(), { getAllDisplays: () => [display] }),
);
