import { limits } from "../../../../shared/limits.ts";
import type { TransportStream } from "../../../../shared/model/transport-stream.ts";
import { type Essence, mpegAudio } from "../../../../shared/transport-stream/stream-types.ts";
import { checksOf } from "./checks.ts";
import { ClockRate } from "./clock-rate.ts";
import { Continuity } from "./continuity.ts";
import { Faults } from "./faults.ts";
import { MediaDelivery } from "./media-delivery.ts";
import { audioLayer } from "./mpeg-audio.ts";
import {
  catPid,
  clockAt,
  nitPid,
  nullPid,
  packetBytes,
  patPid,
  sdtPid,
  syncByte,
  tdtPid,
  tellsPresentation,
} from "./packet.ts";
import { pictureOf } from "./picture.ts";
import { type PidNote, tellPids } from "./pid-list.ts";
import {
  clockBreaks,
  counterBits,
  counterKnown,
  isEssence,
  isStuffing,
  isTable,
  keptBits,
  repeated,
  sampleBits,
  sampleOf,
  scrambledNow,
} from "./pid-state.ts";
import { sumPids } from "./pid-sums.ts";
import {
  PidTable,
  pidDoubles,
  pidErrors,
  pidPtsAt,
  pidPtsCount,
  pidPtsFirstAt,
  pidQuiet,
  pidState,
  pidWords,
} from "./pid-table.ts";
import { turnPids } from "./pid-turn.ts";
import { ProgramClocks } from "./program-clock.ts";
import { type PidNames, Programs } from "./programs.ts";
import { isRepeat } from "./repeat.ts";
import { resetPids } from "./reset-pids.ts";
import { SectionAssembler } from "./sections.ts";
import { tableLimitMs } from "./table-rhythm.ts";

const tablePids = [patPid, catPid, nitPid, sdtPid, tdtPid];
/** TR 101 290, 2.5, ms. */
const presentationMs = 700;
/** Datagrams of one size in a row, after which it is said how many packets each has. */
const equalDatagrams = 8;

/** Memory of an analysis beside its PIDs, tables and section buffers: objects, about. */
const ownBytes = 2_200;
const bytesPerProgram = 400;
const bytesPerNote = 160;

/**
 * One MPEG transport stream (ISO/IEC 13818-1): what is in it, the checks of TR 101 290 that packets over IP allow,
 * and the Media Delivery Index. Its cost for a packet is constant; nothing is allocated but with a table that
 * says something new, and the first packet of a PID.
 */
export class TransportAnalysis {
  readonly #pids = new PidTable();
  readonly #programs: Programs;
  readonly #continuity = new Continuity();
  readonly #clocks = new ProgramClocks();
  readonly #rate = new ClockRate();
  readonly #delivery = new MediaDelivery();
  /** By the record of their PID. */
  readonly #assemblers: (SectionAssembler | null)[] = [];
  readonly #notes: (PidNote | null)[] = [];

  /** The PID of the packet before, which is mostly that of the next. */
  #pid = -1;
  #record = -1;
  /** The second that is being counted, whether it began with a packet of the second before, its last packet's time. */
  #second = Number.NaN;
  #isFull = false;
  #lastAt = Number.NaN;
  #beganAt = Number.NaN;
  /** When a table will be late. */
  #due = Number.POSITIVE_INFINITY;
  #packets = 0;
  #packetsBefore = 0;
  #lastSecond = 0;
  #missingBefore = 0;
  /** Packets before `reset`. */
  #packetsReset = 0;

  #size = 0;
  #equal = 0;

  #faults = new Faults();
  /** The number of the last packet without a sync byte. */
  #badSync = Number.NaN;
  #badRun = 0;
  #wasScrambled = false;

  /** The PID by whose clock the rate is measured, packets so far when its last PCR came, and what was lost by then. */
  #clockRecord = -1;
  #clockPackets = 0;
  #clockLost = 0;

  constructor() {
    const names: PidNames = {
      map: (pid, isMap) => this.#setMap(pid, isMap),
      name: (pid, essence, program) => this.#setName(pid, essence, program),
    };
    this.#programs = new Programs(names);
  }

  /** Memory that it holds, about. */
  get bytes(): number {
    let sum = ownBytes + this.#pids.bytes + this.#programs.programs.length * bytesPerProgram;
    for (const assembler of this.#assemblers) sum += assembler?.bytes ?? 0;
    for (const note of this.#notes) if (note !== null) sum += bytesPerNote;
    return sum;
  }

  /** TS packets since `reset`, without what came twice. */
  get received(): number {
    return this.#packets - this.#packetsReset;
  }

  /** TS packets that are missing, at least: four bits count those of a PID. */
  get lost(): number {
    return Math.max(this.#continuity.lost, 0);
  }

  get reordered(): number {
    return this.#continuity.reordered;
  }

  get duplicates(): number {
    return this.#continuity.duplicates;
  }

  /** What is missing since the first packet, whatever was reset: what is said of each second is made of it. */
  get lostEver(): number {
    return Math.max(this.#continuity.ever.lost, 0);
  }

  get reorderedEver(): number {
    return this.#continuity.ever.reordered;
  }

  get duplicatesEver(): number {
    return this.#continuity.ever.duplicates;
  }

  /** PCRs that came more than 40 ms after the one before. */
  get latePcrs(): number {
    return this.#clocks.late;
  }

  /** Nobody listens until the next packet: no counter has to follow the one before. */
  pause(): void {
    const { words } = this.#pids;
    for (let record = 0; record < this.#pids.count; record += 1) {
      const place = record * pidWords + pidState;
      words[place] = (words[place] ?? 0) & ~counterKnown;
    }
  }

  /** Counts from now on; what the tables said stays known. Answers with what gives the counts back, as if it had not been. */
  reset(): () => void {
    const [packets, faults] = [this.#packetsReset, this.#faults];
    const restores = [this.#continuity, this.#clocks, this.#programs].map((one) => one.resetCounts());
    this.#packetsReset = this.#packets;
    this.#faults = new Faults();
    restores.push(resetPids(this.#pids));
    return () => {
      for (const restore of restores) restore();
      this.#packetsReset = packets;
      this.#faults.add(faults);
    };
  }

  /**
   * Takes the TS packets of a datagram.
   * @param at where the first begins, `size` bytes of whole packets
   * @param arrivalMs when it came, ms of any clock that does not go back
   */
  take(bytes: Uint8Array, at: number, size: number, arrivalMs: number): void {
    const second = Math.floor(arrivalMs / 1_000);
    if (second !== this.#second) this.#turn(second, arrivalMs);
    if (arrivalMs > this.#due) this.#due = this.#programs.look(arrivalMs);
    this.#lastAt = arrivalMs;
    if (size === this.#size) this.#equal += 1;
    else {
      this.#size = size;
      this.#equal = 0;
    }
    const end = at + size;
    const pids = this.#pids;
    let { figures, words } = pids;
    let pid = this.#pid;
    let record = this.#record;
    for (let packet = at; packet + packetBytes <= end; packet += packetBytes) {
      const flags = bytes[packet + 1] ?? 0;
      const control = bytes[packet + 3] ?? 0;
      const number = ((flags & 0x1f) << 8) | (bytes[packet + 2] ?? 0);
      if (bytes[packet] !== syncByte || (flags & 0x80) !== 0) {
        this.#damaged(bytes[packet] === syncByte, number, control);
        this.#packets += 1;
        continue;
      }
      if (number !== pid) {
        pid = number;
        const known = pids.count;
        record = pids.find(number);
        if (pids.count !== known) this.#meet(record, number);
        figures = pids.figures;
        words = pids.words;
      }
      if (record < 0) {
        this.#packets += 1;
        continue;
      }
      const place = record * pidWords + pidState;
      const state = words[place] ?? 0;
      if (
        (flags & 0x40) === 0 &&
        (control & 0x30) === 0x10 &&
        ((control & 0xc0) === 0 || (state & scrambledNow) !== 0) &&
        (state & (counterKnown | isTable | isStuffing)) === counterKnown &&
        ((state + 1) & counterBits) === (control & counterBits)
      ) {
        words[place] = (state & keptBits) | (control & counterBits) | sampleOf(bytes, packet);
        const base = record * pidDoubles;
        figures[base] = (figures[base] ?? 0) + 1;
        this.#packets += 1;
        continue;
      }
      if (!this.#packet(bytes, packet, record, arrivalMs, at, end)) break;
      this.#packets += 1;
      // A table that was read may have brought PIDs, and moved the figures.
      figures = pids.figures;
      words = pids.words;
    }
    this.#pid = pid;
    this.#record = record;
    this.#delivery.take(size * 8, arrivalMs);
  }

  /** What it found, as of `nowMs` of the same clock. */
  tell(nowMs: number): TransportStream {
    const { programs, furtherPrograms } = this.#programs;
    return {
      perDatagram: this.#equal >= equalDatagrams ? this.#size / packetBytes : null,
      constantRate: this.#rate.constant,
      bitRate: this.#bitRate(this.#lastSecond, this.#packets - this.#packetsBefore, nowMs),
      programs: programs.map(({ number, name, pmtPid }) => ({ number, name, pmtPid })),
      furtherPrograms,
      pids: tellPids(this.#pids, this.#notes, programs, (last, now) => this.#bitRate(last, now, nowMs)),
      furtherPids: this.#pids.further,
      checks: checksOf({
        faults: this.#faults,
        clocks: this.#clocks,
        programs: this.#programs,
        sums: sumPids(this.#pids),
        wasScrambled: this.#wasScrambled,
      }),
      delayFactorMs: this.#delivery.delayFactorMs,
      mediaLossRate: this.#delivery.lossRate,
    };
  }

  /** The first packet of a PID. */
  #meet(record: number, pid: number): void {
    if (pid === nullPid) this.#mark(record, isStuffing);
    else if (tablePids.includes(pid)) this.#assemble(record);
  }

  #assemble(record: number): void {
    this.#mark(record, isTable);
    this.#assemblers[record] ??= new SectionAssembler();
  }

  #mark(record: number, bit: number, isSet = true): void {
    const { words } = this.#pids;
    const place = record * pidWords + pidState;
    const state = words[place] ?? 0;
    words[place] = isSet ? state | bit : state & ~bit;
  }

  #setMap(pid: number, isMap: boolean): void {
    // A table that points to a place of another table's is wrong.
    if (pid === nullPid || tablePids.includes(pid)) return;
    const record = isMap ? this.#pids.find(pid) : this.#pids.known(pid);
    if (record < 0) return;
    if (isMap) {
      this.#assemble(record);
      return;
    }
    this.#mark(record, isTable, false);
    this.#assemblers[record] = null;
  }

  #setName(pid: number, essence: Essence | null, program: number | null): void {
    const record = essence === null ? this.#pids.known(pid) : this.#pids.find(pid);
    if (record < 0 || pid === nullPid || tablePids.includes(pid)) return;
    const note = this.#notes[record] ?? null;
    if (essence === null) {
      if (note?.program !== program) return;
      this.#notes[record] = null;
    } else {
      this.#notes[record] = { essence, program, picture: null };
    }
    const { words } = this.#pids;
    words[record * pidWords + pidQuiet] = 0;
    this.#mark(record, isEssence, essence?.content === "video" || essence?.content === "audio");
  }

  /** A packet without sync byte, or that says of itself that it is damaged: nothing in it is believed. */
  #damaged(hasSync: boolean, pid: number, control: number): void {
    if (!hasSync) {
      this.#faults.sync += 1;
      this.#badRun = this.#badSync === this.#packets - 1 ? this.#badRun + 1 : 1;
      this.#badSync = this.#packets;
      // TR 101 290, 5.2.1: two in a row.
      if (this.#badRun === 2) this.#faults.syncLoss += 1;
      return;
    }
    this.#faults.transport += 1;
    const record = this.#pids.known(pid);
    if (record < 0) return;
    const { figures, words } = this.#pids;
    const base = record * pidDoubles;
    figures[base] = (figures[base] ?? 0) + 1;
    const place = record * pidWords + pidState;
    words[place] = ((words[place] ?? 0) & keptBits) | (control & counterBits);
    this.#assemblers[record]?.interrupt();
  }

  /**
   * A packet that does not just go on.
   * @returns false where the whole datagram is one that was there already
   */
  #packet(
    bytes: Uint8Array,
    packet: number,
    record: number,
    arrival: number,
    begin: number,
    end: number,
  ): boolean {
    const pids = this.#pids;
    const { figures, words } = pids;
    const place = record * pidWords + pidState;
    const state = words[place] ?? 0;
    const base = record * pidDoubles;
    if ((state & isStuffing) !== 0) {
      figures[base] = (figures[base] ?? 0) + 1;
      return true;
    }
    const control = bytes[packet + 3] ?? 0;
    const starts = ((bytes[packet + 1] ?? 0) & 0x40) !== 0;
    const hasPayload = (control & 0x10) !== 0;
    const next = packet + packetBytes;
    let payload = packet + 4;
    let field = 0;
    let adaptation = 0;
    if ((control & 0x20) !== 0) {
      field = bytes[packet + 4] ?? 0;
      if (field > 0) adaptation = bytes[packet + 5] ?? 0;
      payload = Math.min(packet + 5 + field, next);
    }
    const breaks = (adaptation & 0x80) !== 0;
    const counter = control & counterBits;
    const expected = hasPayload ? (state + 1) & counterBits : state & counterBits;
    const jumps = (state & counterKnown) !== 0 && !breaks && counter !== expected;
    if (jumps && hasPayload && isRepeat(pids, bytes, begin, packet, end)) {
      this.#repeat(record);
      this.#continuity.duplicates += (end - packet) / packetBytes;
      return false;
    }
    if (
      jumps &&
      hasPayload &&
      ((state ^ counter) & counterBits) === 0 &&
      sampleOf(bytes, packet) === (state & sampleBits)
    ) {
      this.#repeat(record);
      this.#continuity.duplicates += 1;
      this.#packets -= 1;
      return true;
    }
    figures[base] = (figures[base] ?? 0) + 1;
    if (jumps) {
      this.#continuity.jump(pids, record, expected, counter);
      this.#assemblers[record]?.interrupt();
    }
    const isScrambled = (control & 0xc0) !== 0;
    let changed = (state & keptBits) | counterKnown | counter;
    changed |= hasPayload ? sampleOf(bytes, packet) : state & sampleBits;
    if (breaks) changed |= clockBreaks;
    if (isScrambled) changed |= scrambledNow;
    if ((adaptation & 0x10) !== 0 && field >= 7) {
      const ticks = clockAt(bytes, packet + 6);
      this.#clock(record, ticks, arrival, (changed & clockBreaks) !== 0);
      changed &= ~clockBreaks;
    }
    words[place] = changed;
    if (!hasPayload) return true;
    if ((state & isTable) !== 0) this.#section(bytes, payload, next, record, starts, isScrambled, arrival);
    else if (starts && !isScrambled && (state & isEssence) !== 0) {
      this.#essence(bytes, payload, next, record, arrival);
    }
    return true;
  }

  /** What came once more is legal, what came twice more is not (13818-1, 2.4.3.3). */
  #repeat(record: number): void {
    const { figures, words } = this.#pids;
    const place = record * pidWords + pidState;
    const errors = record * pidDoubles + pidErrors;
    if (((words[place] ?? 0) & repeated) !== 0) figures[errors] = (figures[errors] ?? 0) + 1;
    this.#mark(record, repeated);
  }

  #section(
    bytes: Uint8Array,
    from: number,
    to: number,
    record: number,
    starts: boolean,
    isScrambled: boolean,
    arrival: number,
  ): void {
    const pid = this.#pids.pidOf(record);
    if (isScrambled) {
      if (pid === patPid) this.#faults.scrambledPat += 1;
      else if (!tablePids.includes(pid)) this.#faults.scrambledMap += 1;
      return;
    }
    this.#programs.pid = pid;
    this.#programs.at = arrival;
    this.#assemblers[record]?.take(bytes, from, to, starts, this.#programs);
    // A new program's map is waited for from now on.
    this.#due = Math.min(this.#due, arrival + tableLimitMs);
  }

  #essence(bytes: Uint8Array, from: number, to: number, record: number, arrival: number): void {
    if (!tellsPresentation(bytes, from, to)) return;
    const { figures } = this.#pids;
    const base = record * pidDoubles;
    const last = figures[base + pidPtsAt] ?? Number.NaN;
    if (arrival - last > presentationMs) this.#faults.presentation += 1;
    const count = (figures[base + pidPtsCount] ?? 0) + 1;
    figures[base + pidPtsCount] = count;
    if (count === 1) figures[base + pidPtsFirstAt] = arrival;
    figures[base + pidPtsAt] = arrival;
    const note = this.#notes[record];
    if (!note?.essence) return;
    const { type } = note.essence;
    if (type === mpegAudio) {
      const layer = audioLayer(bytes, from, to);
      if (layer !== null) note.essence = { ...note.essence, type: layer };
    } else if (note.picture === null) note.picture = pictureOf(type, bytes, from, to);
  }

  #clock(record: number, ticks: number, arrival: number, breaks: boolean): void {
    const step = this.#clocks.take(this.#pids, record, ticks, arrival, breaks);
    if (this.#clockRecord < 0) this.#clockRecord = record;
    if (record !== this.#clockRecord) return;
    const { lost } = this.#continuity.ever;
    if (!Number.isNaN(step) && step > 0 && lost === this.#clockLost) {
      this.#rate.take(this.#packets - this.#clockPackets, step);
    }
    this.#clockPackets = this.#packets;
    this.#clockLost = lost;
  }

  /** A second is over: what came in it is its figures. */
  #turn(second: number, arrival: number): void {
    if (Number.isNaN(this.#second)) {
      this.#programs.begin(arrival);
      this.#due = this.#programs.look(arrival);
      this.#delivery.begin(arrival);
      this.#beganAt = arrival;
      this.#lastAt = arrival;
      this.#second = second;
      return;
    }
    const passed = Math.max(second - this.#second, 1);
    const packets = this.#packets - this.#packetsBefore;
    this.#lastSecond = passed === 1 ? packets : 0;
    this.#packetsBefore = this.#packets;
    const { absent, scrambled } = turnPids(this.#pids, passed);
    this.#faults.absent += absent;
    if (scrambled) this.#missAccess(arrival);

    const missing = this.lostEver + this.reorderedEver;
    this.#rate.endSecond();
    const rate =
      this.#rate.rate > 0 ? this.#rate.rate : this.#isFull ? (packets * packetBytes * 8) / 1_000 : 0;
    this.#delivery.end(this.#lastAt, rate, this.#isFull ? Math.max(missing - this.#missingBefore, 0) : null);
    this.#missingBefore = missing;
    this.#second = second;
    this.#isFull = true;
  }

  /** In a second with scrambled packets. */
  #missAccess(arrival: number): void {
    this.#wasScrambled = true;
    const { catAt } = this.#programs;
    const since = Number.isNaN(catAt) ? this.#beganAt : catAt;
    if (arrival - since > limits.catAbsentSeconds * 1_000) this.#faults.access += 1;
  }

  #bitRate(lastSecond: number, thisSecond: number, nowMs: number): number {
    const passed = Math.floor(nowMs / 1_000) - this.#second;
    const packets = passed <= 0 ? lastSecond : passed === 1 ? thisSecond : 0;
    return packets * packetBytes * 8;
  }
}
