import { limits } from "../../../shared/limits.ts";
import { errorCode } from "../net/system-error.ts";
import type { SenderSpec, UdpSender } from "../net/udp.ts";
import type { Clock } from "../time/clock.ts";
import { type Outlet, Transmission } from "./transmission.ts";
import type { Running, SendEnd, SendPlan, Transmitter } from "./transmitter.ts";

/** What paces the turns: its timers may be as coarse as the event loop's. */
export type TurnClock = Pick<Clock, "monotonic" | "after">;

/** Sends through dgram with timers: on every system, in whatever thread it is made. */
export class TimerTransmitter implements Transmitter {
  readonly #openSender: (spec: SenderSpec) => Promise<UdpSender>;
  readonly #clock: TurnClock;

  constructor(openSender: (spec: SenderSpec) => Promise<UdpSender>, clock: TurnClock) {
    this.#openSender = openSender;
    this.#clock = clock;
  }

  async start(plan: SendPlan, ended: (how: SendEnd) => void): Promise<Running> {
    return new TimedSend(plan, await this.#openSender(plan.socket), this.#clock, ended);
  }

  async close(): Promise<void> {}
}

/**
 * One send with a socket of its own: its TTL is set before the first datagram and never again, so
 * each datagram leaves with the TTL that was picked for it.
 */
class TimedSend implements Running, Outlet {
  readonly sourceAddress: string | null;
  readonly sourcePort: number;
  readonly #plan: SendPlan;
  readonly #sender: UdpSender;
  readonly #clock: TurnClock;
  readonly #ended: (how: SendEnd) => void;
  readonly #transmission: Transmission;
  #inFlight = 0;
  #over = false;
  #cancelTimer: () => void = () => {};

  constructor(plan: SendPlan, sender: UdpSender, clock: TurnClock, ended: (how: SendEnd) => void) {
    this.sourceAddress = sender.sourceAddress;
    this.sourcePort = sender.sourcePort;
    this.#plan = plan;
    this.#sender = sender;
    this.#clock = clock;
    this.#ended = ended;
    this.#transmission = new Transmission(plan, clock.monotonic());
    this.#turn();
  }

  readonly #turn = (): void => {
    if (this.#over) return;
    const wait = this.#transmission.turn(this.#clock.monotonic(), this);
    if (wait !== null) this.#cancelTimer = this.#clock.after(wait, this.#turn);
  };

  hand(packets: number): number {
    const { payload, port, address } = this.#plan;
    const taken = Math.min(packets, limits.sendsInFlight - this.#inFlight);
    this.#inFlight += taken;
    for (let packet = 0; packet < taken; packet += 1) {
      try {
        this.#sender.send(payload, port, address, this.#answered);
      } catch (error) {
        // dgram throws for what it refuses by itself; the count must come out all the same.
        this.#answered(error instanceof Error ? error : new Error(String(error)));
      }
    }
    return taken;
  }

  readonly #answered = (error: Error | null): void => {
    this.#inFlight -= 1;
    // What was not out yet when the socket was closed was never sent, nor refused.
    if (errorCode(error) === "ECANCELED") return;
    if (error === null) this.#transmission.sent(1);
    else this.#transmission.refused(error);
    const how = this.#transmission.end;
    if (how === null || this.#over) return;
    void this.stop().then(() => this.#ended(how));
  };

  progress() {
    return this.#transmission.progress();
  }

  async stop(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    this.#cancelTimer();
    await this.#sender.close();
  }
}
