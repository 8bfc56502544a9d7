import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startWatch } from "./castscope.ts";
import { type Planned, sendDatagrams } from "./datagrams.ts";
import { Lab } from "./lab.ts";
import { describeLab } from "./needs.ts";
import { wire } from "./network.ts";
import { stopPrograms } from "./program.ts";
import { receivePaths, startWatchBy } from "./receive-path.ts";

/** Source-specific memberships between two senders on one subnet, and a receiver that hears both. */

describeLab("source-specific membership", ["ip", "python3"], () => {
  let lab: Lab;
  beforeAll(() => {
    lab = new Lab();
  });
  afterAll(() => lab.close());
  afterEach(stopPrograms);

  const families = [
    ["IPv4", "ipv4", "232.8.3.1", "232.8.3.1:5300"],
    ["IPv6", "ipv6", "ff35::831", "[ff35::831]:5300"],
  ] as const;
  const byPath = receivePaths.flatMap((path) => families.map((family) => [path, ...family] as const));

  /** Both senders' datagrams, side by side. */
  const sendBoth = async (group: string, one: number, other: number): Promise<void> => {
    const plan = (count: number): Planned => ({ group, port: 5300, count });
    await Promise.all([
      sendDatagrams(lab.sender, wire, plan(one)),
      sendDatagrams(lab.near, wire, plan(other)),
    ]);
  };

  test.each(byPath)(
    "any source and each of two sources at once, %s, %s",
    async (path, _name, family, group, target) => {
      const one = lab.senderAddress[family];
      const other = lab.nearAddress[family];
      const on = "home0";
      const watch = await startWatchBy(
        path,
        lab.both,
        `${target} on ${on}`,
        `${target} from ${one} on ${on}`,
        `${target} from ${other} on ${on}`,
      );
      await sendBoth(group, 4, 9);
      await watch.reached(13, 4, 9);
      const { groups } = await watch.finish();
      expect(groups.map((row) => [row.source, row.packets, row.sourceCount])).toEqual([
        [null, 13, 2],
        [one, 4, 1],
        [other, 9, 1],
      ]);
    },
  );

  test.each(families)("neither changes when the other leaves, %s", async (_name, family, group, target) => {
    const from = lab.senderAddress[family];
    const named = await startWatch(lab.both, target, "--on", "home0", "--from", from);
    const any = await startWatch(lab.both, target, "--on", "home0");
    await sendBoth(group, 2, 3);
    await Promise.all([named.reached(2), any.reached(5)]);
    expect((await any.finish()).groups).toMatchObject([{ packets: 5, sourceCount: 2 }]);

    await sendBoth(group, 2, 3);
    await named.reached(4);
    const again = await startWatch(lab.both, target, "--on", "home0");
    expect((await named.finish()).groups).toMatchObject([{ packets: 4, source: from }]);

    await sendBoth(group, 2, 3);
    await again.reached(5);
    expect((await again.finish()).groups).toMatchObject([{ packets: 5, sourceCount: 2 }]);
  });

  test("a source that sends nothing leaves its row without a packet", async () => {
    const [, , , target] = families[0];
    const watch = await startWatch(
      lab.both,
      `${target} from 10.77.0.99 on home0`,
      `${target} from ${lab.senderAddress.ipv4} on home0`,
    );
    await sendBoth("232.8.3.1", 3, 3);
    await watch.reached(0, 3);
    expect((await watch.finish()).groups).toMatchObject([{ packets: 0, sourceCount: 0 }, { packets: 3 }]);
  });
});
