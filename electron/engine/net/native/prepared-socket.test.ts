import { createSocket } from "node:dgram";
import { once } from "node:events";
import { expect, test } from "vitest";
import { openNativeSendPath } from "./send-path.ts";

/** Real sockets, strictly on loopback. */

test.runIf(process.platform === "linux")(
  "packets of many sizes leave to their destinations, more than one call takes and the largest too",
  async () => {
    const heard: string[] = [];
    const ears = await Promise.all(
      ["a", "b"].map(async (name) => {
        const ear = createSocket({ type: "udp4", recvBufferSize: 4_194_304 });
        ear.on("message", (payload) => heard.push(`${name} ${payload.length} ${payload[0] ?? ""}`));
        ear.bind(0, "127.0.0.1");
        await once(ear, "listening");
        return ear;
      }),
    );
    const path = (await openNativeSendPath()) ?? expect.unreachable();
    const destinations = ears.map((ear) => ({ address: "127.0.0.1", port: ear.address().port }));
    const spec = { family: 4, multicast: false, interface: null, source: "127.0.0.1" } as const;
    const sender = path.openPrepared({ ...spec, sourcePort: null, ttl: 7, loopback: true }, destinations);
    try {
      const expected: string[] = [];
      const put = (destination: number, size: number, fill: number, dscp = 0): void => {
        let at = sender.stage(destination, size, dscp);
        if (at < 0) {
          expect(sender.hand()).toMatchObject({ full: false, error: null });
          at = sender.stage(destination, size, dscp);
        }
        expect(at).toBeGreaterThanOrEqual(0);
        sender.memory.fill(fill, at, at + size);
        expected.push(`${destination === 0 ? "a" : "b"} ${size} ${size === 0 ? "" : fill}`);
      };
      for (let number = 0; number < 150; number += 1) put(number % 2, (number * 31) % 900, number);
      put(0, 65_507, 9);
      put(1, 1, 8, 46);
      expect(sender.waiting).toBe(1);
      expect(sender.hand()).toMatchObject({ sent: 1, bytes: 1, full: false, error: null });
      expect(sender.waiting).toBe(0);
      await expect.poll(() => heard.length).toBe(expected.length);
      const of = (name: string, lines: string[]) => lines.filter((line) => line.startsWith(name));
      for (const name of ["a", "b"]) expect(of(name, heard)).toEqual(of(name, expected));

      // One that the system refuses is given up, and those behind it leave.
      put(0, 65_527, 1);
      put(1, 3, 2);
      expect(sender.hand()).toMatchObject({ sent: 0, error: { code: "EMSGSIZE" } });
      expect(sender.hand()).toMatchObject({ sent: 1, bytes: 3, error: null });
    } finally {
      sender.close();
      for (const ear of ears) ear.close();
    }
  },
);
