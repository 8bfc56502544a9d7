import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import type { ArrivalClock } from "../time/arrival-clock.ts";
import { dgramReusesPorts } from "./held-port.ts";
import type { ReceiverSpec } from "./receiver.ts";
import { openReceiver } from "./udp.ts";

/** A port whose holder offers SO_REUSEPORT only: Node's dgram holds it so since 22.12. */
describe.skipIf(process.platform !== "linux" || !dgramReusesPorts(process.versions.node))(
  "beside a program that shares by SO_REUSEPORT",
  () => {
    const open: Socket[] = [];
    afterEach(() => {
      for (const socket of open.splice(0)) socket.close();
    });

    async function hold(address: string): Promise<number> {
      const options: object = { type: "udp4", reusePort: true };
      const holder = createSocket(options as Parameters<typeof createSocket>[0] & object);
      open.push(holder);
      holder.bind({ port: 0, address, exclusive: true });
      await once(holder, "listening");
      return holder.address().port;
    }

    const receive = (more: Partial<ReceiverSpec> & Pick<ReceiverSpec, "port">) => {
      const spec: ReceiverSpec = {
        ...{ kind: "group", bind: "group", family: 4, address: "239.255.10.1", source: null },
        interface: { name: "lo", index: 1, address: "127.0.0.1" },
        ...more,
      };
      const arrivals = { now: () => 0, at: (at: number) => at } as unknown as ArrivalClock;
      return openReceiver(
        spec,
        () => {},
        () => {},
        arrivals,
        { count: 0 },
      );
    };

    test("a group is joined, for each gets its packets", async () => {
      const receiver = await receive({ port: await hold("239.255.10.1") });
      await receiver.close();
    });

    test("a whole port is not opened: every second unicast packet would be taken from it", async () => {
      const port = await hold("0.0.0.0");
      const whole = { kind: "port", bind: "any", address: "0.0.0.0", interface: null } as const;
      await expect(receive({ port, ...whole })).rejects.toMatchObject({ code: "EADDRINUSE" });
    });
  },
);
