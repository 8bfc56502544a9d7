import { contentSize, type SendRequest } from "../../../shared/contract/sends.ts";
import type { Send } from "../../../shared/model/send.ts";
import type { IpAddress } from "../../../shared/net/address.ts";
import type { Problem } from "../../../shared/problem.ts";
import { packetsOf } from "../../../shared/test-stream/writers/writer.ts";
import type { Network } from "../net/network.ts";
import { sendProblem } from "../net/system-error.ts";
import type { Clock } from "../time/clock.ts";
import { atOrNull } from "../time/feed-time.ts";
import type { WallTime } from "../time/wall-time.ts";
import { noProgress, type Progress, type Running, type SendPlan, type Transmitter } from "./transmitter.ts";
import type { Way } from "./way.ts";

export interface SendEnvironment {
  readonly network: Pick<Network, "limits" | "platform" | "routes">;
  readonly transmitter: Transmitter;
  readonly clock: Clock;
  readonly wall: WallTime;
}

/** One send, once or repeated: what was asked for, and how far it is. */
export class SendJob {
  readonly id: number;
  readonly #request: SendRequest;
  readonly #to: IpAddress;
  readonly #way: Way;
  readonly #environment: SendEnvironment;
  readonly #startedAt: number;
  #state: Send["state"] = "sending";
  #running: Running | null = null;
  /** Of the system's refusal to open the socket. */
  #openingProblem: Problem | null = null;
  #refusal: { readonly error: Error; readonly problem: Problem } | null = null;
  #endedAt: number | null = null;
  #told: { readonly state: Send["state"]; readonly progress: Progress } | null = null;

  constructor(id: number, request: SendRequest, to: IpAddress, way: Way, environment: SendEnvironment) {
    this.id = id;
    this.#request = request;
    this.#to = to;
    this.#way = way;
    this.#environment = environment;
    this.#startedAt = environment.clock.monotonic();
  }

  get running(): boolean {
    return this.#state === "sending";
  }

  /** Opens the socket and sends the first datagram. Never rejects: a refusal ends in `failed`. */
  async start(): Promise<void> {
    try {
      const running = await this.#environment.transmitter.start(this.#plan(), (how) => this.#end(how));
      this.#running = running;
      // Told to stop while the socket was being opened.
      if (this.#state === "stopped") await running.stop();
    } catch (error) {
      this.#openingProblem = this.#problemOf(error, this.#request.sourcePort);
      this.#end("failed");
    }
  }

  #plan(): SendPlan {
    const {
      sourcePort,
      ttl,
      dscp = 0,
      loopback,
      content,
      port,
      count,
      rate,
      burst,
      further = [],
    } = this.#request;
    const { on, chosen, source, routedBy, to: address } = this.#way;
    return {
      socket: {
        family: this.#to.family,
        multicast: this.#to.use === "multicast",
        ...{ interface: on, chosen, source, routedBy },
        sharesPort: this.#request.sharesPort === true,
        sourcePort,
        ...{ ttl, dscp, loopback },
      },
      ...{ address, port, content, count, rate, burst, further },
    };
  }

  #problemOf(error: unknown, port: number | null): Problem {
    const { network } = this.#environment;
    return sendProblem(error, {
      ...{ port, address: this.#to.text, interface: this.#way.on?.name ?? null, on: this.#way.on },
      routedBy: this.#way.routedBy,
      sharesPort: this.#request.sharesPort === true,
      limits: network.limits,
    });
  }

  /** Sends nothing more. Its row tells so when all that was sent is known. */
  async stop(): Promise<void> {
    await this.#running?.stop();
    this.#end("stopped");
  }

  #end(state: "done" | "stopped" | "failed"): void {
    if (!this.running) return;
    this.#state = state;
    this.#endedAt = this.#environment.clock.monotonic();
  }

  /** The row when it changed since the last time, else null. */
  takeChange(): Send | null {
    const progress = this.#progress();
    const told = this.#told;
    if (
      told?.state === this.#state &&
      told.progress.sent === progress.sent &&
      told.progress.failed === progress.failed &&
      told.progress.answered === progress.answered &&
      told.progress.refusal === progress.refusal
    )
      return null;
    this.#told = { state: this.#state, progress };
    return this.row();
  }

  #progress(): Progress {
    return this.#running?.progress() ?? noProgress;
  }

  row(): Send {
    const { wall } = this.#environment;
    const { count, rate, burst, ttl, dscp = 0, port, content, further = [] } = this.#request;
    const address = this.#to.text;
    const { sent, failed, answered, reached, late, missed, refusal } = this.#progress();
    return {
      id: this.id,
      state: this.#state,
      ...{ address, port, ttl, dscp, rate, further, burst },
      count: packetsOf([{ count }, ...further]),
      interface: this.#way.shown,
      routed: this.#way.on === null,
      sourcePort: this.#running?.sourcePort ?? null,
      size: contentSize(content),
      test: content.kind === "test" ? { format: content.format, run: content.run } : null,
      ...{ sent, failed, answered, reached, late, missed },
      startedAt: wall.at(this.#startedAt),
      endedAt: atOrNull(wall, this.#endedAt),
      problem: this.#openingProblem ?? this.#refusalProblem(refusal),
    };
  }

  /** A problem keeps its identity for as long as the refusal is the same. */
  #refusalProblem(error: Error | null): Problem | null {
    if (error === null) return null;
    if (this.#refusal?.error !== error) {
      this.#refusal = { error, problem: this.#problemOf(error, this.#request.port) };
    }
    return this.#refusal.problem;
  }
}
