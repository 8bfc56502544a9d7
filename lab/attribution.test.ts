import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startWatch } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { type Host, Pair, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";

/** Each row counts what was sent to its own group and by its own source, and nothing else. */

describeLab("attribution", ["ip", "socat"], () => {
  let pair: Pair;
  beforeAll(() => {
    pair = new Pair();
  });
  afterAll(() => pair.close());
  afterEach(stopPrograms);

  /** Sends `count` datagrams of ten bytes. */
  async function socat(host: Host, target: string, count: number): Promise<void> {
    const family = target.startsWith("[") ? "UDP6" : "UDP4";
    const { code, err } = await host.run(["socat", "-b", "10", "-u", "-", `${family}-DATAGRAM:${target}`], {
      input: "0123456789".repeat(count),
    });
    expect([code, err]).toEqual([0, ""]);
  }

  test.each([
    ["IPv4", "239.3.1.1:7000", "239.3.1.2:7000"],
    ["IPv6", "[ff15::31]:7000", "[ff15::32]:7000"],
  ])("two groups on one port, %s", async (_family, one, other) => {
    const watch = await startWatch(pair.right, one, other, "--on", wire);
    await socat(pair.left, one, 7);
    await socat(pair.left, other, 11);
    await watch.reached(7, 11);
    const { groups } = await watch.finish();
    expect(groups.map(({ packets, bytes }) => [packets, bytes])).toEqual([
      [7, 70],
      [11, 110],
    ]);
  });

  test("a group that another program joined on the same port does not leak in", async () => {
    const other = await startWatch(pair.right, "239.3.1.3:7001", "--on", wire);
    const watch = await startWatch(pair.right, "239.3.1.4:7001", "--on", wire);
    await socat(pair.left, "239.3.1.3:7001", 5);
    await socat(pair.left, "239.3.1.4:7001", 2);
    await Promise.all([other.reached(5), watch.reached(2)]);
    expect((await watch.finish()).groups).toMatchObject([{ packets: 2 }]);
    expect((await other.finish()).groups).toMatchObject([{ packets: 5 }]);
  });

  test.each([
    ["IPv4", "232.3.1.1:7002", "10.77.0.1", "10.77.0.3"],
    ["IPv6", "[ff35::31]:7002", "fd77::1", "fd77::3"],
  ])("of two senders only the named source counts, %s", async (_family, group, wanted, unwanted) => {
    const bind = (address: string) => (address.includes(":") ? `bind=[${address}]` : `bind=${address}`);
    const watch = await startWatch(pair.right, group, "--from", wanted, "--on", wire);
    const both = await startWatch(pair.right, group, "--on", wire);
    await socat(pair.left, `${group},${bind(unwanted)}`, 9);
    await socat(pair.left, `${group},${bind(wanted)}`, 4);
    await Promise.all([watch.reached(4), both.reached(13)]);
    expect((await watch.finish()).groups).toMatchObject([{ packets: 4, sourceCount: 1, source: wanted }]);
    expect((await both.finish()).groups).toMatchObject([{ packets: 13, sourceCount: 2, source: null }]);
  });
});
