import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyProfile, plainGroup } from "../../../shared/profile/profile.ts";
import { formatProfile } from "../../../shared/profile/profile-json.ts";
import { main } from "./main.ts";
import { standIn } from "./testing/stand-in.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-profiles-"));
  vi.stubEnv("XDG_DATA_HOME", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]) {
  const one = standIn();
  const code = await main(args, one.world);
  return { ...one, code };
}

const group = { ...plainGroup, address: "239.1.2.3", port: 5004, name: "Cam 1", decodeAs: "rtp" };
const profile = { ...emptyProfile, groups: [group, { ...group, port: 6000, name: "", decodeAs: null }] };

function keep(name: string, text: string): string {
  const profiles = join(folder, "castscope", "profiles");
  mkdirSync(profiles, { recursive: true });
  const file = join(profiles, `${name}.json`);
  writeFileSync(file, text);
  return file;
}

// The data folder of other systems is no variable of the environment.
const onLinux = test.runIf(process.platform === "linux");

onLinux("profiles are listed, and that there is none is told", async () => {
  const none = await run("profiles");
  expect([none.code, none.written.out]).toEqual([1, ""]);
  expect(none.written.err).toMatch(/^There is no profile yet in .*profiles: the window/);
  const file = keep("Playout A", formatProfile("Playout A", profile));
  keep("Broken", "{");
  keep("By hand", '\ufeff{ "castscope": "profile", // ours\n "groups": ["239.1.2.3:5004"], }');
  keep("Later", '{ "castscope": "profile", "version": 99, "groups": [] }');
  const table = await run("profiles");
  expect(table.code).toBe(0);
  expect(table.written.out.split("\n")).toEqual([
    expect.stringMatching(/^Name {8} +Groups {2}Changed/),
    expect.stringMatching(/^Broken {5}unreadable {2}\d{4}-/),
    expect.stringMatching(/^By hand {13}1 {2}\d{4}-/),
    expect.stringMatching(/^Later {6}unreadable {2}\d{4}-/),
    expect.stringMatching(/^Playout A {11}2 {2}\d{4}-/),
    "",
  ]);
  expect(JSON.parse((await run("profiles", "--json")).written.out)).toEqual([
    { name: "Broken", groups: null, changedAt: expect.any(Number), file: expect.any(String) },
    expect.objectContaining({ name: "By hand", groups: 1 }),
    expect.objectContaining({ name: "Later", groups: null }),
    { name: "Playout A", groups: 2, changedAt: expect.any(Number), file },
  ]);
});

onLinux("the groups of a profile are watched, beside those that are named", async () => {
  keep("Playout A", formatProfile("Playout A", profile));
  const { code, joined, chosen } = await run(
    "watch",
    "--profile",
    "Playout A",
    "239.1.2.3:7000",
    "--for",
    "0.1",
  );
  expect(code).toBe(1);
  expect(joined.map(({ port, name }) => [port, name])).toEqual([
    [5004, "Cam 1"],
    [6000, ""],
    [7000, ""],
  ]);
  expect(chosen).toEqual([{ key: expect.stringContaining("239.1.2.3:5004"), source: null, as: "rtp" }]);
});

onLinux("a file that a person wrote is watched too, with a sentence for each mistake", async () => {
  const file = join(folder, "mine.jsonc");
  writeFileSync(file, '{ "castscope": "profile", // ours\n "groups": ["239.1.2.3:5004",\n "239.1.2.3:0"] }');
  const { joined, written } = await run("watch", "--profile", file, "--for", "0.1");
  expect(joined).toHaveLength(1);
  expect(written.err).toContain(`${file}, line 3: Port 0 is not a real port: a port is 1 to 65535.\n`);
});

onLinux.each([
  [["watch", "--profile", "B"], "There is no profile “B”: there is Playout A.\n"],
  [["serve", "--profile", "B"], "There is no profile “B”: there is Playout A.\n"],
  [["serve", "--profile", "A", "--no-restore"], "There is --profile and --no-restore: choose one.\n"],
  [["watch", "--profile", "no/such"], "There is no file no/such: name one that holds a profile.\n"],
  [["profiles", "x"], "“x” is one word too many: profiles takes only the option --json.\n"],
])("what cannot be is one sentence: %j", async (args, sentence) => {
  keep("Playout A", formatProfile("Playout A", profile));
  const { code, written } = await run(...args);
  expect([code, written.err]).toEqual([2, sentence]);
});
