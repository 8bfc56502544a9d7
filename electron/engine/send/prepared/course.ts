import { limits } from "../../../../shared/limits.ts";
import { type Answer, AnswerError } from "../../net/answer.ts";
import type { Progress, SendEnd } from "../transmitter.ts";
import type { PreparedReader } from "./ring.ts";

/** What takes prepared packets, and tells the course what became of each. */
export interface PreparedOutlet {
  /** Takes a copy of the packet that the reader looks at; false when it cannot before it has handed over what it holds. */
  stage(packet: PreparedReader): boolean;
  /** Hands over what it took. False where the system has no room now: the rest is tried again. */
  flush(): boolean;
}

/**
 * The course of one replay: when packets are due, how late they left, and when it is over. None is left out: what late
 * turns missed follows at most so many times as fast as it was recorded, and what is later than is made up for moves
 * the rest on, which is told.
 */
export class PreparedCourse {
  readonly #ring: PreparedReader;
  /** When the first packet is due, in monotonic ms; null before sending may begin. */
  #start: number | null = null;
  #firstAt = 0;
  #lastAt = 0;
  /** Of the packet that was taken last: when it was due, and when it is taken to have left. */
  #lastDue = 0;
  #floor = Number.NEGATIVE_INFINITY;
  #taken = 0;
  #sent = 0;
  #bytes = 0;
  #failed = 0;
  #answered = 0;
  #late = 0;
  #latePackets = 0;
  #lateSum = 0;
  #behind = 0;
  #refusal: Error | null = null;

  constructor(ring: PreparedReader) {
    this.#ring = ring;
  }

  /** Hands over what is due. Returns the milliseconds until it wants to be called again, null for never. */
  turn(now: number, outlet: PreparedOutlet): number | null {
    const ring = this.#ring;
    if (!ring.hasBegun) return limits.replayEmptyMs;
    let left: number = limits.replayTurnPackets;
    for (;;) {
      if (!ring.look()) {
        if (!outlet.flush()) return limits.sendFullMs;
        if (ring.isOver && !ring.look()) return null;
        return limits.replayEmptyMs;
      }
      const wait = this.#wait(ring.due, now);
      if (wait > 0 || left === 0) return outlet.flush() ? Math.max(0, wait) : limits.sendFullMs;
      if (!outlet.stage(ring)) {
        if (!outlet.flush()) return limits.sendFullMs;
        // It has room now, unless it never takes this packet.
        if (!outlet.stage(ring)) throw new Error("a packet that fits into no outlet");
      }
      this.#take(ring.due, now);
      ring.take();
      left -= 1;
    }
  }

  /** Milliseconds until a packet may leave; 0 and below when it may now. */
  #wait(due: number, now: number): number {
    this.#start ??= now - due;
    const surplus = now - this.#start - due - limits.makeUpSeconds * 1_000;
    if (surplus > 0) {
      this.#start += surplus;
      this.#behind += surplus;
    }
    return this.#earliest(due) - now;
  }

  #earliest(due: number): number {
    return Math.max((this.#start ?? 0) + due, this.#floor + (due - this.#lastDue) / limits.makeUpSpeed);
  }

  #take(due: number, now: number): void {
    const late = Math.max(0, now - (this.#start ?? now) - due);
    // Of what is late only so much follows at once.
    this.#floor = Math.max(this.#earliest(due), now - limits.portionSeconds * 1_000);
    this.#lastDue = due;
    this.#late = Math.max(this.#late, late);
    this.#lateSum += late;
    if (late > limits.replayLateMs) this.#latePackets += 1;
    if (this.#taken === 0) this.#firstAt = now;
    this.#lastAt = now;
    this.#taken += 1;
  }

  /** The system took so many datagrams with so many bytes of payload. */
  sent(packets: number, bytes: number): void {
    this.#sent += packets;
    this.#bytes += bytes;
  }

  /** The system refused one datagram. */
  refused(error: Error): void {
    this.#failed += 1;
    this.#remember(error);
  }

  /** A host or a router answered that a datagram did not arrive. */
  answered(answer: Answer): void {
    this.#answered += 1;
    this.#remember(new AnswerError(answer));
  }

  #remember(error: Error): void {
    if (this.#refusal?.message !== error.message) this.#refusal = error;
  }

  get begun(): boolean {
    return this.#sent > 0;
  }

  /** How it ended; null while it goes on. */
  get end(): SendEnd | null {
    const isOver = this.#ring.isOver && !this.#ring.look() && this.#sent + this.#failed === this.#taken;
    if (isOver) return this.#sent > 0 ? "done" : "failed";
    return this.#sent === 0 && this.#failed >= limits.sendRefusals ? "failed" : null;
  }

  progress(): Progress {
    const answered = this.#sent + this.#failed;
    const seconds = (this.#lastAt - this.#firstAt) / 1_000;
    const isMeasured = seconds > 0 && answered > 0;
    return {
      ...{ sent: this.#sent, failed: this.#failed, answered: this.#answered, late: this.#late, missed: 0 },
      reached: isMeasured ? ((this.#taken - 1) / seconds) * (this.#sent / answered) : 0,
      refusal: this.#refusal,
      prepared: {
        bytes: this.#bytes,
        late: this.#latePackets,
        meanLate: this.#taken === 0 ? 0 : this.#lateSum / this.#taken,
        behind: this.#behind,
      },
    };
  }
}
