import { limits } from "../../../../shared/limits.ts";
import { errorCode } from "../../net/system-error.ts";
import type { SenderSpec, UdpSender } from "../../net/udp.ts";
import { WallMoment } from "../../time/wall-moment.ts";
import type { PreparedPlan, Progress, Running, SendEnd } from "../transmitter.ts";
import type { TurnClock } from "../turn-clock.ts";
import { PreparedCourse, type PreparedOutlet } from "./course.ts";
import { PreparedReader } from "./ring.ts";
import { stampPacket } from "./stamp.ts";

interface Surroundings {
  readonly open: (spec: SenderSpec) => Promise<UdpSender>;
  readonly clock: TurnClock;
}

/** Sends prepared packets through dgram. Rejects with the system's error when a socket cannot be had. */
export async function startTimedReplay(
  plan: PreparedPlan,
  { open, clock }: Surroundings,
  ended: (how: SendEnd) => void,
): Promise<Running> {
  const senders: UdpSender[] = [];
  try {
    for (const socket of plan.sockets) senders.push(await open(socket));
  } catch (error) {
    new PreparedReader(plan.ring).stop();
    await Promise.all(senders.map((sender) => sender.close()));
    throw error;
  }
  return new TimedReplay(plan, senders, clock, ended);
}

/** One replay by timers. What a socket refuses is counted; the recording's time goes on. */
class TimedReplay implements Running, PreparedOutlet {
  readonly sourceAddress: string | null;
  readonly sourcePort: number;
  readonly #plan: PreparedPlan;
  readonly #senders: readonly UdpSender[];
  readonly #clock: TurnClock;
  readonly #ended: (how: SendEnd) => void;
  readonly #ring: PreparedReader;
  readonly #course: PreparedCourse;
  readonly #moment: WallMoment;
  #inFlight = 0;
  #cancelTimer: () => void = () => {};
  #cancelEnd: () => void = () => {};
  #stopping: Promise<void> | null = null;
  #isEnding = false;

  constructor(
    plan: PreparedPlan,
    senders: readonly UdpSender[],
    clock: TurnClock,
    ended: (how: SendEnd) => void,
  ) {
    this.sourceAddress = senders[0]?.sourceAddress ?? null;
    this.sourcePort = senders[0]?.sourcePort ?? 0;
    this.#plan = plan;
    this.#senders = senders;
    this.#clock = clock;
    this.#ended = ended;
    this.#ring = new PreparedReader(plan.ring);
    this.#course = new PreparedCourse(this.#ring);
    this.#moment = new WallMoment(clock);
    for (const sender of senders) {
      sender.onAnswer((error) => {
        const kind = errorCode(error) === "ECONNREFUSED" ? "port-unreachable" : "unreachable";
        this.#course.answered({ kind, from: plan.lanes[0]?.address ?? "" });
      });
    }
    this.#turn();
  }

  readonly #turn = (): void => {
    if (this.#stopping !== null) return;
    const wait = this.#course.turn(this.#clock.monotonic(), this);
    if (wait === null) this.#endWhenDone();
    else this.#cancelTimer = this.#clock.after(wait, this.#turn);
  };

  stage(packet: PreparedReader): boolean {
    if (this.#inFlight >= limits.sendsInFlight) return false;
    const lane = this.#plan.lanes[packet.lane];
    const sender = this.#senders[lane?.socket ?? -1];
    if (lane === undefined || sender === undefined) throw new Error("a packet of no lane");
    const { at, size, stamp } = packet;
    const payload = Uint8Array.from(packet.bytes.subarray(at, at + size));
    this.#moment.read();
    stampPacket(new DataView(payload.buffer), 0, stamp, this.#moment);
    this.#inFlight += 1;
    const done = (error: Error | null): void => this.#answered(error, size);
    try {
      sender.send(payload, lane.port, lane.address, done);
    } catch (error) {
      // dgram throws for what it refuses by itself; the count must come out all the same.
      done(error instanceof Error ? error : new Error(String(error)));
    }
    return true;
  }

  /** Each was handed over when it was taken; there is room when not too many are under way. */
  flush(): boolean {
    return this.#inFlight < limits.sendsInFlight;
  }

  #answered(error: Error | null, bytes: number): void {
    this.#inFlight -= 1;
    // What was not out yet when the socket was closed was never sent, nor refused.
    if (errorCode(error) === "ECANCELED") return;
    if (error === null) this.#course.sent(1, bytes);
    else this.#course.refused(error);
    this.#endWhenDone();
  }

  /** To a host it ends only when an answer to its last datagram would have come. */
  #endWhenDone(): void {
    const how = this.#course.end;
    if (how === null || this.#isEnding || this.#stopping !== null) return;
    this.#isEnding = true;
    const end = (): void => void this.stop().then(() => this.#ended(how));
    const isToGroups = this.#plan.sockets.every(({ multicast }) => multicast);
    if (isToGroups || how === "failed") end();
    else this.#cancelEnd = this.#clock.after(limits.sendAnswerMs, end);
  }

  progress(): Progress {
    return this.#course.progress();
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#finish();
    return this.#stopping;
  }

  async #finish(): Promise<void> {
    this.#cancelTimer();
    this.#cancelEnd();
    // Whoever prepares has nobody to do it for.
    this.#ring.stop();
    await Promise.all(this.#senders.map((sender) => sender.close()));
  }
}
