import { limits } from "../../../../shared/limits.ts";

/**
 * Places of a PID's figures in its record, as 64-bit numbers. Times are ms, NaN is none yet.
 */
export const pidPackets = 0;
/** Packets when the second began, and those of the last full one. */
export const pidPacketsBefore = 1;
export const pidLastSecond = 2;
export const pidErrors = 3;
export const pidPcrTicks = 4;
export const pidPcrAt = 5;
export const pidPcrFirstAt = 6;
export const pidPcrCount = 7;
export const pidPtsAt = 8;
export const pidPtsFirstAt = 9;
export const pidPtsCount = 10;
/** Packets of the PID when its counter last jumped. */
export const pidJumpAt = 11;
const doubles = 12;

/** Places of its 32-bit words, which follow. */
export const pidState = doubles * 2;
export const pidNumber = pidState + 1;
export const pidJump = pidState + 2;
/** Full seconds without a packet. */
export const pidQuiet = pidState + 3;

/** 64-bit numbers, and 32-bit ones, of one record. */
export const pidDoubles = doubles + 2;
export const pidWords = pidDoubles * 2;

const firstCapacity = 8;
/** Place in a table twice as large as the records: PIDs of a program follow each other, and so do their places. */
const slotsPerRecord = 2;

/**
 * The PIDs of one transport stream, with their figures in one piece of memory that grows with them: nearly all have
 * fewer than eight, and there may be thousands of streams.
 */
export class PidTable {
  #capacity = firstCapacity;
  #count = 0;
  figures = new Float64Array(firstCapacity * pidDoubles);
  words = new Uint32Array(this.figures.buffer);
  /** Record's number and one, 0 where the place is free. */
  #slots = new Uint8Array(firstCapacity * slotsPerRecord);
  /** One bit for each PID beyond the bound; made for the first. */
  #further: Uint8Array | null = null;
  #furtherCount = 0;

  get count(): number {
    return this.#count;
  }

  /** PIDs beyond the bound. */
  get further(): number {
    return this.#furtherCount;
  }

  get bytes(): number {
    return this.figures.byteLength + this.#slots.length + (this.#further?.length ?? 0);
  }

  pidOf(record: number): number {
    return this.words[record * pidWords + pidNumber] ?? 0;
  }

  /** Record of a PID, -1 where there is none. */
  known(pid: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = pid & mask; ; slot = (slot + 1) & mask) {
      const record = (this.#slots[slot] ?? 0) - 1;
      if (record < 0 || this.words[record * pidWords + pidNumber] === pid) return record;
    }
  }

  /** Record of a PID, made where there is none yet; -1 beyond the bound, where it is counted. */
  find(pid: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = pid & mask; ; slot = (slot + 1) & mask) {
      const record = (this.#slots[slot] ?? 0) - 1;
      if (record < 0) return this.#add(pid, slot);
      if (this.words[record * pidWords + pidNumber] === pid) return record;
    }
  }

  #add(pid: number, slot: number): number {
    if (this.#count >= limits.pidsPerStream) {
      this.#countFurther(pid);
      return -1;
    }
    if (this.#count === this.#capacity) {
      this.#grow();
      return this.find(pid);
    }
    const record = this.#count;
    this.#count += 1;
    this.#slots[slot] = record + 1;
    this.words[record * pidWords + pidNumber] = pid;
    const base = record * pidDoubles;
    for (const place of [pidPcrAt, pidPcrTicks, pidPcrFirstAt, pidPtsAt, pidPtsFirstAt, pidJumpAt]) {
      this.figures[base + place] = Number.NaN;
    }
    return record;
  }

  #grow(): void {
    this.#capacity = Math.min(this.#capacity * 2, limits.pidsPerStream);
    const figures = new Float64Array(this.#capacity * pidDoubles);
    const words = new Uint32Array(figures.buffer);
    // As words: a copy of 64-bit numbers need not keep bits that are no number.
    words.set(this.words);
    this.figures = figures;
    this.words = words;
    this.#slots = new Uint8Array(this.#capacity * slotsPerRecord);
    const mask = this.#slots.length - 1;
    for (let record = 0; record < this.#count; record += 1) {
      let slot = this.pidOf(record) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = record + 1;
    }
  }

  #countFurther(pid: number): void {
    this.#further ??= new Uint8Array(0x2000 / 8);
    const bit = 1 << (pid & 7);
    const known = this.#further[pid >>> 3] ?? 0;
    if ((known & bit) !== 0) return;
    this.#further[pid >>> 3] = known | bit;
    this.#furtherCount += 1;
  }
}
