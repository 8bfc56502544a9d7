import { afterEach, describe, expect, test, vi } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { catchUp } from "./catch-up.ts";
import { createSystemNetwork, type Network } from "./network.ts";

const loopback = { name: "lo", index: 1, address: "127.0.0.1" };
const arrivals = { now: () => 0, ofStamp: (stamp: number) => stamp };
/** Several turns' worth, of which little fits into the buffers of a system as it is installed. */
const sent = 3_000;

describe("what the kernel holds", () => {
  let network: Network | null = null;
  afterEach(async () => {
    await network?.close();
    vi.unstubAllEnvs();
  });

  test.each([
    ["recvmmsg", 47_111],
    ["dgram", 47_112],
  ] as const)("is taken to the last datagram, by %s", async (path, port) => {
    vi.stubEnv("CASTSCOPE_RECEIVE_PATH", path);
    network = createSystemNetwork();
    const group = "239.255.9.11";
    let heard = 0;
    const receiver = await network.openReceiver(
      { kind: "group", bind: "group", family: 4, address: group, port, source: null, interface: loopback },
      (batch) => {
        heard += batch.count;
      },
      (error) => expect.unreachable(String(error)),
      arrivals,
    );
    const sender = await network.openSender({
      ...{
        family: 4,
        multicast: true,
        interface: loopback,
        source: "127.0.0.1",
        sourcePort: null,
        ttl: 0,
        loopback: true,
      },
    });
    const payload = new Uint8Array(10);
    // In one turn of the event loop, so that nobody takes anything meanwhile.
    const sends = Array.from(
      { length: sent },
      () => new Promise((resolve) => sender.send(payload, port, group, resolve)),
    );
    await network.catchUp();
    await network.refreshDrops();
    expect(heard + (receiver.kernelDrops() ?? 0)).toBe(sent);
    await Promise.all(sends);
    await Promise.all([receiver.close(), sender.close()]);
  });
});

test("is left where more comes than can be taken", async () => {
  let turns = 0;
  await catchUp(
    () => {
      turns += 1;
      return true;
    },
    () => turns * (limits.catchUpMs / 4),
  );
  expect(turns).toBe(4);
});
