import type { SendRequest } from "../../../shared/contract.ts";
import { limits } from "../../../shared/limits.ts";
import type { Send } from "../../../shared/model.ts";
import type { Family, IpAddress } from "../../../shared/net/address.ts";
import type { Problem } from "../../../shared/problem.ts";
import type { Clock } from "../clock.ts";
import type { OnInterface } from "../net/receiver.ts";
import { sendProblem } from "../net/system-error.ts";
import type { Sender } from "../net/udp.ts";
import type { Network } from "../network.ts";
import { namesAddress } from "../place.ts";
import type { WallTime } from "../wall-time.ts";
import { Pacer } from "./pacer.ts";

/** A send that the system refuses this often from its beginning on is given up. */
const hopelessRefusals = 10;

export interface SendEnvironment {
  readonly network: Network;
  readonly clock: Clock;
  readonly wall: WallTime;
}

/**
 * One send, once or repeated, with a socket of its own: its TTL is set before the first datagram
 * and never again, so each datagram leaves with the TTL that was picked for it.
 */
export class SendJob {
  readonly id: number;
  /** Whether something changed since the last row. */
  changed = true;
  readonly #request: SendRequest;
  readonly #to: IpAddress;
  readonly #on: OnInterface | null;
  #sourceAddress: string | null = null;
  readonly #environment: SendEnvironment;
  readonly #startedAt: number;
  #state: Send["state"] = "sending";
  #sender: Sender | null = null;
  #sourcePort: number | null = null;
  #pacer: Pacer | null = null;
  #handed = 0;
  #sent = 0;
  #failed = 0;
  #problem: Problem | null = null;
  #firstSendAt: number | null = null;
  #lastSendAt: number | null = null;
  #endedAt: number | null = null;
  #cancelTimer: () => void = () => {};

  constructor(
    id: number,
    request: SendRequest,
    to: IpAddress,
    on: OnInterface | null,
    environment: SendEnvironment,
  ) {
    this.id = id;
    this.#request = request;
    this.#to = to;
    this.#on = on;
    this.#environment = environment;
    this.#startedAt = environment.clock.monotonic();
  }

  get running(): boolean {
    return this.#state === "sending";
  }

  /** Opens the socket and sends the first datagram. Never rejects: a refusal ends in `failed`. */
  async start(): Promise<void> {
    const { sourcePort, ttl, loopback } = this.#request;
    try {
      const sender = await this.#environment.network.openSender({
        family: this.#to.family as Family,
        multicast: this.#to.use === "multicast",
        interface: this.#on,
        to: this.#destination,
        fromAddress: this.#on !== null && namesAddress(this.#request.interface, this.#on),
        sourcePort,
        ttl,
        loopback,
      });
      if (!this.running) return await sender.close();
      this.#sender = sender;
      this.#sourcePort = sender.sourcePort;
      this.#sourceAddress = sender.sourceAddress;
      this.#pacer = new Pacer(this.#request.rate, this.#environment.clock.monotonic());
      this.#turn();
    } catch (error) {
      await this.#end("failed", this.#problemOf(error, sourcePort));
    }
  }

  /** Sends what is due and comes back for the rest. */
  readonly #turn = (): void => {
    const { clock } = this.#environment;
    const pacer = this.#pacer;
    if (!this.running || !pacer) return;
    const now = clock.monotonic();
    const left = (this.#request.count ?? Number.POSITIVE_INFINITY) - this.#handed;
    const inFlight = this.#handed - this.#sent - this.#failed;
    const packets = Math.min(pacer.due(now), left, limits.sendsInFlight - inFlight);
    for (let packet = 0; packet < packets; packet += 1) this.#send();
    pacer.take(packets);
    if (left - packets <= 0) return;
    this.#cancelTimer = clock.after(Math.max(1, Math.floor(pacer.wait(now))), this.#turn);
  };

  #send(): void {
    const { payload, port } = this.#request;
    this.#handed += 1;
    this.#firstSendAt ??= this.#environment.clock.monotonic();
    try {
      this.#sender?.send(payload, port, this.#destination, this.#handedOver);
    } catch (error) {
      // dgram throws for what it refuses by itself; the count must come out all the same.
      this.#handedOver(error instanceof Error ? error : new Error(String(error)));
    }
  }

  get #destination(): string {
    return this.#to.zone === null ? this.#to.text : `${this.#to.text}%${this.#to.zone}`;
  }

  readonly #handedOver = (error: Error | null): void => {
    this.changed = true;
    if (error === null) {
      this.#sent += 1;
      this.#lastSendAt = this.#environment.clock.monotonic();
    } else {
      this.#failed += 1;
      this.#problem = this.#problemOf(error, this.#request.port);
    }
    if (!this.running) return;
    const answered = this.#sent + this.#failed;
    if (answered === this.#request.count) void this.#end(this.#sent > 0 ? "done" : "failed", this.#problem);
    else if (this.#sent === 0 && this.#failed >= hopelessRefusals) void this.#end("failed", this.#problem);
  };

  #problemOf(error: unknown, port: number | null): Problem {
    const { network } = this.#environment;
    return sendProblem(error, {
      ...{ port, address: this.#to.text, interface: this.#on?.name ?? null },
      limits: network.limits,
    });
  }

  async stop(): Promise<void> {
    await this.#end("stopped", this.#problem);
  }

  async #end(state: "done" | "stopped" | "failed", problem: Problem | null): Promise<void> {
    if (!this.running) return;
    this.#state = state;
    this.#problem = problem;
    this.#endedAt = this.#environment.clock.monotonic();
    this.changed = true;
    this.#cancelTimer();
    const sender = this.#sender;
    this.#sender = null;
    await sender?.close();
  }

  row(): Send {
    const { wall } = this.#environment;
    const request = this.#request;
    return {
      id: this.id,
      state: this.#state,
      address: this.#to.text,
      port: request.port,
      interface: this.#on && { name: this.#on.name, address: this.#sourceAddress ?? this.#on.address },
      sourcePort: this.#sourcePort,
      ttl: request.ttl,
      size: request.payload.length,
      count: request.count,
      rate: request.rate,
      sent: this.#sent,
      failed: this.#failed,
      reached: this.#reached(),
      startedAt: wall.at(this.#startedAt),
      endedAt: wall.atOrNull(this.#endedAt),
      problem: this.#problem,
    };
  }

  /** Packets per second between the first and the last datagram; zero before there are two. */
  #reached(): number {
    if (this.#firstSendAt === null || this.#lastSendAt === null || this.#sent < 2) return 0;
    const seconds = (this.#lastSendAt - this.#firstSendAt) / 1_000;
    return seconds > 0 ? (this.#sent - 1) / seconds : 0;
  }
}
