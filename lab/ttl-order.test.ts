import { afterEach, expect, test } from "vitest";
import { createMonitor, type Monitor } from "../electron/engine/monitor.ts";
import { Capture } from "./capture.ts";
import { describeLab } from "./needs.ts";
import { here } from "./network.ts";
import { stopPrograms } from "./program.ts";

const senderScript = new URL("../dist/headless/sender.js", import.meta.url);

describeLab("sends that follow each other at once", ["dumpcap", "tshark", "python3"], () => {
  let monitor: Monitor | null = null;
  afterEach(async () => {
    await monitor?.close();
    await stopPrograms();
  });

  test.each([
    ["a group", "239.4.1.1", "the monitor's thread", null],
    ["a host", "127.0.0.1", "the monitor's thread", null],
    ["a group", "239.4.1.1", "a thread of their own", senderScript],
    ["a host", "127.0.0.1", "a thread of their own", senderScript],
  ])(
    "each leaves with the TTL of its own send, to %s (%s) from %s",
    async (_what, address, _where, script) => {
      const capture = await Capture.start(here, "lo", "udp port 8000");
      monitor = createMonitor({
        about: { version: "0.0.0-test", door: "command line" },
        ...(script && { sendScript: script }),
      });
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
            content: { kind: "bytes", payload: new TextEncoder().encode(`ttl ${ttl}`) },
            count: 3,
            rate: 1000,
            burst: 1,
          }),
        ),
      );
      const seen = await capture.finish(3 * ttls.length);
      expect(seen).toHaveLength(3 * ttls.length);
      for (const { ttl, payload } of seen) expect(payload).toBe(`ttl ${ttl}`);
    },
  );
});
