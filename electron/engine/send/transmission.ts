import { limits } from "../../../shared/limits.ts";
import { packetsOf } from "../../../shared/test-stream/writers/writer.ts";
import { type Answer, AnswerError } from "../net/answer.ts";
import { Pacer } from "./pacer.ts";
import type { Progress, SendEnd, SendPlan, SendStep } from "./transmitter.ts";

/** What takes the datagrams of one send. Tells the transmission what became of each. */
export interface Outlet {
  /** Hands over at most `packets` of them back to back; returns for how many there was room. */
  hand(packets: number): number;
}

/** What is to be sent, and how fast. */
type Course = Pick<SendPlan, "count" | "rate" | "burst" | "further">;

/** The course of one send: when packets are due, how many were taken, and when it is over. */
export class Transmission {
  readonly #burst: number;
  /** Of all steps together. */
  readonly #count: number | null;
  #pacer: Pacer;
  /** Packets that this step still has to hand over. */
  #stepLeft: number;
  readonly #further: SendStep[];
  /** Of the steps before this one. */
  #missedBefore = 0;
  readonly #startedAt: number;
  #handed = 0;
  #sent = 0;
  #failed = 0;
  #answered = 0;
  #late = 0;
  #refusal: Error | null = null;
  #burstAt: number;
  #burstsHanded = 0;

  /** @param now monotonic milliseconds of the first packet */
  constructor({ count, rate, burst, further = [] }: Course, now: number) {
    this.#burst = burst;
    this.#count = packetsOf([{ count }, ...further]);
    this.#stepLeft = count ?? Number.POSITIVE_INFINITY;
    this.#further = [...further];
    this.#pacer = new Pacer(rate, burst, now);
    this.#startedAt = now;
    this.#burstAt = now;
  }

  /** Hands over what is due. Returns the milliseconds until it wants to be called again, null for never. */
  turn(now: number, outlet: Outlet): number | null {
    const due = Math.min(this.#pacer.due(now), this.#stepLeft);
    if (due > 0) {
      this.#late = Math.max(this.#late, this.#pacer.lateness(now));
      const taken = outlet.hand(due);
      this.#take(taken, now);
      if (taken < due) return limits.sendFullMs;
      if (this.#stepLeft === 0 && !this.#nextStep()) return null;
    }
    return this.#pacer.wait(now);
  }

  #take(packets: number, now: number): void {
    this.#pacer.take(packets, now);
    this.#handed += packets;
    this.#stepLeft -= packets;
    const bursts = Math.ceil(this.#handed / this.#burst);
    if (bursts === this.#burstsHanded) return;
    this.#burstsHanded = bursts;
    this.#burstAt = now;
  }

  /** The next step begins when the one before it is over by its schedule. False when there is none. */
  #nextStep(): boolean {
    const step = this.#further.shift();
    if (step === undefined) return false;
    this.#missedBefore += this.#pacer.missed;
    this.#pacer = new Pacer(step.rate, this.#burst, this.#pacer.next);
    this.#stepLeft = step.count;
    return true;
  }

  /** The system took so many datagrams. */
  sent(packets: number): void {
    this.#sent += packets;
  }

  /** The system refused one datagram. */
  refused(error: Error): void {
    this.#failed += 1;
    this.#remember(error);
  }

  /**
   * This computer's own queue dropped datagrams that it had taken; told afterwards, and of all programs.
   * @param alone whether nothing else can have sent them, so that they are counted as this send's
   */
  dropped(packets: number, alone: boolean): void {
    const own = alone ? Math.min(packets, this.#sent) : 0;
    this.#sent -= own;
    this.#failed += own;
    this.#remember(Object.assign(new Error("send ENOBUFS"), { code: "ENOBUFS" }));
  }

  /** A host or a router answered that a datagram did not arrive. */
  answered(answer: Answer): void {
    this.#answered += 1;
    this.#remember(new AnswerError(answer));
  }

  /** It waits until the system can send again: packets that become due meanwhile are late, not refused. */
  stood(error: Error): void {
    this.#remember(error);
  }

  #remember(error: Error): void {
    if (this.#refusal?.message !== error.message) this.#refusal = error;
  }

  /** Whether the system took any of it, so that an error that comes later may pass. */
  get begun(): boolean {
    return this.#sent > 0;
  }

  /** How it ended; null while it goes on. */
  get end(): SendEnd | null {
    if (this.#sent + this.#failed === this.#count) return this.#sent > 0 ? "done" : "failed";
    return this.#sent === 0 && this.#failed >= limits.sendRefusals ? "failed" : null;
  }

  progress(): Progress {
    return {
      sent: this.#sent,
      failed: this.#failed,
      answered: this.#answered,
      reached: this.#reached(),
      late: this.#late,
      missed: this.#missedBefore + this.#pacer.missed,
      refusal: this.#refusal,
    };
  }

  /** The rate between the first burst's beginning and the last one's, of those that were not refused. */
  #reached(): number {
    const seconds = (this.#burstAt - this.#startedAt) / 1_000;
    const answered = this.#sent + this.#failed;
    if (seconds <= 0 || answered === 0) return 0;
    const packets = (this.#burstsHanded - 1) * this.#burst;
    return (packets / seconds) * (this.#sent / answered);
  }
}
