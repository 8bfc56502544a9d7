import { unlinkSync } from "node:fs";
import { dirname } from "node:path";
import { pcapngBlocks } from "../../../../shared/capture/pcapng.ts";
import { statisticsBlock } from "../../../../shared/capture/write/statistics.ts";
import { limits } from "../../../../shared/limits.ts";
import { numberedPath } from "../file-names.ts";
import { dropsUntold, type RingReader } from "../ring.ts";
import { BlockFile } from "./block-file.ts";
import { FreeSpace } from "./free-space.ts";
import type { FilePlan, WriteFault } from "./messages.ts";

/** Thrown where a recording cannot go on. */
export class WriteFailure extends Error {
  readonly fault: WriteFault;

  constructor(fault: WriteFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/** Memory in which blocks stand. */
export interface Blocks {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** Packets of an interface in the present file, and how many had been dropped when it began. */
interface InterfaceCount {
  delivered: number;
  droppedBefore: number;
}

/** The files of one recording: one, or numbered ones of which the oldest give way. */
export class RecordedFiles {
  /** Place in what is written up to which blocks are in files. */
  writtenTo = 0;
  #from: Blocks;
  readonly #plan: FilePlan;
  readonly #ring: RingReader;
  readonly #space: FreeSpace;
  readonly #now: () => number;
  readonly #tell: (path: string) => void;
  /** Descriptions of the interfaces so far: every file begins with them. */
  readonly #interfaces: Uint8Array[] = [];
  readonly #counts: InterfaceCount[] = [];
  readonly #paths: string[] = [];
  #file: BlockFile;
  #number = 0;
  #openedAt = 0;
  #syncedAt = 0;
  #since: bigint;
  /** Packets in the present file, and in all. */
  #packets = 0;
  #allPackets = 0;
  #allBytes = 0;
  /** How many times another file was asked for and given. */
  #nextGiven = 0;

  /**
   * Opens the first file; throws a `WriteFailure` where it cannot.
   * @param now milliseconds that never jump
   * @param tell hears the name of each file
   */
  constructor(plan: FilePlan, ring: RingReader, now: () => number, tell: (path: string) => void) {
    this.#plan = plan;
    this.#ring = ring;
    this.#from = ring;
    this.#now = now;
    this.#tell = tell;
    this.#space = new FreeSpace(dirname(plan.path), now);
    this.#since = BigInt(plan.since);
    this.#file = this.#open();
    this.#begin();
  }

  #open(): BlockFile {
    const { path, rotation } = this.#plan;
    this.#number += 1;
    const name = rotation === null ? path : numberedPath(path, this.#number, new Date());
    const file = failing(name, () => new BlockFile(name));
    this.#openedAt = this.#now();
    this.#packets = 0;
    this.#paths.push(name);
    this.#ring.setFigure("files", this.#number);
    this.#tell(name);
    return file;
  }

  #begin(): void {
    for (const block of [this.#plan.section, ...this.#interfaces]) {
      this.#writeAll(block, 0, block.length);
      this.#allBytes += block.length;
    }
    this.#tellFigures();
  }

  /** Writes whole blocks; throws a `WriteFailure` where not all of them are written. */
  write(blocks: Blocks, from: number, to: number): void {
    const { view } = blocks;
    this.#from = blocks;
    this.writtenTo = from;
    let packetsWait = false;
    for (let at = from; at < to; ) {
      const end = at + view.getUint32(at + 4, true);
      if (this.#isFull(end - this.writtenTo, packetsWait)) {
        this.#put(at);
        this.#rotate();
        packetsWait = false;
      } else if (end - this.writtenTo > limits.recordWriteBytes) this.#put(at);
      packetsWait ||= view.getUint32(at, true) === pcapngBlocks.packet;
      at = end;
    }
    this.#put(to);
  }

  /**
   * Whether so many bytes more belong into another file. One without packets takes any.
   * @param packetsWait whether some wait to be written into this one
   */
  #isFull(bytes: number, packetsWait: boolean): boolean {
    const { rotation } = this.#plan;
    if (rotation === null || (this.#packets === 0 && !packetsWait)) return false;
    const most = rotation.bytes ?? Number.POSITIVE_INFINITY;
    if (this.#file.bytes + bytes + statisticsBytes * this.#counts.length > most) return true;
    return rotation.seconds !== null && this.#now() - this.#openedAt >= rotation.seconds * 1_000;
  }

  /** Writes what stands before a place and is not written yet. */
  #put(to: number): void {
    const from = this.writtenTo;
    if (to === from) return;
    try {
      this.#writeAll(this.#from.bytes, from, to);
    } finally {
      this.#count(from, from + this.#lastWritten);
      this.#tellFigures();
    }
  }

  #lastWritten = 0;

  #writeAll(bytes: Uint8Array, from: number, to: number): void {
    this.#lastWritten = 0;
    const file = this.#file;
    // A pipe has no room of its own.
    if (file.isRegular && !this.#space.take(to - from)) {
      const folder = dirname(file.path);
      throw new WriteFailure({ kind: "reserve", folder, free: this.#space.free });
    }
    this.#lastWritten = failing(file.path, () => file.write(bytes, from, to));
    if (this.#lastWritten < to - from)
      throw new WriteFailure({ kind: "error", code: "ENOSPC", path: file.path });
  }

  /** Counts whole blocks up to a place, and takes the beginning of another one out of the file. */
  #count(from: number, to: number): void {
    const { view, bytes } = this.#from;
    let at = from;
    while (at + 8 <= to) {
      const end = at + view.getUint32(at + 4, true);
      if (end > to) break;
      if (view.getUint32(at, true) === pcapngBlocks.packet) {
        this.#packets += 1;
        this.#allPackets += 1;
        const count = this.#counts[view.getUint32(at + 8, true)];
        if (count) count.delivered += 1;
      } else {
        this.#interfaces.push(bytes.slice(at, end));
        this.#counts.push({ delivered: 0, droppedBefore: 0 });
      }
      at = end;
    }
    if (at < to) failing(this.#file.path, () => this.#file.takeBack(to - at));
    this.#allBytes += at - from;
    this.writtenTo = at;
  }

  #tellFigures(): void {
    const ring = this.#ring;
    ring.setFigure("packets", this.#allPackets);
    ring.setFigure("bytes", this.#allBytes);
    ring.setFigure("fileBytes", this.#file.bytes);
  }

  #rotate(): void {
    this.#finish(this.#ring.backlog < busyBacklog);
    for (const [place, count] of this.#counts.entries()) {
      count.delivered = 0;
      count.droppedBefore = Math.max(0, this.#ring.drops(place));
    }
    this.#since = now();
    this.#file = this.#open();
    const most = this.#plan.rotation?.files ?? Number.POSITIVE_INFINITY;
    for (let gone = this.#paths.length > most; gone; gone = this.#paths.length > most) {
      const path = this.#paths.shift() ?? "";
      failing(path, () => removeOld(path));
    }
    this.#begin();
  }

  /** Writes what is known of each interface at the end of a file, and closes it. */
  #finish(sync: boolean): void {
    const file = this.#file;
    if (file.isClosed) return;
    const at = now();
    failing(file.path, () => {
      try {
        for (const [place, { delivered, droppedBefore }] of this.#counts.entries()) {
          const drops = this.#ring.drops(place);
          const dropped = drops === dropsUntold ? null : Math.max(0, drops - droppedBefore);
          const told = { interface: place, at, since: this.#since, dropped, delivered, comment: null };
          const block = statisticsBlock(told);
          const written = file.write(block, 0, block.length);
          this.#allBytes += written;
          if (written < block.length) file.takeBack(written);
        }
        if (sync) file.sync();
      } finally {
        file.close();
        this.#tellFigures();
      }
    });
  }

  /**
   * Between writes: begins the next file where somebody asked for it, and hands what was written to the disk, unless that is
   * behind already. A file without packets is none that anybody wants closed.
   */
  tend(): void {
    const asked = this.#ring.nextFilesAsked;
    if (asked !== this.#nextGiven) {
      this.#nextGiven = asked;
      if (this.#plan.rotation !== null && this.#packets > 0) this.#rotate();
    }
    if (this.#now() - this.#syncedAt < limits.recordSyncMs || this.#ring.backlog >= busyBacklog) return;
    this.#syncedAt = this.#now();
    if (this.#isGone()) {
      // Of numbered files the next one takes what comes.
      if (this.#plan.rotation === null) throw new WriteFailure({ kind: "gone", path: this.#file.path });
      this.#rotate();
      return;
    }
    failing(this.#file.path, () => this.#file.sync());
  }

  #isGone(): boolean {
    return failing(this.#file.path, () => this.#file.isGone);
  }

  /** Ends the last file. One in which nothing stands is taken away: whatever came has an interface at least. */
  end(): void {
    const file = this.#file;
    if (this.#interfaces.length > 0 || !file.isRegular) {
      const isGone = this.#isGone();
      this.#finish(true);
      if (isGone) throw new WriteFailure({ kind: "gone", path: file.path });
      return;
    }
    file.close();
    failing(file.path, () => removeOld(file.path));
    this.#allBytes = 0;
    this.#ring.setFigure("files", 0);
    this.#tellFigures();
  }
}

/** Bytes of an interface's statistics at a file's end: their block with all its options. */
const statisticsBytes = 88;

/** With so much of the ring waiting nobody asks the disk to hurry. */
const busyBacklog = 0.25;

/** One that somebody took away already is what was wanted. */
function removeOld(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

function now(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}

function failing<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof WriteFailure) throw error;
    const { code = "EIO" } = error as NodeJS.ErrnoException;
    throw new WriteFailure({ kind: "error", code, path });
  }
}
