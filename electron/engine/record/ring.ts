import { copySlack } from "../datagrams/batch.ts";

/** Words of the ring's control part. */
const words = { written: 0, read: 1, waiting: 2, ending: 3, nextFiles: 4 } as const;
const figuresAt = 64;
const figures = ["packets", "bytes", "files", "fileBytes", "unwritten", "rejected"] as const;
const dropsAt = figuresAt + 8 * figures.length;

/** What the thread that writes has done so far. */
export type RingFigure = (typeof figures)[number];

/** Bytes before the packets, in front of which stands what both sides say of themselves. */
function controlBytes(interfaces: number): number {
  return (dropsAt + 8 * interfaces + 63) & ~63;
}

/** At a block's place: the next one stands at the beginning of the ring. No block has this type. */
const jumpMark = 0xffff_ffff;

/** Drops of an interface that are not told. */
export const dropsUntold = -1;

/**
 * Memory between the thread that receives and the one that writes files: blocks of pcapng in their order, written by
 * one thread and read by the other without a lock. Places are counted modulo 2^32 and never go back, so that they are
 * equal only when the ring is empty.
 */
class Ring {
  readonly control: Int32Array;
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly size: number;
  readonly #figures: Float64Array;
  readonly #drops: Float64Array;

  constructor(memory: SharedArrayBuffer, size: number, interfaces: number) {
    const begin = controlBytes(interfaces);
    this.control = new Int32Array(memory, 0, figuresAt / 4);
    this.#figures = new Float64Array(memory, figuresAt, figures.length);
    this.#drops = new Float64Array(memory, dropsAt, interfaces);
    this.bytes = new Uint8Array(memory, begin);
    this.view = new DataView(memory, begin);
    this.size = size;
  }

  figure(name: RingFigure): number {
    return this.#figures[figures.indexOf(name)] ?? 0;
  }

  setFigure(name: RingFigure, value: number): void {
    this.#figures[figures.indexOf(name)] = value;
  }

  /** Packets of an interface that the kernel dropped since recording began; `dropsUntold` where it does not tell. */
  drops(place: number): number {
    return this.#drops[place] ?? dropsUntold;
  }

  setDrops(place: number, drops: number): void {
    this.#drops[place] = drops;
  }
}

/** @param size of the blocks' part, a power of two */
export function ringMemory(size: number, interfaces: number): SharedArrayBuffer {
  // A copy into its last bytes may write some behind them.
  return new SharedArrayBuffer(controlBytes(interfaces) + size + copySlack);
}

/** The side that receives. Never waits. */
export class RingWriter extends Ring {
  #head = 0;
  #readUpTo = 0;

  /**
   * Room for a block, all in one piece, and for what a copy into it writes behind it; -1 when the ring is full.
   * @returns place in `bytes`
   */
  reserve(bytes: number): number {
    const mask = this.size - 1;
    const behind = this.size - (this.#head & mask);
    const jump = behind < bytes ? behind : 0;
    if (!this.#hasRoom(jump + bytes + copySlack)) return -1;
    if (jump > 0) {
      this.view.setUint32(this.#head & mask, jumpMark, true);
      this.#head = (this.#head + jump) >>> 0;
    }
    return this.#head & mask;
  }

  #hasRoom(bytes: number): boolean {
    if (this.size - ((this.#head - this.#readUpTo) >>> 0) >= bytes) return true;
    this.#readUpTo = Atomics.load(this.control, words.read) >>> 0;
    return this.size - ((this.#head - this.#readUpTo) >>> 0) >= bytes;
  }

  /** A block of so many bytes stands where room was reserved. */
  advance(bytes: number): void {
    this.#head = (this.#head + bytes) >>> 0;
  }

  /** Lets the other side see what was written; wakes it when it sleeps. */
  publish(): void {
    const { control } = this;
    Atomics.store(control, words.written, this.#head);
    if (Atomics.load(control, words.waiting) === 0) return;
    Atomics.store(control, words.waiting, 0);
    Atomics.notify(control, words.written);
  }

  /** Whether all that was published has been taken. */
  get isEmpty(): boolean {
    return Atomics.load(this.control, words.read) >>> 0 === this.#head;
  }

  /** The other side shall go on in another file. */
  askNextFile(): void {
    Atomics.add(this.control, words.nextFiles, 1);
  }

  /** Nothing comes any more: the other side ends when it has taken all. */
  end(): void {
    this.publish();
    Atomics.store(this.control, words.ending, 1);
    Atomics.notify(this.control, words.written);
    Atomics.notify(this.control, words.ending);
  }
}

/** The side that writes files. */
export class RingReader extends Ring {
  /** Where what can be read begins and ends in `bytes`, in one piece; both equal when there is nothing. */
  from = 0;
  to = 0;
  #tail = 0;

  /** Looks what there is. */
  look(): void {
    const mask = this.size - 1;
    const head = Atomics.load(this.control, words.written) >>> 0;
    for (;;) {
      const filled = (head - this.#tail) >>> 0;
      this.from = this.#tail & mask;
      this.to = Math.min(this.size, this.from + filled);
      if (filled === 0 || this.view.getUint32(this.from, true) !== jumpMark) return;
      this.#release(this.size - this.from);
    }
  }

  /** Whether the block at this place is none, and the next one stands at the ring's beginning. */
  isJump(at: number): boolean {
    return this.view.getUint32(at, true) === jumpMark;
  }

  /** What stands before this place has been taken. */
  take(to: number): void {
    this.#release(to - this.from);
  }

  #release(bytes: number): void {
    this.#tail = (this.#tail + bytes) >>> 0;
    Atomics.store(this.control, words.read, this.#tail);
  }

  /** Share of the ring that waits to be taken. */
  get backlog(): number {
    return ((Atomics.load(this.control, words.written) - this.#tail) >>> 0) / this.size;
  }

  /** How many times another file was asked for. */
  get nextFilesAsked(): number {
    return Atomics.load(this.control, words.nextFiles);
  }

  get ending(): boolean {
    return Atomics.load(this.control, words.ending) === 1;
  }

  /** Lets the other side fill it for a while. */
  rest(ms: number): void {
    Atomics.wait(this.control, words.ending, 0, ms);
  }

  /** Sleeps until something comes. @param ms at most */
  wait(ms: number): void {
    Atomics.store(this.control, words.waiting, 1);
    const head = Atomics.load(this.control, words.written);
    if (head >>> 0 === this.#tail && !this.ending) Atomics.wait(this.control, words.written, head, ms);
    Atomics.store(this.control, words.waiting, 0);
  }
}
