import { limits } from "../../../../shared/limits.ts";
import type { Running, Transmitter } from "../transmitter.ts";
import { type FromSendThread, type ToSendThread, tellError, tellProgress } from "./messages.ts";

/** The sends of this thread where the native path cannot be had: through dgram and its event loop. */
export class TimedSends {
  readonly #tell: (message: FromSendThread) => void;
  readonly #transmitter: Transmitter;
  readonly #sends = new Map<number, Running>();
  /** Their sockets are being opened; false when told to stop meanwhile. */
  readonly #starting = new Map<number, boolean>();
  #telling: NodeJS.Timeout | null = null;

  constructor(transmitter: Transmitter, tell: (message: FromSendThread) => void) {
    this.#transmitter = transmitter;
    this.#tell = tell;
  }

  async take(message: ToSendThread): Promise<void> {
    if (message.kind === "start") await this.#start(message);
    else if (this.#starting.has(message.id)) this.#starting.set(message.id, false);
    else await this.#stop(message.id);
  }

  async #start({ id, plan }: Extract<ToSendThread, { kind: "start" }>): Promise<void> {
    this.#starting.set(id, true);
    try {
      const running = await this.#transmitter.start(plan, (how) => this.#ended(id, how));
      this.#sends.set(id, running);
      const { sourceAddress, sourcePort } = running;
      this.#tell({ kind: "started", id, sourceAddress, sourcePort });
      this.#telling ??= setInterval(() => this.#tellAll(), limits.sendTellMs);
    } catch (error) {
      this.#tell({ kind: "refused", id, error: tellError(error) });
    }
    const wanted = this.#starting.get(id);
    this.#starting.delete(id);
    if (wanted === false) await this.#stop(id);
  }

  async #stop(id: number): Promise<void> {
    await this.#sends.get(id)?.stop();
    this.#ended(id, null);
  }

  #ended(id: number, how: "done" | "failed" | null): void {
    const running = this.#sends.get(id);
    if (!running || !this.#sends.delete(id)) return;
    this.#tell({ kind: "ended", id, how, progress: tellProgress(running.progress()) });
    if (this.#sends.size > 0 || this.#telling === null) return;
    clearInterval(this.#telling);
    this.#telling = null;
  }

  #tellAll(): void {
    for (const [id, running] of this.#sends) {
      this.#tell({ kind: "progress", id, progress: tellProgress(running.progress()) });
    }
  }
}
