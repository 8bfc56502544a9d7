import { afterEach, expect, test } from "vitest";
import { createMonitor, type Monitor } from "../electron/engine/monitor.ts";
import { Capture } from "./capture.ts";
import { describeLab } from "./needs.ts";
import { here } from "./network.ts";
import { stopPrograms } from "./program.ts";

describeLab("sends that follow each other at once", ["dumpcap", "tshark"], () => {
  let monitor: Monitor | null = null;
  afterEach(async () => {
    await monitor?.close();
    await stopPrograms();
  });

  test.each([
    ["a group", "239.4.1.1"],
    ["a host", "127.0.0.1"],
  ])("each datagram leaves with the TTL of its own send, to %s", async (_what, address) => {
    const capture = await Capture.start(here, "lo", "udp port 8000");
    monitor = createMonitor({ about: { version: "0.0.0-test", door: "command line" } });
    const { handlers } = monitor;
    const ttls = [1, 2, 5, 32, 33, 64, 128, 255];
    await handlers.interfaces(null);
    // Not awaited one by one: all of them are on their way before the first has left.
    await Promise.all(
      ttls.map((ttl) =>
        handlers.send({
          address,
          port: 8000,
          interface: "lo",
          sourcePort: null,
          ttl,
          loopback: true,
          payload: new TextEncoder().encode(`ttl ${ttl}`),
          count: 3,
          rate: 1000,
          burst: 1,
        }),
      ),
    );
    const seen = await capture.finish(3 * ttls.length);
    expect(seen).toHaveLength(3 * ttls.length);
    for (const { ttl, payload } of seen) expect(payload).toBe(`ttl ${ttl}`);
  });
});
