import { limits } from "../../../shared/limits.ts";
import type { StreamKind } from "../../../shared/model/stream-kinds.ts";
import type { DatagramBatch } from "../datagrams/batch.ts";
import type { FeedTime } from "../time/feed-time.ts";
import type { Runs } from "../traffic/runs.ts";
import type { Sink } from "../traffic/sink.ts";
import { Arrival } from "./arrival.ts";
import { DropLedger } from "./drop-ledger.ts";
import { foreign, type StreamFormat } from "./format.ts";
import { streamFormats } from "./formats/formats.ts";
import { Headers, headerRole, streamKeyWords } from "./headers.ts";
import { Candidates } from "./recognition/candidates.ts";
import { SourceState } from "./recognition/source-state.ts";
import { type ReportedStreams, SenderReports } from "./sender-reports.ts";
import { Stream } from "./stream.ts";
import type { StreamBank } from "./stream-bank.ts";
import { StreamTable } from "./stream-table.ts";

/** What the analyses of feeds that are shown together share. */
export class StreamStore {
  readonly bank: StreamBank;
  readonly candidates = new Candidates();
  readonly headers = new Headers();
  readonly reports = new SenderReports();
  #sources = 0;
  /** Whether streams are analysed at all: `CASTSCOPE_STREAMS=off` leaves it, to see what it costs. */
  readonly analyses = process.env.CASTSCOPE_STREAMS !== "off";

  constructor(bank: StreamBank) {
    this.bank = bank;
  }

  /** What is known of a source that was not heard before. */
  meet(): SourceState {
    this.#sources += 1;
    return new SourceState(this.#sources);
  }
}

/**
 * What a source, by its place among the feed's, is said to be; undefined when it is to be recognised, null when its packets
 * have no sequence.
 */
export type ChosenFormat = (place: number) => StreamFormat | null | undefined;

/**
 * Recognises and measures the streams of one feed, in the receive buffer: a sink. A source is looked at until headers of
 * one format follow each other (`StreamFormat.needed`), or for `limits.recognitionPackets`; from then on only
 * that format's headers are read.
 */
export class StreamAnalysis implements Sink {
  readonly name = "streams";
  readonly streams = new StreamTable();
  /** Packets of streams for which there was no memory. */
  untold = 0;
  #lastReset = 0;
  /** Those that can still be taken back, and what was not told before them. */
  #resets: readonly { readonly token: number; readonly at: number; readonly untold: number }[] = [];
  readonly #store: StreamStore;
  readonly #time: FeedTime;
  readonly #formats: readonly StreamFormat[];
  readonly #sources: (SourceState | undefined)[] = [];
  readonly #ledger = new DropLedger();
  readonly #arrival = new Arrival();
  #nextId = 1;
  #chosenOf: ChosenFormat = () => undefined;

  /** What others' reports are brought to; null where it is not known where the feed receives. */
  readonly #reported: ReportedStreams | null;

  /** @param at where its feed receives, so that reports of its streams find them */
  constructor(
    store: StreamStore,
    time: FeedTime,
    at: Omit<ReportedStreams, "streams"> | null = null,
    formats: readonly StreamFormat[] = streamFormats,
  ) {
    this.#store = store;
    this.#time = time;
    this.#formats = formats;
    this.#reported = at && { ...at, streams: this.streams };
    if (this.#reported && store.analyses) store.reports.add(this.#reported);
  }

  take(batch: DatagramBatch, runs: Runs): void {
    const { count, from, to, source, marks } = runs;
    const arrival = this.#arrival;
    arrival.kept = runs;
    let before = runs.first;
    const first = batch.at[from[0] ?? 0] ?? 0;
    const epoch = this.#time.at(first) - first;
    for (let run = 0; run < count; run += 1) {
      const place = source[run] ?? -1;
      const begin = from[run] ?? 0;
      const end = to[run] ?? 0;
      const first = before;
      before += end - begin;
      if (place < 0) continue;
      const state = this.#sources[place] ?? this.#meet(place);
      for (let index = begin; index < end; index += 1) {
        const at = batch.at[index] ?? 0;
        if (state.gaveUp && at < state.againAt) continue;
        arrival.bytes = batch.payloadBytes(index);
        arrival.begin = batch.payloadAt(index);
        arrival.size = batch.size[index] ?? 0;
        arrival.at = at;
        arrival.epoch = at + epoch;
        arrival.ttl = batch.ttl[index] ?? -1;
        arrival.drops = batch.dropsBefore === null ? -1 : (batch.dropsBefore[index] ?? 0);
        arrival.packet = first + index - begin;
        arrival.mark = 0;
        if (state.format !== null) this.#measure(state, place, state.format);
        else this.#look(state, place);
        marks[index] = arrival.mark;
      }
    }
  }

  #meet(place: number): SourceState {
    const state = this.#store.meet();
    this.#choose(state, this.#chosenOf(place));
    this.#sources[place] = state;
    return state;
  }

  #measure(state: SourceState, place: number, format: StreamFormat): void {
    const arrival = this.#arrival;
    const { headers } = this.#store;
    headers.clear();
    const rows = format.read(arrival.bytes, arrival.begin, arrival.size, headers);
    if (rows === foreign) {
      this.#misfit(state);
      return;
    }
    state.misfits = 0;
    for (let row = 0; row < rows; row += 1) {
      const stream = this.streams.find(place, format, headers, row);
      if (stream !== null) stream.take(headers, row, arrival);
      else this.#consider(state, place, format, row);
    }
  }

  /** Its packets are of another format now: it is looked at anew. */
  #misfit(state: SourceState): void {
    state.misfits += 1;
    if (state.isChosen || state.misfits < limits.recognitionMisfits) return;
    state.format = null;
    this.#lookAnew(state);
  }

  #lookAnew(state: SourceState): void {
    state.misfits = 0;
    state.looked = 0;
    state.gaveUp = false;
    state.look += 1;
  }

  /** Tries all formats on a packet of a source that is not known. */
  #look(state: SourceState, place: number): void {
    const arrival = this.#arrival;
    const { headers } = this.#store;
    if (state.gaveUp) this.#lookAnew(state);
    state.tried += 1;
    let isRead = false;
    for (const format of this.#formats) {
      headers.clear();
      const rows = format.read(arrival.bytes, arrival.begin, arrival.size, headers);
      isRead ||= rows > 0;
      for (let row = 0; row < rows; row += 1) {
        if (!this.#consider(state, place, format, row)) continue;
        // The rest of the packet's headers, now that it is known what they are.
        for (let next = row + 1; next < rows; next += 1) this.#consider(state, place, format, next);
        return;
      }
    }
    state.looked += isRead ? 1 / limits.recognitionPatience : 1;
    if (state.looked < limits.recognitionPackets) return;
    state.gaveUp = true;
    state.againAt = arrival.at + limits.recognitionAgainMs;
  }

  /** A header of no stream that is known; true when it proves one. */
  #consider(state: SourceState, place: number, format: StreamFormat, row: number): boolean {
    const { headers, candidates, reports } = this.#store;
    if (headers.role[row] === headerRole.senderCount) {
      const [ssrc = 0, count = 0] = [headers.keys[row * streamKeyWords], headers.sequence[row]];
      if (this.#reported) reports.take(this.#reported, place, ssrc, count);
      return false;
    }
    const candidate = candidates.of(state, format, headers, row);
    candidate.take(headers, row, this.#arrival, state.tried);
    // Of a source that somebody named one header is enough.
    if (!candidate.isProved && !(state.isChosen && candidate.score > 0)) return false;
    // A source that was taken for something else meanwhile goes on where it was.
    const known = this.streams.find(place, format, headers, row);
    const stream = known ?? this.#begin(place, candidate.role, format, row);
    if (stream !== null) {
      candidate.replay(stream);
      stream.take(headers, row, this.#arrival);
    }
    candidates.remove(candidate);
    if (state.format === null) {
      state.format = format;
      state.headers = candidate.headers;
    }
    return true;
  }

  #begin(place: number, role: number, format: StreamFormat, row: number): Stream | null {
    const { bank, headers } = this.#store;
    const header = { format, headers, row, role };
    const stream = Stream.of(this.#nextId, place, header, bank, this.#ledger);
    if (stream === null) {
      this.untold += 1;
      return null;
    }
    this.#nextId += 1;
    this.streams.add(stream);
    return stream;
  }

  /** What a source was taken for; null before its first packet. @param place its place among the feed's sources */
  source(place: number): Readonly<SourceState> | null {
    return this.#sources[place] ?? null;
  }

  /**
   * Says what the packets of a source are, or with null of all; what was measured as something else is given up.
   * @param format null for no sequence at all, undefined to recognise it
   */
  decodeAs(place: number | null, format: StreamFormat | null | undefined): void {
    if (place === null) this.#chosenOf = () => format;
    const places = place === null ? this.#sources.keys() : [place];
    for (const one of places) {
      const state = this.#sources[one];
      if (state === undefined) continue;
      this.#choose(state, format);
      this.streams.removeIf((stream) => {
        const gone = stream.source === one && stream.format !== state.format;
        if (gone) stream.release();
        return gone;
      });
    }
  }

  /** What was said of sources before any of their packets came. */
  decodeBy(chosenOf: ChosenFormat): void {
    this.#chosenOf = chosenOf;
  }

  #choose(state: SourceState, format: StreamFormat | null | undefined): void {
    this.#lookAnew(state);
    state.isChosen = format !== undefined;
    state.format = format ?? null;
    state.gaveUp = format === null;
    state.againAt = format === null ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }

  /** The format of a kind, as `decodeAs` takes it. */
  formatOf(kind: StreamKind): StreamFormat | null {
    // Of two readings of one kind the last one is the plain one.
    return this.#formats.findLast((format) => format.kind === kind) ?? null;
  }

  /** Nothing is received until the next packet, because this computer left: what is missing then was not lost. */
  pause(): void {
    for (const stream of this.streams) stream.pause();
  }

  /**
   * Counts from now on.
   * @param now feed's time in ms
   * @returns by what it is taken back until `limits.resetUndoMs` later; null where there is no memory for that
   */
  reset(now: number): number | null {
    this.#lastReset += 1;
    const token = this.#lastReset;
    let canUndo = true;
    for (const stream of this.streams) canUndo = stream.reset(token, now) && canUndo;
    const { untold } = this;
    this.untold = 0;
    this.#resets = canUndo ? [...this.#resets, { token, at: now, untold }].slice(-limits.resetsAtOnce) : [];
    return canUndo ? token : null;
  }

  /** Counts as if a reset had never been. @param now feed's time in ms @returns false where it is too late for that */
  undoReset(token: number, now: number): boolean {
    const reset = this.#resets.find((one) => one.token === token);
    if (reset === undefined || now - reset.at > limits.resetUndoMs) return false;
    for (const stream of this.streams) stream.undoReset(token);
    this.untold += reset.untold;
    this.#resets = this.#resets.filter((one) => one !== reset);
    return true;
  }

  release(): void {
    if (this.#reported) this.#store.reports.remove(this.#reported);
    for (const stream of this.streams) stream.release();
    this.streams.removeIf(() => true);
    this.#sources.length = 0;
  }
}
