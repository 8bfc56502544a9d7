import { performance } from "node:perf_hooks";
import { pcapngBlocks } from "../../../../shared/capture/pcapng.ts";
import { limits } from "../../../../shared/limits.ts";
import type { RingReader } from "../ring.ts";
import type { FilePlan, FromRecorder } from "./messages.ts";
import { type Blocks, RecordedFiles, WriteFailure } from "./recorded-files.ts";
import { Sieve } from "./sieve.ts";

/**
 * Writes what comes through a ring until it ends. Every packet is written or counted as not written; after a failure
 * all that still come are.
 */
export function writeRecording(
  ring: RingReader,
  plan: FilePlan,
  tell: (message: FromRecorder) => void,
): void {
  let files: RecordedFiles | null = null;
  const fail = (error: unknown): void => {
    if (!(error instanceof WriteFailure)) throw error;
    const broken = files;
    files = null;
    tell({ kind: broken === null ? "refused" : "failed", fault: error.fault });
    // What can still be said of the interfaces; a disk that is full takes nothing more.
    attempt(
      () => broken?.end(),
      () => {},
    );
  };
  try {
    files = new RecordedFiles(
      plan,
      ring,
      () => performance.now(),
      (path) => tell({ kind: "file", path }),
    );
    tell({ kind: "open" });
  } catch (error) {
    fail(error);
    return;
  }
  const sieve = plan.filter === null ? null : new Sieve(plan.filter, ring);
  for (;;) {
    const last = ring.ending;
    ring.look();
    const { from, to } = ring;
    if (from < to) {
      const end = blocksEnd(ring, from, to);
      if (sieve === null) write(ring, from, end);
      else sieve.pass(from, end, (gathered, length) => write(gathered, 0, length));
      ring.take(end);
      if (!ring.ending) ring.rest(limits.recordRestMs);
    } else if (last) break;
    else ring.wait(limits.recordIdleMs);
    attempt(() => files?.tend(), fail);
  }
  attempt(() => files?.end(), fail);
  tell({ kind: "ended" });

  /** Writes blocks for as long as that goes, and counts the others. */
  function write(blocks: Blocks, from: number, to: number): void {
    let writtenTo = from;
    const into = files;
    if (into !== null) {
      attempt(() => into.write(blocks, from, to), fail);
      writtenTo = into.writtenTo;
    }
    if (writtenTo < to) countUnwritten(ring, blocks, writtenTo, to);
  }
}

function attempt(act: () => void, fail: (error: unknown) => void): void {
  try {
    act();
  } catch (error) {
    fail(error);
  }
}

/** Where blocks end that stand in one piece. */
function blocksEnd(ring: RingReader, from: number, to: number): number {
  let at = from;
  while (at < to && !ring.isJump(at)) at += ring.view.getUint32(at + 4, true);
  return at;
}

function countUnwritten(ring: RingReader, { view }: Blocks, from: number, to: number): void {
  let packets = 0;
  for (let at = from; at < to; at += view.getUint32(at + 4, true)) {
    if (view.getUint32(at, true) === pcapngBlocks.packet) packets += 1;
  }
  ring.setFigure("unwritten", ring.figure("unwritten") + packets);
}
