import { Socket } from "node:dgram";
import { afterEach, describe, expect, test, vi } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { catchUp, untilEmpty } from "./catch-up.ts";
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
    vi.restoreAllMocks();
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

  test("by dgram has the room that was asked for", async () => {
    vi.stubEnv("CASTSCOPE_RECEIVE_PATH", "dgram");
    const ask = vi.spyOn(Socket.prototype, "setRecvBufferSize");
    network = createSystemNetwork();
    const spec = { kind: "group", bind: "group", family: 4, address: "239.255.9.12", port: 47_113 } as const;
    const receiver = await network.openReceiver(
      { ...spec, source: null, interface: loopback },
      () => {},
      (error) => expect.unreachable(String(error)),
      arrivals,
    );
    await receiver.close();
    expect(ask.mock.calls).toEqual([[33_554_432]]);
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

describe("a socket that is given up", () => {
  test("is read until a turn brings nothing", async () => {
    const heard = { count: 0 };
    let turns = 0;
    const bring = (): void => {
      turns += 1;
      if (turns > 5) return;
      heard.count += 32;
      setImmediate(bring);
    };
    setImmediate(bring);
    await untilEmpty(heard, 1_000_000);
    expect(heard.count).toBe(160);
  });

  test("is read no further than it can have held, where packets go on arriving", async () => {
    const heard = { count: 0 };
    let open = true;
    const bring = (): void => {
      heard.count += 32;
      if (open) setImmediate(bring);
    };
    bring();
    await untilEmpty(heard, 100 * limits.waitingDatagramBytes);
    open = false;
    expect(heard.count).toBeGreaterThanOrEqual(100);
    expect(heard.count).toBeLessThan(100 + 4 * 32);
  });

  test("is read until 131,072 datagrams came where its buffer is not known", async () => {
    const looks: number[] = [];
    const heard = {
      get count() {
        looks.push(looks.length * 1_024);
        return looks.at(-1) ?? 0;
      },
    };
    await untilEmpty(heard, null);
    const most = looks.at(-1) ?? 0;
    // It looks three times in a turn.
    expect(most).toBeGreaterThanOrEqual(131_072);
    expect(most).toBeLessThan(131_072 + 3 * 1_024);
  });
});
