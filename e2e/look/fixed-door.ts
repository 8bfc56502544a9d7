import { join } from "node:path";
import { projectRoot } from "../../build/setup.mjs";
import { openHeadlessDoor } from "../../electron/headless/server/door.ts";
import { createInProcessTransport } from "../../electron/rpc/testing/in-process.ts";
import type { Handlers } from "../../shared/contract.ts";
import { limits } from "../../shared/limits.ts";
import { madeUpSend } from "../../shared/testing/made-up-send.ts";
import { madeUpDelta } from "../../shared/testing/made-up-telling.ts";
import { fixedFiles, fixedMonitor } from "./fixed-monitor.ts";

export interface FixedDoor {
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What the window has asked for since the beginning, and what of it is not answered yet. */
  readonly calls: Readonly<Record<"asked" | "open", number>>;
  close(): Promise<void>;
}

/** Two that go on for ever, as nothing is sent here. */
const sends = [
  madeUpSend({ id: 1, address: "239.255.8.4", port: 5_001, sent: 12_345, count: 20_000 }),
  madeUpSend({ id: 2, address: "ff3e:30:2001:db8:1::7", port: 30_001, sent: 1_204_311, failed: 2 }),
];

/**
 * The headless door with the built window, before a monitor in which no time passes.
 * @param used with profiles, and while something is sent
 */
export async function openFixedDoor(traffic: boolean, used = false): Promise<FixedDoor> {
  const monitor = await fixedMonitor(traffic, used);
  const snapshot = async () => {
    const told = await monitor.handlers.snapshot(null);
    // How busy this computer is, is not the session's.
    return { ...told, totals: { ...told.totals, lag: 0, lagMost: 0 } };
  };
  const { epoch, totals, incidents, at, sequence: first } = await snapshot();
  let sequence = first;
  const handlers = {
    ...monitor.handlers,
    ...fixedFiles(monitor.at),
    snapshot: async () => {
      const told = await monitor.handlers.snapshot(null);
      return { ...told, sequence, sends: used ? sends : told.sends };
    },
  } as Handlers;
  const transport = createInProcessTransport(handlers);
  // Its ticks go on and tell of nothing: one that says nothing at all is taken to hang.
  const ticks = setInterval(() => {
    sequence += 1;
    const news = { ...incidents, incidents: [] };
    transport.emit("delta", madeUpDelta({ ...{ epoch, sequence, at, totals }, incidents: news }));
  }, limits.tickMs);
  const calls = { asked: 0, open: 0 };
  const counted: typeof transport = {
    ...transport,
    async request(method, args) {
      calls.asked += 1;
      calls.open += 1;
      try {
        return await transport.request(method, args);
      } finally {
        calls.open -= 1;
      }
    },
  };
  const door = await openHeadlessDoor({
    port: 0,
    transport: counted,
    files: join(projectRoot, "dist", "renderer"),
  });
  return {
    url: door.url,
    at: monitor.at,
    calls,
    async close() {
      clearInterval(ticks);
      await door.close();
      await monitor.close();
    },
  };
}
