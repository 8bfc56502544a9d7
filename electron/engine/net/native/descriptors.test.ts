import { closeSync, openSync, readdirSync } from "node:fs";
import { devNull } from "node:os";
import { afterEach, expect, test } from "vitest";
import { closeLeft, createDescriptorTable, noteDescriptorsIn, noting, striking } from "./descriptors.ts";

const open = noting(() => openSync(devNull, "r"));
const close = striking((fd) => {
  closeSync(fd);
  return 0;
});
const isOpen = (fd: number) => readdirSync("/dev/fd").includes(String(fd));

afterEach(() => noteDescriptorsIn(null, "monitor"));

test.skipIf(process.platform === "win32")("what was left open is closed, of one owner or of all", () => {
  const table = createDescriptorTable();
  noteDescriptorsIn(table, "monitor");
  const [kept, closed] = [open(), open()];
  close(closed);
  noteDescriptorsIn(table, "sender");
  const sending = open();
  // Another's, which took the number of one that was closed.
  const foreign = openSync(devNull, "r");
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
