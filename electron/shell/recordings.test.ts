import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { KnownRecordings } from "../thread/files/known-recordings.ts";
import { filesIn, OfferedFiles } from "./recordings.ts";

test("only what a person chose may be opened", async () => {
  const files = new OfferedFiles({
    folder: "/nowhere",
    known: new KnownRecordings(null),
    ...{ bin: async () => {}, show: () => {} },
  });
  files.offer("/home/me/some.pcapng");
  expect(await files.allow({ kind: "path", path: "/home/me/some.pcapng" })).toEqual({
    path: "/home/me/some.pcapng",
    name: "some.pcapng",
  });
  for (const file of [
    { kind: "path", path: "/etc/passwd" },
    { kind: "path", path: "/home/me/../me/some.pcapng" },
    { kind: "upload", upload: 1 },
  ] as const)
    await expect(files.allow(file)).rejects.toMatchObject({ problem: { name: "recording-not-offered" } });
});

test("recordings among arguments are those that are there, from wherever the program was started", () => {
  const folder = mkdtempSync(join(tmpdir(), "castscope-test-arguments-"));
  const path = join(folder, "a b.pcap");
  writeFileSync(path, "");
  writeFileSync(join(folder, "main.js"), "");
  const args = ["--memory=64", ".", "a b.pcap", "main.js", path, "none.pcap", "-x"];
  expect(filesIn(args, folder)).toEqual([path, path]);
  rmSync(folder, { recursive: true });
});
