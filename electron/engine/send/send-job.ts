import type { Send } from "../../../shared/model/send.ts";
import type { Problem } from "../../../shared/problem.ts";
import type { Network } from "../net/network.ts";
import { errorCode } from "../net/system-error.ts";
import type { Clock } from "../time/clock.ts";
import { atOrNull } from "../time/feed-time.ts";
import type { WallTime } from "../time/wall-time.ts";
import type { SendOrder } from "./order.ts";
import { noProgress, type Progress, type Running, type Transmitter } from "./transmitter.ts";

export interface SendEnvironment {
  readonly network: Pick<Network, "limits" | "platform" | "routes">;
  readonly transmitter: Transmitter;
  readonly clock: Clock;
  readonly wall: WallTime;
}

/** One send, once or repeated: what was asked for, and how far it is. */
export class SendJob {
  readonly id: number;
  #order: SendOrder;
  readonly #environment: SendEnvironment;
  readonly #startedAt: number;
  #state: Send["state"] = "sending";
  #running: Running | null = null;
  /** Of the system's refusal to open the socket. */
  #openingProblem: Problem | null = null;
  #refusal: { readonly error: Error; readonly problem: Problem } | null = null;
  #endedAt: number | null = null;
  #told: {
    readonly state: Send["state"];
    readonly progress: Progress;
    readonly trouble: Problem | null;
  } | null = null;

  constructor(id: number, order: SendOrder, environment: SendEnvironment) {
    this.id = id;
    this.#order = order;
    this.#environment = environment;
    this.#startedAt = environment.clock.monotonic();
  }

  get running(): boolean {
    return this.#state === "sending";
  }

  /** Opens the socket and sends the first datagram. Never rejects: a refusal ends in `failed`. */
  async start(): Promise<void> {
    try {
      const running = await this.#open();
      this.#running = running;
      // Told to stop while the socket was being opened.
      if (this.#state === "stopped") await running.stop();
    } catch (error) {
      this.#openingProblem = this.#order.problemOf(error, true);
      this.#end("failed");
    }
  }

  async #open(): Promise<Running> {
    const { transmitter } = this.#environment;
    try {
      return await transmitter.start(this.#order.plan, (how) => this.#end(how));
    } catch (error) {
      const { otherwise } = this.#order;
      if (otherwise === undefined || errorCode(error) !== "EADDRINUSE") throw error;
      const order = otherwise();
      this.#order = order;
      return transmitter.start(order.plan, (how) => this.#end(how));
    }
  }

  /** When it ended, in monotonic ms, and the port that it left from, where both are known. */
  get left(): { readonly at: number; readonly port: number } | null {
    const port = this.#running?.sourcePort;
    return this.#endedAt === null || port === undefined ? null : { at: this.#endedAt, port };
  }

  /** Sends nothing more. Its row tells so when all that was sent is known. */
  async stop(): Promise<void> {
    await this.#running?.stop();
    this.#end("stopped");
  }

  #end(state: "done" | "stopped" | "failed"): void {
    if (!this.running) return;
    this.#state = state === "done" && this.#trouble !== null ? "failed" : state;
    this.#endedAt = this.#environment.clock.monotonic();
    this.#order.ended?.();
  }

  /** The row when it changed since the last time, else null. */
  takeChange(): Send | null {
    const progress = this.#progress();
    const told = this.#told;
    if (
      told?.state === this.#state &&
      told.progress.sent === progress.sent &&
      told.progress.failed === progress.failed &&
      told.progress.answered === progress.answered &&
      told.progress.refusal === progress.refusal &&
      told.trouble === this.#trouble
    )
      return null;
    this.#told = { state: this.#state, progress, trouble: this.#trouble };
    return this.row();
  }

  #progress(): Progress {
    return this.#running?.progress() ?? noProgress;
  }

  row(): Send {
    const { wall } = this.#environment;
    const progress = this.#progress();
    const { sent, failed, answered, reached, late, missed, refusal } = progress;
    return {
      ...this.#order.asked,
      id: this.id,
      state: this.#state,
      sourcePort: this.#running?.sourcePort ?? null,
      ...{ sent, failed, answered, reached, late, missed },
      replay: this.#order.replayed?.(progress) ?? null,
      startedAt: wall.at(this.#startedAt),
      endedAt: atOrNull(wall, this.#endedAt),
      problem:
        this.#openingProblem ?? this.#trouble ?? this.#refusalProblem(refusal) ?? this.#order.remark ?? null,
    };
  }

  get #trouble(): Problem | null {
    return this.#order.trouble?.() ?? null;
  }

  /** A problem keeps its identity for as long as the refusal is the same. */
  #refusalProblem(error: Error | null): Problem | null {
    if (error === null) return null;
    if (this.#refusal?.error !== error) {
      this.#refusal = { error, problem: this.#order.problemOf(error, false) };
    }
    return this.#refusal.problem;
  }
}
