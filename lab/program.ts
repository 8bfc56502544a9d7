import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** How a program ended, and everything it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

type Output = "out" | "err";

interface Waiter {
  readonly wanted: (line: string) => boolean;
  readonly resolve: (line: string) => void;
}

/** Of the last line, where the one that is waited for never came. */
const shownOfLine = 4_000;

const running = new Set<Program>();

/** A program that runs beside the test, for at most `seconds` even when the test itself is killed: as long as a test may take. */
export class Program {
  readonly name: string;
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  readonly #lines = { out: [] as string[], err: [] as string[] };
  readonly #waiters = { out: new Set<Waiter>(), err: new Set<Waiter>() };

  constructor(command: readonly string[], { input = "", seconds = 60 } = {}) {
    this.name = command.join(" ");
    // In the foreground: otherwise timeout passes each signal on twice. An end that takes long on a busy computer
    // is an end all the same: Castscope itself gives its history `limits.historyCloseMs`.
    const bounded = ["--foreground", "--kill-after=10", String(seconds), ...command];
    const child = spawn("timeout", bounded, { stdio: "pipe" });
    this.#child = child;
    const written = { out: "", err: "" };
    for (const from of ["out", "err"] as const satisfies Output[]) {
      const stream = from === "out" ? child.stdout : child.stderr;
      stream.setEncoding("utf8").on("data", (text: string) => {
        written[from] += text;
      });
      createInterface({ input: stream }).on("line", (line) => this.#take(from, line));
    }
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    this.ended = new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        running.delete(this);
        resolve({ code, ...written });
      });
    });
    running.add(this);
  }

  /** A line that was written or will be; rejects when the program ends without it. */
  async line(from: Output, wanted: (line: string) => boolean): Promise<string> {
    return this.#lines[from].find(wanted) ?? this.nextLine(from, wanted);
  }

  /** A line that is written from now on. */
  nextLine(from: Output, wanted: (line: string) => boolean = () => true): Promise<string> {
    const coming = new Promise<string>((resolve) => this.#waiters[from].add({ wanted, resolve }));
    const over = this.ended.then(({ code, err }) => {
      const last = this.#lines[from].at(-1)?.slice(0, shownOfLine) ?? "none";
      throw new Error(
        `${this.name} ended with code ${code} before the line came: ${err}\nThe last line of ${from}: ${last}`,
      );
    });
    return Promise.race([coming, over]);
  }

  /** Of the program itself, which runs below `timeout`. */
  get pid(): number {
    const timeout = this.#child.pid ?? 0;
    return Number(readFileSync(`/proc/${timeout}/task/${timeout}/children`, "utf8").trim().split(" ")[0]);
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<Ended> {
    this.#child.kill(signal);
    return this.ended;
  }

  #take(from: Output, line: string): void {
    this.#lines[from].push(line);
    for (const waiter of this.#waiters[from]) {
      if (!waiter.wanted(line)) continue;
      this.#waiters[from].delete(waiter);
      waiter.resolve(line);
    }
  }
}

/** Runs a program to its end. */
export function runProgram(command: readonly string[], options: { input?: string; seconds?: number } = {}) {
  return new Program(command, options).ended;
}

/** Ends what a test left running; what does not end by itself is killed later. */
export async function stopPrograms(): Promise<void> {
  await Promise.all([...running].map((program) => program.stop()));
}

export function hasProgram(name: string): boolean {
  return spawnSync("sh", ["-c", `command -v ${name}`]).status === 0;
}
