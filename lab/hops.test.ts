import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { castscope, startWatch } from "./castscope.ts";
import { sendDatagrams } from "./datagrams.ts";
import { Lab } from "./lab.ts";
import { describeLab } from "./needs.ts";
import { here, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";

/** Routers that packets passed: none from a sender on the same link, whatever TTL it sends with. */

describeLab("hops", ["ip", "python3", "smcrouted"], () => {
  let lab: Lab;
  beforeAll(() => {
    lab = new Lab();
  });
  afterAll(() => lab.close());
  afterEach(stopPrograms);

  /** The other program sends with this TTL, which no system begins with. */
  const ttl = 8;
  const group = "239.8.12.1";
  const group6 = "ff15::8121";
  const port = 5_120;

  test("are none from the own subnet, in IPv4 and IPv6, and estimated behind a router", async () => {
    const { ipv4, ipv6 } = lab.senderAddress;
    await lab.route([
      { source: ipv4, group },
      { source: ipv6, group: group6 },
    ]);
    const behind = lab.beyond.get(1);
    if (!behind) throw new Error("no host behind the first border");
    const targets = [`${group}:${port}`, `[${group6}]:${port}`, "--on", wire];
    const near = await startWatch(lab.near, ...targets);
    const far = await startWatch(behind, ...targets);
    const planned = [group, group6].map((one) => ({ group: one, port, count: 4 }));
    await sendDatagrams(lab.sender, wire, ...planned);
    await near.reached(4, 4);
    await far.reached(4, 4);
    const seen = { ttl: { least: ttl, most: ttl }, hops: { least: 0, most: 0 } };
    expect((await near.finish()).groups).toMatchObject([seen, seen]);
    // One router: that the sender began with 8 and not with 32 nobody tells.
    const passed = { ttl: { least: ttl - 1, most: ttl - 1 }, hops: { least: 25, most: 25 } };
    expect((await far.finish()).groups).toMatchObject([passed, passed]);
  });

  test("are none on loopback", async () => {
    const watch = await startWatch(here, `${group}:5121`, "--on", "lo");
    const sent = await here.run(
      castscope("send", `${group}:5121`, "--on", "lo", "--ttl", "9", "--count", "3"),
    );
    expect(sent.code).toBe(0);
    await watch.reached(3);
    const { groups } = await watch.finish();
    expect(groups).toMatchObject([{ ttl: { least: 9, most: 9 }, hops: { least: 0, most: 0 } }]);
  });
});
