import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The headless door, as `npm start -- --headless` runs it. */
export interface Door {
  /** The printed address. */
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** What it has written to standard error so far. */
  errors(): string;
  stop(): Promise<void>;
}

/**
 * @param port 0 lets the system choose
 * @param options of the program, as `--memory 16`
 * @param kept the data folder, which stays; without it one of its own, which goes with the door
 */
export async function startDoor(
  port = 0,
  options: readonly string[] = [],
  kept: string | null = null,
): Promise<Door> {
  const data = kept ?? mkdtempSync(join(tmpdir(), "castscope-door-"));
  const door = spawn(
    process.execPath,
    ["dist/headless/castscope.js", "serve", "--port", `${port}`, ...options],
    {
      stdio: ["ignore", "pipe", "pipe"],
      // A history of its own.
      env: { ...process.env, XDG_DATA_HOME: data },
    },
  );
  let errors = "";
  door.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
    process.stderr.write(text);
  });
  const lines = createInterface({ input: door.stdout });
  const [line] = (await Promise.race([once(lines, "line"), once(lines, "close")])) as [string?];
  const url = /^Castscope is open at (http:\S+)$/.exec(line ?? "")?.[1];
  if (!url) throw new Error(`the door said: ${line} ${errors}`);
  return {
    url,
    port: Number(new URL(url).port),
    process: door,
    errors: () => errors,
    async stop() {
      if (door.exitCode !== null || door.signalCode !== null) return;
      door.kill("SIGTERM");
      await once(door, "exit");
      if (kept === null) rmSync(data, { recursive: true, force: true });
    },
  };
}
