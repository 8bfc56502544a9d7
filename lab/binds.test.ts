import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { DestinationReport, GroupReport } from "../shared/report/group-report.ts";
import { describeLab } from "./needs.ts";
import { Pair, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";
import { receivePaths, startWatchBy } from "./receive-path.ts";

/**
 * What each of the two binds lets in, told by other people's programs: a group alone, or all that reaches the
 * port, unicast, broadcast and the groups that any program on the host has joined.
 */

describeLab("binds", ["ip", "socat", "ss"], () => {
  let pair: Pair;
  beforeAll(() => {
    pair = new Pair();
  });
  afterAll(() => pair.close());
  afterEach(stopPrograms);

  /** Sends `count` datagrams of ten bytes from the left host. */
  async function send(target: string, count: number): Promise<void> {
    const family = target.startsWith("[") ? "UDP6" : "UDP4";
    const to = `${family}-DATAGRAM:${target}${family === "UDP4" ? ",broadcast" : ""}`;
    const command = ["socat", "-b", "10", "-u", "-", to];
    const { code, err } = await pair.left.run(command, { input: "0123456789".repeat(count) });
    expect([code, err]).toEqual([0, ""]);
  }

  /** Another program on the right host, which takes what comes; waits until it is bound. */
  async function receiver(port: number, ...options: readonly string[]): Promise<void> {
    const family = options.some((option) => option.includes("[")) ? "UDP6" : "UDP4";
    pair.right.start(["socat", "-u", `${family}-RECV:${[port, ...options].join(",")}`, "OPEN:/dev/null"]);
    await expect.poll(async () => (await pair.right.run(["ss", "-Hanup"])).out).toContain(`:${port} `);
  }

  const where = ({ address, kind, interface: on, packets, joinedBy }: DestinationReport) => [
    ...[address, kind, on, packets, joinedBy],
  ];

  const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

  /** Where it is not told that each went somewhere, it is told of all that it is not. */
  function expectDestinations(
    path: (typeof receivePaths)[number],
    group: GroupReport | undefined,
    expected: readonly (readonly [string, string, string, number, readonly string[] | null])[],
  ): void {
    const all = sum(expected.map(([, , , packets]) => packets));
    expect(group).toMatchObject({ packets: all, bytes: all * 10, bind: "any" });
    if (path === "recvmmsg") {
      expect(group?.destinations?.map(where)).toEqual(expected);
      expect(group).toMatchObject({ untoldDestinations: 0, furtherDestinations: 0 });
    } else {
      expect(group).toMatchObject({ destinations: [], untoldDestinations: all, furtherDestinations: 0 });
    }
  }

  const own = "10.77.0.2";

  describe.each(receivePaths)("received by %s", (path) => {
    test("a group bound to any address hears its whole port, bound to itself only the group", async () => {
      const port = 7_100;
      await receiver(port, "reuseaddr", `ip-add-membership=239.4.1.2:${own}`);
      await receiver(port, "bind=239.4.1.3", "reuseaddr", `ip-add-membership=239.4.1.3:${own}`);
      const group = `239.4.1.1:${port}`;
      const alone = await startWatchBy(path, pair.right, group, "--on", wire);
      const any = await startWatchBy(path, pair.right, group, "--on", wire, "--bind", "any");
      await send(group, 3);
      await send(`239.4.1.2:${port}`, 4);
      await send(`239.4.1.3:${port}`, 5);
      await send(`${own}:${port}`, 6);
      await send(`10.77.0.255:${port}`, 7);
      // Nobody joined it: it does not reach the port.
      await send(`239.4.1.9:${port}`, 8);
      await any.reached(25);
      const [told] = (await any.finish()).groups;
      // Two programs of ours, one of them seen as another by each.
      expectDestinations(path, told, [
        ["239.4.1.1", "group", wire, 3, ["Castscope", "node"]],
        ["239.4.1.2", "group", wire, 4, ["another program"]],
        ["239.4.1.3", "group", wire, 5, ["socat"]],
        [own, "unicast", wire, 6, null],
        ["10.77.0.255", "broadcast", wire, 7, null],
      ]);
      expect((await alone.finish()).groups).toMatchObject([{ packets: 3, bind: "group" }]);
    });

    test("a watched port joins nothing, and loses a group when the last program leaves it", async () => {
      const port = 7_101;
      const group = `239.4.2.1:${port}`;
      const member = await startWatchBy(path, pair.right, group, "--on", wire);
      const watch = await startWatchBy(path, pair.right, `0.0.0.0:${port}`);
      await send(group, 3);
      await watch.reached(3);
      expect((await member.finish()).groups).toMatchObject([{ packets: 3 }]);
      await send(group, 5);
      await send(`${own}:${port}`, 2);
      await send(`255.255.255.255:${port},bind=10.77.0.1,so-bindtodevice=${wire}`, 1);
      await watch.reached(6);
      const [told] = (await watch.finish()).groups;
      expect(told).toMatchObject({ group: "0.0.0.0", interface: null, state: "receiving" });
      expectDestinations(path, told, [
        ["239.4.2.1", "group", wire, 3, expect.anything()],
        [own, "unicast", wire, 2, null],
        ["255.255.255.255", "broadcast", wire, 1, null],
      ]);
    });

    test("IPv6: a group bound to any address, another program's group, and unicast", async () => {
      const port = 7_102;
      await receiver(port, "bind=[::]", "reuseaddr", `ipv6-join-group=[ff15::42]:${wire}`);
      const group = `[ff15::41]:${port}`;
      const alone = await startWatchBy(path, pair.right, group, "--on", wire);
      const any = await startWatchBy(path, pair.right, `${group} bind any`, "--on", wire);
      await send(`${group}`, 3);
      await send(`[ff15::42]:${port}`, 4);
      await any.reached(7);
      const port6 = await startWatchBy(path, pair.right, `[::]:${port}`);
      await send(`[fd77::2]:${port}`, 5);
      await send(`[ff15::42]:${port}`, 1);
      await Promise.all([port6.reached(6), any.reached(8)]);
      // Unicast goes to one of equal sockets, the newest.
      expectDestinations(path, (await port6.finish()).groups[0], [
        ["fd77::2", "unicast", wire, 5, null],
        ["ff15::42", "group", wire, 1, expect.anything()],
      ]);
      expectDestinations(path, (await any.finish()).groups[0], [
        ["ff15::41", "group", wire, 3, expect.anything()],
        ["ff15::42", "group", wire, 5, expect.anything()],
      ]);
      expect((await alone.finish()).groups).toMatchObject([{ packets: 3 }]);
    });

    test("the source of a group is filtered as asked, the rest of the port comes in", async () => {
      const group = "232.4.1.1:7103";
      const from = ["--from", "10.77.0.1"];
      const watch = await startWatchBy(path, pair.right, group, ...from, "--on", wire, "--bind", "any");
      await send(`${group},bind=10.77.0.3`, 9);
      await send(`${group},bind=10.77.0.1`, 2);
      await send(`${own}:7103,bind=10.77.0.3`, 4);
      await watch.reached(6);
      expectDestinations(path, (await watch.finish()).groups[0], [
        ["232.4.1.1", "group", wire, 2, expect.arrayContaining(["Castscope"])],
        [own, "unicast", wire, 4, null],
      ]);
    });

    test("a port that is held without sharing fails as it does for a group", async () => {
      await receiver(7_104, "bind=0.0.0.0");
      const watch = await startWatchBy(path, pair.right, "0.0.0.0:7104");
      const { ended } = await watch.finish().catch(async () => ({ ended: await watch.program.ended }));
      expect(ended.out).toContain('"problemCode":"port-in-use"');
    });
  });

  test("the time from the join to the first packet is told", async () => {
    const group = "239.4.3.1:7105";
    const watch = await startWatchBy("recvmmsg", pair.right, group, "--on", wire);
    const [before] = await watch.reached();
    expect(before?.firstAfterMs).toBeNull();
    await send(group, 1);
    const [after] = await watch.reached(1);
    expect(after?.firstAfterMs).toBeGreaterThan(0);
    expect(after?.firstAfterMs).toBeLessThan(40_000);
    await watch.finish();
  });
});
