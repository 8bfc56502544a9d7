import { limits } from "../../../../shared/limits.ts";
import type { GroupColour } from "../../../../shared/model/group-look.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import type {
  MembershipEvent,
  MembershipState,
  Membership as Row,
} from "../../../../shared/model/membership.ts";
import { membershipKey } from "../../../../shared/model/membership-key.ts";
import type { StreamKind } from "../../../../shared/model/stream-kinds.ts";
import { type Problem, problem } from "../../../../shared/problem.ts";
import type { EventStatement } from "../../../../shared/statements/events.ts";
import { statementOf } from "../../../../shared/statements/statement.ts";
import { inOneLine } from "../../../../shared/text/one-line.ts";
import type { DatagramBatch } from "../../datagrams/batch.ts";
import type { Network } from "../../net/network.ts";
import type { OnInterface } from "../../net/receiver.ts";
import { joinProblem } from "../../net/system-error.ts";
import type { Surroundings } from "../../requests/place.ts";
import { ConflictWatch } from "../../streams/conflicts/conflict-watch.ts";
import { StreamAnalysis, type StreamStore } from "../../streams/stream-analysis.ts";
import { figuresOf, kindsOf } from "../../streams/stream-figures.ts";
import { atOrNull, type FeedTime } from "../../time/feed-time.ts";
import type { WallTime } from "../../time/wall-time.ts";
import { Destinations, type Elsewhere, nowhereElse, type TotalsOnce } from "../../traffic/destinations.ts";
import type { Sink } from "../../traffic/sink.ts";
import { Traffic, type TrafficStore } from "../../traffic/traffic.ts";
import type { Feed } from "../feed.ts";
import { sightOf } from "./conflict-sight.ts";
import { EventLog } from "./event-log.ts";
import { neighbours } from "./neighbours.ts";
import { type Arrivals, Outages } from "./outages.ts";
import { OwnDrops } from "./own-drops.ts";
import { type Loss, nextStep } from "./restore.ts";
import type { Sharing } from "./sharing.ts";
import { MembershipSocket } from "./socket.ts";
import type { MembershipSpec } from "./spec.ts";

/** What memberships share. Times inside the engine are monotonic milliseconds. */
export interface MembershipEnvironment {
  readonly network: Network;
  readonly store: TrafficStore;
  readonly streams: StreamStore;
  readonly wall: WallTime;
  /** Whether sockets hear their own interface only; known once the first socket was opened. */
  readonly separatesInterfaces: () => boolean;
  /** Hears of each event, and of the one that it takes the place of. */
  readonly onEvent?: (of: Membership, event: MembershipEvent, grown: MembershipEvent | null) => void;
  /** What an address is known by; empty where it is not. */
  readonly knownAs?: (address: string, port: number) => string;
  /** Which packets to a destination of a membership another one counts; without it there are no others. */
  readonly elsewhere?: (of: Membership, address: string, on: number) => Elsewhere;
}

/**
 * One group (or one host's port) on one interface with a socket of its own: knows its state, and
 * what becomes of it when its interface goes and comes back.
 */
export class Membership implements Feed<MembershipState> {
  readonly id: number;
  spec: MembershipSpec;
  /** What it is in every run of the monitor. */
  key: string;
  /** A person's own; empty for none. */
  ownName: string;
  label = "";
  colour: GroupColour | null = null;
  readonly time: FeedTime;
  readonly joinedAt: number;
  readonly traffic: Traffic;
  readonly streams: StreamAnalysis;
  /** Where its packets went, when its socket hears more than its own address; else null. */
  readonly destinations: Destinations | null;
  readonly events = new EventLog();
  /** It was left, so that what passed until it is joined again is nobody's loss. */
  #isLeft = false;
  readonly #environment: MembershipEnvironment;
  readonly #socket = new MembershipSocket();
  readonly #drops = new OwnDrops();
  readonly #outages = new Outages((event, grown) => this.#keep(event, grown));
  readonly #conflicts = new ConflictWatch((event) => this.#tell(event));
  /** The system's refusal of the last opening. */
  #problem: Problem | null = null;
  /** What is wrong with its interface, and since when on the engine's clock. */
  #loss: { readonly why: Loss; readonly at: number } | null = null;
  #seenWell = false;
  /** What its neighbours were last told apart by. */
  #met: { readonly interfaces: readonly Interface[]; readonly on: OnInterface | null } | null = null;
  /** The system told that the interface it was joined on went. */
  #taken = false;
  /** What of its traffic failed last; it receives all the same. */
  #sinkProblem: Problem | null = null;
  /** Since when it is joined without a break: silence before a retry does not count. */
  #openedAt: number;

  constructor(id: number, spec: MembershipSpec, name: string, environment: MembershipEnvironment) {
    this.id = id;
    this.spec = spec;
    this.key = membershipKey(spec);
    this.ownName = inOneLine(name);
    this.#environment = environment;
    this.time = environment.wall;
    this.joinedAt = environment.wall.now();
    this.#openedAt = this.joinedAt;
    // Bound to any address it counts what its socket hears: the kernel keeps other sources of its group out.
    const only = spec.bind === "any" ? null : spec.source;
    const whole = spec.bind === "any";
    const feed = { only, time: this.time, onSinkFailure: this.#sinkFailed, totalsApart: whole };
    this.traffic = new Traffic(feed, environment.store);
    this.destinations = whole ? new Destinations(spec.family, environment.store.bank, this.#totals()) : null;
    if (this.destinations) this.traffic.attach(this.destinations);
    this.streams = new StreamAnalysis(environment.streams, this.time, {
      address: spec.address,
      port: spec.port,
      sender: (source) => this.traffic.sources.at(source)?.address ?? null,
    });
    if (environment.streams.analyses && !environment.store.onlyCounts)
      this.traffic.attachMarking(this.streams);
  }

  /** A person's own, or what its address is known by. */
  get name(): string {
    const { address, port } = this.spec;
    return this.ownName || (this.#environment.knownAs?.(address, port) ?? "");
  }

  #totals(): TotalsOnce {
    const { store, elsewhere } = this.#environment;
    return {
      total: store.total,
      elsewhere: (address, on) => elsewhere?.(this, address, on) ?? nowhereElse,
    };
  }

  /**
   * Opens the socket and joins. Never rejects: what the system refuses is the state `failed`.
   * @param event what is told when it went well
   */
  async open(event = this.#joinedEvent()): Promise<void> {
    const { network, wall } = this.#environment;
    this.#problem = null;
    this.#openedAt = wall.now();
    if (this.#isLeft) {
      this.streams.pause();
      this.traffic.intervals.pause();
    }
    this.#isLeft = false;
    const broken = (error: unknown): void => void this.#fail(error);
    try {
      if (await this.#socket.open(network, this.spec, this.#receive, broken, wall)) this.#tell(event);
    } catch (error) {
      await this.#fail(error);
    }
  }

  async #fail(error: unknown): Promise<void> {
    const { port, address, interface: on } = this.spec;
    const { network } = this.#environment;
    const attempt = { port, address, interface: on?.name ?? null, on, limits: network.limits };
    this.#problem = joinProblem(error, attempt);
    this.#tell({ name: "refused", values: { problem: statementOf(this.#problem) } });
    await this.close();
  }

  readonly #sinkFailed = ({ name }: Sink, error: unknown): void => {
    const values = { sink: name, reason: error instanceof Error ? error.message : String(error) };
    this.#sinkProblem = problem("sink-failed", values);
    this.#tell({ name: "sink-failed", values });
  };

  #joinedEvent(): EventStatement {
    const { kind, family, interface: place } = this.spec;
    if (kind === "port") return { name: "watching-port", values: { family } };
    const on = place && { name: place.name, address: place.address };
    return { name: kind === "group" ? "joined" : "listening", values: { on } };
  }

  /** Packets that came before it are told of first, although their tick is still to come: events stand in their order. */
  #tell(event: EventStatement): void {
    this.#outages.arrived(this.#arrivals());
    this.#keep(event);
  }

  #arrivals(): Arrivals {
    const { firstAt, lastAt } = this.traffic;
    return { joinedAt: this.joinedAt, firstAt, lastAt };
  }

  #keep(event: EventStatement, grown: MembershipEvent | null = null): MembershipEvent {
    const { wall, onEvent } = this.#environment;
    const told = this.events.add(wall.at(wall.now()), event, grown);
    onEvent?.(this, told, grown);
    return told;
  }

  /** Tells of silence, of its end and of drops: called with each tick. @param now monotonic milliseconds */
  notice(now: number): void {
    const { dropped } = this.#drops;
    this.#outages.observe(now, { ...this.#arrivals(), state: this.state(now), dropped });
  }

  /**
   * Looks for what should not go on on it: once a second.
   * @param now monotonic milliseconds
   * @param siblings other memberships of its group
   */
  lookForConflicts(now: number, siblings: readonly Membership[]): void {
    const ports = siblings.map(({ spec, kindsComing }) => ({ port: spec.port, kinds: kindsComing }));
    this.#conflicts.look(sightOf(this, now, ports));
  }

  /** Kinds of the streams that came at the last look for conflicts. */
  get kindsComing(): ReadonlySet<StreamKind> {
    return this.#conflicts.coming;
  }

  /** Leaves and joins again; the counters stay. */
  async reopen(event: EventStatement): Promise<void> {
    if (this.#socket.rejoin(this.spec)) {
      this.#openedAt = this.#environment.wall.now();
      this.#tell(event);
      return;
    }
    // Unless it was left for good meanwhile, or opened by somebody else.
    if (await this.#socket.close()) await this.open(event);
  }

  /**
   * Does what the system's interfaces ask for, see restore.ts. Never rejects.
   * @param patient whether a refusal of before is left alone, because nothing changed since
   */
  async follow(around: Surroundings, patient: boolean): Promise<void> {
    await this.#follow(around, patient);
    this.#meet(around.interfaces);
  }

  /** Who is a neighbour may change with the interfaces, and with its own. */
  #meet(interfaces: readonly Interface[]): void {
    const on = this.spec.interface;
    if (this.#met?.interfaces === interfaces && this.#met.on === on) return;
    this.#met = { interfaces, on };
    this.traffic.sources.meet(neighbours(on, interfaces));
  }

  async #follow(around: Surroundings, patient: boolean): Promise<void> {
    const { wall } = this.#environment;
    const now = wall.now();
    const refusal = patient ? null : (this.#problem?.code ?? null);
    const step = nextStep(
      {
        spec: this.spec,
        loss: this.#loss?.why ?? null,
        refusal,
        seenWell: this.#seenWell,
        taken: this.#taken,
      },
      around,
      wall.at(now),
    );
    this.#seenWell ||= this.#loss === null && step?.do !== "lose";
    if (step === null) return;
    if (step.do === "lose") {
      this.#loss = { why: step.loss, at: now };
      this.#tell(step.event);
      if (step.loss.kind !== "gone") return;
      this.#taken = false;
      await this.close();
      return;
    }
    this.spec = { ...this.spec, interface: step.place };
    this.key = membershipKey(this.spec);
    if (step.do === "move") {
      if (step.event !== null) this.#tell(step.event);
      return;
    }
    this.#loss = null;
    this.#taken = false;
    await this.reopen(step.event);
  }

  /** The interface with this number went, and what was joined on it with it; `follow` says what comes of it. */
  interfaceGone(index: number): void {
    if (this.spec.interface?.index === index) this.#taken = true;
  }

  /** The kernel does not have it any more, though its socket is open. */
  lost(): void {
    this.#taken = true;
  }

  /** Which of its sockets is open, by number; null while none is. */
  get socketTurn(): number | null {
    return this.#socket.turn;
  }

  /** Leaves the group; the counters stay. */
  async close(): Promise<void> {
    this.#isLeft = true;
    await this.#socket.close();
  }

  /** Gives the kept packets back to the store. */
  forget(): void {
    this.traffic.release();
  }

  /** Whether a socket that was given up may still hand over packets. */
  get isClosing(): boolean {
    return this.#socket.isClosing;
  }

  readonly #receive = (batch: DatagramBatch): void => this.traffic.take(batch);

  /** When it was joined last, on the engine's clock. */
  get openedAt(): number {
    return this.#openedAt;
  }

  /** What keeps it from receiving. Packets that come all the same prove a loss wrong. */
  get problem(): Problem | null {
    const { lastAt } = this.traffic;
    const loss = this.#loss;
    return loss && (lastAt === null || lastAt < loss.at) ? loss.why.problem : this.#problem;
  }

  get failed(): boolean {
    return this.problem !== null;
  }

  state(now: number): MembershipState {
    if (this.failed) return "failed";
    const { lastAt, patience } = this.traffic;
    const heard = lastAt !== null && lastAt >= this.#openedAt;
    if (heard) return now - lastAt > patience ? "stalled" : "receiving";
    if (now - this.#openedAt <= limits.silentAfterMs) return "joining";
    return lastAt === null ? "silent" : "stalled";
  }

  readKernelDrops(): void {
    this.#socket.readKernelDrops();
  }

  /** What its sockets did not hand over and is not told apart yet. */
  get unsettledDrops(): number {
    return this.#drops.unsettled(this.#socket.kernelDrops);
  }

  /**
   * @param damaged of what is unsettled; the rest was dropped
   * @param now monotonic milliseconds
   * @returns how much was dropped
   */
  settleDrops(damaged: number, now: number): number {
    return this.#drops.settle(this.#socket.kernelDrops, damaged, now);
  }

  get kernelDrops(): number | null {
    return this.#drops.dropped;
  }

  /** @param sharing of whose packets its figures may hold some too */
  row(now: number, sharing: Sharing): Row {
    const { spec } = this;
    const { wall } = this.#environment;
    return {
      id: this.id,
      key: this.key,
      kind: spec.kind,
      bind: spec.bind,
      family: spec.family,
      address: spec.address,
      port: spec.port,
      source: spec.source,
      interface: spec.interface && { name: spec.interface.name, address: spec.interface.address },
      byDefault: spec.byDefault,
      ...{ name: this.name, label: this.label, colour: this.colour },
      state: this.state(now),
      problem: this.problem ?? this.#sinkProblem,
      lastEvent: this.events.last,
      formats: kindsOf(this.streams.streams),
      conflict: this.#conflicts.current,
      joinedAt: wall.at(this.joinedAt),
      ...this.traffic.figures(this.joinedAt, now),
      ...figuresOf(this.streams.streams),
      receiveBuffer: this.#socket.receiveBuffer,
      kernelDrops: this.#drops.dropped,
      damaged: this.#drops.damaged,
      droppedAt: atOrNull(wall, this.#drops.droppedAt),
      ...sharing,
    };
  }
}
