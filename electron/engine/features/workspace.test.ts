import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JoinRequest } from "../../../shared/contract/memberships.ts";
import type { SectionName } from "../../../shared/kept/sections.ts";
import { limits } from "../../../shared/limits.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import { noThresholds } from "../../../shared/model/threshold.ts";
import { madeUpInterface } from "../../../shared/testing/made-up-interface.ts";
import { workspaceNoteText } from "../../../shared/text/sentences.ts";
import { createMonitor } from "../monitor.ts";
import { quietNetwork } from "../net/testing.ts";
import { ManualClock } from "../time/testing.ts";

const eth0 = madeUpInterface({
  name: "eth0",
  index: 2,
  addresses: [{ family: 4, address: "10.0.0.7", prefix: 24 }],
  isDefault: { ipv4: true, ipv6: false },
});
const eth1 = madeUpInterface({
  name: "eth1",
  index: 3,
  addresses: [{ family: 4, address: "10.0.1.7", prefix: 24 }],
});

/** A group that the system does not let be joined. */
let refused: string | null = null;
let folder: string;
let clock: ManualClock;
let monitor: ReturnType<typeof createMonitor>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-workspace-"));
});
afterEach(async () => {
  await monitor.close();
  rmSync(folder, { recursive: true });
});

async function open(
  profile: string | null = null,
  interfaces: readonly Interface[] = [eth0, eth1],
  without = false,
): Promise<void> {
  clock = new ManualClock();
  monitor = createMonitor({
    ...{ about: { version: "0", door: "headless" }, clock },
    network: quietNetwork([...interfaces], {
      openReceiver: async ({ address }) => {
        if (address === refused) throw Object.assign(new Error("in use"), { code: "EADDRINUSE" });
        return { receiveBuffer: null, kernelDrops: () => null, close: async () => {} };
      },
    }),
    watchingFile: join(folder, "watching.json"),
    workspace: without ? null : { folder, profile, fixedSettings: join(folder, "fixed.jsonc") },
  });
  await monitor.restored;
}

/** As at the end of the program, and its next start. */
async function reopen(...args: Parameters<typeof open>): Promise<void> {
  await monitor.close();
  await open(...args);
}

const group: JoinRequest = {
  ...{ address: "239.1.2.3", port: 5004, interface: null, source: null, bind: "group", name: "" },
};
const more = (given: Partial<JoinRequest>): JoinRequest => ({ ...group, ...given });
const snapshot = () => monitor.handlers.snapshot(null);
const rows = async () => (await snapshot()).memberships;
const notes = async () => (await snapshot()).workspace.notes.map(workspaceNoteText);
const section = async (name: SectionName) => (await monitor.handlers.kept({ sections: [name] }))[0];

describe("a move to another interface", () => {
  test("takes along what was said of the group, and the one of before can be restored", async () => {
    await open();
    const { join: joinGroup, rename, mark, move, leave, restore } = monitor.handlers;
    const { id } = await joinGroup(more({ interface: "eth0" }));
    await rename({ id, name: "Cam 1" });
    await mark({ id, label: "Studio", colour: "teal" });
    const [{ key } = { key: "" }] = await rows();
    await monitor.handlers.chooseDecoder({ key, source: null, as: "ntp" });
    const moved = await move({ id, interface: "eth1" });
    expect(moved.already).toBe(false);
    const told = (await rows()).map(({ id, name, label, colour, interface: on }) => ({
      ...{ id, name, label, colour, on: on?.name },
    }));
    expect(told).toEqual([{ id: moved.id, name: "Cam 1", label: "Studio", colour: "teal", on: "eth1" }]);
    expect((await snapshot()).decoding.choices.map((choice) => choice.key)).toContain(
      "live/239.1.2.3:5004/on/eth1",
    );
    await leave({ id: moved.id });
    await restore({ id });
    expect((await rows()).map((row) => [row.id, row.interface?.name])).toEqual([[id, "eth0"]]);
  });

  test("to where it is joined already leaves one row, and to where it is nothing", async () => {
    await open();
    const { join: joinGroup, move } = monitor.handlers;
    const { id } = await joinGroup(more({ interface: "eth0" }));
    const { id: other } = await joinGroup(more({ interface: "eth1" }));
    expect(await move({ id, interface: "eth0" })).toEqual({ id, already: true });
    expect(await move({ id, interface: "eth1" })).toEqual({ id: other, already: true });
    expect((await rows()).map((row) => row.id)).toEqual([other]);
  });

  test("keeps the pair that it is a leg of", async () => {
    await open();
    const { join: joinGroup, move, expectPair } = monitor.handlers;
    const { id: a } = await joinGroup(more({ interface: "eth0" }));
    const { id: b } = await joinGroup(more({ address: "239.1.2.4", interface: "eth0" }));
    await expectPair({ a, b });
    await move({ id: a, interface: "eth1" });
    const { text } = await monitor.handlers.exportProfile({ name: "Default" });
    const { pairs } = JSON.parse(text) as { pairs: { a: string; b: string }[] };
    expect(pairs).toMatchObject([{ a: "239.1.2.3:5004 on eth1", b: "239.1.2.4:5004 on eth0" }]);
  });

  test("that is refused keeps the membership where it was", async () => {
    await open();
    const { join: joinGroup, move } = monitor.handlers;
    const { id } = await joinGroup(more({ interface: "eth0" }));
    await expect(async () => move({ id, interface: "eth9" })).rejects.toThrow(/eth9/);
    refused = group.address;
    await expect(move({ id, interface: "eth1" })).rejects.toThrow(/in use/);
    refused = null;
    expect((await rows()).map((row) => [row.id, row.interface?.name])).toEqual([[id, "eth0"]]);
  });
});

describe("what was set up", () => {
  test("is there again at the next start: groups, names, looks, how they are read, pairs, sections", async () => {
    await open();
    const { join: joinGroup, rename, mark } = monitor.handlers;
    const { id: a } = await joinGroup(more({ name: "Cam 1", bind: "any" }));
    const { id: b } = await joinGroup(more({ address: "232.1.1.1", source: "10.0.0.9", interface: "eth1" }));
    await joinGroup(more({ address: "0.0.0.0", port: 6000, bind: "any" }));
    await rename({ id: b, name: "Leg B" });
    await mark({ id: a, label: "Studio", colour: "teal" });
    await monitor.handlers.expectPair({ a, b });
    await monitor.handlers.decodeAs({ id: a, source: null, kind: "rtp" });
    const [{ key } = { key: "" }] = await rows();
    await monitor.handlers.chooseDecoder({ key, source: null, as: "ntp" });
    await monitor.handlers.chooseDecoder({ key: "live/239.9.9.9:1/on/eth0", source: null, as: "bytes" });
    await monitor.handlers.keep({ section: "sort", text: '{"column":"rate","descending":true}' });
    await monitor.handlers.keep({ section: "theme", text: '"light"' });
    const rule = '{"topics":["loss"],"before":30,"after":60}';
    await monitor.handlers.keep({ section: "eventRecording", text: rule });
    const before = await monitor.handlers.exportProfile({ name: "Default" });
    await reopen();
    expect(
      (await rows()).map(({ key, name, label, colour, bind }) => ({ key, name, label, colour, bind })),
    ).toEqual([
      { key, name: "Cam 1", label: "Studio", colour: "teal", bind: "any" },
      {
        ...{ key: "live/232.1.1.1:5004/from/10.0.0.9/on/eth1", name: "Leg B" },
        ...{ label: "", colour: null, bind: "group" },
      },
      { key: "live/0.0.0.0:6000", name: "", label: "", colour: null, bind: "any" },
    ]);
    expect(await monitor.handlers.exportProfile({ name: "Default" })).toEqual(before);
    expect(before.text).toContain('"pairs"');
    expect((await section("sort"))?.text).toBe('{"column":"rate","descending":true}');
    expect((await section("theme"))?.text).toBe('"light"');
    expect((await section("eventRecording"))?.text).toBe(rule);
    expect(readFileSync(join(folder, "settings.jsonc"), "utf8")).toContain('"theme": "light"');
    expect(await notes()).toEqual([]);
  });

  test("is saved by itself within about a second, also when the program ends without a word", async () => {
    await open();
    await monitor.handlers.join(more({ name: "Cam 1" }));
    await clock.advance(2_000);
    const file = join(folder, "profiles", "Default.json");
    await expect.poll(() => existsSync(file) && readFileSync(file, "utf8")).toContain("Cam 1");
    const { id } = await monitor.handlers.join(more({ port: 6000 }));
    await monitor.handlers.leave({ id });
    await clock.advance(1_000);
    await reopen();
    expect(await rows()).toMatchObject([{ name: "Cam 1", port: 5004 }]);
  });

  test("stays as a waiting row where its interface is missing, and as a note where it cannot be joined now", async () => {
    await open();
    await monitor.handlers.join(more({ interface: "eth1" }));
    await monitor.handlers.join(more({ address: "10.0.1.7" }));
    await reopen(null, [eth0]);
    expect(await rows()).toMatchObject([
      { interface: { name: "eth1" }, state: "failed", problem: { name: "interface-absent" } },
    ]);
    expect(await notes()).toEqual([
      expect.stringMatching(/^10\.0\.1\.7:5004 of the profile could not be joined: 10\.0\.1\.7 is not/),
    ]);
    await reopen();
    expect(await rows()).toMatchObject([
      { interface: { name: "eth1" }, state: "joining" },
      { address: "10.0.1.7", state: "joining" },
    ]);
  });

  test("is neither taken nor kept without a place for it", async () => {
    await open();
    await monitor.handlers.join(group);
    await reopen(null, [eth0], true);
    expect([await rows(), (await snapshot()).workspace.profile]).toEqual([[], null]);
    await monitor.handlers.keep({ section: "sound", text: "true" });
    expect((await section("sound"))?.text).toBe("true");
    await expect(async () => monitor.handlers.switchProfile({ name: "A" })).rejects.toThrow("--no-restore");
    await reopen();
    expect([(await rows()).length, (await section("sound"))?.text]).toEqual([1, "false"]);
  });

  test("is told where a file is broken or cannot be written, and the program goes on", async () => {
    await open();
    await monitor.handlers.join(group);
    await monitor.close();
    writeFileSync(join(folder, "profiles", "Default.json"), "{ broken");
    rmSync(join(folder, "profiles", "Default.json.backup"), { force: true });
    await open();
    expect(await notes()).toEqual([
      expect.stringMatching(/^.*Default\.json could not be read, and neither could/),
      expect.stringMatching(/^.*Default\.json, line 1: /),
    ]);
    expect(readdirSync(join(folder, "profiles"))).toContain("Default.json.broken");
    await monitor.close();
    rmSync(join(folder, "profiles"), { recursive: true });
    writeFileSync(join(folder, "profiles"), "");
    await open();
    await monitor.handlers.join(group);
    await clock.advance(1_000);
    await expect
      .poll(notes)
      .toEqual([expect.stringMatching(/^What you set up is not kept, because .* cannot be written/)]);
    expect(await rows()).toHaveLength(1);
    rmSync(join(folder, "profiles"));
    await clock.advance(11_000);
    await expect.poll(notes).toEqual([]);
  });
});

describe("a profile that was edited by hand", () => {
  const file = () => join(folder, "profiles", "Default.json");
  const edited = `{ "castscope": "profile", "version": 1,
  // ours
  "groups": ["239.1.2.3:5004 on eth0", "239.1.2.300:5004"] }`;

  test("loses what is wrong in it only from its file, which stays beside it as it was", async () => {
    await open();
    await monitor.handlers.join(group);
    await monitor.close();
    writeFileSync(file(), edited);
    await open();
    expect(await notes()).toEqual([
      `${file()}, line 3: 300 is too large: each part of an IPv4 address is 0 to 255.`,
      `What is wrong in ${file()} is left out when it is written again; as it was it is ${file()}.broken.`,
    ]);
    // Twice: a backup is of the version before only.
    for (const name of ["one", "two"]) {
      await monitor.handlers.rename({ id: 1, name });
      await reopen();
    }
    expect(readFileSync(file(), "utf8")).not.toContain("239.1.2.300");
    expect(readFileSync(`${file()}.broken`, "utf8")).toBe(edited);
  });

  test("is told of as well when it is switched to", async () => {
    await open();
    await monitor.handlers.join(group);
    await monitor.handlers.saveProfileAs({ name: "B" });
    await clock.advance(1_000);
    writeFileSync(file(), edited);
    await monitor.handlers.switchProfile({ name: "Default" });
    expect(await notes()).toEqual([
      expect.stringContaining("Default.json, line 3: 300 is too large"),
      expect.stringContaining("as it was it is "),
    ]);
    await reopen();
    expect(readFileSync(`${file()}.broken`, "utf8")).toBe(edited);
  });

  test("of a later version is told with its line, and stays", async () => {
    await open();
    await monitor.handlers.join(group);
    await monitor.close();
    const later = edited.replace('"version": 1', '"version": 2');
    writeFileSync(file(), later);
    await open();
    expect(await notes()).toEqual([
      expect.stringMatching(/could not be read/),
      expect.stringMatching(/Default\.json, line 1: .*a later version/),
    ]);
    expect(readFileSync(`${file()}.broken`, "utf8")).toBe(later);
  });
});

describe("what is kept, while things happen to its files,", () => {
  const file = (name: string) => join(folder, name);
  const text = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), "utf8") : "");
  /** Nothing can be written in its place while a folder stands where the next version is written. @returns what ends it */
  const hinder = (name: string) => {
    const next = file(`${name}.next-${process.pid}`);
    mkdirSync(next);
    return () => rmSync(next, { recursive: true });
  };
  /** As after the end of a program that could tell nobody. */
  const crash = async (): Promise<void> => {
    const kept = ["profiles/Default.json", "profiles/B.json", "settings.jsonc", "workspace.json"].map(
      (name) => [name, text(name)] as const,
    );
    await monitor.close();
    for (const [name, was] of kept) writeFileSync(file(name), was);
    for (const [name, was] of kept) if (was === "") rmSync(file(name));
    await open();
  };

  test("is there after a crash right behind the answer, of a profile that was just begun too", async () => {
    await open();
    await monitor.handlers.join(more({ name: "one" }));
    await monitor.handlers.saveProfileAs({ name: "B" });
    await crash();
    expect((await snapshot()).workspace.profile).toBe("B");
    expect((await rows()).map(({ name }) => name)).toEqual(["one"]);
  });

  test("is written with the next tick where it was quiet before", async () => {
    await open();
    await monitor.handlers.join(more({ name: "one" }));
    await clock.advance(limits.tickMs);
    await expect.poll(() => text("profiles/Default.json")).toContain("one");
  });

  test("stays with its profile where that cannot be written, whichever is switched to meanwhile", async () => {
    await open();
    await monitor.handlers.join(more({ name: "one" }));
    await clock.advance(1_000);
    await expect.poll(() => text("profiles/Default.json")).toContain("one");
    const free = hinder("profiles/Default.json");
    await monitor.handlers.rename({ id: 1, name: "two" });
    await monitor.handlers.saveProfileAs({ name: "B" });
    await monitor.handlers.rename({ id: 1, name: "three" });
    expect(await notes()).toEqual([expect.stringContaining("Default.json cannot be written")]);
    await monitor.handlers.switchProfile({ name: "Default" });
    expect((await rows()).map(({ name }) => name)).toEqual(["two"]);
    await monitor.handlers.switchProfile({ name: "B" });
    free();
    await clock.advance(11_000);
    await expect.poll(() => text("profiles/Default.json")).toContain("two");
    await expect.poll(notes).toEqual([]);
    expect(text("profiles/B.json")).toContain("three");
    expect(existsSync(file("profiles/Default.open"))).toBe(false);
  });

  test("is tried again of settings too, with what a person changed there meanwhile", async () => {
    await open();
    const free = hinder("settings.jsonc");
    await monitor.handlers.keep({ section: "sound", text: "true" });
    await expect.poll(notes).toEqual([expect.stringContaining("settings.jsonc cannot be written")]);
    writeFileSync(file("settings.jsonc"), '{\n  "theme": "dark"\n}\n');
    await monitor.handlers.keep({ section: "letterKeys", text: "false" });
    free();
    await clock.advance(11_000);
    await expect
      .poll(() => JSON.parse(text("settings.jsonc").replace(/,(?=\s*\})/, "") || "null"))
      .toEqual({ sound: true, letterKeys: false, theme: "dark" });
    await expect.poll(notes).toEqual([]);
  });

  test("is written again when the folder was deleted, and said so in one sentence", async () => {
    await open();
    await monitor.handlers.join(more({ name: "one" }));
    await monitor.handlers.keep({ section: "sound", text: "true" });
    const book = [{ address: "239.1.2.3", port: null, name: "booked", note: "" }];
    await monitor.handlers.keep({ section: "book", text: JSON.stringify(book) });
    await monitor.handlers.setThresholds({
      all: { ...noThresholds, clearing: 7 },
      interfaces: [],
      groups: [],
    });
    await clock.advance(1_000);
    await expect.poll(() => text("profiles/Default.json")).toContain("one");
    await expect.poll(() => text("workspace.json")).toContain("booked");
    rmSync(folder, { recursive: true });
    await clock.advance(11_000);
    await expect.poll(() => text("profiles/Default.json")).toContain("one");
    await expect.poll(() => text("workspace.json")).toContain("booked");
    await expect.poll(() => text("settings.jsonc")).toContain("sound");
    expect(text("watching.json")).toContain('"clearing": 7');
    expect(text("profiles/Default.open")).toContain(`${process.pid} `);
    expect(await notes()).toEqual([`${folder} was gone while it was in use here, and is written again.`]);
    expect((await section("sound"))?.text).toBe("true");
  });

  test("is not written over what a person wrote there: that stays beside it", async () => {
    await open();
    await monitor.handlers.join(more({ name: "one" }));
    await monitor.handlers.keep({ section: "book", text: "[]" });
    await clock.advance(1_000);
    await expect.poll(() => text("profiles/Default.json")).toContain("one");
    await expect.poll(() => text("workspace.json")).toContain("book");
    writeFileSync(file("profiles/Default.json"), text("profiles/Default.json").replace("one", "by hand"));
    writeFileSync(file("workspace.json"), "{ by hand");
    for (const name of ["two", "three"]) {
      await monitor.handlers.rename({ id: 1, name });
      await monitor.handlers.keep({ section: "recentTargets", text: `["239.9.9.9:${name.length}"]` });
      await clock.advance(1_000);
      await expect.poll(() => text("profiles/Default.json")).toContain(name);
      await expect.poll(() => text("workspace.json")).toContain(`239.9.9.9:${name.length}`);
    }
    const asides = ["profiles", "."].flatMap((where) =>
      readdirSync(file(where)).flatMap((name) => (name.includes(".edited-") ? [`${where}/${name}`] : [])),
    );
    expect(asides.map(text)).toEqual([expect.stringContaining("by hand"), "{ by hand"]);
    expect(await notes()).toEqual([
      expect.stringMatching(
        /Default\.json was changed by something else .*Default\.json\.edited-\d+T\d+ now\.$/,
      ),
      expect.stringMatching(/workspace\.json was changed by something else/),
    ]);
  });
});

describe("two programs on one folder", () => {
  const booked = (name: string) => JSON.stringify([{ address: "239.1.2.3", port: 5004, name, note: "" }]);

  test("keep what the other one changed of what both share", async () => {
    await open();
    await monitor.handlers.keep({ section: "book", text: booked("old") });
    await monitor.close();
    await open();
    const first = { monitor, clock };
    await open("Other");
    const other = { monitor, clock };
    const file = join(folder, "workspace.json");
    const holds = async (...texts: readonly string[]) => {
      await expect
        .poll(() => texts.filter((text) => !readFileSync(file, "utf8").includes(text)), { timeout: 10_000 })
        .toEqual([]);
    };
    await first.monitor.handlers.keep({ section: "book", text: booked("new") });
    await first.clock.advance(1_000);
    await holds('"new"');
    await other.monitor.handlers.keep({ section: "recentTargets", text: '["239.9.9.9:9"]' });
    await other.clock.advance(1_000);
    await holds('"new"', "239.9.9.9:9");
    // Of the book both keep what each added before it saw the other's.
    const more = (name: string, address: string) => ({ address, port: 5004, name, note: "" });
    const bookOf = async (one: typeof monitor): Promise<string[]> => {
      const [told] = await one.handlers.kept({ sections: ["book"] });
      return (JSON.parse(told?.text ?? "[]") as { name: string }[]).map(({ name }) => name);
    };
    for (const [one, added] of [
      [first, more("mine", "239.1.2.4")],
      [other, more("theirs", "239.1.2.5")],
    ] as const) {
      const own = [...JSON.parse(booked("new")), added];
      await one.monitor.handlers.keep({ section: "book", text: JSON.stringify(own) });
    }
    await first.clock.advance(1_000);
    await holds('"mine"');
    await other.clock.advance(1_000);
    await holds('"mine"', '"theirs"', '"new"');
    expect((await bookOf(other.monitor)).sort()).toEqual(["mine", "new", "theirs"]);
    // Each shows what the other one did.
    await other.monitor.handlers.join(group);
    await expect
      .poll(
        async () => {
          await other.clock.advance(1_000);
          return (await other.monitor.handlers.snapshot(null)).memberships.map(({ name }) => name);
        },
        { timeout: 10_000 },
      )
      .toEqual(["new"]);
    await other.monitor.close();
    monitor = first.monitor;
  });
});

describe("sections", () => {
  test("tell windows by their versions, and the last one wins; what one cannot be is refused", async () => {
    await open();
    const { keep } = monitor.handlers;
    expect(await section("tab")).toEqual({ section: "tab", version: 0, text: '"packets"' });
    expect(await keep({ section: "tab", text: '"charts"' })).toEqual({ version: 1 });
    expect(await keep({ section: "tab", text: '"stream"' })).toEqual({ version: 2 });
    expect((await snapshot()).workspace.versions).toMatchObject({ tab: 2 });
    for (const text of ['"nothing"', "{"]) {
      await expect(async () => keep({ section: "tab", text })).rejects.toMatchObject({
        problem: { name: "section-value-wrong" },
      });
    }
    expect((await section("tab"))?.text).toBe('"stream"');
  });

  test("of the address book name groups that have no name of their own, and those the registries know", async () => {
    await open();
    await monitor.handlers.join(group);
    const { id } = await monitor.handlers.join(more({ address: "224.0.0.251", port: 5353 }));
    const entry = { address: "239.1.2.3", port: null, name: "Any port", note: "" };
    await monitor.handlers.keep({ section: "book", text: JSON.stringify([entry]) });
    expect((await rows()).map(({ name }) => name)).toEqual(["Any port", "mDNS"]);
    await monitor.handlers.keep({
      section: "book",
      text: JSON.stringify([{ ...entry, port: 5004, name: "Cam" }, entry]),
    });
    await monitor.handlers.rename({ id, name: "Names" });
    expect((await rows()).map(({ name }) => name)).toEqual(["Cam", "Names"]);
    await reopen();
    expect((await rows()).map(({ name }) => name)).toEqual(["Cam", "Names"]);
    await monitor.handlers.rename({ id: 2, name: " " });
    expect((await rows())[1]?.name).toBe("mDNS");
  });

  test("that all profiles share stay beside their file where one of them cannot be read", async () => {
    const file = join(folder, "workspace.json");
    const damaged = '{ "castscope": "workspace", "version": 1, "profile": null, "book": [{ "address": 7 }] }';
    writeFileSync(file, damaged);
    await open();
    expect(await notes()).toEqual([expect.stringContaining(`as it was it is ${file}.broken`)]);
    await monitor.handlers.keep({ section: "book", text: "[]" });
    await monitor.close();
    expect(readFileSync(`${file}.broken`, "utf8")).toBe(damaged);
    await open();
  });

  test("that are settings are a file with comments, and an administrator's cannot be changed", async () => {
    const file = join(folder, "settings.jsonc");
    writeFileSync(file, '{\n  // ours\n  "theme": "dark",\n  "sonud": true\n}\n');
    writeFileSync(join(folder, "fixed.jsonc"), '{ "letterKeys": false }');
    await open();
    expect((await section("theme"))?.text).toBe('"dark"');
    const told = await monitor.handlers.settingsFile(null);
    expect(told).toMatchObject({ file, fixed: ["letterKeys"], mistakes: [{ line: 4 }] });
    expect(await notes()).toEqual([expect.stringContaining("settings.jsonc, line 4: “sonud” is not known")]);
    expect((await section("letterKeys"))?.text).toBe("false");
    await expect(async () => monitor.handlers.keep({ section: "letterKeys", text: "true" })).rejects.toThrow(
      "set by an administrator",
    );
    await monitor.handlers.keep({ section: "sound", text: "true" });
    await monitor.close();
    expect(readFileSync(file, "utf8")).toBe(
      '{\n  "sound": true,\n  // ours\n  "theme": "dark",\n  "sonud": true\n}\n',
    );
    writeFileSync(file, "no braces");
    await open();
    await expect(async () => monitor.handlers.keep({ section: "theme", text: '"light"' })).rejects.toThrow(
      "line 1: This is no JSON",
    );
  });
});

describe("profiles", () => {
  const names = async () => (await monitor.handlers.profiles(null)).profiles.map(({ name }) => name);
  const joined = async () => (await rows()).map(({ port, name }) => `${port} ${name}`);

  test("are saved under a name, switched with all that is theirs, and deleted", async () => {
    await open();
    await monitor.handlers.join(more({ name: "one" }));
    await monitor.handlers.keep({ section: "sort", text: '{"column":"rate","descending":true}' });
    await monitor.handlers.saveProfileAs({ name: "Playout A" });
    await monitor.handlers.join(more({ port: 6000, name: "two" }));
    await monitor.handlers.keep({ section: "sort", text: '{"column":"name","descending":false}' });
    expect((await snapshot()).workspace.profile).toBe("Playout A");
    await monitor.handlers.switchProfile({ name: "Default" });
    expect(await joined()).toEqual(["5004 one"]);
    expect((await section("sort"))?.text).toContain("rate");
    await monitor.handlers.switchProfile({ name: "Playout A" });
    expect(await joined()).toEqual(["5004 one", "6000 two"]);
    expect((await section("sort"))?.text).toContain("name");
    expect(await names()).toEqual(["Default", "Playout A"]);
    await reopen();
    expect(await joined()).toEqual(["5004 one", "6000 two"]);
    await expect(monitor.handlers.deleteProfile({ name: "Playout A" })).rejects.toThrow("is open");
    await monitor.handlers.deleteProfile({ name: "Default" });
    await expect.poll(names).toEqual(["Playout A"]);
    await expect(monitor.handlers.switchProfile({ name: "Default" })).rejects.toThrow("there is Playout A");
    await expect(monitor.handlers.saveProfileAs({ name: "playout a" })).rejects.toThrow("already");
    await expect(monitor.handlers.saveProfileAs({ name: "../x" })).rejects.toThrow("only letters");
  });

  test("begin with the one that was named", async () => {
    await open();
    await monitor.handlers.join(more({ name: "one" }));
    await monitor.handlers.saveProfileAs({ name: "B" });
    await monitor.handlers.join(more({ port: 6000 }));
    await reopen("Default");
    expect([await joined(), (await snapshot()).workspace.profile]).toEqual([["5004 one"], "Default"]);
  });

  test("are previewed before they are taken: what is joined and left, and what is wrong", async () => {
    await open();
    await monitor.handlers.join(group);
    await monitor.handlers.join(more({ port: 6000 }));
    const text = `{ "castscope": "profile", "name": "Brought",
      "groups": ["239.1.2.3:5004", { "join": "239.1.2.3:7000", "name": "new", "thresholds": { "clearing": 3 } },
        "239.1.2.3:0"] }`;
    const { id } = await monitor.handlers.offerProfile({ id: null, text: text.slice(0, 50) });
    await monitor.handlers.offerProfile({ id, text: text.slice(50) });
    expect(await monitor.handlers.previewProfile({ id })).toEqual({
      ...{ name: "Brought", usable: true, stays: 1, further: 0 },
      joined: { groups: ["239.1.2.3:7000"], count: 1 },
      left: { groups: ["239.1.2.3:6000"], count: 1 },
      mistakes: [{ line: 3, mistake: expect.objectContaining({ name: expect.stringContaining("port") }) }],
    });
    expect(await joined()).toEqual(["5004 ", "6000 "]);
    await monitor.handlers.takeProfile({ id, name: "Brought" });
    expect(await joined()).toEqual(["5004 ", "7000 new"]);
    expect((await monitor.handlers.watching(null)).thresholds).toMatchObject({
      all: noThresholds,
      groups: [{ key: "live/239.1.2.3:7000/on/eth0", differs: { clearing: 3 } }],
    });
    await expect(async () => monitor.handlers.previewProfile({ id })).rejects.toThrow("choose it again");
    const broken = await monitor.handlers.offerProfile({ id: null, text: "{" });
    expect(await monitor.handlers.previewProfile(broken)).toMatchObject({
      usable: false,
      left: { count: 0 },
    });
    await expect(monitor.handlers.takeProfile({ ...broken, name: "x" })).rejects.toThrow();
    expect(await joined()).toEqual(["5004 ", "7000 new"]);
  });
});
