import { join } from "node:path";
import { projectRoot } from "../../build/setup.mjs";
import { openHeadlessDoor } from "../../electron/headless/server/door.ts";
import { createInProcessTransport } from "../../electron/rpc/testing/in-process.ts";
import type { Handlers } from "../../shared/contract.ts";
import { limits } from "../../shared/limits.ts";
import { madeUpDelta } from "../../shared/testing/made-up-telling.ts";
import { fixedFiles, fixedMonitor } from "./fixed-monitor.ts";

export interface FixedDoor {
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  close(): Promise<void>;
}

/** The headless door with the built window, before a monitor in which no time passes. */
export async function openFixedDoor(traffic: boolean): Promise<FixedDoor> {
  const monitor = await fixedMonitor(traffic);
  const { epoch, totals, incidents, at, sequence: first } = await monitor.handlers.snapshot(null);
  let sequence = first;
  const handlers = {
    ...monitor.handlers,
    ...fixedFiles(monitor.at),
    snapshot: async () => ({ ...(await monitor.handlers.snapshot(null)), sequence }),
  } as Handlers;
  const transport = createInProcessTransport(handlers);
  // Its ticks go on and tell of nothing: one that says nothing at all is taken to hang.
  const ticks = setInterval(() => {
    sequence += 1;
    const news = { ...incidents, incidents: [] };
    transport.emit("delta", madeUpDelta({ ...{ epoch, sequence, at, totals }, incidents: news }));
  }, limits.tickMs);
  const door = await openHeadlessDoor({ port: 0, transport, files: join(projectRoot, "dist", "renderer") });
  return {
    url: door.url,
    at: monitor.at,
    async close() {
      clearInterval(ticks);
      await door.close();
      await monitor.close();
    },
  };
}
