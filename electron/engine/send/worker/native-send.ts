import { limits } from "../../../../shared/limits.ts";
import type { NativeSendPath } from "../../net/native/send-path.ts";
import type { NativeSendSocket } from "../../net/native/send-socket.ts";
import { errorCode } from "../../net/system-error.ts";
import { mayPass } from "../standing.ts";
import { type Outlet, Transmission } from "../transmission.ts";
import type { SendEnd, SendPlan } from "../transmitter.ts";
import { type ProgressTold, tellError, tellProgress } from "./messages.ts";

/** One send of the thread, with a socket that is opened anew where its interface went and came back. */
export class NativeSend implements Outlet {
  /** The port that all its datagrams leave from. */
  readonly sourcePort: number;
  /** Whether something happened since it was told last. */
  hasNews = false;
  readonly #plan: SendPlan;
  readonly #path: NativeSendPath;
  readonly #transmission: Transmission;
  /** Null while it waits for its interface. */
  #socket: NativeSendSocket | null;
  #retryAt = 0;
  #now: number;
  #answersAt = 0;
  #overAt: number | null = null;

  /** Throws the system's error when no socket can be had. @param now monotonic milliseconds of the first packet */
  constructor(plan: SendPlan, path: NativeSendPath, now: number) {
    this.#plan = plan;
    this.#path = path;
    this.#socket = path.open(plan);
    this.sourcePort = this.#socket.sourcePort;
    this.#transmission = new Transmission(plan, now);
    this.#now = now;
  }

  /** Hands over what is due. Returns the milliseconds until it wants its next turn. */
  turn(now: number): number {
    this.#now = now;
    if (this.#socket === null && !this.#reopen(now)) return this.#retryAt - now;
    const wait = this.#transmission.turn(now, this) ?? Number.POSITIVE_INFINITY;
    return Math.min(wait, this.#listen(now));
  }

  /**
   * How it ended, null while it goes on. A host's answer to the last datagram takes a while: until then
   * nobody is told that all went well. To a group nobody answers.
   */
  end(now: number): SendEnd | null {
    const { end } = this.#transmission;
    if (end === null || this.#plan.socket.multicast || end === "failed") return end;
    this.#overAt ??= now + limits.sendAnswerMs;
    return now >= this.#overAt ? end : null;
  }

  hand(packets: number): number {
    const socket = this.#socket;
    if (socket === null) return 0;
    const { sent, full, error, answers } = socket.hand(packets);
    for (const answer of answers) this.#transmission.answered(answer);
    this.hasNews ||= sent > 0 || error !== null || answers.length > 0;
    this.#transmission.sent(sent);
    if (error === null || full) return sent;
    if (this.#transmission.begun && mayPass(errorCode(error))) {
      this.#stand(error);
      return sent;
    }
    this.#transmission.refused(error);
    return sent + 1;
  }

  #stand(error: Error): void {
    this.close();
    this.#socket = null;
    this.#retryAt = this.#now + limits.sendRetryMs;
    this.#transmission.stood(error);
  }

  #reopen(now: number): boolean {
    if (now < this.#retryAt) return false;
    this.#retryAt = now + limits.sendRetryMs;
    const { sourcePort } = this;
    try {
      const socket = { ...this.#plan.socket, sourcePort };
      this.#socket = this.#path.open({ ...this.#plan, socket });
      return true;
    } catch (error) {
      const { code } = tellError(error);
      this.#transmission.stood(Object.assign(new Error(`open ${code}`), { code }));
      this.hasNews = true;
      return false;
    }
  }

  /** Reads answers when it is time to. Returns the milliseconds until it is again. */
  #listen(now: number): number {
    if (this.#plan.socket.multicast || this.#socket === null) return Number.POSITIVE_INFINITY;
    if (now >= this.#answersAt) {
      this.#answersAt = now + limits.sendAnswersEveryMs;
      const answers = this.#socket.answers();
      for (const answer of answers) this.#transmission.answered(answer);
      this.hasNews ||= answers.length > 0;
    }
    return this.#answersAt - now;
  }

  tell(): ProgressTold {
    this.hasNews = false;
    return tellProgress(this.#transmission.progress());
  }

  close(): void {
    this.#socket?.close();
  }
}
