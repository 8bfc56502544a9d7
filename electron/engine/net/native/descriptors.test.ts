import { closeSync, fstatSync, openSync } from "node:fs";
import { devNull } from "node:os";
import { afterEach, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { closeLeft, createDescriptorTable, noteDescriptorsIn, noting, striking } from "./descriptors.ts";

const open = noting(() => openSync(devNull, "r"));
const close = striking((fd) => {
  closeSync(fd);
  return 0;
});
const isOpen = (fd: number) => {
  try {
    return fstatSync(fd).isCharacterDevice();
  } catch {
    return false;
  }
};

afterEach(() => noteDescriptorsIn(null, "monitor"));

test.skipIf(process.platform === "win32")("what was left open is closed, of one owner or of all", () => {
  const table = createDescriptorTable();
  noteDescriptorsIn(table, "monitor");
  const [kept, closed] = [open(), open()];
  noteDescriptorsIn(table, "sender");
  const sending = open();
  close(closed);
  // Another's, which has the number of one that was closed.
  const foreign = openSync(devNull, "r");
  expect(foreign).toBe(closed);
  expect(closeLeft(table, "sender")).toBe(1);
  expect([isOpen(kept), isOpen(sending)]).toEqual([true, false]);
  expect(closeLeft(table)).toBe(1);
  expect(closeLeft(table)).toBe(0);
  expect([isOpen(kept), isOpen(foreign)]).toEqual([false, true]);
  closeSync(foreign);
});

test("a call that failed, and a thread that writes nothing down, leave no trace", () => {
  const table = createDescriptorTable();
  noteDescriptorsIn(table, "monitor");
  noting(() => -1)();
  noteDescriptorsIn(null, "monitor");
  noting(() => 5)();
  expect(closeLeft(table)).toBe(0);
});

test("numbers beyond those that are written down are passed over", () => {
  const table = createDescriptorTable();
  noteDescriptorsIn(table, "monitor");
  const beyond = noting(() => limits.descriptorsNoted);
  expect(beyond()).toBe(limits.descriptorsNoted);
  expect(striking(() => 0)(limits.descriptorsNoted)).toBe(0);
  expect(table).toHaveLength(limits.descriptorsNoted);
  expect(closeLeft(table)).toBe(0);
});
