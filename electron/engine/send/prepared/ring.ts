/** Words of the control part. */
const words = { written: 0, read: 1, begun: 2, over: 3, stopped: 4 } as const;
const controlBytes = 64;
/** Where the control part has when the packet that was taken last was due. */
const dueAt = 32;
/** Due time, size, lane, DSCP and what is written at the last moment. */
const headBytes = 16;
/** At a packet's place: the next one stands at the beginning of the ring. No packet has this size. */
const jumpMark = 0xffff_ffff;

/** What is written into a packet right before it leaves: its time, in the format of a test stream. */
export const preparedStamps = { none: 0, castscope: 1, iperf2: 2, mgen: 3 } as const;
export type PreparedStamp = (typeof preparedStamps)[keyof typeof preparedStamps];

/** A packet that waits for its time. */
export interface PreparedPacket {
  /** Milliseconds from the first packet to it, with a fraction; never before the one in front of it. */
  due: number;
  /** Place among the plan's lanes: by which socket and to where. */
  lane: number;
  dscp: number;
  stamp: PreparedStamp;
  /** Bytes of payload. */
  size: number;
}

/**
 * Packets between the thread that prepares them and the one that sends them: one writer, one reader, no lock.
 * Places are counted modulo 2^32 and never go back, so that they are equal only when nothing waits.
 */
class Ring {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly control: Int32Array;
  /** Bytes of the packets' part. */
  readonly length: number;
  protected readonly taken: Float64Array;

  constructor(memory: SharedArrayBuffer) {
    this.control = new Int32Array(memory, 0, controlBytes / 4);
    this.bytes = new Uint8Array(memory, controlBytes);
    this.view = new DataView(memory, controlBytes);
    this.length = this.bytes.length;
    this.taken = new Float64Array(memory, dueAt, 1);
  }

  /** Whoever sends has given up: nothing more is wanted. */
  get isStopped(): boolean {
    return Atomics.load(this.control, words.stopped) === 1;
  }

  protected is(word: keyof typeof words): boolean {
    return Atomics.load(this.control, words[word]) === 1;
  }

  protected set(word: keyof typeof words): void {
    Atomics.store(this.control, words[word], 1);
  }
}

/** @param size a power of two */
export function preparedMemory(size: number): SharedArrayBuffer {
  return new SharedArrayBuffer(controlBytes + size);
}

/** Nothing more is prepared, nor sent, of what is in this memory. */
export function stopPrepared(memory: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(memory, 0, controlBytes / 4), words.stopped, 1);
}

/** No further packets come into this memory: whoever sends ends with those that are there. */
export function endPrepared(memory: SharedArrayBuffer): void {
  new PreparedWriter(memory).end();
}

/** The side that prepares. */
export class PreparedWriter extends Ring {
  #head: number;

  constructor(memory: SharedArrayBuffer) {
    super(memory);
    this.#head = Atomics.load(this.control, words.written) >>> 0;
  }

  /** Bytes that are free. */
  get room(): number {
    return this.length - ((this.#head - Atomics.load(this.control, words.read)) >>> 0);
  }

  /** When the packet that was taken last was due, in ms. */
  get takenDue(): number {
    return this.taken[0] ?? 0;
  }

  /** Room for a packet, all in one piece; -1 when there is none. @returns where in `bytes` its payload goes */
  add({ due, lane, dscp, stamp, size }: PreparedPacket): number {
    const length = lengthOf(size);
    const mask = this.length - 1;
    const behind = this.length - (this.#head & mask);
    const jump = behind < length ? behind : 0;
    // Filled to the last byte it would look empty.
    if (this.room <= jump + length) return -1;
    if (jump > 0) {
      this.view.setUint32((this.#head & mask) + 8, jumpMark, true);
      this.#head = (this.#head + jump) >>> 0;
    }
    const at = this.#head & mask;
    this.view.setFloat64(at, due, true);
    this.view.setUint32(at + 8, size, true);
    this.view.setUint16(at + 12, lane, true);
    this.view.setUint8(at + 14, dscp);
    this.view.setUint8(at + 15, stamp);
    this.#head = (this.#head + length) >>> 0;
    return at + headBytes;
  }

  /** Lets the other side see what was written. */
  publish(): void {
    Atomics.store(this.control, words.written, this.#head);
  }

  /** Enough waits: sending may begin. */
  begin(): void {
    this.set("begun");
  }

  /** All is prepared. */
  end(): void {
    this.publish();
    this.set("over");
    this.set("begun");
  }
}

/** The side that sends. What it holds are the figures of the first packet that waits. */
export class PreparedReader extends Ring implements PreparedPacket {
  due = 0;
  lane = 0;
  dscp = 0;
  stamp: PreparedStamp = preparedStamps.none;
  size = 0;
  /** Where in `bytes` its payload stands. */
  at = 0;
  #tail = 0;

  get hasBegun(): boolean {
    return this.is("begun");
  }

  /** Whether all is prepared; what waits is still to be sent. */
  get isOver(): boolean {
    return this.is("over");
  }

  /** Looks at the first packet that waits; false when there is none. */
  look(): boolean {
    const mask = this.length - 1;
    const head = Atomics.load(this.control, words.written) >>> 0;
    for (;;) {
      if (head === this.#tail) return false;
      const at = this.#tail & mask;
      const size = this.view.getUint32(at + 8, true);
      if (size === jumpMark) {
        this.#release(this.length - at);
        continue;
      }
      this.due = this.view.getFloat64(at, true);
      this.size = size;
      this.lane = this.view.getUint16(at + 12, true);
      this.dscp = this.view.getUint8(at + 14);
      this.stamp = this.view.getUint8(at + 15) as PreparedStamp;
      this.at = at + headBytes;
      return true;
    }
  }

  /** The packet that was looked at has been taken. */
  take(): void {
    this.taken[0] = this.due;
    this.#release(lengthOf(this.size));
  }

  #release(bytes: number): void {
    this.#tail = (this.#tail + bytes) >>> 0;
    Atomics.store(this.control, words.read, this.#tail);
  }

  stop(): void {
    this.set("stopped");
  }
}

/** Bytes that a packet takes: all begin at a multiple of 16, so that a jump mark always has room. */
function lengthOf(size: number): number {
  return (headBytes + size + 15) & ~15;
}
