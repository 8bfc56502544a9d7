import { spawn } from "node:child_process";
import { limits } from "../../../shared/limits.ts";
import type { Outcome, Tell } from "./way.ts";

/**
 * Runs a program with the message as JSON on its standard input and as variables CASTSCOPE_* in its environment. No shell
 * reads any of it. What it prints is not kept, but for the first line of its errors; one that takes longer than
 * `mostMs` is ended.
 */
export function commandWay(
  program: string,
  args: readonly string[],
  mostMs: number = limits.commandMs,
): Tell {
  return (message, signal) =>
    new Promise((resolve) => {
      const done = (ok: boolean, answer: string, again = false): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", stop);
        resolve({ ok, answer, again } satisfies Outcome);
      };
      const child = spawn(program, args, {
        ...{ shell: false, windowsHide: true, env: { ...process.env, ...variables(message) } },
        stdio: ["pipe", "ignore", "pipe"],
        // A group of its own: what it starts itself is ended with it.
        detached: process.platform !== "win32",
      });
      let isLate = false;
      const stop = (): void => endGroup(child.pid, () => child.kill("SIGKILL"));
      const timer = setTimeout(() => {
        isLate = true;
        stop();
      }, mostMs);
      signal.addEventListener("abort", stop, { once: true });
      let errors = "";
      child.stderr.on("data", (data: Buffer) => {
        if (errors.length < limits.commandErrorBytes)
          errors += data.toString("utf8", 0, limits.commandErrorBytes);
      });
      // One that does not read its input is none the worse.
      child.stdin.on("error", () => {});
      child.stdin.end(`${JSON.stringify(message)}\n`);
      child.on("error", (error: NodeJS.ErrnoException) => {
        done(false, error.code === "ENOENT" ? "there is no such program" : (error.code ?? error.message));
      });
      child.on("exit", (code, ended) => {
        child.stderr.destroy();
        if (isLate) return done(false, `ended after ${mostMs / 1_000} s`);
        if (code === 0) return done(true, "exit 0");
        const line = errors.split("\n")[0]?.trim().slice(0, limits.commandErrorBytes) ?? "";
        done(
          false,
          `${code === null ? `ended by ${ended}` : `exit ${code}`}${line === "" ? "" : `: ${line}`}`,
        );
      });
    });
}

function endGroup(pid: number | undefined, otherwise: () => void): void {
  try {
    if (pid !== undefined && process.platform !== "win32") process.kill(-pid, "SIGKILL");
    else otherwise();
  } catch {
    // It has ended already.
  }
}

/** CASTSCOPE_GROUP, CASTSCOPE_MESSAGE and so on: one for each plain value. */
function variables(message: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message).map(([name, value]) => [
      `CASTSCOPE_${name.toUpperCase()}`,
      // No variable can hold a NUL.
      value === null ? "" : String(value).replaceAll("\0", ""),
    ]),
  );
}
