import { limits } from "../../../shared/limits.ts";
import { markFlag, markOf } from "../../../shared/model/packet-mark.ts";
import type { SequenceMap as Told } from "../../../shared/model/stream.ts";
import { type Arrival, zeroOfFractions } from "./arrival.ts";
import type { DropLedger } from "./drop-ledger.ts";
import type { StreamFormat } from "./format.ts";
import { type Headers, headerRole, streamKeyWords } from "./headers.ts";
import { Jitter } from "./measures/jitter.ts";
import { LogHistogram } from "./measures/log-histogram.ts";
import { MediaClock } from "./measures/media-clock.ts";
import { SequenceMap, sequenceMapBytes } from "./measures/sequence-map.ts";
import { SignedHistogram, signedHistogramBytes } from "./measures/signed-histogram.ts";
import { StreamSecondsLog, secondField } from "./measures/stream-seconds.ts";
import { SenderCount } from "./sender-count.ts";
import { NotedGaps, notedGapsBytes } from "./sequence/noted-gaps.ts";
import { type Outcome, outcome, SequenceCounter } from "./sequence/sequence-counter.ts";
import { SinceReset, type StreamTotals } from "./since-reset.ts";
import { type StreamBank, streamBytes } from "./stream-bank.ts";
import { packetBytes } from "./transport/packet.ts";
import { StreamTransport } from "./transport/stream-transport.ts";
import type { TransportAnalysis } from "./transport/transport-analysis.ts";
import { TransportSight } from "./transport/transport-sight.ts";

/** What a stream begins with. */
export interface StreamHeader {
  readonly format: StreamFormat;
  /** Row `row` tells its key. */
  readonly headers: Headers;
  readonly row: number;
  /** What its packets are, see `headerRole`. */
  readonly role: number;
}

interface SecondCounts {
  readonly received: number;
  readonly bytes: number;
  readonly reordered: number;
  readonly duplicates: number;
}

/** Who follows the numbers of a stream beside its own counter: one leg of a pair. */
export interface SequenceTap {
  /**
   * Called with each numbered packet; allocates nothing.
   * @param what the stream's counter made of it, and `gap` how many it found missing before it
   */
  take(headers: Headers, row: number, what: Outcome, gap: number, arrival: Arrival): void;
}

/** What an outcome says of its packet, by the outcome's number. */
const flagOf: Readonly<Record<Exclude<Outcome, typeof outcome.forward>, number>> = {
  [outcome.late]: markFlag.late,
  [outcome.duplicate]: markFlag.duplicate,
  [outcome.stray]: markFlag.stray,
  [outcome.restart]: markFlag.restart,
};

/** Mean distances are smoothed over so many, as jitter is. */
const gain = 16;

/**
 * What is measured of one stream. `take` costs the same for each packet and allocates nothing; what is counted is
 * defined in docs/figures.md.
 */
export class Stream {
  readonly id: number;
  /** Its source's place in the feed's table of sources. */
  readonly source: number;
  readonly format: StreamFormat;
  readonly keys = new Uint32Array(streamKeyWords);
  /** What is measured from its first packet on, or from a reset that stays. The counter is null where nothing is numbered. */
  #counter: SequenceCounter | null;
  #interarrival = new LogHistogram();
  #jitter = new Jitter();
  #delay: SignedHistogram | null;
  /** The same since each reset that can still be taken back, the newest last, which is what is told. */
  #resets: readonly SinceReset[] = [];
  #since: SinceReset | null = null;
  readonly clock: MediaClock | null;
  readonly seconds: StreamSecondsLog;
  readonly #secondDelay: SignedHistogram | null;
  /** The mark of a packet of which there is nothing else to say. */
  readonly #inOrder: number;
  readonly #bank: StreamBank;
  readonly #ledger: DropLedger;
  #map: SequenceMap | null = null;
  #gaps: NotedGaps | null = null;
  /** Position of the first number that counts in the map. */
  #mapOrigin = 0;
  #bytesTaken: number;
  readonly #totals: StreamTotals = { packets: 0, bytes: 0, droppedHere: 0, lostBySender: 0, unread: 0 };
  #firstAt = Number.NaN;
  lastAt = Number.NaN;
  #isPaused = false;
  /** Between packets of the open second, in ms. */
  #leastInterval = Number.POSITIVE_INFINITY;
  #mostInterval = Number.NEGATIVE_INFINITY;
  #droppedEver = 0;
  /** Closed ones, and what was lost in the open one before the counters were reset. */
  #errorSeconds = 0;
  #lostBefore = 0;
  #drops = -1;
  #secondEnd = Number.NEGATIVE_INFINITY;
  /** What was counted before the open second. */
  #before: SecondCounts = { received: 0, bytes: 0, reordered: 0, duplicates: 0 };
  #distance = Number.NaN;
  /** The MPEG transport stream in its packets; null where there is none. */
  #transport: StreamTransport | null = null;
  readonly #transportSight = new TransportSight();
  /** Of what this computer dropped before the last gap, TS packets that are not missing yet. */
  #credit = zeroOfFractions;
  #reports = new SenderCount();
  /** The beginning of one of its datagrams, renewed each second. */
  readonly sample = new Uint8Array(limits.streamSampleBytes);
  sampleSize = 0;
  /** The second in which that was. */
  #sampled = -1;
  /** Routers passed, of the sampled datagram; -1 where it does not tell. */
  hops = -1;
  /** Null unless it is a leg of a pair, or may become one. */
  tap: SequenceTap | null = null;

  /** A stream of a header; null where the memory is used up. */
  static of(
    id: number,
    source: number,
    header: StreamHeader,
    bank: StreamBank,
    ledger: DropLedger,
  ): Stream | null {
    const bytes = streamBytes + (header.format.clock === "epoch" ? 2 * signedHistogramBytes : 0);
    return bank.take(bytes) ? new Stream(id, source, header, bytes, bank, ledger) : null;
  }

  private constructor(
    id: number,
    source: number,
    { format, headers, row, role }: StreamHeader,
    bytes: number,
    bank: StreamBank,
    ledger: DropLedger,
  ) {
    this.id = id;
    this.source = source;
    this.format = format;
    this.#inOrder = markOf(0, format.unit);
    this.#bank = bank;
    this.#ledger = ledger;
    for (let word = 0; word < streamKeyWords; word += 1) {
      this.keys[word] = headers.keys[row * streamKeyWords + word] ?? 0;
    }
    const isNumbered = role !== headerRole.unnumbered;
    this.#counter = isNumbered ? new SequenceCounter(format.modulus) : null;
    this.clock = format.clock === "media" ? new MediaClock() : null;
    const hasDelay = format.clock === "epoch";
    this.#delay = hasDelay ? new SignedHistogram() : null;
    this.#secondDelay = hasDelay ? new SignedHistogram() : null;
    this.seconds = new StreamSecondsLog(bank.takeSpare);
    this.#bytesTaken = bytes;
  }

  /** Null where nothing is numbered. */
  get counter(): SequenceCounter | null {
    return this.#since === null ? this.#counter : this.#since.counter;
  }

  get interarrival(): LogHistogram {
    return this.#since === null ? this.#interarrival : this.#since.interarrival;
  }

  get jitter(): Jitter {
    return this.#since === null ? this.#jitter : this.#since.jitter;
  }

  /** One-way delay, where the sender's clock is in the packets. */
  get delay(): SignedHistogram | null {
    return this.#since === null ? this.#delay : this.#since.delay;
  }

  /** Packets that carried data, duplicates and strays with them. */
  get packets(): number {
    return this.#sum("packets");
  }

  get bytes(): number {
    return this.#sum("bytes");
  }

  get lostBySender(): number {
    return this.#sum("lostBySender");
  }

  get firstAt(): number {
    return this.#since === null ? this.#firstAt : this.#since.firstAt;
  }

  #sum(of: keyof StreamTotals): number {
    return this.#totals[of] - (this.#since?.before[of] ?? 0);
  }

  /** What is in its MPEG transport stream; null where it carries none. */
  get transport(): TransportAnalysis | null {
    return this.#transport?.analysis ?? null;
  }

  /** The same where it has no number of its own, so that the counters of its PIDs tell what is missing. */
  get #counters(): TransportAnalysis | null {
    return this.format.unit === "ts-packets" ? this.transport : null;
  }

  /** Counted once each, in the format's unit. */
  get received(): number {
    if (this.format.unit === "ts-packets") return this.#sum("unread") + (this.transport?.received ?? 0);
    return this.counter?.received ?? this.packets;
  }

  get reordered(): number | null {
    return this.#counters?.reordered ?? this.counter?.reordered ?? null;
  }

  get duplicates(): number | null {
    return this.#counters?.duplicates ?? this.counter?.duplicates ?? null;
  }

  /** By the sequence, or by what the sender says that it lost; null where nothing tells. */
  get expected(): number | null {
    if (this.counter !== null) return this.counter.expected;
    return this.lost === null ? null : this.received + this.lost;
  }

  get lost(): number | null {
    if (this.counter !== null) return this.counter.lost;
    if (this.#counters !== null) return this.#counters.lost;
    return this.format.tellsLoss === true ? this.lostBySender : null;
  }

  /** Seconds with a loss, the one that is being counted among them. */
  get errorSeconds(): number {
    const { errorSeconds, lostBefore } = this.#since ?? {
      errorSeconds: this.#errorSeconds,
      lostBefore: this.#lostBefore,
    };
    return errorSeconds + (this.#lostNow > lostBefore ? 1 : 0);
  }

  get #lostNow(): number {
    return this.seconds.second < 0 ? 0 : this.seconds.at(0, secondField.lost);
  }

  /** Of what is lost, what this computer dropped; null where the system does not tell. */
  get droppedHere(): number | null {
    return this.#drops < 0 ? null : this.#sum("droppedHere");
  }

  /** The same, whatever was reset. */
  get droppedEver(): number | null {
    return this.#drops < 0 ? null : this.#droppedEver;
  }

  /** The whole run by its numbers; null where nothing is numbered. */
  tellMap(): Told | null {
    const { counter } = this;
    if (counter === null) return null;
    const since = this.#since;
    const map = (since === null ? this.#map : since.map) ?? new SequenceMap();
    map.reach(counter.end - (since === null ? this.#mapOrigin : since.mapOrigin));
    return map.told();
  }

  /** Takes a datagram's header for this stream. */
  take(headers: Headers, row: number, arrival: Arrival): void {
    const role = headers.role[row] ?? 0;
    if (arrival.at >= this.#secondEnd) this.#openSecond(arrival.at);
    const number = headers.sequence[row] ?? 0;
    if (role === headerRole.next) this.#announce(number, arrival);
    else if (role === headerRole.senderCount) this.report(number);
    else if (role === headerRole.lostBySender) this.#lostBySender(headers.span[row] ?? 0, arrival);
    else this.#takeData(headers, row, role, arrival);
  }

  #takeData(headers: Headers, row: number, role: number, arrival: Arrival): void {
    const { at } = arrival;
    // Those that came before it was recognised are told without their bytes.
    const isLookedAt = this.#sampled !== this.seconds.second && arrival.bytes.length > 0;
    if (isLookedAt) this.#look(arrival);
    this.#totals.packets += 1;
    this.#totals.bytes += arrival.size;
    if (Number.isNaN(this.#firstAt)) this.#firstAt = at;
    for (const since of this.#resets) if (Number.isNaN(since.firstAt)) since.firstAt = at;
    const distance = this.#isPaused ? Number.NaN : at - this.lastAt;
    this.#isPaused = false;
    this.lastAt = at;
    if (distance < this.#leastInterval) this.#leastInterval = distance;
    if (distance > this.#mostInterval) this.#mostInterval = distance;
    if (this.#counter !== null) {
      // Of a numbered stream it is a part of what was counted already.
      if (role === headerRole.unnumbered) return;
      if (!this.#count(this.#counter, headers, row, role, arrival)) return;
    }
    if (isLookedAt || this.#transportSight.isOpen) this.#lookForTransport(arrival);
    if (this.#transport !== null && arrival.bytes.length > 0) this.#readTransport(this.#transport, arrival);
    else if (this.format.unit === "ts-packets") this.#totals.unread += headers.span[row] ?? 1;
    this.#time(headers.time[row] ?? Number.NaN, distance, arrival);
  }

  /** Returns whether it is news, and no duplicate or stray. */
  #count(counter: SequenceCounter, headers: Headers, row: number, role: number, arrival: Arrival): boolean {
    const span = headers.span[row] ?? 1;
    const anew = role === headerRole.restart;
    const { drops } = arrival;
    const dropped = this.#drops >= 0 && drops > this.#drops ? drops - this.#drops : 0;
    const number = headers.sequence[row] ?? 0;
    const what = counter.take(number, span, arrival.at, anew, dropped);
    for (const since of this.#resets) since.count(number, span, arrival.at, anew, dropped);
    if (this.tap !== null) this.tap.take(headers, row, what, counter.gap, arrival);
    if (what === outcome.forward) {
      if (counter.gap > 0) this.#lose(counter, arrival);
      else arrival.say(this.#inOrder);
      this.#map?.reach(counter.position + span - this.#mapOrigin);
      this.#drops = drops;
      return true;
    }
    arrival.say(this.#inOrder | flagOf[what]);
    if (what === outcome.late) {
      this.seconds.unlose(span);
      const end = Math.min(counter.position + span, counter.end);
      for (let one = counter.position; one < end; one += 1) {
        this.#map?.find(one - this.#mapOrigin);
        const packet = this.#gaps?.packetBehind(one) ?? 0;
        if (packet > 0) arrival.kept?.found(packet, 1);
      }
      return true;
    }
    if (what === outcome.duplicate || what === outcome.stray) return false;
    this.#breakOff();
    this.#map?.reach(counter.position + span - this.#mapOrigin);
    this.#drops = drops;
    return true;
  }

  #readTransport({ analysis }: StreamTransport, arrival: Arrival): void {
    const { bytes, begin, size, at } = arrival;
    const from = this.format.transportAt?.(bytes, begin, size) ?? -1;
    if (from < 0) return;
    const { latePcrs, lostEver } = analysis;
    analysis.take(bytes, begin + from, size - from, at);
    const { seconds } = this;
    if (analysis.latePcrs !== latePcrs) seconds.add(secondField.late, analysis.latePcrs - latePcrs);
    if (this.#counter !== null) return;
    const missing = analysis.lostEver - lostEver;
    if (missing > 0) this.#loseTransport(missing, size - from, arrival);
    else if (missing < 0) {
      arrival.say(this.#inOrder | markFlag.late);
      seconds.unlose(-missing);
    } else arrival.say(this.#inOrder);
    this.#drops = arrival.drops;
  }

  /** @param size of a datagram's packets, as large as those that are missing */
  #loseTransport(gap: number, size: number, arrival: Arrival): void {
    const { drops } = arrival;
    this.seconds.add(secondField.lost, gap);
    if (drops < 0) {
      this.#markLoss(gap, 0, arrival);
      return;
    }
    // A dropped datagram's PIDs are missed one after another, as each of them goes on.
    if (this.#credit < gap) {
      const each = size / packetBytes;
      this.#credit = each * this.#ledger.charge(Math.ceil(gap / each), Math.max(0, this.#drops), drops);
    }
    const here = Math.min(gap, this.#credit);
    this.#credit -= here;
    this.#dropHere(here);
    this.seconds.add(secondField.droppedHere, here);
    this.#markLoss(gap, here, arrival);
  }

  #dropHere(here: number): void {
    this.#totals.droppedHere += here;
    this.#droppedEver += here;
  }

  /** @param here how many of the missing ones this computer dropped */
  #markLoss(gap: number, here: number, arrival: Arrival): void {
    const flags = (here > 0 ? markFlag.droppedHere : 0) | (here < gap ? markFlag.lost : 0);
    arrival.say(markOf(flags, this.format.unit, gap));
  }

  #lose(counter: SequenceCounter, arrival: Arrival): void {
    const { gap } = counter;
    const { drops } = arrival;
    this.seconds.add(secondField.lost, gap);
    let here = 0;
    if (drops >= 0) {
      here = this.#ledger.charge(gap, Math.max(0, this.#drops), drops);
      this.#dropHere(here);
      this.seconds.add(secondField.droppedHere, here);
    }
    this.#markLoss(gap, here, arrival);
    this.#noteGap(counter.position, gap, arrival.packet);
    const from = counter.position - gap - this.#mapOrigin;
    this.#map ??= this.#makeMap();
    if (this.#map === null) return;
    this.#map.reach(from + gap);
    this.#map.lose(from, gap);
  }

  /** @param end the position behind the last missing one */
  #noteGap(end: number, gap: number, packet: number): void {
    if (this.#gaps === null) {
      if (!this.#bank.takeSpare(notedGapsBytes)) return;
      this.#bytesTaken += notedGapsBytes;
      this.#gaps = new NotedGaps();
    }
    this.#gaps.note(end - gap, end, packet);
  }

  /** A run without a loss needs no map. */
  #makeMap(): SequenceMap | null {
    if (!this.#bank.takeSpare(sequenceMapBytes)) return null;
    this.#bytesTaken += sequenceMapBytes;
    return new SequenceMap();
  }

  #announce(next: number, arrival: Arrival): void {
    const counter = this.#counter;
    if (counter === null) return;
    counter.announce(next, arrival.at);
    for (const since of this.#resets) since.announce(next, arrival.at);
    if (counter.gap > 0) {
      this.#lose(counter, arrival);
      this.#drops = arrival.drops;
    }
  }

  /** The sender's own count of its packets so far, modulo 2^32. */
  report(count: number): void {
    const { packets } = this.#totals;
    this.#reports.take(count, this.#counter?.expected ?? packets);
    for (const { reports, counter, before } of this.#resets)
      reports.take(count, counter?.expected ?? packets - before.packets);
  }

  #lostBySender(count: number, arrival: Arrival): void {
    this.#totals.lostBySender += count;
    arrival.say(markOf(markFlag.lost, this.format.unit, count));
    this.seconds.add(secondField.lost, count);
  }

  /**
   * What the sender counted, brought to the counters here: what was expected at its first report, and what it sent
   * since. Null before the second report.
   */
  get sentBySender(): number | null {
    return (this.#since?.reports ?? this.#reports).sent;
  }

  #time(time: number, distance: number, arrival: Arrival): void {
    if (distance >= 0) this.#addInterval(distance);
    if (this.#delay !== null && !Number.isNaN(time)) {
      const delay = arrival.epoch - time;
      this.#delay.add(delay);
      this.#secondDelay?.add(delay);
      this.#jitter.take(delay);
      for (const since of this.#resets) {
        since.delay?.add(delay);
        since.jitter.take(delay);
      }
    } else if (this.clock !== null && !Number.isNaN(time))
      this.#mediaTime(this.clock, time, distance, arrival.at);
    else if (distance >= 0) this.#deviate(distance);
  }

  #addInterval(distance: number): void {
    this.#interarrival.add(distance);
    for (const since of this.#resets) since.interarrival.add(distance);
  }

  #mediaTime(clock: MediaClock, ticks: number, distance: number, at: number): void {
    // What was measured without the clock is something else.
    if (clock.take(ticks, at)) {
      this.#jitter.reset();
      for (const since of this.#resets) since.jitter.reset();
    }
    if (clock.hz > 0) {
      this.#jitter.take(at - clock.ms);
      for (const since of this.#resets) since.jitter.take(at - clock.ms);
    } else if (clock.misses > 0 && distance >= 0) this.#deviate(distance);
  }

  /** The next packet is compared with none. */
  #breakOff(): void {
    this.#jitter.breakOff();
    for (const since of this.#resets) since.jitter.breakOff();
  }

  /** What the jitter is measured by. */
  get jitterBy(): "media-clock" | "send-time" | "interarrival" {
    if (this.#delay !== null) return "send-time";
    return this.clock !== null && (this.clock.hz > 0 || this.clock.misses === 0)
      ? "media-clock"
      : "interarrival";
  }

  /** From the usual distance, which is smoothed. */
  #deviate(distance: number): void {
    if (Number.isNaN(this.#distance)) {
      this.#distance = distance;
      return;
    }
    this.#jitter.deviate(distance - this.#distance);
    for (const since of this.#resets) since.jitter.deviate(distance - this.#distance);
    this.#distance += (distance - this.#distance) / gain;
  }

  /** What its headers say, once a second. */
  #look({ bytes, begin, size, ttl }: Arrival): void {
    const { format, sample } = this;
    this.#sampled = this.seconds.second;
    const kept = Math.min(size, sample.length);
    for (let at = 0; at < kept; at += 1) sample[at] = bytes[begin + at] ?? 0;
    this.sampleSize = size;
    if (this.clock !== null && this.clock.hz === 0) {
      this.clock.tell(format.clockHz?.(bytes, begin, size) ?? 0);
    }
    const initial = format.initialTtl?.(bytes, begin, size) ?? -1;
    this.hops = initial > 0 && ttl >= 0 && ttl <= initial ? initial - ttl : -1;
  }

  /** Whether it carries a transport stream, and what that takes by now. */
  #lookForTransport({ bytes, begin, size }: Arrival): void {
    const transport = this.#transport;
    if (transport === null) {
      if (this.#transportSight.take(this.format, bytes, begin, size))
        this.#transport = StreamTransport.within(this.#bank);
    } else if (!transport.pay()) {
      this.#totals.unread += transport.analysis.received;
      transport.release();
      this.#transport = null;
    }
  }

  #openSecond(at: number): void {
    const { seconds } = this;
    const second = Math.floor(at / 1_000);
    if (seconds.second >= 0) {
      this.writeSecond();
      const lost = this.#lostNow;
      if (lost > this.#lostBefore) this.#errorSeconds += 1;
      this.#lostBefore = 0;
      for (const since of this.#resets) since.closeSecond(lost);
      this.#credit = 0;
      this.#secondDelay?.reset();
      this.#leastInterval = Number.POSITIVE_INFINITY;
      this.#mostInterval = Number.NEGATIVE_INFINITY;
    }
    while (this.#resets[0] && at - this.#resets[0].at > limits.resetUndoMs) this.#settle(this.#resets[0]);
    seconds.open(second);
    this.#secondEnd = (second + 1) * 1_000;
    this.#before = this.#soFar();
  }

  /** What is counted for each packet anyway: a second's share is the difference to the second before. */
  #soFar(): SecondCounts {
    const { packets, bytes, unread } = this.#totals;
    const [counter, counters] = [this.#counter, this.#counters];
    const received =
      this.format.unit === "ts-packets"
        ? unread + (this.transport?.received ?? 0)
        : (counter?.received ?? packets);
    const [reordered, duplicates] = [
      counters?.reorderedEver ?? counter?.reordered ?? 0,
      counters?.duplicatesEver ?? counter?.duplicates ?? 0,
    ];
    return { received, bytes, reordered, duplicates };
  }

  /** Brings the open second's record up to now; whoever reads the seconds calls it before. */
  writeSecond(): void {
    const { seconds } = this;
    if (seconds.second < 0) return;
    const now = this.#soFar();
    const before = this.#before;
    // What was taken for a numbering of its own, or for a copy, may turn out to be none.
    seconds.set(secondField.received, Math.max(0, now.received - before.received));
    seconds.set(secondField.bytes, now.bytes - before.bytes);
    seconds.set(secondField.reordered, now.reordered - before.reordered);
    seconds.set(secondField.duplicates, Math.max(0, now.duplicates - before.duplicates));
    seconds.set(secondField.jitter, this.#jitter.ms ?? Number.NaN);
    if (this.#leastInterval <= this.#mostInterval) {
      seconds.set(secondField.intervalLeast, this.#leastInterval);
      seconds.set(secondField.intervalMost, this.#mostInterval);
    }
    const delay = this.#secondDelay;
    if (delay === null || delay.count === 0) return;
    seconds.set(secondField.delayLeast, delay.least);
    seconds.set(secondField.delayMedian, delay.percentile(0.5));
    seconds.set(secondField.delayP99, delay.percentile(0.99));
  }

  /** Nobody listens until the next packet: what is missing then is no loss, and how long that was no interval. */
  pause(): void {
    // What a leg of a pair lacks is told beside what the other one brought of it, whoever's doing it was.
    if (this.tap !== null) return;
    this.#counter?.pause();
    for (const since of this.#resets) since.counter?.pause();
    this.transport?.pause();
    this.#breakOff();
    this.#isPaused = true;
  }

  /**
   * Counts from now on; what its seconds hold stays.
   * @param token by which it can be taken back until `limits.resetUndoMs` later @param at feed's time in ms
   * @returns false where there is no memory for that, and it stays
   */
  reset(token: number, at: number): boolean {
    const counted = {
      ...{ counter: this.#counter, hasDelay: this.#delay !== null },
      ...{ totals: this.#totals, lostNow: this.#lostNow },
    };
    const since = SinceReset.of(token, at, counted, this.#bank);
    const entry = since ?? SinceReset.forGood(at, counted, this.#bank);
    this.#aside(() => {
      entry.restores = this.transport === null ? [] : [this.transport.reset()];
    });
    this.#show([...this.#resets, entry]);
    const [oldest = entry] = this.#resets;
    if (since === null) this.#settle(entry);
    else if (this.#resets.length > limits.resetsAtOnce) this.#settle(oldest);
    return since !== null;
  }

  /** Counts as if a reset had never been; nothing where it stays already. */
  undoReset(token: number): void {
    const place = this.#resets.findIndex((since) => since.token === token);
    const since = this.#resets[place];
    if (since === undefined) return;
    const next = this.#resets[place + 1];
    // What the transport stream had by then is given back by the next one, the newest first.
    if (next !== undefined) next.restores = [...next.restores, ...since.restores];
    else
      this.#aside(() => {
        for (const restore of since.restores) restore();
      });
    this.#show(this.#resets.filter((one) => one !== since));
    since.release(false);
  }

  /** A reset stays, with those before it: what is measured since is all there is. */
  #settle(since: SinceReset): void {
    const place = this.#resets.indexOf(since);
    if (place < 0) return;
    this.#aside(() => {
      this.#counter = since.counter;
      this.#interarrival = since.interarrival;
      this.#jitter = since.jitter;
      this.#delay = since.delay;
      this.#reports = since.reports;
      this.#firstAt = since.firstAt;
      this.#errorSeconds = since.errorSeconds;
      this.#lostBefore = since.lostBefore;
      if (this.#map !== null) this.#give(sequenceMapBytes);
      this.#map = since.map;
      this.#mapOrigin = since.mapOrigin;
      if (since.map !== null) this.#bytesTaken += sequenceMapBytes;
      for (const of of Object.keys(this.#totals) as (keyof StreamTotals)[]) {
        this.#totals[of] -= since.before[of];
        for (const later of this.#resets.slice(place + 1)) later.before[of] -= since.before[of];
      }
    });
    for (const before of this.#resets.slice(0, place)) before.release(false);
    since.release(true);
    this.#show(this.#resets.slice(place + 1));
  }

  #show(resets: readonly SinceReset[]): void {
    this.#resets = resets;
    this.#since = resets.at(-1) ?? null;
  }

  /** Changes what is counted so far; the open second keeps what it has. */
  #aside(change: () => void): void {
    const from = this.#soFar();
    change();
    const to = this.#soFar();
    const { received, bytes, reordered, duplicates } = this.#before;
    this.#before = {
      received: received + to.received - from.received,
      bytes: bytes + to.bytes - from.bytes,
      reordered: reordered + to.reordered - from.reordered,
      duplicates: duplicates + to.duplicates - from.duplicates,
    };
  }

  #give(bytes: number): void {
    this.#bank.give(bytes);
    this.#bytesTaken -= bytes;
  }

  /** Gives its memory back. */
  release(): void {
    this.#transport?.release();
    for (const since of this.#resets) since.release(false);
    this.#bank.give(this.#bytesTaken + this.seconds.extraBytes);
  }
}
