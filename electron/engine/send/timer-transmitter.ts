import { limits } from "../../../shared/limits.ts";
import { readSendDrops } from "../net/send-drops.ts";
import { errorCode } from "../net/system-error.ts";
import type { SenderSpec, UdpSender } from "../net/udp.ts";
import { WallMoment } from "../time/wall-moment.ts";
import { type Datagram, DatagramPool } from "./datagram-pool.ts";
import { startTimedReplay } from "./prepared/timed-replay.ts";
import { mayPass } from "./standing.ts";
import { createPackets, type SendPackets } from "./test-packets.ts";
import { type Outlet, Transmission } from "./transmission.ts";
import type { Plan, Running, SendEnd, SendPlan, Transmitter } from "./transmitter.ts";
import type { TurnClock } from "./turn-clock.ts";

/** Sends through dgram with timers: on every system, in whatever thread it is made. */
export class TimerTransmitter implements Transmitter {
  readonly #openSender: (spec: SenderSpec) => Promise<UdpSender>;
  readonly #clock: TurnClock;
  readonly #queueDrops: () => number | null;
  readonly #running = new Set<TimedSend>();

  /** @param queueDrops what this computer's send queues dropped so far; null where it is not told */
  constructor(
    openSender: (spec: SenderSpec) => Promise<UdpSender>,
    clock: TurnClock,
    queueDrops: () => number | null = readSendDrops,
  ) {
    this.#openSender = openSender;
    this.#clock = clock;
    this.#queueDrops = queueDrops;
  }

  async start(plan: Plan, ended: (how: SendEnd) => void): Promise<Running> {
    const open = (spec: SenderSpec) => this.#openSender(spec);
    if ("ring" in plan) return startTimedReplay(plan, { open, clock: this.#clock }, ended);
    const sender = await open(specOf(plan));
    const drops = new DropsSince(this.#queueDrops, () => this.#running.size === 1);
    const send = new TimedSend(plan, sender, { open, drops, clock: this.#clock }, (how) => {
      this.#running.delete(send);
      ended(how);
    });
    this.#running.add(send);
    return {
      ...{ sourceAddress: send.sourceAddress, sourcePort: send.sourcePort },
      progress: () => send.progress(),
      stop: () => {
        this.#running.delete(send);
        return send.stop();
      },
    };
  }

  async close(): Promise<void> {}
}

/** What the sends of one transmitter share. */
interface Surroundings {
  readonly open: (spec: SenderSpec) => Promise<UdpSender>;
  readonly drops: DropsSince;
  readonly clock: TurnClock;
}

/** What this computer's send queues dropped since a send began. */
class DropsSince {
  readonly #read: () => number | null;
  /** Whether no other send of this program runs. */
  readonly alone: () => boolean;
  #seen: number | null;

  constructor(read: () => number | null, alone: () => boolean) {
    this.#read = read;
    this.alone = alone;
    this.#seen = read();
  }

  /** How many more there were since the call before. */
  take(): number {
    const now = this.#read();
    const more = now === null || this.#seen === null ? 0 : now - this.#seen;
    this.#seen = now ?? this.#seen;
    return Math.max(0, more);
  }
}

function specOf({ socket, address, port }: SendPlan): SenderSpec {
  return socket.multicast ? socket : { ...socket, peer: { address, port } };
}

/**
 * One send with a socket of its own: its TTL is set before the first datagram and never again, so
 * each datagram leaves with the TTL that was picked for it.
 */
class TimedSend implements Running, Outlet {
  readonly sourceAddress: string | null;
  readonly sourcePort: number;
  readonly #plan: SendPlan;
  /** Null while it waits for its interface. */
  #sender: UdpSender | null = null;
  readonly #open: (spec: SenderSpec) => Promise<UdpSender>;
  readonly #drops: DropsSince;
  readonly #clock: TurnClock;
  readonly #ended: (how: SendEnd) => void;
  readonly #transmission: Transmission;
  readonly #packets: SendPackets;
  readonly #pool: DatagramPool;
  #inFlight = 0;
  #over = false;
  #stopping: Promise<void> | null = null;
  #cancelTimer: () => void = () => {};
  #cancelEnd: () => void = () => {};

  constructor(
    plan: SendPlan,
    sender: UdpSender,
    { open, drops, clock }: Surroundings,
    ended: (how: SendEnd) => void,
  ) {
    this.sourceAddress = sender.sourceAddress;
    this.sourcePort = sender.sourcePort;
    this.#plan = plan;
    this.#open = open;
    this.#drops = drops;
    this.#clock = clock;
    this.#ended = ended;
    this.#transmission = new Transmission(plan, clock.monotonic());
    this.#packets = createPackets(plan);
    this.#pool = new DatagramPool(this.#packets, new WallMoment(clock), this.#answered);
    this.#use(sender);
    this.#turn();
  }

  #use(sender: UdpSender): void {
    this.#sender = sender;
    sender.onAnswer((error) => this.#heard(error));
  }

  readonly #turn = (): void => {
    if (this.#over || this.#sender === null) return;
    const wait = this.#transmission.turn(this.#clock.monotonic(), this);
    if (wait !== null) this.#cancelTimer = this.#clock.after(wait, this.#turn);
  };

  hand(packets: number): number {
    const taken = Math.min(packets, limits.sendsInFlight - this.#inFlight);
    this.#inFlight += taken;
    for (let packet = 0; packet < taken; packet += 1) this.#send(this.#pool.take());
    return taken;
  }

  #send(datagram: Datagram): void {
    const { port, address } = this.#plan;
    try {
      this.#sender?.send(datagram.bytes, port, address, datagram.done);
    } catch (error) {
      // dgram throws for what it refuses by itself; the count must come out all the same.
      datagram.done(error instanceof Error ? error : new Error(String(error)));
    }
  }

  readonly #answered = (error: Error | null, datagram: Datagram): void => {
    const code = errorCode(error);
    if (code === "ECONNREFUSED" && this.#sender !== null && !this.#over) {
      // Told of an earlier datagram, and this one was not sent.
      this.#heard(error as Error);
      this.#send(datagram);
      return;
    }
    this.#pool.release(datagram);
    this.#inFlight -= 1;
    // What was not out yet when the socket was closed was never sent, nor refused.
    if (code === "ECANCELED") return;
    if (error === null) this.#transmission.sent(1);
    else if (this.#transmission.begun && mayPass(code)) this.#stand(error);
    else this.#transmission.refused(error);
    this.#endWhenDone();
  };

  /** The far end answered that a datagram did not arrive. */
  #heard(error: Error): void {
    const kind = errorCode(error) === "ECONNREFUSED" ? "port-unreachable" : "unreachable";
    this.#transmission.answered({ kind, from: this.#plan.address });
  }

  /** The datagram is counted as refused; further ones wait until a new socket can be had. */
  #stand(error: Error): void {
    this.#transmission.refused(error);
    const sender = this.#sender;
    if (sender === null || this.#over) return;
    this.#sender = null;
    this.#cancelTimer();
    void sender.close();
    this.#retryLater();
  }

  #retryLater(): void {
    this.#cancelTimer = this.#clock.after(limits.sendRetryMs, () => void this.#retry());
  }

  async #retry(): Promise<void> {
    try {
      const sender = await this.#open({ ...specOf(this.#plan), sourcePort: this.sourcePort });
      if (this.#over) {
        await sender.close();
        return;
      }
      this.#use(sender);
      this.#turn();
    } catch (error) {
      this.#transmission.stood(error instanceof Error ? error : new Error(String(error)));
      if (!this.#over) this.#retryLater();
    }
  }

  /** To a host it ends only when an answer to its last datagram would have come. To a group nobody answers. */
  #endWhenDone(): void {
    const how = this.#transmission.end;
    if (how === null || this.#over) return;
    this.#takeDrops();
    const end = (): void => void this.stop().then(() => this.#ended(how));
    if (this.#plan.socket.multicast || how === "failed") end();
    else this.#cancelEnd = this.#clock.after(limits.sendAnswerMs, end);
  }

  #takeDrops(): void {
    const packets = this.#drops.take();
    if (packets > 0) this.#transmission.dropped(packets, this.#drops.alone());
  }

  progress() {
    if (!this.#over) this.#takeDrops();
    return this.#transmission.progress();
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#finish();
    return this.#stopping;
  }

  async #finish(): Promise<void> {
    this.#takeDrops();
    this.#over = true;
    this.#cancelTimer();
    this.#cancelEnd();
    const sender = this.#sender;
    if (sender === null) return;
    if (this.#packets.tellsEnd && this.#transmission.begun) await this.#sayEnd(sender);
    await sender.close();
  }

  /** What says that a test stream is over; nobody is told whether that left. */
  async #sayEnd(sender: UdpSender): Promise<void> {
    const { port, address } = this.#plan;
    this.#packets.end();
    for (let marker = 0; marker < limits.testEndMarkers; marker += 1) {
      if (marker > 0) await new Promise<void>((on) => this.#clock.after(limits.testEndGapMs, on));
      const { bytes } = this.#pool.take();
      await new Promise<void>((done) => {
        try {
          sender.send(bytes, port, address, () => done());
        } catch {
          // dgram throws for what it refuses by itself.
          done();
        }
      });
    }
  }
}
