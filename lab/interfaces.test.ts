import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { castscope, startWatch } from "./castscope.ts";
import { sendDatagrams } from "./datagrams.ts";
import { address, bothOn, Lab } from "./lab.ts";
import { describeLab } from "./needs.ts";
import { type Host, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";
import { receivePaths, startWatchBy, usedPath } from "./receive-path.ts";

/** A host with two interfaces, each with a sender of its own on the other side. */

describeLab("two interfaces", ["ip", "python3"], () => {
  let lab: Lab;
  let away: Host;
  beforeAll(() => {
    lab = new Lab();
    const found = lab.beyond.get(1);
    if (!found) throw new Error("nobody is behind the first border");
    away = found;
  });
  afterAll(() => lab.close());
  afterEach(stopPrograms);

  const families = [
    ["IPv4", "239.8.2.1", "239.8.2.1"],
    ["IPv6", "ff15::821", "[ff15::821]"],
    ["IPv6 of the link", "ff02::821", "[ff02::821]"],
  ] as const;

  test.each(receivePaths.flatMap((path) => families.map((family) => [path, ...family] as const)))(
    "one group joined on both counts on each what came there, %s, %s",
    async (path, name, group, written) => {
      const port = 5200;
      const on = (interfaceName: string) => `${written}:${port} on ${interfaceName}`;
      const watch = await startWatchBy(path, lab.both, on(bothOn.home), on(bothOn.away));
      await sendDatagrams(lab.sender, wire, { group, port, count: 5 });
      await sendDatagrams(away, wire, { group, port, count: 7 });
      await watch.reached(5, 7);
      const { groups, ended } = await watch.finish();
      const rows = groups.map((row) => [row.interface, row.packets, row.sourceCount, row.sharedWith]);
      // Node's dgram can neither separate them nor tell them apart, except with a zone: it must say so.
      const separate = usedPath(ended) === "recvmmsg" || name === "IPv6 of the link";
      expect(rows).toEqual(
        separate
          ? [
              [bothOn.home, 5, 1, []],
              [bothOn.away, 7, 1, []],
            ]
          : [
              [bothOn.home, 12, 2, [bothOn.away]],
              [bothOn.away, 12, 2, [bothOn.home]],
            ],
      );
    },
  );

  test.each([
    [bothOn.home, bothOn.home, 5],
    [bothOn.away, bothOn.away, 7],
    [address(0, 3).ipv4, bothOn.home, 5],
    [address(1, 3).ipv4, bothOn.away, 7],
  ])("joined on %s only, it hears that one", async (choice, on, packets) => {
    const [group, port] = ["239.8.2.2", 5201];
    const watch = await startWatch(lab.both, `${group}:${port}`, "--on", choice);
    await sendDatagrams(lab.sender, wire, { group, port, count: 5 });
    await sendDatagrams(away, wire, { group, port, count: 7 });
    await watch.reached(packets);
    const { groups } = await watch.finish();
    expect(groups).toMatchObject([{ interface: on, packets, sourceCount: 1, sharedWith: [] }]);
  });

  test.each([
    ["IPv4", "239.8.2.4", "239.8.2.4:5203"],
    ["IPv6", "ff15::824", "[ff15::824]:5203"],
  ])(
    "named none, it takes the one that the system would, and names it, %s",
    async (_family, group, target) => {
      const watch = await startWatch(lab.near, target);
      await sendDatagrams(lab.sender, wire, { group, port: 5203, count: 2 });
      await watch.reached(2);
      expect((await watch.finish()).groups).toMatchObject([{ interface: wire, packets: 2 }]);
    },
  );

  test.each([
    ["IPv4", "239.8.2.3:5202", "ipv4"],
    ["IPv6", "[ff15::823]:5202", "ipv6"],
  ] as const)("sends by either, named or by address, %s", async (_family, target, family) => {
    const home = await startWatch(lab.near, target, "--on", wire);
    const beyond = await startWatch(away, target, "--on", wire);
    const [homeAddress, awayAddress] = [address(0, 3)[family], address(1, 3)[family]];
    for (const [choice, count, from] of [
      [bothOn.home, "2", homeAddress],
      [homeAddress, "3", homeAddress],
      [bothOn.away, "4", awayAddress],
      [awayAddress, "5", awayAddress],
    ] as const) {
      const { code, out } = await lab.both.run(
        castscope("send", target, "--on", choice, "--count", count, "--json"),
      );
      expect([code, JSON.parse(out).from]).toEqual([0, from]);
    }
    await Promise.all([home.reached(5), beyond.reached(9)]);
    expect((await home.finish()).groups).toMatchObject([{ packets: 5, sourceCount: 2 }]);
    expect((await beyond.finish()).groups).toMatchObject([{ packets: 9, sourceCount: 2 }]);
  });
});
