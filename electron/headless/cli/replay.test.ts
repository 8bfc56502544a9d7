import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ethernet, ipv4, pcap } from "../../../shared/capture/read/testing/packets.ts";
import { createMonitor } from "../../engine/monitor.ts";
import { main } from "./main.ts";
import { standIn } from "./testing/stand-in.ts";

/** Previews: nothing is sent. */

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-test-replay-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function preview(...further: readonly string[]) {
  const path = join(folder, "in.pcap");
  const bytes = ethernet(0x0800, ipv4());
  const frames = [
    { bytes, at: [1_700_000_000, 0] as const },
    { bytes, at: [1_700_000_001, 990_000_000] as const },
  ];
  writeFileSync(path, pcap(frames));
  const { world, written } = standIn();
  const openMonitor: typeof world.openMonitor = () =>
    createMonitor({ about: { version: "0", door: "command line" } });
  const code = await main(["replay", path, "--preview", ...further], { ...world, openMonitor });
  return { code, ...written };
}

test("a preview tells a short time to the millisecond: whole seconds would be half of it", async () => {
  expect((await preview()).out).toMatch(/^2 packets in 1,990 ms, TTL 1\n/);
  expect((await preview("--speed", "4")).out).toMatch(/^2 packets in 498 ms, TTL 1\n/);
});

test("a preview by an interface that is not there is refused, as sending would be", async () => {
  const { code, out, err } = await preview("--on", "nope0");
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/^No interface is called nope0: this computer has .+\.\n$/);
});
