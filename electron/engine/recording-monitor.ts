import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Delta, Snapshot } from "../../shared/contract/telling.ts";
import { type Args, type MethodName, type MonitorHandlers, methodNames } from "../../shared/contract.ts";
import { contractMark } from "../../shared/contract-mark.ts";
import { Emitter } from "../../shared/emitter.ts";
import { noWorkspace } from "../../shared/kept/workspace-state.ts";
import { limits } from "../../shared/limits.ts";
import type { About } from "../../shared/model/about.ts";
import type { Recording } from "../../shared/model/recording.ts";
import { fail } from "../../shared/problem.ts";
import { DecodingStore } from "./decoding/decoding-store.ts";
import { Measures } from "./decoding/measures.ts";
import { RecordingExports } from "./export/recording-exports.ts";
import { decodingFeature } from "./features/decoding.ts";
import { formatsFeature } from "./features/formats.ts";
import { noHistory } from "./features/history.ts";
import { packetsFeature } from "./features/packets.ts";
import { pairsFeature } from "./features/pairs.ts";
import { anewHandlers } from "./features/read-anew.ts";
import { recordedHistory } from "./features/recorded-history.ts";
import { rowsTeller } from "./features/rows.ts";
import { orderedSources } from "./features/source-list.ts";
import { sourcesAt, sourcesOf } from "./features/sources.ts";
import { streamsFeature } from "./features/streams.ts";
import { totalsTeller } from "./features/totals.ts";
import { wiresharkFeature } from "./features/wireshark.ts";
import { CaptureFile } from "./feeds/recording/capture-file.ts";
import { KnownRows } from "./feeds/recording/known-rows.ts";
import { PairWishes } from "./feeds/recording/pair-wishes.ts";
import { Reading } from "./feeds/recording/reading.ts";
import type { RecordingView } from "./feeds/recording/recorded-groups.ts";
import type { Monitor } from "./monitor.ts";
import type { RecordingPlaces } from "./record/places.ts";
import { removeStaleFolders, TemporaryFolder } from "./system/temporary-folder.ts";
import { Seconds } from "./telling/seconds.ts";
import { type Clock, systemClock } from "./time/clock.ts";

export interface RecordingMonitorOptions {
  readonly about: Pick<About, "version" | "door">;
  /** The file, where it lies. */
  readonly path: string;
  /** What it is called; without it by its path. */
  readonly name?: string;
  /** Also packets to single hosts. */
  readonly unicast?: boolean;
  /** What comes by a pipe, in place of the file at `path`; it is destroyed when the monitor is closed. */
  readonly input?: Readable | null;
  readonly memoryBytes?: number | null;
  readonly clock?: Clock;
  /** Where exports may be written; without it nowhere. */
  readonly places?: RecordingPlaces;
}

/** An opened recording behind the same contract as live traffic. Nothing else than its file is looked at. */
export interface RecordingMonitor extends Monitor {
  readonly told: Recording;
  /** Resolves when nothing is left to read. */
  readonly read: Promise<void>;
}

/** Opens a recording and begins to read it; throws a problem for what is none. */
export async function openRecordingMonitor(options: RecordingMonitorOptions): Promise<RecordingMonitor> {
  removeStaleFolders();
  const folder = new TemporaryFolder();
  try {
    const { path, name, input = null } = options;
    const file =
      input === null
        ? await CaptureFile.open(path, folder.path, name)
        : await CaptureFile.receive(input, folder.path, name ?? path);
    return new OpenedRecording(options, file, folder);
  } catch (error) {
    folder.remove();
    throw error;
  }
}

/** One reading, and what is asked of it. */
type Session = ReturnType<typeof sessionOf>;

class OpenedRecording implements RecordingMonitor {
  readonly handlers: MonitorHandlers;
  readonly #options: RecordingMonitorOptions;
  readonly #file: CaptureFile;
  readonly #folder: TemporaryFolder;
  readonly #clock: Clock;
  readonly #decoding = new DecodingStore();
  readonly #known = new KnownRows();
  readonly #wishes = new PairWishes();
  readonly #deltas = new Emitter<Delta>();
  readonly #stopTicks: () => void;
  #session: Session;
  #running: Promise<void>;
  /** What is read in place of what is shown. */
  #coming: Reading | null = null;
  readonly #exports: RecordingExports;
  #turn = Promise.resolve();

  constructor(options: RecordingMonitorOptions, file: CaptureFile, folder: TemporaryFolder) {
    this.#options = options;
    this.#file = file;
    this.#folder = folder;
    this.#clock = options.clock ?? systemClock;
    const { path, name = basename(path), about, places = { folder: null, anywhere: false } } = options;
    const program = `Castscope ${about.version}`;
    this.#exports = new RecordingExports({ path, name, places, program, now: () => new Date() });
    this.#session = this.#begin({ span: null, unicast: options.unicast ?? false });
    this.#running = this.#session.reading.run();
    this.handlers = this.#handlers();
    this.#stopTicks = this.#clock.every(limits.tickMs, () => this.#deltas.emit(this.#session.delta()));
  }

  #begin(view: RecordingView): Session {
    const { path, name = basename(path), memoryBytes = null, about } = this.#options;
    const { path: folder } = this.#folder;
    const kept = { known: this.#known, wishes: this.#wishes };
    const reading = new Reading({ file: this.#file, name, folder, view, ...kept, memoryBytes });
    return sessionOf(reading, { about, clock: this.#clock, decoding: this.#decoding });
  }

  #handlers(): MonitorHandlers {
    const own: Partial<MonitorHandlers> = {
      recording: () => this.told,
      recordingRate: () => rateOf(this.#session.reading),
      viewRecording: (view) => this.#lookAt(view),
      exportRecording: ({ groups: ids, ...how }) => {
        const { groups } = this.#session.reading;
        const specs = ids?.map((one) => groups.get(one).spec) ?? null;
        return this.#exports.run(how, { span: this.told.span, groups: specs });
      },
      stopExport: () => {
        this.#exports.stop();
        return null;
      },
      stopReading: () => {
        (this.#coming ?? this.#session.reading).stop();
        return null;
      },
      ...anewHandlers({
        reading: () => this.#session.reading,
        ...{ known: this.#known, wishes: this.#wishes, readAnew: () => this.#lookAt() },
      }),
      pair: (args) => this.#pair(args),
    };
    const all = methodNames.map((method) => [
      method,
      own[method as keyof MonitorHandlers] ?? ((args: Args<MethodName>) => this.#call(method, args)),
    ]);
    return Object.fromEntries(all) as MonitorHandlers;
  }

  /** Null as well while what it is made of was not read yet. */
  #pair({ id }: Args<"pair">): ReturnType<MonitorHandlers["pair"]> {
    this.#wishes.get(id);
    const { reading, pair } = this.#session;
    return reading.pairs.has(id) ? pair({ id }) : null;
  }

  /** What has no handler makes sense of live traffic only. */
  #call(method: MethodName, args: unknown): unknown {
    const { handlers } = this.#session;
    const handle = handlers[method as keyof MonitorHandlers] as ((args: unknown) => unknown) | undefined;
    return handle === undefined ? fail("not-of-recordings", { method }) : handle(args);
  }

  /**
   * One view after another: two windows may choose at once.
   * @param view without it the one that there is
   */
  async #lookAt(view: RecordingView | null = null): Promise<null> {
    const turn = this.#turn.then(() => this.#readAnew(view ?? this.#session.reading.view));
    this.#turn = turn.catch(() => {});
    await turn;
    return null;
  }

  /**
   * The window asks for a new snapshot, because it is another epoch. What was read before stays until what is read now is all
   * there, or takes long: rows that go and come again cost whoever looks at one its details.
   */
  async #readAnew(view: RecordingView): Promise<void> {
    const before = this.#session;
    before.reading.stop();
    await this.#running;
    const next = this.#begin(view);
    this.#coming = next.reading;
    this.#running = next.reading.run();
    await Promise.race([this.#running.catch(() => {}), sleep(limits.recordingSwapMs, null, { ref: false })]);
    this.#coming = null;
    this.#session = next;
    before.close();
  }

  get told(): Recording {
    return this.#session.reading.told;
  }

  get read(): Promise<void> {
    return this.#running;
  }

  readonly onDelta: Monitor["onDelta"] = (listener) => this.#deltas.listen(listener);

  async close(): Promise<void> {
    this.#stopTicks();
    this.#exports.stop();
    (this.#coming ?? this.#session.reading).stop();
    await this.#running;
    await this.#turn;
    this.#session.close();
    await this.#file.close();
    this.#folder.remove();
  }
}

interface SessionGrounds {
  readonly about: Pick<About, "version" | "door">;
  readonly clock: Clock;
  readonly decoding: DecodingStore;
}

const everyRow = { has: () => true };
const noLags = { last: 0, most: 0, closeSecond: () => {} };
/** Incidents are of what happens now, and the workspace is the live monitor's. */
const nothingSent = {
  sends: [],
  incidents: { incidents: [], seen: 0, seenAt: null, unseenBefore: 0, quiet: false, suppressed: 0 },
};
const nothingRecorded = { recordJobs: [], workspace: noWorkspace };

/** The features that a reading of a recording has, put together as for live traffic. */
function sessionOf(reading: Reading, { about, clock, decoding }: SessionGrounds) {
  const { groups: memberships, store, pairs, time } = reading;
  const seconds = new Seconds(time.now());
  const measures = new Measures();
  const grounds = {
    clock,
    memberships,
    store,
    pairs,
    decoding,
    wall: time,
    interfaces: { now: [] },
    measures,
  };
  const packets = packetsFeature(grounds, about.version);
  const decodingTold = decodingFeature(grounds);
  const wireshark = wiresharkFeature(grounds);
  const rows = rowsTeller(grounds, everyRow, seconds);
  const drops = {
    get sum() {
      return reading.told.dropped;
    },
    get damaged() {
      return reading.told.counts.damaged;
    },
  };
  const totals = totalsTeller({ ...grounds, drops, path: { isBatched: false } }, noLags, () => null);
  const { streams, stream } = streamsFeature(grounds).handlers;
  const { packetHeads } = formatsFeature(grounds).handlers;
  const { pairs: pairsTold, pair } = pairsFeature(grounds).handlers;
  const epoch = randomUUID();
  let sequence = 0;
  const at = () => time.at(time.now());
  const handlers: Partial<MonitorHandlers> = {
    snapshot: (): Snapshot => {
      const now = time.now();
      return {
        ...{ epoch, sequence, at: at(), ...nothingSent, ...nothingRecorded, interfaces: [] },
        about: {
          ...{ ...about, contract: contractMark, platform: process.platform },
          ...{ receivePath: "recording" as const, receivePathReason: null },
        },
        ...rows.snapshot(now),
        ...decodingTold.snapshot(now),
        ...totals.snapshot(now),
      };
    },
    look: () => null,
    rename: ({ id, name, was }) => ({ before: memberships.rename(id, name, was ?? null) }),
    sources: ({ id }) => sourcesOf(memberships.get(id)),
    sourceOrder: ({ id, ...wanted }) => orderedSources(memberships.get(id), wanted),
    sourcesAt: ({ id, places }) => sourcesAt(memberships.get(id), places),
    events: ({ id }) => memberships.get(id).events.list(),
    interfaces: () => [],
    historyState: () => noHistory,
    ...recordedHistory(memberships, clock, () => extentOf(reading)),
    ...packets.handlers,
    pairs: pairsTold,
    ...decodingTold.handlers,
    ...wireshark.handlers,
    ...{ streams, stream, packetHeads },
  };
  return {
    reading,
    handlers,
    pair,
    delta(): Delta {
      sequence += 1;
      const now = time.now();
      const tick = { now, secondEnds: seconds.isOver(now) };
      return {
        ...{
          epoch,
          sequence,
          at: at(),
          ...nothingSent,
          sendsForgotten: [],
          recordJobs: null,
          interfaces: null,
          workspace: null,
        },
        ...rows.delta(tick),
        ...decodingTold.delta(tick),
        ...totals.delta(tick),
      };
    },
    close() {
      void packets.close?.();
      void wireshark.close?.();
      reading.close();
    },
  };
}

/** From the first packet's second to the last one's, of the span that is looked at; in s since 1970. */
function extentOf({ told: { firstAt, lastAt, span } }: Reading) {
  const [from, to] = [span?.from ?? firstAt, span?.to ?? lastAt];
  return from === null || to === null
    ? null
    : { from: Math.floor(from / 1_000), to: Math.floor(to / 1_000) + 1 };
}

function rateOf({ rate, lost, told: { firstAt } }: Reading) {
  const { width, count } = rate;
  return {
    from: firstAt,
    width,
    packets: rate.packets.slice(0, count),
    bits: rate.bytes.slice(0, count).map((bytes) => 8 * bytes),
    lost: lost?.slice(0, count) ?? null,
  };
}
