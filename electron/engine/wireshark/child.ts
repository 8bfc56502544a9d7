import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { limits } from "../../../shared/limits.ts";
import { descriptorReserve } from "../system/reserve.ts";
import { type Command, cleanEnvironment } from "./confine.ts";
import type { Surroundings } from "./find.ts";

/** How a run ended. */
export type Ending =
  | { readonly by: "itself"; readonly code: number }
  | { readonly by: "signal"; readonly signal: string }
  /** It took or printed too much, was told that it may end, or the one who asked wanted no more. */
  | { readonly by: "time" | "output" | "reader" | "asker" }
  /** It could not be started; `reason` is the system's word. */
  | { readonly by: "system"; readonly reason: string };

export interface Outcome {
  readonly ending: Ending;
  /** What it said on standard error, as far as that is kept. */
  readonly said: string;
}

/** For how long a run may take, in ms, and what it may print, in bytes. */
export interface Bounds {
  readonly ms: number;
  readonly bytes: number;
}

export const usualBounds: Bounds = { ms: limits.wiresharkMs, bytes: limits.wiresharkOutputBytes };

export interface Run {
  readonly command: Command;
  readonly bounds: Bounds;
  readonly surroundings: Pick<Surroundings, "platform" | "env">;
  readonly input: Uint8Array;
  /** Takes what it prints, in pieces; false: that is enough. What it throws ends the run and is thrown again. */
  readonly read: (piece: string) => boolean;
  readonly signal: AbortSignal;
}

/**
 * Runs a program with an empty home, gives it its input and reads what it prints, within bounds. The input is a file without a
 * name where the system allows that: tshark reads no socket, which is what Node's pipes are. The home is taken away when it has ended.
 */
export async function runChild(run: Run): Promise<Outcome> {
  const home = await mkdtemp(join(tmpdir(), "castscope-"));
  try {
    return await descriptorReserve.ask(() => runAt(home, run));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function runAt(home: string, run: Run): Promise<Outcome> {
  const name = join(home, "input");
  await writeFile(name, run.input, { mode: 0o600 });
  const input = await open(name, "r");
  try {
    if (run.surroundings.platform !== "win32") await rm(name);
    return await runWith(home, input.fd, run);
  } finally {
    await input.close();
  }
}

function runWith(
  home: string,
  input: number,
  { command, bounds, surroundings, read, signal }: Run,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command.program, command.args, {
      cwd: home,
      env: cleanEnvironment(home, surroundings),
      stdio: [input, "pipe", "pipe"],
      // A group of its own, to be ended with whatever it started.
      detached: surroundings.platform !== "win32",
      windowsHide: true,
    });
    const decoder = new TextDecoder();
    let printed = 0;
    let said = "";
    let ended: Ending | null = null;
    let thrown: { readonly error: unknown } | null = null;

    const end = (by: "time" | "output" | "reader" | "asker"): void => {
      ended ??= { by };
      kill(child, surroundings.platform);
      // What still holds the other ends of these keeps nobody waiting.
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    const onAbort = (): void => end("asker");
    const timer = setTimeout(() => end("time"), bounds.ms);
    signal.addEventListener("abort", onAbort);
    if (signal.aborted) onAbort();

    const take = (piece: string): void => {
      if (ended !== null || thrown !== null) return;
      try {
        if (!read(piece)) end("reader");
      } catch (error) {
        thrown = { error };
        end("reader");
      }
    };
    child.stdout?.on("data", (bytes: Buffer) => {
      printed += bytes.length;
      if (printed > bounds.bytes) end("output");
      else take(decoder.decode(bytes, { stream: true }));
    });
    child.stderr?.on("data", (bytes: Buffer) => {
      if (said.length < limits.wiresharkSaidBytes) said += bytes.toString("latin1");
    });

    const finish = (last: Ending): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      if (thrown !== null) reject(thrown.error);
      else resolve({ ending: ended ?? last, said });
    };
    child.on("error", (error: NodeJS.ErrnoException) => {
      // The reserve knows what to do about these.
      if (error.code === "EMFILE" || error.code === "ENFILE") thrown = { error };
      finish({ by: "system", reason: error.code ?? error.message });
    });
    child.on("close", (code, killed) =>
      finish(code === null ? { by: "signal", signal: killed ?? "" } : { by: "itself", code }),
    );
  });
}

function kill(child: ChildProcess, platform: Surroundings["platform"]): void {
  try {
    if (platform === "win32" || child.pid === undefined) child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
