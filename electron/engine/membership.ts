import { limits } from "../../shared/limits.ts";
import type { Interface, MembershipState, Rate, Membership as Row } from "../../shared/model.ts";
import type { Problem } from "../../shared/problem.ts";
import { EventLog } from "./event-log.ts";
import { History } from "./meter/history.ts";
import { Meter } from "./meter/meter.ts";
import { Rhythm } from "./meter/rhythm.ts";
import { SourceTable } from "./meter/sources.ts";
import type { Datagram } from "./net/datagram.ts";
import type { Receiver, ReceiverSpec } from "./net/receiver.ts";
import { joinProblem } from "./net/system-error.ts";
import type { Network } from "./network.ts";
import { type Loss, nextStep } from "./restore.ts";
import { PacketLog } from "./store/packet-log.ts";
import type { SegmentPool } from "./store/segment-pool.ts";
import type { WallTime } from "./wall-time.ts";

/** What a membership is. Fixed when it is joined; only number and address of its interface can change. */
export interface MembershipSpec extends ReceiverSpec {
  /** Whether the system chose the interface. */
  readonly byDefault: boolean;
  /** Whether the address is only valid on one link, so that its socket is bound to an interface. */
  readonly linkLocal: boolean;
}

/** What memberships share. Times inside the engine are monotonic milliseconds. */
export interface MembershipEnvironment {
  readonly network: Network;
  readonly pool: SegmentPool;
  readonly wall: WallTime;
  /** Whether sockets hear their own interface only; known once the first socket was opened. */
  readonly separatesInterfaces: () => boolean;
  /** Every packet, for the totals. */
  counted(size: number, now: number): void;
}

/**
 * One group (or one host's port) on one interface with a socket of its own: counts what arrives,
 * keeps packets, knows its state.
 */
export class Membership {
  readonly id: number;
  spec: MembershipSpec;
  name: string;
  readonly joinedAt: number;
  readonly sources = new SourceTable();
  readonly log: PacketLog;
  readonly history = new History();
  readonly events = new EventLog();
  readonly #environment: MembershipEnvironment;
  readonly #meter = new Meter();
  readonly #rhythm = new Rhythm();
  #receiver: Receiver | null = null;
  #receiveBuffer: number | null = null;
  #kernelDrops: number | null = null;
  /** Drops of the sockets that were closed before: each begins at zero. */
  #dropsBefore = 0;
  /** The system's refusal of the last opening. */
  #problem: Problem | null = null;
  /** What is wrong with its interface, and since when on the engine's clock. */
  #loss: { readonly why: Loss; readonly at: number } | null = null;
  #seenWell = false;
  /** Since when it is joined without a break: silence before a retry does not count. */
  #openedAt: number;
  /** The named source's key, once it was heard: spares comparing texts. */
  #heardKey: number | string | null = null;
  /** Grows with each opening and closing, so that a late socket knows that it is not wanted. */
  #turn = 0;

  constructor(id: number, spec: MembershipSpec, name: string, environment: MembershipEnvironment) {
    this.id = id;
    this.spec = spec;
    this.name = name;
    this.#environment = environment;
    this.joinedAt = environment.wall.now();
    this.#openedAt = this.joinedAt;
    this.log = new PacketLog(environment.pool);
    environment.pool.register(this.log);
  }

  /**
   * Opens the socket and joins. Never rejects: what the system refuses is the state `failed`.
   * @param message the event when it went well
   */
  async open(message = this.#joinedMessage()): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#problem = null;
    this.#heardKey = null;
    this.#openedAt = this.#environment.wall.now();
    try {
      const receiver = await this.#environment.network.openReceiver(
        this.spec,
        this.#receive,
        (error) => void this.#fail(error, turn),
        this.#environment.wall,
      );
      if (turn !== this.#turn) return await receiver.close();
      this.#receiver = receiver;
      this.#receiveBuffer = receiver.receiveBuffer;
      this.readKernelDrops();
      this.#tell(message);
    } catch (error) {
      await this.#fail(error, turn);
    }
  }

  async #fail(error: unknown, turn: number): Promise<void> {
    if (turn !== this.#turn) return;
    const { port, address, source, interface: on } = this.spec;
    await this.close();
    const { limits } = this.#environment.network;
    this.#problem = joinProblem(error, { port, address, source, interface: on?.name ?? null, limits });
    this.#tell(this.#problem.message);
  }

  #joinedMessage(): string {
    const { kind, interface: on } = this.spec;
    const where = on === null ? "" : ` on ${on.name} (${on.address})`;
    return `${kind === "group" ? "Joined" : "Listening"}${where}.`;
  }

  #tell(message: string): void {
    const { wall } = this.#environment;
    this.events.add(wall.at(wall.now()), message);
  }

  /** Leaves and joins again; the counters stay. */
  async reopen(message: string): Promise<void> {
    const closing = this.close();
    const turn = this.#turn;
    await closing;
    // Left for good meanwhile, or opened by somebody else.
    if (turn === this.#turn) await this.open(message);
  }

  /**
   * Does what the system's interfaces ask for, see restore.ts. Never rejects.
   * @param patient whether a refusal of before is left alone, because nothing changed since
   */
  async follow(interfaces: readonly Interface[], patient: boolean): Promise<void> {
    const { wall } = this.#environment;
    const now = wall.now();
    const refusal = patient ? null : (this.#problem?.code ?? null);
    const step = nextStep(
      { spec: this.spec, loss: this.#loss?.why ?? null, refusal, seenWell: this.#seenWell },
      interfaces,
      wall.at(now),
    );
    this.#seenWell ||= this.#loss === null && step?.do !== "lose";
    if (step === null) return;
    if (step.do === "lose") {
      this.#loss = { why: step.loss, at: now };
      this.#tell(step.message);
      if (step.loss.kind === "gone") await this.close();
      return;
    }
    this.spec = { ...this.spec, interface: step.place };
    if (step.do === "move") return;
    this.#loss = null;
    await this.reopen(step.message);
  }

  /** Leaves the group; the counters stay. */
  async close(): Promise<void> {
    this.#turn += 1;
    this.readKernelDrops();
    this.#dropsBefore = this.#kernelDrops ?? 0;
    const receiver = this.#receiver;
    this.#receiver = null;
    await receiver?.close();
  }

  /** Gives the kept packets back to the store. */
  forget(): void {
    this.#environment.pool.release(this.log);
  }

  // A property, so that handing it to the socket costs no closure per packet.
  readonly #receive = (datagram: Datagram): void => {
    const { source: only } = this.spec;
    // Another socket's any-source membership on another interface can let further sources in.
    if (only !== null && !this.#isFrom(only, datagram)) return;
    const { at, size, ttl } = datagram;
    const source = this.sources.count(datagram, size, at, ttl);
    this.#meter.count(size, at, ttl);
    this.#rhythm.count(at);
    this.log.add(datagram, source ?? { address: datagram.address, port: datagram.port });
    this.#environment.counted(size, at);
  };

  #isFrom(source: string, datagram: Datagram): boolean {
    if (datagram.senderKey === this.#heardKey) return true;
    if (withoutZone(datagram.address) !== source) return false;
    this.#heardKey = datagram.senderKey;
    return true;
  }

  /** When it was joined last, on the engine's clock. */
  get openedAt(): number {
    return this.#openedAt;
  }

  /** Addresses of its first sources, without zones. */
  heard(most: number): string[] {
    const addresses = new Set<string>();
    for (const { address } of this.sources) {
      if (addresses.size === most) break;
      addresses.add(withoutZone(address));
    }
    return [...addresses];
  }

  /** What keeps it from receiving. Packets that come all the same prove a loss wrong. */
  get problem(): Problem | null {
    const { lastAt } = this.#meter;
    const loss = this.#loss;
    return loss && (lastAt === null || lastAt < loss.at) ? loss.why.problem : this.#problem;
  }

  state(now: number): MembershipState {
    if (this.failed) return "failed";
    const { lastAt } = this.#meter;
    const heard = lastAt !== null && lastAt >= this.#openedAt;
    if (heard) return now - lastAt > this.#rhythm.patience() ? "stalled" : "receiving";
    if (now - this.#openedAt <= limits.silentAfterMs) return "joining";
    return lastAt === null ? "silent" : "stalled";
  }

  /** Asks the kernel what it dropped; once a second is enough. */
  readKernelDrops(): void {
    const drops = this.#receiver?.kernelDrops() ?? null;
    if (drops !== null) this.#kernelDrops = this.#dropsBefore + drops;
  }

  get kernelDrops(): number | null {
    return this.#kernelDrops;
  }

  rate(now: number): Rate {
    return this.#meter.rate(now);
  }

  get failed(): boolean {
    return this.problem !== null;
  }

  /** @param sharedWith interfaces whose packets this system delivers here too */
  row(now: number, sharedWith: string[]): Row {
    const { spec, log } = this;
    const meter = this.#meter;
    const { wall } = this.#environment;
    return {
      id: this.id,
      kind: spec.kind,
      family: spec.family,
      address: spec.address,
      port: spec.port,
      source: spec.source,
      interface: spec.interface && { name: spec.interface.name, address: spec.interface.address },
      byDefault: spec.byDefault,
      name: this.name,
      state: this.state(now),
      problem: this.problem,
      lastEvent: this.events.last,
      joinedAt: wall.at(this.joinedAt),
      ...meterRow(meter, this.joinedAt, now, wall),
      sources: this.sources.size,
      untoldSources: this.sources.untold,
      storeDropped: log.dropped,
      firstKept: log.firstKept,
      receiveBuffer: this.#receiver ? this.#receiveBuffer : null,
      kernelDrops: this.#kernelDrops,
      sharedWith,
    };
  }
}

/** The figures that rows of groups and of sources share. @param since start of the average */
export function meterRow(meter: Meter, since: number, now: number, wall: WallTime) {
  return {
    packets: meter.packets,
    bytes: meter.bytes,
    rate: meter.rate(now),
    average: meter.average(since, now),
    peak: meter.peak(now),
    burst: meter.burst.most,
    firstAt: wall.atOrNull(meter.firstAt),
    lastAt: wall.atOrNull(meter.lastAt),
    ttl: meter.ttl,
  };
}

function withoutZone(address: string): string {
  const percent = address.indexOf("%");
  return percent === -1 ? address : address.slice(0, percent);
}
