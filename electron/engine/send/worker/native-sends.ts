import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { limits } from "../../../../shared/limits.ts";
import type { NativeSendPath } from "../../net/native/send-path.ts";
import { systemClock } from "../../time/clock.ts";
import type { SendEnd } from "../transmitter.ts";
import { type FromSendThread, type ToSendThread, tellError } from "./messages.ts";
import { NativePreparedSend } from "./native-prepared-send.ts";
import { NativeSend } from "./native-send.ts";

/**
 * All sends of this thread, without its event loop while any runs: it sleeps on `posted` until the
 * next packet is due or a message came, which is exact to some ten microseconds and costs nothing.
 */
export class NativeSends {
  readonly #port: MessagePort;
  readonly #posted: Int32Array;
  readonly #path: NativeSendPath;
  readonly #sends = new Map<number, NativeSend | NativePreparedSend>();
  #tellAt = 0;

  constructor(port: MessagePort, posted: Int32Array, path: NativeSendPath) {
    this.#port = port;
    this.#posted = posted;
    this.#path = path;
  }

  /** Does what a message says, and goes on until no send is left. */
  take(message: ToSendThread): void {
    this.#handle(message);
    let seen = -1;
    while (this.#sends.size > 0) {
      const posted = Atomics.load(this.#posted, 0);
      if (posted !== seen) {
        seen = posted;
        this.#takeWaiting();
      }
      const wait = this.#turn(systemClock.monotonic());
      if (wait > limits.sendSpinMs) Atomics.wait(this.#posted, 0, seen, wait - limits.sendSpinMs);
    }
  }

  #takeWaiting(): void {
    for (;;) {
      const next = receiveMessageOnPort(this.#port) as { message: ToSendThread } | undefined;
      if (next === undefined) return;
      this.#handle(next.message);
    }
  }

  #handle(message: ToSendThread): void {
    const { id } = message;
    if (message.kind === "stop") {
      this.#sends.get(id)?.stop();
      return;
    }
    try {
      const { plan } = message;
      const now = systemClock.monotonic();
      const send =
        "ring" in plan
          ? new NativePreparedSend(plan, this.#path, now)
          : new NativeSend(plan, this.#path, now);
      this.#sends.set(id, send);
      const source = "ring" in plan ? plan.sockets[0]?.source : plan.socket.source;
      const sourceAddress = source?.replace(/%.*$/, "") ?? null;
      this.#tell({ kind: "started", id, sourceAddress, sourcePort: send.sourcePort });
    } catch (error) {
      this.#tell({ kind: "refused", id, error: tellError(error) });
    }
  }

  /** Gives every send its turn. Returns the milliseconds until one wants the next. */
  #turn(now: number): number {
    const telling = now >= this.#tellAt;
    if (telling) this.#tellAt = now + limits.sendTellMs;
    let wait = Number.POSITIVE_INFINITY;
    for (const [id, send] of this.#sends) {
      wait = Math.min(wait, send.turn(now));
      const end = send.end(now);
      if (end !== null) this.#end(id, end === "stopped" ? null : end);
      else if (send.hasNews && telling) this.#tell({ kind: "progress", id, progress: send.tell() });
      else if (send.hasNews) wait = Math.min(wait, this.#tellAt - now);
    }
    return wait;
  }

  #end(id: number, how: SendEnd | null): void {
    const send = this.#sends.get(id);
    if (!send) return;
    this.#sends.delete(id);
    send.close();
    this.#tell({ kind: "ended", id, how, progress: send.tell() });
  }

  #tell(message: FromSendThread): void {
    this.#port.postMessage(message);
  }
}
