import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Capture } from "./capture.ts";
import { castscope } from "./castscope.ts";
import { borders, Lab } from "./lab.ts";
import { describeLab } from "./needs.ts";
import { type Host, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";
import { Receiver } from "./receiver.ts";

/** How far a datagram gets: sent by Castscope, routed by smcroute, received by socat, seen by tshark. */

const everyTtl = [0, 1, 2, 31, 32, 33, 64, 65, 128, 129, 255];

describeLab("scope", ["ip", "smcrouted", "socat", "dumpcap", "tshark", "python3"], () => {
  let lab: Lab;
  beforeAll(() => {
    lab = new Lab();
  });
  afterAll(() => lab.close());
  afterEach(stopPrograms);

  const send = async (target: string, ttl: number, text: string, ...more: string[]): Promise<void> => {
    const how = ["--on", wire, "--ttl", String(ttl), "--text", `${text}\n`, ...more];
    const { code, err } = await lab.sender.run(castscope("send", target, ...how));
    expect([code, err]).toEqual([0, ""]);
  };

  /** Receivers on this host, beside it and behind each border, the nearest first. */
  const receivers = (group: string, port: number): Promise<Receiver[]> => {
    const hosts: Host[] = [lab.sender, lab.near, ...lab.beyond.values()];
    return Promise.all(hosts.map((host) => Receiver.start(host, group, port, wire)));
  };

  /** What each of them got; the one line that reaches all of them came last. */
  const gotten = async (all: readonly Receiver[], last: string): Promise<string[][]> => {
    await Promise.all(all.map((one) => one.received(last)));
    const texts = await Promise.all(all.map((one) => one.finish()));
    return texts.map((text) =>
      text
        .split("\n")
        .filter((line) => line !== "" && line !== last)
        .sort(),
    );
  };

  test("a datagram crosses the borders below its TTL, and has that TTL on the wire", async () => {
    const group = "239.8.1.1";
    await lab.route([{ source: lab.senderAddress.ipv4, group }]);
    const capture = await Capture.start(lab.near, wire, `dst ${group}`);
    const all = await receivers(group, 5100);
    // Side by side, so that they leave across each other.
    const lines = everyTtl.map((ttl) => `ttl ${ttl}`);
    await Promise.all(
      everyTtl.map((ttl) => send(`${group}:5100`, ttl, `ttl ${ttl}`, "--count", "3", "--rate", "20")),
    );
    await send(`${group}:5100`, 255, "last");

    const reaching = (beyond: number) =>
      everyTtl.flatMap((ttl, index) => (ttl > beyond ? new Array(3).fill(lines[index]) : [])).sort();
    expect(await gotten(all, "last")).toEqual([-1, 0, ...borders].map(reaching));

    const seen = await capture.finish(3 * (everyTtl.length - 1) + 1);
    expect(seen.map(({ payload }) => payload.trim()).sort()).toEqual([...reaching(0), "last"].sort());
    for (const { ttl, payload } of seen) {
      expect([payload, ttl]).toEqual([payload, payload === "last\n" ? 255 : Number(payload.slice(4))]);
    }
  });

  test("224.0.0.x crosses no border, whatever the TTL and the router's routes", async () => {
    const group = "224.0.0.250";
    const routed = "239.8.1.2";
    const source = lab.senderAddress.ipv4;
    await lab.route([
      { source, group },
      { source, group: routed },
    ]);
    const all = await receivers(group, 5101);
    // Linux gives a port's packets to all who joined anything on it: so these hear the last one too.
    await receivers(routed, 5101);
    for (const ttl of [1, 2, 33, 255]) await send(`${group}:5101`, ttl, `ttl ${ttl}`);
    await send(`${routed}:5101`, 255, "last");
    const sent = ["ttl 1", "ttl 2", "ttl 255", "ttl 33"];
    expect(await gotten(all, "last")).toEqual([sent, sent, ...borders.map(() => [])]);
  });

  test("IPv6: ff02 crosses no border, ff15 crosses with a hop limit above 1", async () => {
    const [linkLocal, site] = ["ff02::815", "ff15::815"];
    const source = lab.senderAddress.ipv6;
    await lab.route([
      { source, group: linkLocal },
      { source, group: site },
    ]);
    const all = await receivers(linkLocal, 5102);
    await receivers(site, 5102);
    for (const ttl of [1, 2, 255]) {
      await send(`[${linkLocal}]:5102`, ttl, `link ${ttl}`);
      await send(`[${site}]:5102`, ttl, `site ${ttl}`);
    }
    await send(`[${site}]:5102`, 255, "last");
    const link = ["link 1", "link 2", "link 255"];
    // Linux keeps no thresholds for IPv6: the border is the same everywhere.
    const beyond = ["site 2", "site 255"];
    const near = [...link, "site 1", ...beyond];
    expect(await gotten(all, "last")).toEqual([near, near, ...borders.map(() => beyond)]);
  });
});
