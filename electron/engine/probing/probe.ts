import type { DeafPort, ProbeState } from "../../../shared/model/probe.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { DatagramBatch } from "../datagrams/batch.ts";
import type { Network } from "../net/network.ts";
import type { OnInterface, Receiver, ReceiverSpec } from "../net/receiver.ts";
import { errorCode, joinProblem } from "../net/system-error.ts";
import type { Clock } from "../time/clock.ts";
import type { WallTime } from "../time/wall-time.ts";
import { type Found, HeardPorts, payloadAsIs, readHeaders } from "./heard-ports.ts";

/** What is listened to. */
export interface ProbeSpec extends Pick<ReceiverSpec, "family" | "address" | "source" | "byDefault"> {
  readonly interface: OnInterface;
  /** The likeliest first. */
  readonly ports: readonly number[];
  readonly portsLeftOut: number;
  readonly forMs: number;
}

interface Surroundings {
  readonly network: Pick<Network, "openReceiver" | "limits">;
  readonly clock: Clock;
  readonly wall: WallTime;
  /** The program that holds a port, where the system tells. Never rejects. */
  readonly holder: (port: number, address: string) => Promise<string | null>;
}

/** What of a refused port concerns that port alone. */
const ofThePort: ReadonlySet<string> = new Set(["EADDRINUSE", "EACCES"]);

/** Refusals of a socket that is shown every port: this process may not, or its sandbox has none. */
const mayNotCapture: ReadonlySet<string> = new Set(["EPERM", "EACCES", "EPROTONOSUPPORT", "EAFNOSUPPORT"]);

/** One search: sockets that are open for a while, and what they heard. */
export class Probe {
  readonly #spec: ProbeSpec;
  readonly #around: Surroundings;
  readonly #heard: HeardPorts;
  readonly #found: Found = { port: 0, sourcePort: 0, at: 0, size: 0 };
  readonly #began: number;
  #way: ProbeState["way"] = "ports";
  #receivers: { readonly port: number; readonly receiver: Receiver }[] = [];
  #deaf: DeafPort[] = [];
  #end: ProbeState["end"] = null;
  #endedAt: number | null = null;
  #drops: number | null = null;
  #timer: (() => void) | null = null;
  #ending: Promise<void> | null = null;

  private constructor(spec: ProbeSpec, around: Surroundings) {
    this.#spec = spec;
    this.#around = around;
    this.#heard = new HeardPorts(spec.address);
    this.#began = around.clock.monotonic();
  }

  /** Joins and listens; throws a problem where the group cannot be joined at all, and leaves nothing open then. */
  static async start(spec: ProbeSpec, around: Surroundings): Promise<Probe> {
    const probe = new Probe(spec, around);
    try {
      if (!(await probe.#openAny())) await probe.#openPorts();
    } catch (error) {
      await probe.#close("broken");
      throw error;
    }
    if (probe.#end === null) probe.#timer = around.clock.after(spec.forMs, () => void probe.#close("time"));
    return probe;
  }

  get isOver(): boolean {
    return this.#end !== null;
  }

  stop(): Promise<void> {
    return this.#close("stopped");
  }

  /** @param id what it is called */
  state(id: number): ProbeState {
    const { address, source, interface: on, forMs, portsLeftOut } = this.#spec;
    const now = this.#endedAt ?? this.#around.clock.monotonic();
    const any = this.#way === "any-port";
    return {
      ...{ id, address, source, interface: on.name, way: this.#way },
      ports: any ? [] : this.#receivers.map(({ port }) => port),
      portsLeftOut: any ? 0 : portsLeftOut,
      deaf: this.#deaf,
      ...{ elapsedMs: Math.min(forMs, Math.max(0, now - this.#began)), forMs, end: this.#end },
      heard: this.#heard.list(),
      untold: this.#heard.untold,
      drops: this.#ending === null ? this.#countDrops() : this.#drops,
    };
  }

  /** One socket that is shown every port; false where this process may not. */
  async #openAny(): Promise<boolean> {
    const { family } = this.#spec;
    const take = (batch: DatagramBatch): void => {
      for (let index = 0; index < batch.count; index += 1)
        if (readHeaders(batch, index, family, this.#found)) this.#take(batch, index);
    };
    try {
      const receiver = await this.#open({ port: 0, anyPort: true }, take);
      this.#way = "any-port";
      this.#receivers.push({ port: 0, receiver });
      return true;
    } catch (error) {
      if (mayNotCapture.has(errorCode(error))) return false;
      throw this.#problem(error, 0);
    }
  }

  async #openPorts(): Promise<void> {
    const { ports, address } = this.#spec;
    for (const port of ports) {
      const take = (batch: DatagramBatch): void => {
        for (let index = 0; index < batch.count; index += 1) {
          payloadAsIs(batch, index, port, this.#found);
          this.#take(batch, index);
        }
      };
      try {
        this.#receivers.push({ port, receiver: await this.#open({ port }, take) });
      } catch (error) {
        const { problem } = this.#problem(error, port);
        // What does not concern the port would be refused for the next as well.
        if (this.#receivers.length === 0 && !ofThePort.has(errorCode(error))) throw new ProblemError(problem);
        this.#deaf.push({ port, problem, holder: null });
      }
    }
    const [first] = this.#deaf;
    if (this.#receivers.length === 0 && first !== undefined) throw new ProblemError(first.problem);
    const held = this.#deaf.filter(({ problem }) => problem.code === "port-in-use");
    const named = await Promise.all(held.map(({ port }) => this.#around.holder(port, address)));
    const holders = new Map(held.map(({ port }, at) => [port, named[at] ?? null]));
    this.#deaf = this.#deaf.map((one) => ({ ...one, holder: holders.get(one.port) ?? null }));
  }

  #open(
    how: Pick<ReceiverSpec, "port" | "anyPort">,
    take: (batch: DatagramBatch) => void,
  ): Promise<Receiver> {
    const { family, address, source, interface: on, byDefault = false } = this.#spec;
    const { network, wall } = this.#around;
    const spec: ReceiverSpec = {
      kind: "group",
      bind: "group",
      family,
      address,
      source,
      ...how,
      interface: on,
      byDefault,
    };
    return network.openReceiver(spec, take, () => void this.#close("broken"), wall);
  }

  #take(batch: DatagramBatch, index: number): void {
    this.#heard.take(batch, index, this.#found, this.#around.wall.at(batch.at[index] ?? 0));
  }

  #problem(error: unknown, port: number): ProblemError {
    const { address, interface: on } = this.#spec;
    return new ProblemError(
      joinProblem(error, { port, address, interface: on.name, on, limits: this.#around.network.limits }),
    );
  }

  #countDrops(): number | null {
    const told = this.#receivers.map(({ receiver }) => receiver.kernelDrops()).filter((one) => one !== null);
    return told.length === 0 ? null : told.reduce((sum, one) => sum + one, 0);
  }

  /** Leaves the group; what waits in the sockets is still counted. */
  #close(end: NonNullable<ProbeState["end"]>): Promise<void> {
    this.#ending ??= this.#closeAll(end);
    return this.#ending;
  }

  async #closeAll(end: NonNullable<ProbeState["end"]>): Promise<void> {
    this.#timer?.();
    this.#endedAt = this.#around.clock.monotonic();
    await Promise.all(this.#receivers.map(({ receiver }) => receiver.close()));
    this.#drops = this.#countDrops();
    this.#end = end;
  }
}
