import { limits } from "../../../../shared/limits.ts";
import type { NativeSendPath } from "../../net/native/send-path.ts";
import type { NativeSendSocket } from "../../net/native/send-socket.ts";
import { errorCode } from "../../net/system-error.ts";
import { Finale } from "../finale.ts";
import { mayPass } from "../standing.ts";
import { createPackets, type SendPackets } from "../test-packets.ts";
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
  readonly #path: Pick<NativeSendPath, "open">;
  readonly #packets: SendPackets;
  readonly #transmission: Transmission;
  /** Null while it waits for its interface. */
  #socket: NativeSendSocket | null;
  #retryAt = 0;
  #now: number;
  #answersAt = 0;
  #overAt: number | null = null;
  #stopped = false;
  /** Its end markers; null as long as there are packets to send, and where the format knows none. */
  #finale: Finale | null = null;

  /** Throws the system's error when no socket can be had. @param now monotonic milliseconds of the first packet */
  constructor(plan: SendPlan, path: Pick<NativeSendPath, "open">, now: number) {
    this.#plan = plan;
    this.#path = path;
    this.#packets = createPackets(plan);
    this.#socket = this.#open(plan.socket);
    this.sourcePort = this.#socket.sourcePort;
    this.#transmission = new Transmission(plan, now);
    this.#now = now;
  }

  #open(socket: SendPlan["socket"]): NativeSendSocket {
    const { address, port } = this.#plan;
    return this.#path.open({ socket, address, port, packets: this.#packets });
  }

  /** Sends no more packets; what the format ends with still goes out, see `end`. */
  stop(): void {
    this.#stopped = true;
    this.#beginFinale();
  }

  #beginFinale(): void {
    if (this.#finale !== null || !this.#packets.tellsEnd || !this.#transmission.begun) return;
    this.#finale = new Finale();
    this.#packets.end();
  }

  /** Hands over what is due. Returns the milliseconds until it wants its next turn. */
  turn(now: number): number {
    this.#now = now;
    if (this.#finale !== null) {
      const wait = this.#finale.turn(now, () => {
        for (const answer of this.#socket?.hand(1).answers ?? []) this.#transmission.answered(answer);
      });
      return Math.min(wait, this.#listen(now));
    }
    if (this.#socket === null && !this.#reopen(now)) return this.#retryAt - now;
    const wait = this.#transmission.turn(now, this) ?? Number.POSITIVE_INFINITY;
    if (this.#transmission.end === "done") this.#beginFinale();
    // Its first turn comes at once.
    return this.#finale === null ? Math.min(wait, this.#listen(now)) : 0;
  }

  /**
   * How it ended, null while it goes on. It goes on until its end markers are out. A host's answer to the last datagram takes a while: until then
   * nobody is told that all went well. To a group nobody answers.
   */
  end(now: number): SendEnd | "stopped" | null {
    if (this.#finale !== null && !this.#finale.over) return null;
    if (this.#stopped) return "stopped";
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
      this.#socket = this.#open({ ...this.#plan.socket, sourcePort });
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
