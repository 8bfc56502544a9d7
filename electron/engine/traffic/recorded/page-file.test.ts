import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { markFlag } from "../../../../shared/model/packet-mark.ts";
import { madeUpBatch } from "../../net/testing.ts";
import { madeUpTime } from "../../time/testing.ts";
import { Runs } from "../runs.ts";
import { PageFile } from "./page-file.ts";
import { RecordedLog } from "./recorded-log.ts";
import { RecordedPayloads } from "./recorded-payloads.ts";

test("pages that gave way in memory come back as they were, with what was found out since", () => {
  const folder = mkdtempSync(join(tmpdir(), "castscope-test-pages-"));
  try {
    const file = new PageFile(folder, 2);
    const payloads = new RecordedPayloads(-1, folder);
    const places = { fileAt: new Float64Array(1), recorded: new Uint32Array(1) };
    const senders = { at: (place: number) => ({ address: `10.0.0.${place}`, port: place }) };
    const log = new RecordedLog(file, payloads, senders, madeUpTime, places);
    const runs = new Runs();
    const count = 6 * limits.recordingPagePackets + 10;
    for (let number = 1; number <= count; number += 1) {
      const batch = madeUpBatch({ at: number, ttl: number % 256, tos: number % 200, port: number });
      places.fileAt[0] = -1;
      places.recorded[0] = 10;
      runs.read(batch, 0, null);
      // Each tenth is of a sender that is not told apart.
      runs.source[0] = number % 10 === 0 ? -1 : number % 7;
      runs.marks[0] = markFlag.known | (number % 2 === 0 ? markFlag.lost | 0x2_0000 : 0);
      log.take(batch, runs);
    }
    log.found(2, 2);
    expect([log.nextNumber, log.firstKept, log.dropped]).toEqual([count + 1, 1, 0]);
    expect([log.find(0), log.find(count + 1)]).toEqual([null, null]);
    for (let number = 1; number <= count; number += 1) {
      const { segment, index } = log.find(number) ?? expect.unreachable();
      const stranger = { address: "10.0.0.1", port: number };
      const known = { address: `10.0.0.${number % 7}`, port: number % 7 };
      expect([segment.at(index), segment.ttl(index), segment.tos(index), segment.size(index)]).toEqual([
        ...[number, number % 256, number % 200, 10],
      ]);
      expect(segment.sender(index)).toEqual(number % 10 === 0 ? stranger : known);
      const lost = number % 2 === 0 && number !== 2;
      expect(segment.mark(index)).toBe(markFlag.known | (lost ? markFlag.lost | 0x2_0000 : 0));
      expect(segment.payload(index)).toEqual(new Uint8Array(10));
    }
    file.close();
    payloads.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
