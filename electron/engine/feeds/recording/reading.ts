import { setImmediate } from "node:timers/promises";
import { CaptureReader } from "../../../../shared/capture/read/capture-reader.ts";
import type { RecordedDatagram } from "../../../../shared/capture/read/datagram.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Recording } from "../../../../shared/model/recording.ts";
import { ProblemError } from "../../../../shared/problem.ts";
import { isNumbered } from "../../streams/pairs/pair-row.ts";
import { Pairs } from "../../streams/pairs/pairs.ts";
import { StreamStore } from "../../streams/stream-analysis.ts";
import { StreamBank } from "../../streams/stream-bank.ts";
import { figuresOf } from "../../streams/stream-figures.ts";
import { Memory } from "../../traffic/memory.ts";
import { PageFile } from "../../traffic/recorded/page-file.ts";
import { RecordedPayloads } from "../../traffic/recorded/recorded-payloads.ts";
import { TrafficStore } from "../../traffic/traffic.ts";
import type { CaptureFile } from "./capture-file.ts";
import type { KnownRows } from "./known-rows.ts";
import type { PairWish } from "./pair-wishes.ts";
import { RateOverTime } from "./rate-over-time.ts";
import type { RecordedGroup } from "./recorded-group.ts";
import { RecordedGroups, type RecordingView } from "./recorded-groups.ts";
import { RecordingTime } from "./recording-time.ts";

/** What a reading is made of. */
export interface ReadingOptions {
  readonly file: CaptureFile;
  /** Of the file, without folders. */
  readonly name: string;
  /** For what stands beside the file. */
  readonly folder: string;
  readonly view: RecordingView;
  readonly known: KnownRows;
  /** Pairs that are made as soon as both rows carry numbers. */
  readonly wishes: Iterable<PairWish>;
  readonly memoryBytes: number | null;
}

/** Seconds between two looks at all groups are counted in packets too: sparse ones must not cost more than they are. */
const packetsPerLook = 1 / 8;

/** A recording that is read once, from its beginning, and all that is known of it by then. */
export class Reading {
  readonly time = new RecordingTime();
  readonly store: TrafficStore;
  readonly groups: RecordedGroups;
  readonly pairs: Pairs;
  /** Over the whole file, whatever span is looked at. */
  readonly rate = new RateOverTime();
  readonly #options: ReadingOptions;
  readonly #pages: PageFile;
  readonly #payloads: RecordedPayloads;
  #reader: CaptureReader | null = null;
  /** What was not made yet. */
  #wishes: readonly PairWish[];
  #state: Recording["state"] = "reading";
  #isClosed = false;
  #taken = 0;
  #lookedAt = 0;
  /** Of the packet that was taken last, in ms since the first. */
  #takenAt = 0;
  /** Lost packets that stand in the rate; null while no stream is measured. */
  #lost: number | null = null;
  /** Seconds and nanoseconds of the first packet, as ms since 1970. */
  #firstAt: number | null = null;
  #lastAt: number | null = null;

  /** Throws what the system says where there is no room for temporary files. */
  constructor(options: ReadingOptions) {
    const { file, name, folder, memoryBytes } = options;
    this.#options = options;
    const memory = new Memory(memoryBytes ?? limits.memoryBytes);
    this.store = new TrafficStore(memory);
    const streams = new StreamStore(new StreamBank(memory));
    this.#pages = new PageFile(folder);
    this.#payloads = new RecordedPayloads(file.payloadFd, folder);
    const { time, store } = this;
    const grounds = { time, store, streams, pages: this.#pages, payloads: this.#payloads };
    this.groups = new RecordedGroups(
      name,
      grounds,
      options,
      (now) => this.#endSecond(now),
      () => this.#hurryPairs(),
    );
    this.pairs = new Pairs(streams.bank, () => [...this.groups].map(pairRow));
    this.#wishes = [...options.wishes];
    for (const { a, b } of this.#wishes) this.groups.hurried.add(a).add(b);
  }

  /** Reads up to the end, or as far as it goes, in pieces between which everything else has its turn. Never rejects. */
  async run(): Promise<void> {
    const { file } = this.#options;
    try {
      await this.#readAll(file);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      file.damage ??= { name: "capture-unreadable", values: { at: file.readBytes, reason } };
    }
    if (this.#state === "reading") this.#state = "read";
  }

  async #readAll(file: CaptureFile): Promise<void> {
    for await (const { format, piece } of file.read()) {
      if (this.#state !== "reading") return;
      this.#reader ??= new CaptureReader(format.format, format.headerBytes, {
        datagram: (datagram) => this.#take(datagram),
      });
      this.groups.interfaces = this.#reader.interfaces;
      this.#reader.push(piece);
      // The next piece may be written over what waits.
      this.groups.flush();
      if (this.#reader.damage !== null) break;
      await setImmediate();
    }
    if (this.#state !== "reading") return;
    this.#reader?.end();
    this.groups.flush();
    this.#look(this.time.now());
    this.#makePairs(true);
  }

  /** Both legs' packets come in their order until their numbers are put together; then those of a batch may come at once. */
  #hurryPairs(): void {
    this.#makePairs();
    for (const { merge, a, b } of this.pairs) {
      if (!merge.isRunning) continue;
      for (const { row } of [a, b]) if (row !== null) this.groups.hurried.delete(row.id);
    }
  }

  /** @param alone also of rows of which one carries no numbers */
  #makePairs(alone = false): void {
    if (this.#wishes.length === 0) return;
    this.#wishes = this.#wishes.filter((wish) => {
      const legs = [wish.a, wish.b].flatMap((id) => this.groups.find(id) ?? []);
      const numbered = legs.filter(({ streams }) => isNumbered(streams.streams)).length;
      if (legs.length < 2 || numbered < (alone ? 1 : 2)) return true;
      this.#make(wish);
      return false;
    });
  }

  /** What they carry in this span may be something else: then they are two rows. */
  #make({ id, a, b, waitMs }: PairWish): void {
    try {
      const { merge } = this.pairs.make(a, b, this.time.now(), id);
      if (waitMs !== null) merge.waitMs = waitMs;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  }

  #take(datagram: RecordedDatagram): void {
    const at = datagram.seconds * 1e3 + datagram.nanoseconds / 1e6;
    this.#firstAt ??= at;
    this.#lastAt = Math.max(this.#lastAt ?? at, at);
    this.rate.add(at - this.#firstAt, datagram.size);
    this.#taken += 1;
    this.groups.datagram(datagram);
    this.#takenAt = at - this.#firstAt;
  }

  #endSecond(now: number): void {
    if (this.#taken - this.#lookedAt >= this.groups.size * packetsPerLook) this.#look(now);
  }

  /** What streams miss, over time to the second; null while none is measured. Of the span that is looked at. */
  get lost(): Float64Array | null {
    return this.#lost === null ? null : this.rate.lost;
  }

  #noteLost(): void {
    let lost: number | null = null;
    for (const { streams } of this.groups) {
      const { lost: own } = figuresOf(streams.streams);
      if (own !== null) lost = (lost ?? 0) + own;
    }
    if (lost === null) return;
    // One that comes late is found again: what was noted before stays where it was.
    const more = lost - (this.#lost ?? 0);
    if (more > 0) this.rate.addLost(this.#takenAt, more);
    this.#lost = Math.max(lost, this.#lost ?? 0);
  }

  /** What live rows do with each tick: silence, conflicts, pairs. */
  #look(now: number): void {
    this.#lookedAt = this.#taken;
    this.#makePairs();
    this.#noteLost();
    const byGroup = new Map<string, RecordedGroup[]>();
    for (const group of this.groups) {
      const { address, interface: on } = group.spec;
      const name = `${address} ${on?.name ?? ""}`;
      const same = byGroup.get(name);
      if (same === undefined) byGroup.set(name, [group]);
      else same.push(group);
    }
    for (const same of byGroup.values()) {
      for (const group of same) {
        group.notice(now);
        group.lookForConflicts(now, same.length === 1 ? alone : same.filter((one) => one !== group));
      }
    }
    this.pairs.tick(now, true);
  }

  /** Ends before the file does; what was read stays. */
  stop(): void {
    if (this.#state !== "reading") return;
    this.#state = "stopped";
    this.#options.file.interrupt();
  }

  get view(): RecordingView {
    return this.#options.view;
  }

  get told(): Recording {
    const { file, name, view } = this.#options;
    const { groups, time } = this;
    const reader = this.#reader;
    const interfaces = reader?.interfaces ?? [];
    const drops = interfaces.flatMap(({ dropped }) => dropped ?? []);
    return {
      name,
      state: this.#state,
      ...{ bytesRead: Math.min(file.readBytes, file.totalBytes), bytes: file.totalBytes },
      counts: { ...(reader?.counts ?? nothingYet) },
      groups: groups.size,
      ...groups.leftOut,
      ...{ incomplete: reader?.incomplete ?? 0, untimed: reader?.untimed ?? 0 },
      ...{ unordered: time.unordered, shortened: reader?.shortened ?? 0 },
      ...{ faults: reader?.faults.count ?? 0, firstFaultAt: reader?.faults.firstAt ?? null },
      unreadLinks: [...(reader?.unreadLinks ?? [])].map(([linkType, packets]) => ({ linkType, packets })),
      dropped: drops.length === 0 ? null : drops.reduce((sum, one) => sum + one, 0),
      interfaces: [...new Set(interfaces.flatMap((one) => one.name ?? []))],
      ...{ firstAt: this.#firstAt, lastAt: this.#lastAt },
      ...{ span: view.span, showsUnicast: view.unicast },
      damage: file.damage ?? reader?.damage ?? null,
    };
  }

  /** Ends for good: nothing of it can be looked at any more. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.stop();
    this.groups.release();
    this.#payloads.close();
    this.#pages.close();
  }
}

const alone: readonly RecordedGroup[] = [];

const nothingYet: Recording["counts"] = {
  ...{ packets: 0, datagrams: 0, damaged: 0, fragments: 0, other: 0, cut: 0, unread: 0 },
};

function pairRow({ id, key, spec, streams }: RecordedGroup) {
  const { address, port, interface: on } = spec;
  return { id, key, hears: `${address} ${port} ${on?.name ?? ""}`, streams: streams.streams };
}
