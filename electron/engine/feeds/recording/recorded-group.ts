import type {
  MembershipEvent,
  MembershipState,
  Membership as Row,
} from "../../../../shared/model/membership.ts";
import type { StreamKind } from "../../../../shared/model/stream-kinds.ts";
import { type Problem, problem } from "../../../../shared/problem.ts";
import type { EventStatement } from "../../../../shared/statements/events.ts";
import type { DatagramBatch } from "../../datagrams/batch.ts";
import { ConflictWatch } from "../../streams/conflicts/conflict-watch.ts";
import { StreamAnalysis, type StreamStore } from "../../streams/stream-analysis.ts";
import { figuresOf, kindsOf } from "../../streams/stream-figures.ts";
import type { PageFile } from "../../traffic/recorded/page-file.ts";
import { RecordedLog } from "../../traffic/recorded/recorded-log.ts";
import type { RecordedPayloads } from "../../traffic/recorded/recorded-payloads.ts";
import type { Runs } from "../../traffic/runs.ts";
import type { Sink } from "../../traffic/sink.ts";
import { Traffic, type TrafficStore } from "../../traffic/traffic.ts";
import type { Feed } from "../feed.ts";
import { sightOf } from "../memberships/conflict-sight.ts";
import { EventLog } from "../memberships/event-log.ts";
import { Outages } from "../memberships/outages.ts";
import type { KnownConflicts } from "./known-conflicts.ts";
import { RecordedBatch } from "./recorded-batch.ts";
import type { RecordingTime } from "./recording-time.ts";

/** Where packets of a recording went: what makes one row. */
export interface RecordedDestination {
  /** What it is, in every run: of the file's name, not of its place. */
  readonly key: string;
  readonly kind: "group" | "host" | "broadcast";
  readonly family: 4 | 6;
  readonly address: string;
  readonly port: number;
  readonly interface: { readonly name: string; readonly address: null } | null;
  /** What the group is known as; may be empty. */
  readonly name: string;
}

/** What the groups of one recording share. */
export interface RecordingGrounds {
  readonly time: RecordingTime;
  readonly store: TrafficStore;
  readonly streams: StreamStore;
  readonly pages: PageFile;
  readonly payloads: RecordedPayloads;
}

/** One destination of a recording: the same figures, streams and packets as a membership has. */
export class RecordedGroup implements Feed<MembershipState> {
  readonly id: number;
  readonly spec: RecordedDestination & { readonly bind: "group"; readonly source: null };
  name: string;
  readonly time: RecordingTime;
  readonly traffic: Traffic;
  readonly streams: StreamAnalysis;
  readonly events = new EventLog();
  /** Packets whose checksum is wrong: nobody who received them heard of them. */
  damaged = 0;
  readonly batch = new RecordedBatch();
  readonly #outages = new Outages((event, grown) => this.#tell(event, grown));
  readonly #conflicts = new ConflictWatch((event) => this.#tell(event));
  readonly #beganAt: number;
  readonly #known: { readonly known: KnownConflicts; readonly isWhole: boolean };
  #problem: Problem | null = null;

  /**
   * @param beganAt the moment of the recording's first packet
   * @param conflicts what is known of them, and whether this reading is of the whole recording and so finds them
   */
  constructor(
    id: number,
    destination: RecordedDestination,
    beganAt: number,
    grounds: RecordingGrounds,
    conflicts: { readonly known: KnownConflicts; readonly isWhole: boolean },
  ) {
    const { time, store, streams, pages, payloads } = grounds;
    this.id = id;
    this.spec = { ...destination, bind: "group", source: null };
    this.name = destination.name;
    this.time = time;
    this.#beganAt = beganAt;
    this.#known = conflicts;
    const feed = {
      only: null,
      time,
      onSinkFailure: this.#sinkFailed,
      keeper: (senders: ConstructorParameters<typeof RecordedLog>[2]) =>
        new RecordedLog(pages, payloads, senders, time, this.batch),
    };
    this.traffic = new Traffic(feed, store);
    this.streams = new StreamAnalysis(streams, time, {
      address: destination.address,
      port: destination.port,
      sender: (source) => this.traffic.sources.at(source)?.address ?? null,
    });
    if (streams.analyses) this.traffic.attachMarking(new OfRecorded(this.streams, this.batch));
  }

  get key(): string {
    return this.spec.key;
  }

  /** Packets that are counted. */
  get taken(): number {
    return this.traffic.log.nextNumber - 1;
  }

  readonly #sinkFailed = ({ name }: Sink, error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    this.#problem = problem("sink-failed", { sink: name, reason });
  };

  #tell(event: EventStatement, grown: MembershipEvent | null = null): MembershipEvent {
    return this.events.add(this.time.at(this.time.now()), event, grown);
  }

  /** Hands over what waits in the batch. */
  flush(): void {
    if (this.batch.count > 0) this.traffic.take(this.batch);
    this.batch.count = 0;
  }

  /** Tells of silence and of its end: called when a second of the recording is over. */
  notice(now: number): void {
    const { firstAt, lastAt } = this.traffic;
    const state = this.state(now);
    this.#outages.observe(now, { state, joinedAt: this.#beganAt, firstAt, lastAt, dropped: null });
  }

  /** Looks for what should not go on on it. @param siblings other rows of its group */
  lookForConflicts(now: number, siblings: readonly RecordedGroup[]): void {
    const ports = siblings.map(({ spec, kindsComing }) => ({ port: spec.port, kinds: kindsComing }));
    this.#conflicts.look(sightOf(this, now, ports));
    const { known, isWhole } = this.#known;
    if (isWhole) known.note(this.#conflicts, this.time);
  }

  /** Kinds of the streams that came at the last look for conflicts. */
  get kindsComing(): ReadonlySet<StreamKind> {
    return this.#conflicts.coming;
  }

  /** One that the whole recording tells of this moment. */
  #conflictOf(now: number): Row["conflict"] {
    const { known, isWhole } = this.#known;
    return isWhole ? null : known.at(this.time.at(now));
  }

  state(now: number): MembershipState {
    const { lastAt, patience } = this.traffic;
    if (lastAt === null) return "silent";
    return now - lastAt > patience ? "stalled" : "receiving";
  }

  row(now: number): Row {
    const { kind, family, address, port, bind, source, interface: on, key } = this.spec;
    return {
      ...{ id: this.id, key, kind, bind, family, address, port, source, interface: on },
      byDefault: true,
      ...{ name: this.name, label: "", colour: null },
      state: this.state(now),
      problem: this.#problem,
      lastEvent: this.events.last,
      formats: kindsOf(this.streams.streams),
      conflict: this.#conflicts.current ?? this.#conflictOf(now),
      joinedAt: this.time.at(this.#beganAt),
      ...this.traffic.figures(this.#beganAt, now),
      ...figuresOf(this.streams.streams),
      ...{ receiveBuffer: null, kernelDrops: this.batch.dropped, droppedAt: null, damaged: this.damaged },
      ...{ sharedWith: [], unsureApart: false },
    };
  }
}

/** A sink that reads payloads, and so is told what was recorded of them and not what they had. */
class OfRecorded implements Sink {
  readonly name: string;
  readonly #sink: Sink;
  readonly #batch: RecordedBatch;

  constructor(sink: Sink, batch: RecordedBatch) {
    this.name = sink.name;
    this.#sink = sink;
    this.#batch = batch;
  }

  take(_batch: DatagramBatch, runs: Runs): void {
    this.#sink.take(this.#batch.asRecorded, runs);
  }

  release(): void {
    this.#sink.release?.();
  }
}
