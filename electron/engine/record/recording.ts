import { basename, dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sectionBlock } from "../../../shared/capture/write/section.ts";
import type { Decoding } from "../../../shared/decode/decoding.ts";
import { limits } from "../../../shared/limits.ts";
import type { DecodingState } from "../../../shared/model/decoding.ts";
import type { RotationPlan, RecordJob as Row, Trigger } from "../../../shared/model/record-job.ts";
import type { StreamKind } from "../../../shared/model/stream-kinds.ts";
import { fail, type Problem, ProblemError, problem, problemOf } from "../../../shared/problem.ts";
import { same } from "../../../shared/same.ts";
import { Slices } from "../traffic/arrange/slices.ts";
import type { Traffic } from "../traffic/traffic.ts";
import { type KeptFeed, KeptWalk } from "./kept-walk.ts";
import { PacketOutlet } from "./packet-outlet.ts";
import { readFilter } from "./read-filter.ts";
import { type RecordedFeed, RecorderSink } from "./recorder-sink.ts";
import { type CreateRecorder, type FileNews, RecorderThread } from "./recorder-thread.ts";
import { dropsUntold, RingWriter, ringMemory } from "./ring.ts";
import { type TriggerSight, TriggerWatch } from "./trigger-watch.ts";
import type { FilePlan, WriteFault } from "./worker/messages.ts";

/** A membership as a recording sees it. */
export interface Recorded {
  readonly id: number;
  /** Its address and port. */
  readonly name: string;
  /** Whether memory keeps where each of its packets went: it does not where its socket hears others' as well. */
  readonly keepsDestinations: boolean;
  readonly traffic: Traffic;
  readonly feed: RecordedFeed;
  /** Packets that the kernel dropped at its sockets; null where it does not tell. */
  kernelDrops(): number | null;
  /** What it is in every run, and what its streams are recognised as. */
  reading(): { readonly key: string; readonly streams: readonly StreamKind[] };
  sight(): TriggerSight;
}

/** What a recording shall be. */
export interface RecordingPlan {
  readonly path: string;
  readonly rotation: RotationPlan | null;
  readonly groups: readonly number[] | null;
  readonly filter: string | null;
  readonly trigger: Trigger | null;
  /** The incident that it begins with. */
  readonly event: number | null;
  /** Since when what memory holds comes first, in ms since 1970; null leaves it out. */
  readonly keptSince: number | null;
  /** Whether it goes on with what comes. */
  readonly live: boolean;
}

export interface RecordingEnvironment {
  readonly createRecorder: CreateRecorder;
  /** Name and version of this program. */
  readonly program: string;
  readonly system: string;
  readonly hardware: string;
  /** How packets are read: what people chose and described. */
  readonly decoding: { readonly now: Decoding; state(): DecodingState };
  /** Milliseconds that never jump, and since 1970. */
  monotonic(): number;
  wall(): number;
}

const comment =
  "Recorded from UDP sockets: addresses, ports, TTL, TOS, times and payloads are those of the packets; all else in the headers of IP and UDP was made up. A TTL of 0 is one that was not told.";

/** A recorded membership, and what undoes that. */
interface Attached {
  readonly recorded: Recorded;
  readonly detach: () => void;
  /** Drops that were told before it was recorded. */
  readonly dropsBefore: number | null;
}

/** One recording: takes packets of memberships to a thread that writes files, and knows how it goes. */
export class Recording {
  readonly id: number;
  readonly plan: RecordingPlan;
  readonly #environment: RecordingEnvironment;
  readonly #attached = new Map<number, Attached>();
  readonly #startedAt: number;
  readonly #trigger: TriggerWatch | null;
  #state: Row["state"];
  #endedAt: number | null = null;
  #problem: Problem | null = null;
  #path: string;
  #ring: RingWriter | null = null;
  #outlet: PacketOutlet | null = null;
  #thread: RecorderThread | null = null;
  #walk: KeptWalk | null = null;
  #slices: Slices | null = null;
  #stopping: Promise<void> | null = null;
  #told: Row | null = null;
  /** What was told of each row to a filter that asks how its packets are read; null where none does. */
  #readsAs: Map<number, string> | null = null;
  #decoding: Decoding | null = null;
  /** How it stood when it had ended. */
  #last: Row | null = null;

  constructor(id: number, plan: RecordingPlan, environment: RecordingEnvironment) {
    this.id = id;
    this.plan = plan;
    this.#environment = environment;
    this.#startedAt = environment.wall();
    this.#state = "waiting";
    this.#trigger = plan.trigger && new TriggerWatch(plan.trigger);
    this.#path = plan.path;
  }

  get running(): boolean {
    return this.#endedAt === null;
  }

  /** Whether it waits for something, and that happened. Looks once a second. */
  isDue(memberships: readonly Recorded[]): boolean {
    if (this.#state !== "waiting" || this.#trigger === null) return false;
    // All are looked at, so that each is known the next time.
    return memberships.filter(({ id, sight }) => this.#trigger?.look(id, sight())).length > 0;
  }

  /** Whether packets of a membership belong into it. */
  wants(id: number): boolean {
    return this.plan.groups === null || this.plan.groups.includes(id);
  }

  /**
   * Begins at once with what is there: until the file is open the ring holds it. Throws a problem where the file cannot
   * be made.
   */
  async start(memberships: () => readonly Recorded[]): Promise<void> {
    const { keptSince } = this.plan;
    const thread = this.#openThread();
    if (keptSince === null) this.#attachAll(memberships());
    else void this.#saveKept(memberships, keptSince);
    const fault = await thread.opened;
    if (fault === null) return;
    this.#problem ??=
      fault === "ended" ? problem("recording-thread-ended") : openProblem(fault, this.plan.path);
    await this.stop();
    throw new ProblemError(this.#problem);
  }

  /** It could not begin. */
  fail(error: unknown): void {
    this.#problem ??= problemOf(error);
    void this.stop();
  }

  #attachAll(memberships: readonly Recorded[]): void {
    if (!this.plan.live || this.#stopping !== null) return;
    this.#state = "recording";
    for (const one of memberships) this.add(one);
  }

  #openThread(): RecorderThread {
    const { createRecorder, wall, program, system, hardware, decoding } = this.#environment;
    const { path, rotation } = this.plan;
    // What was described when a filter was typed may be forgotten since.
    const { text, needs } = readFilter(this.plan.filter, decoding.now);
    this.#readsAs = needs.decoding ? new Map() : null;
    this.#decoding = decoding.now;
    const filter = text === null ? null : { text, decoding: decoding.state() };
    const memory = ringMemory(limits.recordRingBytes, limits.recordedInterfaces);
    const ring = new RingWriter(memory, limits.recordRingBytes, limits.recordedInterfaces);
    for (let place = 0; place < limits.recordedInterfaces; place += 1) ring.setDrops(place, dropsUntold);
    const plan: FilePlan = {
      ...{ path, rotation, filter },
      section: sectionBlock({ program, system, hardware, comment }),
      since: `${BigInt(Math.round(wall())) * 1_000_000n}`,
    };
    const data = {
      ring: memory,
      ringBytes: limits.recordRingBytes,
      interfaces: limits.recordedInterfaces,
      plan,
    };
    this.#thread = new RecorderThread(createRecorder(data), (news) => this.#hear(news));
    this.#ring = ring;
    this.#outlet = new PacketOutlet(ring, filter !== null);
    return this.#thread;
  }

  async #saveKept(memberships: () => readonly Recorded[], since: number): Promise<void> {
    const outlet = this.#outlet;
    if (outlet === null) return;
    this.#state = "saving";
    const from = memberships();
    for (const one of from) this.#tellReading(one);
    const walk = new KeptWalk(from.map(keptOf), since, outlet);
    this.#walk = walk;
    this.#slices = new Slices(this.#environment.monotonic);
    await walk.run(
      this.#slices,
      () => sleep(limits.recordRestMs),
      () => this.#attachAll(memberships()),
    );
    outlet.publish();
    if (!this.plan.live) await this.stop();
  }

  /** Takes the packets of a membership from now on, or from its first one while memory is saved. */
  add(recorded: Recorded): void {
    const outlet = this.#outlet;
    this.#tellReading(recorded);
    if (this.#state === "saving" && this.plan.live) this.#walk?.add(keptOf(recorded));
    if (outlet === null || this.#state !== "recording" || this.#attached.has(recorded.id)) return;
    const detach = recorded.traffic.attach(new RecorderSink(recorded.feed, outlet));
    this.#attached.set(recorded.id, { recorded, detach, dropsBefore: recorded.kernelDrops() });
  }

  /** Tells the thread that writes how packets are read, where its filter asks for that and something changed. */
  tellReadings(memberships: readonly Recorded[]): void {
    if (this.#readsAs === null || this.#outlet === null) return;
    const { decoding } = this.#environment;
    if (decoding.now !== this.#decoding) {
      this.#decoding = decoding.now;
      this.#outlet.tell({ kind: "decoding", state: decoding.state() });
    }
    for (const one of memberships) this.#tellReading(one);
  }

  #tellReading({ id, reading }: Recorded): void {
    if (this.#readsAs === null) return;
    const { key, streams } = reading();
    const told = `${streams.join(" ")} ${key}`;
    if (this.#readsAs.get(id) === told) return;
    this.#readsAs.set(id, told);
    this.#outlet?.tell({ kind: "row", row: id, key, streams });
  }

  #hear(news: FileNews): void {
    if (news.kind === "file") {
      this.#path = news.path;
      return;
    }
    this.#problem ??= news.fault === null ? problem("recording-thread-ended") : writeProblem(news.fault);
    void this.stop();
  }

  /** Tells the thread that writes what the kernel dropped: once a second, and at the end. */
  tellDrops(): void {
    const ring = this.#ring;
    if (ring === null || this.#outlet === null) return;
    const drops = new Map<string | null, number>();
    for (const { recorded, dropsBefore } of this.#attached.values()) {
      const now = recorded.kernelDrops();
      if (now === null) continue;
      const name = recorded.feed.interfaceName();
      drops.set(name, (drops.get(name) ?? 0) + Math.max(0, now - (dropsBefore ?? 0)));
    }
    for (const [name, place] of this.#outlet.interfaces) ring.setDrops(place, drops.get(name) ?? dropsUntold);
  }

  /** Goes on in the next of several files. Throws where it has one only, or nothing is written. */
  nextFile(): void {
    const ring = this.#ring ?? fail("recording-forgotten");
    if (this.plan.rotation === null) fail("recording-one-file");
    ring.askNextFile();
  }

  /** Ends it: resolves when all that came is written or counted, and the file is closed. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    if (this.#slices !== null) this.#slices.stopped = true;
    this.tellDrops();
    for (const { detach } of this.#attached.values()) detach();
    this.#attached.clear();
    this.#ring?.end();
    await this.#thread?.ended;
    this.#endedAt = this.#environment.wall();
    this.#state = this.#problem === null ? "done" : "failed";
    // Nothing changes any more, and the ring is large.
    this.#last = this.row();
    this.#ring = null;
    this.#outlet = null;
    this.#thread = null;
    this.#walk = null;
  }

  row(): Row {
    if (this.#last !== null) return this.#last;
    const { plan } = this;
    const figure = (name: Parameters<RingWriter["figure"]>[0]): number => this.#ring?.figure(name) ?? 0;
    const packets = figure("packets");
    const rejected = figure("rejected");
    const handed = this.#outlet?.handed ?? 0;
    const unwritten = this.#endedAt === null ? figure("unwritten") : Math.max(0, handed - packets - rejected);
    return {
      id: this.id,
      state: this.#state,
      groups: plan.groups === null ? null : [...plan.groups],
      ...{
        filter: plan.filter,
        trigger: plan.trigger,
        event: plan.event,
        live: plan.live,
        rotation: plan.rotation,
      },
      folder: dirname(this.#path),
      file: basename(this.#path),
      ...{ files: figure("files"), packets, bytes: figure("bytes"), rejected },
      missing: (this.#outlet?.missing ?? 0) + (this.#walk?.passed ?? 0) + unwritten,
      keptLeft: this.#state === "saving" ? (this.#walk?.left ?? 0) : 0,
      startedAt: this.#startedAt,
      endedAt: this.#endedAt,
      problem: this.#problem,
    };
  }

  /** Whether its row is another one than at the last call. */
  takeChange(): boolean {
    const row = this.row();
    if (same(row, this.#told)) return false;
    this.#told = row;
    return true;
  }
}

function keptOf({ feed, traffic }: Recorded): KeptFeed {
  return { feed, log: traffic.log };
}

export function openProblem(fault: WriteFault, path: string): Problem {
  if (fault.kind !== "error") return writeProblem(fault, path);
  const { code } = fault;
  const why =
    code === "EEXIST"
      ? "there"
      : code === "ENOENT" || code === "ENOTDIR"
        ? "no-folder"
        : code === "EACCES" || code === "EPERM" || code === "EROFS"
          ? "not-permitted"
          : code === "EISDIR"
            ? "is-folder"
            : "other";
  return problem("recording-not-opened", { file: path, why, code });
}

export function writeProblem(fault: WriteFault, path = ""): Problem {
  if (fault.kind === "reserve")
    return problem("recording-reserve", { folder: fault.folder, free: fault.free });
  if (fault.kind === "gone") return problem("recording-file-gone", { file: fault.path });
  const { code } = fault;
  if (code === "ENOSPC" || code === "EDQUOT") return problem("recording-disk-full", { file: fault.path });
  return problem("recording-not-written", { file: fault.path || path, code });
}
