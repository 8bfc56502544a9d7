import { limits } from "../../../../shared/limits.ts";
import { crc32 } from "../../../../shared/transport-stream/crc32.ts";
import { dvbText } from "../../../../shared/transport-stream/dvb-text.ts";
import { type Essence, essenceOf } from "../../../../shared/transport-stream/stream-types.ts";
import { u16 } from "../bytes.ts";
import { catPid, patPid, sdtPid } from "./packet.ts";
import type { SectionReader } from "./sections.ts";
import { TableRhythm } from "./table-rhythm.ts";

const patTable = 0x00;
const catTable = 0x01;
const pmtTable = 0x02;
const sdtTable = 0x42;
/** Time and date, running status and stuffing have neither syntax nor CRC of a section (EN 300 468). */
const withoutCrc = new Set([0x70, 0x71, 0x72]);

const conditionalAccess = 9;
const service = 0x48;

const crcBytes = 4;
const ecm: Essence = { type: "ECM", content: "access", language: null };
const emm: Essence = { type: "EMM", content: "access", language: null };

export class Program {
  readonly number: number;
  readonly pmtPid: number;
  /** The PAT's section that lists it. */
  patSection: number;
  name: string | null = null;
  pcrPid: number | null = null;
  /** CRC of the section that was last read: as long as it is the same, it says the same. */
  crc: number | null = null;
  /** What it refers to. */
  pids: number[] = [];
  readonly rhythm: TableRhythm;

  constructor(number: number, pmtPid: number, patSection: number, at: number) {
    this.number = number;
    this.pmtPid = pmtPid;
    this.patSection = patSection;
    this.rhythm = new TableRhythm(at);
  }
}

/** Whom the tables tell what the PIDs are. */
export interface PidNames {
  /** A program's PMT is, or is no longer, on this PID. */
  map(pid: number, isMap: boolean): void;
  /** What the PID carries; null where the table no longer names it. */
  name(pid: number, essence: Essence | null, program: number | null): void;
}

/** PAT, PMT, CAT and SDT (ISO/IEC 13818-1, EN 300 468), read anew only when a section's CRC is another one. */
export class Programs implements SectionReader {
  /** The PID whose section comes, and when, ms: set before an assembler is called. */
  pid = 0;
  at = 0;

  programs: Program[] = [];
  furtherPrograms = 0;
  pat = new TableRhythm(Number.POSITIVE_INFINITY);
  /** When a CAT came last; NaN before the first. */
  catAt = Number.NaN;
  crcErrors = 0;
  /** Sections on a PID that holds another table by definition. */
  patStrangers = 0;
  catStrangers = 0;

  readonly #names: PidNames;
  /** CRCs of what was last read, by table and section. */
  readonly #read = new Map<number, number>();

  constructor(names: PidNames) {
    this.#names = names;
  }

  /** From now on a PAT is waited for. */
  begin(at: number): void {
    this.pat = new TableRhythm(at);
  }

  /** Says what is late. @returns when to look again */
  look(at: number): number {
    this.pat.look(at);
    let due = this.pat.due;
    for (const { rhythm } of this.programs) {
      rhythm.look(at);
      due = Math.min(due, rhythm.due);
    }
    return due;
  }

  /** Answers with what gives the counts back. */
  resetCounts(): () => void {
    const { crcErrors, patStrangers, catStrangers } = this;
    this.crcErrors = 0;
    this.patStrangers = 0;
    this.catStrangers = 0;
    const restores = [this.pat, ...this.programs.map(({ rhythm }) => rhythm)].map((one) => one.resetCounts());
    return () => {
      this.crcErrors += crcErrors;
      this.patStrangers += patStrangers;
      this.catStrangers += catStrangers;
      for (const restore of restores) restore();
    };
  }

  section(bytes: Uint8Array, at: number, length: number): void {
    const table = bytes[at] ?? 0;
    if (withoutCrc.has(table)) return;
    if (length < 8 + crcBytes || crc32(bytes, at, at + length) !== 0) {
      this.crcErrors += 1;
      return;
    }
    if (this.pid === patPid) this.#onPatPid(table, bytes, at, length);
    else if (this.pid === catPid) this.#onCatPid(table, bytes, at, length);
    else if (this.pid === sdtPid) {
      if (table === sdtTable && this.#isNew(table, bytes, at, length)) this.#readSdt(bytes, at, length);
    } else if (table === pmtTable) this.#onMap(bytes, at, length);
  }

  #onPatPid(table: number, bytes: Uint8Array, at: number, length: number): void {
    if (table !== patTable) {
      this.patStrangers += 1;
      return;
    }
    this.pat.came(this.at);
    if (this.#isNew(table, bytes, at, length)) this.#readPat(bytes, at, length);
  }

  #readPat(bytes: Uint8Array, at: number, length: number): void {
    const number = bytes[at + 6] ?? 0;
    const last = bytes[at + 7] ?? 0;
    const kept: Program[] = [];
    const listed = new Map<number, number>();
    for (let place = at + 8; place + 4 <= at + length - crcBytes; place += 4) {
      const program = u16(bytes, place);
      // Program 0 is where the network's table is.
      if (program !== 0) listed.set(program, u16(bytes, place + 2) & 0x1fff);
    }
    for (const program of this.programs) {
      if (listed.get(program.number) === program.pmtPid) {
        listed.delete(program.number);
        program.patSection = number;
        kept.push(program);
      } else if (program.patSection !== number && program.patSection <= last) kept.push(program);
      else this.#forget(program);
    }
    this.furtherPrograms = 0;
    for (const [program, pmtPid] of listed) {
      if (kept.length < limits.programsPerStream) kept.push(new Program(program, pmtPid, number, this.at));
      else this.furtherPrograms += 1;
    }
    this.programs = kept;
    for (const { pmtPid } of kept) this.#names.map(pmtPid, true);
    // Names were looked for among the programs that were known then.
    for (const key of this.#read.keys()) if (key >>> 8 === sdtTable) this.#read.delete(key);
  }

  #forget(program: Program): void {
    for (const pid of program.pids) this.#names.name(pid, null, program.number);
    this.#names.map(program.pmtPid, false);
  }

  #onMap(bytes: Uint8Array, at: number, length: number): void {
    const number = u16(bytes, at + 3);
    const crc = crcOf(bytes, at, length);
    for (const program of this.programs) {
      if (program.number !== number || program.pmtPid !== this.pid) continue;
      program.rhythm.came(this.at);
      if (program.crc === crc || !isCurrent(bytes, at)) return;
      program.crc = crc;
      this.#readPmt(program, bytes, at, length);
      return;
    }
  }

  #readPmt(program: Program, bytes: Uint8Array, at: number, length: number): void {
    const end = at + length - crcBytes;
    const before = program.pids;
    program.pids = [];
    const clock = u16(bytes, at + 8) & 0x1fff;
    program.pcrPid = clock === 0x1fff ? null : clock;
    const first = at + 12 + (u16(bytes, at + 10) & 0x0fff);
    this.#nameAccess(ecm, program, bytes, at + 12, Math.min(first, end));
    for (let place = first; place + 5 <= end; ) {
      const pid = u16(bytes, place + 1) & 0x1fff;
      const descriptors = place + 5;
      const next = descriptors + (u16(bytes, place + 3) & 0x0fff);
      if (next > end) break;
      this.#names.name(pid, essenceOf(bytes[place] ?? 0, bytes, descriptors, next), program.number);
      program.pids.push(pid);
      this.#nameAccess(ecm, program, bytes, descriptors, next);
      place = next;
    }
    const { pids } = program;
    for (const pid of before) if (!pids.includes(pid)) this.#names.name(pid, null, program.number);
  }

  /** Names the PIDs that conditional access descriptors point to. */
  #nameAccess(what: Essence, program: Program | null, bytes: Uint8Array, from: number, to: number): void {
    for (let place = from; place + 2 <= to; place += 2 + (bytes[place + 1] ?? 0)) {
      if (bytes[place] !== conditionalAccess || (bytes[place + 1] ?? 0) < 4 || place + 6 > to) continue;
      const pid = u16(bytes, place + 4) & 0x1fff;
      this.#names.name(pid, what, program?.number ?? null);
      program?.pids.push(pid);
    }
  }

  #onCatPid(table: number, bytes: Uint8Array, at: number, length: number): void {
    if (table !== catTable) {
      this.catStrangers += 1;
      return;
    }
    this.catAt = this.at;
    if (!this.#isNew(table, bytes, at, length)) return;
    this.#nameAccess(emm, null, bytes, at + 8, at + length - crcBytes);
  }

  #readSdt(bytes: Uint8Array, at: number, length: number): void {
    const end = at + length - crcBytes;
    for (let place = at + 11; place + 5 <= end; ) {
      const number = u16(bytes, place);
      const descriptors = place + 5;
      const next = descriptors + (u16(bytes, place + 3) & 0x0fff);
      if (next > end) return;
      const program = this.programs.find((one) => one.number === number);
      if (program) program.name = serviceName(bytes, descriptors, next);
      place = next;
    }
  }

  /** Whether it is in force, and not the one that was read before. */
  #isNew(table: number, bytes: Uint8Array, at: number, length: number): boolean {
    if (!isCurrent(bytes, at)) return false;
    const key = (table << 8) | (bytes[at + 6] ?? 0);
    const crc = crcOf(bytes, at, length);
    if (this.#read.get(key) === crc) return false;
    this.#read.set(key, crc);
    return true;
  }
}

function serviceName(bytes: Uint8Array, from: number, to: number): string | null {
  for (let place = from; place + 2 <= to; place += 2 + (bytes[place + 1] ?? 0)) {
    if (bytes[place] !== service) continue;
    const name = place + 4 + (bytes[place + 3] ?? 0);
    const end = name + 1 + (bytes[name] ?? 0);
    return end > to || end === name + 1 ? null : dvbText(bytes.subarray(name + 1, end)) || null;
  }
  return null;
}

const isCurrent = (bytes: Uint8Array, at: number): boolean => ((bytes[at + 5] ?? 0) & 1) === 1;

function crcOf(bytes: Uint8Array, at: number, length: number): number {
  const crc = at + length - crcBytes;
  return u16(bytes, crc) * 0x1_0000 + u16(bytes, crc + 2);
}
