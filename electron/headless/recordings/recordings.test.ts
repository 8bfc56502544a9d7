import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { RecordingFolder } from "../../thread/files/folder.ts";
import { Uploads } from "./uploads.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "castscope-test-folder-"));
  mkdirSync(join(root, "open", "inside"), { recursive: true });
  for (const name of ["open/one.pcap", "open/inside/two.pcap", "secret"])
    writeFileSync(join(root, name), name);
});
afterEach(() => rmSync(root, { recursive: true }));

describe("the folder", () => {
  test("tells its files and those of its folders", async () => {
    const { files, further } = await new RecordingFolder(join(root, "open")).list();
    expect([files.map(({ path, bytes }) => [path, bytes]).sort(), further]).toEqual([
      [
        ["inside/two.pcap", 20],
        ["one.pcap", 13],
      ],
      false,
    ]);
  });

  test("opens its own, and nothing that a way or a link leads out to", async () => {
    const folder = new RecordingFolder(join(root, "open"));
    symlinkSync(join(root, "secret"), join(root, "open", "link"));
    symlinkSync(root, join(root, "open", "out"));
    symlinkSync(join(root, "open", "one.pcap"), join(root, "open", "own"));
    expect(await folder.allow("inside/two.pcap")).toEqual({
      path: join(root, "open", "inside", "two.pcap"),
      name: "two.pcap",
    });
    expect(await folder.allow("own")).toMatchObject({ path: join(root, "open", "one.pcap") });
    for (const path of [
      "../secret",
      "link",
      "out/secret",
      "/etc/hostname",
      "..",
      ".",
      "none",
      "inside/../../secret",
    ])
      await expect(folder.allow(path)).rejects.toMatchObject({ problem: { name: "recording-not-offered" } });
    expect((await folder.list()).files.map(({ path }) => path)).not.toContain("link");
  });

  test("that is not there has no files", async () => {
    const folder = new RecordingFolder(join(root, "gone"));
    expect(await folder.list()).toEqual({ files: [], further: false });
    await expect(folder.allow("one.pcap")).rejects.toThrow();
  });
});

describe("what a browser brings", () => {
  test("is kept under its name until it is given back", async () => {
    const uploads = new Uploads();
    const id = await uploads.take(Readable.from([Buffer.from("some "), Buffer.from("bytes")]), "mine.pcap");
    const { path, name, release } = uploads.allow(id);
    expect([readFileSync(path, "utf8"), name]).toEqual(["some bytes", "mine.pcap"]);
    release?.();
    expect(() => readFileSync(path)).toThrow();
    expect(() => uploads.allow(id)).toThrow();
    uploads.close();
  });

  test("comes one after the other, and leaves nothing when it breaks off", async () => {
    const uploads = new Uploads();
    const endless = new Readable({ read: () => {} });
    const first = uploads.take(endless, "one");
    await expect(uploads.take(Readable.from([]), "two")).rejects.toMatchObject({
      problem: { name: "upload-busy" },
    });
    endless.destroy(new Error("gone"));
    await expect(first).rejects.toThrow("gone");
    for (let number = 0; number < limits.recordings; number += 1)
      await uploads.take(Readable.from([]), "many");
    await expect(uploads.take(Readable.from([]), "more")).rejects.toMatchObject({
      problem: { name: "upload-busy" },
    });
    uploads.close();
  });
});
