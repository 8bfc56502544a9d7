import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Host } from "./network.ts";

/**
 * Starts smcroute's daemon, which routes multicast as its configuration says, and waits until the
 * kernel has its routes. It ends with the test's programs, and the routes with it.
 */
export async function startRouter(host: Host, lines: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "castscope-router-"));
  const file = (name: string): string => join(folder, name);
  writeFileSync(file("routes"), `${lines.join("\n")}\n`);
  const router = host.start(
    [
      ...["smcrouted", "-n", "-N", "-l", "debug"],
      ...["-f", file("routes"), "-P", file("pid"), "-u", file("socket")],
    ],
    { seconds: 60 },
  );
  void router.ended.finally(() => rmSync(folder, { recursive: true, force: true }));
  await router.line("err", (line) => line.includes("Ready, waiting for client request"));
}
