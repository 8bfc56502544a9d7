import { describe, expect, test } from "vitest";
import { cleanEnvironment, confined } from "./confine.ts";
import { findTshark, type Surroundings } from "./find.ts";

function surroundings(
  platform: NodeJS.Platform,
  env: Surroundings["env"],
  ...programs: string[]
): Surroundings {
  return { platform, env, isProgram: async (path) => programs.includes(path) };
}

describe("tshark is found", () => {
  test.each<[string, Surroundings, string | null]>([
    [
      "on PATH, in its order",
      surroundings("linux", { PATH: "/a:/b" }, "/b/tshark", "/a/tshark"),
      "/a/tshark",
    ],
    ["where packages put it", surroundings("linux", {}, "/usr/bin/tshark"), "/usr/bin/tshark"],
    [
      "in Wireshark's own folder on a Mac",
      surroundings("darwin", { PATH: "/usr/bin" }, "/Applications/Wireshark.app/Contents/MacOS/tshark"),
      "/Applications/Wireshark.app/Contents/MacOS/tshark",
    ],
    [
      "where the installer puts it on Windows",
      surroundings(
        "win32",
        { Path: "C:\\x", ProgramFiles: "D:\\Programs" },
        "D:\\Programs\\Wireshark\\tshark.exe",
      ),
      "D:\\Programs\\Wireshark\\tshark.exe",
    ],
    ["not in the current folder", surroundings("linux", { PATH: ".::bin" }, "tshark", "bin/tshark"), null],
    ["nowhere", surroundings("linux", { PATH: "/a" }), null],
  ])("%s", async (_, where, path) => {
    expect(await findTshark(where)).toBe(path);
  });
});

test("a path is never read as a command", () => {
  const { args } = confined({ program: "/a b/$(x)/tshark", args: ["-n"] }, "linux", null);
  expect(args[1]).toMatch(/; exec "\$@"$/);
  expect(args.slice(2)).toEqual(["sh", "/a b/$(x)/tshark", "-n"]);
});

test("a network of its own is around all of it", () => {
  const { program, args } = confined({ program: "/usr/bin/tshark", args: [] }, "linux", "/usr/bin/unshare");
  expect([program, ...args.slice(0, 5)]).toEqual([
    ...["/usr/bin/unshare", "--user", "--map-root-user", "--net", "--", "/bin/sh"],
  ]);
});

test("Windows keeps what its programs cannot start without, and no settings", () => {
  const env = { SystemRoot: "C:\\Windows", APPDATA: "C:\\Users\\me", TOKEN: "x" };
  const clean = cleanEnvironment("C:\\empty", { platform: "win32", env });
  expect(clean).toMatchObject({
    SystemRoot: "C:\\Windows",
    APPDATA: "C:\\empty",
    WIRESHARK_CONFIG_DIR: "C:\\empty",
  });
  expect(clean).not.toHaveProperty("TOKEN");
  expect(confined({ program: "C:\\tshark.exe", args: ["-n"] }, "win32", null)).toEqual({
    ...{ program: "C:\\tshark.exe", args: ["-n"] },
  });
});
