import { limits } from "../../../shared/limits.ts";
import { type Answer, AnswerError } from "../net/answer.ts";
import { Pacer } from "./pacer.ts";
import type { Progress, SendEnd, SendPlan } from "./transmitter.ts";

/** What takes the datagrams of one send. Tells the transmission what became of each. */
export interface Outlet {
  /** Hands over at most `packets` of them back to back; returns for how many there was room. */
  hand(packets: number): number;
}

/** The course of one send: when packets are due, how many were taken, and when it is over. */
export class Transmission {
  readonly #plan: Pick<SendPlan, "count" | "rate" | "burst">;
  readonly #pacer: Pacer;
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
  constructor(plan: Pick<SendPlan, "count" | "rate" | "burst">, now: number) {
    this.#plan = plan;
    this.#pacer = new Pacer(plan.rate, plan.burst, now);
    this.#startedAt = now;
    this.#burstAt = now;
  }

  /** Hands over what is due. Returns the milliseconds until it wants to be called again, null for never. */
  turn(now: number, outlet: Outlet): number | null {
    const left = (this.#plan.count ?? Number.POSITIVE_INFINITY) - this.#handed;
    const due = Math.min(this.#pacer.due(now), left);
    if (due > 0) {
      this.#late = Math.max(this.#late, this.#pacer.lateness(now));
      const taken = outlet.hand(due);
      this.#take(taken, now);
      if (taken < due) return limits.sendFullMs;
      if (taken === left) return null;
    }
    return this.#pacer.wait(now);
  }

  #take(packets: number, now: number): void {
    this.#pacer.take(packets, now);
    this.#handed += packets;
    const bursts = Math.ceil(this.#handed / this.#plan.burst);
    if (bursts === this.#burstsHanded) return;
    this.#burstsHanded = bursts;
    this.#burstAt = now;
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
    if (this.#sent + this.#failed === this.#plan.count) return this.#sent > 0 ? "done" : "failed";
    return this.#sent === 0 && this.#failed >= limits.sendRefusals ? "failed" : null;
  }

  progress(): Progress {
    return {
      sent: this.#sent,
      failed: this.#failed,
      answered: this.#answered,
      reached: this.#reached(),
      late: this.#late,
      missed: this.#pacer.missed,
      refusal: this.#refusal,
    };
  }

  /** The rate between the first burst's beginning and the last one's, of those that were not refused. */
  #reached(): number {
    const seconds = (this.#burstAt - this.#startedAt) / 1_000;
    const answered = this.#sent + this.#failed;
    if (seconds <= 0 || answered === 0) return 0;
    const packets = (this.#burstsHanded - 1) * this.#plan.burst;
    return (packets / seconds) * (this.#sent / answered);
  }
}
