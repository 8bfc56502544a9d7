import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadSettings } from "./settings.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "castscope-"));
  file = join(folder, "settings.json");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const place = { x: 1, y: 2, width: 1200, height: 700, maximized: true };
const defaults = { theme: "system", window: null, recordings: null };

describe("settings", () => {
  test("begin with defaults", async () => {
    expect((await loadSettings(file)).value).toEqual(defaults);
  });

  test("are there again at the next start", async () => {
    const settings = await loadSettings(join(folder, "new", "settings.json"));
    settings.update({ theme: "dark" });
    settings.update({ window: place });
    expect(settings.value).toEqual({ ...defaults, theme: "dark", window: place });
    await settings.close();
    const again = await loadSettings(join(folder, "new", "settings.json"));
    expect(again.value).toEqual({ ...defaults, theme: "dark", window: place });
    expect(await readdir(join(folder, "new"))).toEqual(["settings.json"]);
  });

  test("many changes at once end with the last one on the disk", async () => {
    const settings = await loadSettings(file);
    for (let x = 0; x < 200; x += 1) settings.update({ window: { ...place, x } });
    await settings.close();
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ window: { x: 199 } });
  });

  test("what changes after the last writing is not written: the window says where it is as it closes", async () => {
    const settings = await loadSettings(file);
    settings.update({ theme: "dark" });
    await settings.close();
    settings.update({ window: place });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual({ ...defaults, theme: "dark" });
    expect(await readdir(folder)).toEqual(["settings.json"]);
  });

  test("what is as it was is not written", async () => {
    const settings = await loadSettings(file);
    settings.update({ theme: "system", window: null });
    await settings.close();
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([
    ["an empty file", "", defaults],
    ["half a file", '{"theme":"da', defaults],
    ["a list", "[]", defaults],
    ["null", "null", defaults],
    [
      "an unknown theme",
      `{"theme":"pink","window":${JSON.stringify(place)}}`,
      { ...defaults, window: place },
    ],
    ["a window without a width", '{"theme":"light","window":{"x":1,"y":2}}', { ...defaults, theme: "light" }],
    [
      "a window that is no window",
      '{"theme":"dark","window":{"x":1e99,"y":0,"width":0,"height":-1,"maximized":"yes"}}',
      { ...defaults, theme: "dark" },
    ],
    ["an unknown part", '{"theme":"dark","window":null,"__proto__":{"x":1}}', { ...defaults, theme: "dark" }],
  ])("%s costs what it broke and no more", async (_, text, expected) => {
    await writeFile(file, text);
    expect((await loadSettings(file)).value).toEqual(expected);
  });

  test("a disk that refuses costs the memory only", async () => {
    const settings = await loadSettings(join(file, "below-a-file", "settings.json"));
    await writeFile(file, "");
    settings.update({ theme: "dark" });
    await settings.close();
    expect(settings.value.theme).toBe("dark");
  });
});
