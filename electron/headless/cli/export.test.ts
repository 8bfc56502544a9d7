import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ethernet, ipv4, pcap } from "../../../shared/capture/read/testing/packets.ts";
import { main } from "./main.ts";
import { standIn } from "./testing/stand-in.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-test-export-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(from: string, to: string) {
  const { world, written } = standIn();
  const code = await main(["export", join(folder, from), "--to", join(folder, to)], world);
  return { code, ...written };
}

test("a recording that cannot be read leaves no file behind, which would stand in the way of the next try", async () => {
  writeFileSync(join(folder, "in.pcap"), "no recording");
  expect(await run("none.pcap", "out.pcapng")).toMatchObject({ code: 2 });
  expect(await run("in.pcap", "out.pcapng")).toMatchObject({ code: 2 });
  expect(existsSync(join(folder, "out.pcapng"))).toBe(false);
  writeFileSync(join(folder, "in.pcap"), pcap([{ bytes: ethernet(0x0800, ipv4()) }]));
  expect(await run("in.pcap", "out.bin")).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, "out.bin"))).toEqual(Buffer.from([1, 2, 3]));
  // What was there before is not ours to take away.
  expect(await run("none.pcap", "out.bin")).toMatchObject({ code: 2 });
  expect(existsSync(join(folder, "out.bin"))).toBe(true);
});
