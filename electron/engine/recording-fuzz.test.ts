import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { fuzzedFiles } from "../../shared/capture/read/testing/fuzz.ts";
import { bytes, ethernet, ipv4, pcapng } from "../../shared/capture/read/testing/packets.ts";
import { mutated, seeded } from "../../shared/decode/testing/mutate.ts";
import { captureDamageText } from "../../shared/text/sentences.ts";
import { openRecordingMonitor } from "./recording-monitor.ts";

const about = { version: "0", door: "command line" } as const;

async function readWhole(path: string) {
  const monitor = await openRecordingMonitor({ about, path, unicast: true });
  try {
    await monitor.read;
    const { memberships, at } = await monitor.handlers.snapshot(null);
    for (const { id } of memberships) {
      await monitor.handlers.streams({ id });
      await monitor.handlers.packets({ id, from: 1, count: 100, arrangement: null });
    }
    return { memberships, at, told: monitor.told };
  } finally {
    await monitor.close();
  }
}

test("damaged files are told, whatever times and sizes they claim", { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "castscope-test-fuzz-"));
  const path = join(folder, "file");
  const files = fuzzedFiles();
  const random = seeded(20_261_126);
  const pick = () => files[Math.floor(random() * files.length)] ?? new Uint8Array();
  for (let round = 0; round < 60; round += 1) {
    const file = mutated(pick(), pick(), random);
    // Each third is packed, and each sixth damaged when it was.
    const packed = round % 3 === 0 ? gzipSync(file) : file;
    writeFileSync(path, round % 6 === 0 ? mutated(packed, gzipSync(pick()), random) : packed);
    try {
      const { told, memberships } = await readWhole(path);
      const inRows = memberships.reduce((sum, { packets, damaged }) => sum + packets + (damaged ?? 0), 0);
      expect(inRows + told.further + told.outside).toBeLessThanOrEqual(told.counts.packets);
      if (told.damage !== null)
        expect(captureDamageText(told.damage)).toMatch(/^It is read up to byte [\d,]+.*\.$/);
    } catch (error) {
      // What is no recording any more is refused in a sentence.
      expect(error).toMatchObject({ problem: { code: "bad-recording" } });
    }
  }
  rmSync(folder, { recursive: true });
});

test("times that are centuries apart cost no more than others", async () => {
  const folder = mkdtempSync(join(tmpdir(), "castscope-test-times-"));
  const path = join(folder, "file.pcapng");
  const file = pcapng();
  const rtp = (sequence: number) =>
    bytes([0x80, 33, 0, sequence, 0, 0, 0, 0, 0, 0, 0, 9], new Uint8Array(30));
  const packets = Array.from({ length: 200 }, (_, at) =>
    file.packet(
      ethernet(0x0800, ipv4({ payload: rtp(at) })),
      BigInt(at % 3) * 4_000_000_000_000_000n + BigInt(at),
    ),
  );
  writeFileSync(path, bytes(file.section(), file.interface(), ...packets));
  const { memberships, told } = await readWhole(path);
  expect(memberships).toMatchObject([{ packets: 200 }]);
  expect(told).toMatchObject({ state: "read", damage: null });
  expect(told.unordered).toBeGreaterThan(100);
  rmSync(folder, { recursive: true });
});
