import { expect, test } from "vitest";
import { type CommandLine, readMemory, readWorkspace } from "./switches.ts";

const line = (switches: Readonly<Record<string, string>>): CommandLine => ({
  hasSwitch: (name) => name in switches,
  getSwitchValue: (name) => switches[name] ?? "",
});

const read = (value: string) => {
  const told: string[] = [];
  const bytes = readMemory(line({ memory: value }), (sentence) => told.push(sentence));
  return { bytes, told };
};

test("the memory is read in MiB, and the usual is taken without it", () => {
  expect(read("512")).toEqual({ bytes: 512 * 1024 * 1024, told: [] });
  expect(read("")).toEqual({ bytes: null, told: [] });
});

test("what cannot be is told, and the usual is taken", () => {
  expect(read("1")).toEqual({ bytes: null, told: ["1 is too small: a memory in MiB is 16 to 65,536."] });
});

test("a profile is begun with by its name, the last one without it, and none with --no-restore", () => {
  const told: string[] = [];
  const workspace = (switches: Readonly<Record<string, string>>) =>
    readWorkspace(line(switches), (sentence) => told.push(sentence));
  expect(workspace({})).toMatchObject({ profile: null });
  expect(workspace({ profile: "Playout A" })).toMatchObject({ profile: "Playout A" });
  expect(workspace({ "no-restore": "" })).toBeNull();
  expect(told).toEqual([]);
  expect(workspace({ profile: "a/b" })).toMatchObject({ profile: null });
  expect(told).toEqual([expect.stringContaining("A name has only letters")]);
});
