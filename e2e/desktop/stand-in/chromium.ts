import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { browserArguments } from "../../../build/tools.mjs";
import { CdpConnection } from "./cdp.ts";

let started: Promise<CdpConnection> | null = null;

/** The one Chromium that draws the program's windows, started when it is first needed. */
export function chromium(userData: string): Promise<CdpConnection> {
  started ??= start(join(userData, "chromium"));
  return started;
}

async function start(profile: string): Promise<CdpConnection> {
  const program = process.env.CASTSCOPE_CHROMIUM;
  if (program === undefined) throw new Error("CASTSCOPE_CHROMIUM names no Chromium.");
  const child = spawn(
    program,
    [
      "--headless=new",
      "--remote-debugging-port=0",
      "--no-startup-window",
      `--user-data-dir=${profile}`,
      ...browserArguments,
      // The frames of a page share its process and its session.
      "--disable-site-isolation-trials",
      "--disable-features=IsolateOrigins,site-per-process,HttpsUpgrades",
      // Nothing outside is ever looked up.
      "--host-resolver-rules=MAP * ~NOTFOUND",
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  process.on("exit", () => child.kill("SIGKILL"));
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stderr.resume();
    const connection = await CdpConnection.open(url);
    await connection.browser.send("Target.setDiscoverTargets", { discover: true });
    // For Playwright, which looks for Electron's same line.
    process.stderr.write(`${line}\n`);
    return connection;
  }
  throw new Error("Chromium ended before it could be reached.");
}
