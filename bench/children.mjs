import { spawn } from "node:child_process";
import { once } from "node:events";

/** Everything that a benchmark has started and that still runs. */
const running = new Set(/** @type {Child[]} */ ([]));

/** A process of the benchmark with what it has written. */
export class Child {
  out = "";
  err = "";
  #process;

  /**
   * @param {readonly string[]} command
   * @param {Record<string, string>} [environment] Beside this process's own.
   */
  constructor([program = "", ...args], environment = {}) {
    this.name = program;
    this.#process = spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...environment },
    });
    running.add(this);
    this.#process.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      this.out += text;
    });
    this.#process.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      this.err += text;
    });
    this.#process.on("error", (error) => {
      this.err += error.message;
    });
    /** @type {Promise<void>} */
    this.ended = once(this.#process, "close").then(
      () => void running.delete(this),
      () => void running.delete(this),
    );
  }

  get pid() {
    return this.#process.pid ?? 0;
  }

  get running() {
    return running.has(this);
  }

  /**
   * Asks it to end, and kills it when it has not after five seconds.
   * @param {NodeJS.Signals} [signal]
   */
  async stop(signal = "SIGTERM") {
    this.#process.kill(signal);
    const late = setTimeout(() => this.#process.kill("SIGKILL"), 5_000);
    await this.ended;
    clearTimeout(late);
  }
}

/** Processes that a part started itself. */
const adopted = new Set(/** @type {import("node:child_process").ChildProcess[]} */ ([]));

/**
 * Sees to it that a process that was started in another way does not outlive the benchmark.
 * @template {import("node:child_process").ChildProcess} Process
 * @param {Process} process
 */
export function adopt(process) {
  adopted.add(process);
  process.once("close", () => adopted.delete(process));
  return process;
}

/** Ends everything at once: for Ctrl+C and for an error. */
export async function stopChildren() {
  for (const process of adopted) process.kill("SIGKILL");
  await Promise.all([...running].map((child) => child.stop("SIGKILL")));
}
