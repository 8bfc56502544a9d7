import { limits } from "../../../shared/limits.ts";
import { type HistoryFigureName, historySeries } from "../../../shared/model/kept-history.ts";
import type { Membership } from "../feeds/memberships/membership.ts";
import type { MinuteCollector } from "../history/collector.ts";
import { secondField } from "../streams/measures/stream-seconds.ts";
import type { Stream } from "../streams/stream.ts";
import { busiest } from "../traffic/meter/busiest.ts";

/** Takes from memberships what the history keeps of a second. Times are seconds since 1970, by the computer's clock. */
export class HistorySamples {
  readonly #collector: MinuteCollector;
  readonly #drops = new WeakMap<Membership, number>();

  constructor(collector: MinuteCollector) {
    this.#collector = collector;
  }

  /** All that came in a second. Zeros are written as well: a gap is when Castscope does not run. */
  total(time: number, packets: number, bytes: number): void {
    this.#collector.set(time, historySeries.totals, "packets", packets);
    this.#collector.set(time, historySeries.totals, "bytes", bytes);
  }

  /** What came to a group; told again where more was read of it. */
  group({ key }: Membership, time: number, packets: number, bytes: number): void {
    const series = historySeries.group(key);
    this.#collector.set(time, series, "packets", packets);
    this.#collector.set(time, series, "bytes", bytes);
  }

  /** Whether the second is one of silence or error, which is no gap. @param now its end, monotonic milliseconds */
  state(membership: Membership, now: number, time: number): void {
    const state = membership.state(now);
    const isError = state === "failed" || state === "silent" || state === "stalled";
    this.#collector.set(time, historySeries.group(membership.key), "errorSeconds", isError ? 1 : 0);
  }

  /** What is only known of the last full second: drops, and its busiest sources. */
  second(membership: Membership, second: number, time: number): void {
    const dropped = membership.kernelDrops;
    if (dropped !== null) {
      const before = this.#drops.get(membership) ?? dropped;
      this.#drops.set(membership, dropped);
      const grown = Math.max(0, dropped - before);
      this.#collector.set(time, historySeries.group(membership.key), "dropped", grown);
      this.#addTotal(time, "dropped", grown);
      if (grown > 0) this.#noteError(time, membership.key);
    }
    const now = (second + 1) * 1_000;
    for (const { address, port, meter } of busiest(membership.traffic.sources, limits.historySources)) {
      const { packets, bits } = meter.rate(now);
      const series = historySeries.source(membership.key, address, port);
      this.#collector.set(time, series, "packets", packets);
      this.#collector.set(time, series, "bytes", bits / 8);
      const extremes = meter.intervals(now);
      if (extremes !== null) this.#setIntervals(time, series, extremes.least, extremes.most);
    }
  }

  /** The times between a group's packets, of all seconds up to one. @param time of that one */
  intervals({ key, traffic }: Membership, second: number, time: number): void {
    const series = historySeries.group(key);
    for (const { second: at, least, most, counts } of traffic.intervals.takeBefore(second + 1)) {
      const then = time - (second - at);
      this.#setIntervals(then, series, least, most);
      this.#collector.addIntervals(then, series, counts);
    }
  }

  /** @param least, most in ms; beside what is known of the second already */
  #setIntervals(time: number, series: string, least: number, most: number): void {
    const known = this.#collector.of(time, series, "intervalLeast");
    const longest = this.#collector.of(time, series, "intervalMost");
    const [from, to] = [1_000 * least, 1_000 * most];
    this.#collector.set(time, series, "intervalLeast", Number.isNaN(known) ? from : Math.min(known, from));
    this.#collector.set(time, series, "intervalMost", Number.isNaN(longest) ? to : Math.max(longest, to));
  }

  /** What the streams of a group say of a second, each for itself, by source, and together. */
  streams(membership: Membership, second: number, time: number): void {
    const all = new Numbered();
    const bySource = new Map<number, Numbered>();
    let left: number = limits.historyStreams;
    for (const stream of membership.streams.streams) {
      if (!(second >= Math.floor(stream.firstAt / 1_000))) continue;
      const at = streamSecond(stream, second);
      if (stream.lost !== null) {
        all.add(at);
        const ofSource = bySource.get(stream.source) ?? new Numbered();
        bySource.set(stream.source, ofSource);
        ofSource.add(at);
      }
      if (left === 0) continue;
      left -= 1;
      this.#stream(membership, stream, at, time);
    }
    if (!all.any) return;
    this.#setNumbered(time, historySeries.group(membership.key), all);
    this.#addTotal(time, "lost", all.lost);
    if (all.lost > 0) this.#noteError(time, membership.key);
    for (const [source, numbered] of bySource) {
      const sender = membership.traffic.sources.at(source);
      if (sender === null) continue;
      const series = historySeries.source(membership.key, sender.address, sender.port);
      // Of one that is not among the busiest nothing else is kept.
      if (!Number.isNaN(this.#collector.of(time, series, "packets")))
        this.#setNumbered(time, series, numbered);
    }
  }

  #stream(membership: Membership, stream: Stream, at: StreamSecond | null, time: number): void {
    const sender = membership.traffic.sources.at(stream.source);
    if (sender === null) return;
    const name = `${stream.format.kind} ${stream.format.keyText(stream.keys, 0)}`;
    const series = historySeries.stream(membership.key, sender.address, sender.port, name);
    const set = (figure: HistoryFigureName, value: number): void =>
      this.#collector.set(time, series, figure, value);
    set("packets", at?.received ?? 0);
    set("bytes", at?.bytes ?? 0);
    if (stream.droppedHere !== null) set("dropped", at?.dropped ?? 0);
    if (stream.lost !== null) {
      set("lost", at?.lost ?? 0);
      set("lossShare", shareOf(at?.lost ?? 0, at?.received ?? 0));
    }
    if (stream.reordered !== null) set("reordered", at?.reordered ?? 0);
    if (at === null) return;
    set("jitter", at.jitter);
    set("intervalLeast", at.intervalLeast);
    set("intervalMost", at.intervalMost);
  }

  #setNumbered(time: number, series: string, { lost, reordered, received, jitter }: Numbered): void {
    this.#collector.set(time, series, "lost", lost);
    this.#collector.set(time, series, "reordered", reordered);
    this.#collector.set(time, series, "jitter", jitter);
    this.#collector.set(time, series, "lossShare", shareOf(lost, received));
  }

  #addTotal(time: number, figure: HistoryFigureName, value: number): void {
    const before = this.#collector.of(time, historySeries.totals, figure);
    const sum = (Number.isNaN(before) ? 0 : before) + value;
    this.#collector.set(time, historySeries.totals, figure, sum);
  }

  #noteError(time: number, key: string): void {
    const series = historySeries.group(key);
    if (this.#collector.of(time, series, "errorSeconds") === 0) {
      this.#collector.set(time, series, "errorSeconds", 1);
    }
  }
}

/** What the numbered streams of a second come to. */
class Numbered {
  any = false;
  lost = 0;
  reordered = 0;
  received = 0;
  /** Microseconds: the largest; NaN where none is known. */
  jitter = Number.NaN;

  add(at: StreamSecond | null): void {
    this.any = true;
    if (at === null) return;
    this.lost += at.lost;
    this.reordered += at.reordered;
    this.received += at.received;
    if (!(this.jitter >= at.jitter)) this.jitter = at.jitter;
  }
}

/** In millionths of what was sent. */
function shareOf(lost: number, received: number): number {
  return lost === 0 ? 0 : Math.round((1e6 * lost) / (lost + received));
}

interface StreamSecond {
  readonly received: number;
  readonly bytes: number;
  readonly lost: number;
  readonly reordered: number;
  readonly dropped: number;
  /** Microseconds. */
  readonly jitter: number;
  readonly intervalLeast: number;
  readonly intervalMost: number;
}

/** What a stream's own log says of a second; null where it knows nothing of it. */
function streamSecond(stream: Stream, second: number): StreamSecond | null {
  const { seconds } = stream;
  if (seconds.second === second) stream.writeSecond();
  const back = seconds.second - second;
  if (back < 0 || back >= seconds.kept) return null;
  const of = (field: number): number => seconds.at(back, field);
  return {
    received: of(secondField.received),
    bytes: of(secondField.bytes),
    lost: of(secondField.lost),
    reordered: of(secondField.reordered),
    dropped: of(secondField.droppedHere),
    jitter: of(secondField.jitter) * 1_000,
    intervalLeast: of(secondField.intervalLeast) * 1_000,
    intervalMost: of(secondField.intervalMost) * 1_000,
  };
}
