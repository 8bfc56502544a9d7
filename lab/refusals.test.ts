import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Capture } from "./capture.ts";
import { castscope } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { Pair, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";

/** Where sends come from, and what the system refuses: each refusal is one sentence that is true. */

const noRoute = "There is no route from here to 198.51.100.7: choose an interface.\n";

describeLab("what a send may not", ["ip", "socat", "dumpcap", "tshark", "python3"], () => {
  let pair: Pair;
  beforeAll(() => {
    pair = new Pair();
  });
  afterAll(() => pair.close());
  afterEach(stopPrograms);

  const send = (...args: string[]) => pair.left.run(castscope("send", ...args));

  test("leaves from the address and the port that were asked for", async () => {
    // socat tells who sent: each datagram is a line of its own.
    const listen = `UDP4-RECVFROM:6100,ip-add-membership=239.8.7.1:${wire},reuseaddr,fork`;
    const tell = 'SYSTEM:echo "$SOCAT_PEERADDR $SOCAT_PEERPORT"';
    const receiver = pair.right.start(["socat", "-d", "-d", "-u", listen, tell]);
    await receiver.line("err", (line) => line.includes("receiving on"));
    const { ipv4 } = pair.otherLeftAddress;
    const { code } = await send("239.8.7.1:6100", "--on", ipv4, "--source-port", "6101");
    expect(code).toBe(0);
    expect(await receiver.line("out", () => true)).toBe(`${ipv4} 6101`);
  });

  test("a datagram to a host has the unicast TTL that was picked", async () => {
    const capture = await Capture.start(pair.right, wire, "udp port 6102");
    const target = `${pair.rightAddress.ipv4}:6102`;
    for (const ttl of ["7", "255"]) expect((await send(target, "--ttl", ttl)).code).toBe(0);
    expect((await capture.finish(2)).map(({ ttl }) => ttl)).toEqual([7, 255]);
  });

  test("a source port in use is named", async () => {
    const holder = pair.left.start(["socat", "-d", "-d", "-u", "UDP4-RECV:6103", "STDOUT"]);
    await holder.line("err", (line) => line.includes("starting data transfer loop"));
    const { code, err } = await send("239.8.7.2:6104", "--on", wire, "--source-port", "6103");
    expect([code, err]).toEqual([
      1,
      "Source port 6103 is in use by another program: choose another or automatic, or share it.\n",
    ]);
  });

  test.each([
    ["no route", [], noRoute],
    ["a route that says unreachable", ["unreachable"], noRoute],
    [
      "a route that prohibits",
      ["prohibit"],
      "The system did not permit to send: a firewall, a route or a privacy setting forbids it.\n",
    ],
  ])("%s is a sentence", async (_what, kind, sentence) => {
    const route = (verb: string) => pair.left.run(["ip", "route", verb, ...kind, "198.51.100.7"]);
    if (kind.length > 0) expect((await route("add")).err).toBe("");
    try {
      const { code, err } = await send("198.51.100.7:6105");
      expect([code, err]).toEqual([1, sentence]);
    } finally {
      if (kind.length > 0) await route("delete");
    }
  });

  test("broadcast is refused, and nothing leaves", async () => {
    const capture = await Capture.start(pair.right, wire, "udp port 6106");
    const everywhere = await send("255.255.255.255:6106");
    expect([everywhere.code, everywhere.err]).toEqual([
      2,
      "255.255.255.255 is broadcast, not a group: groups are 224.0.0.0 and above.\n",
    ]);
    const subnet = await send("10.77.0.255:6106");
    expect(subnet.code).toBe(2);
    expect(subnet.err).toBe(
      "10.77.0.255 is the broadcast address of wire0's subnet, which reaches every host there: send to a group or to one host.\n",
    );
    await send("239.8.7.3:6106", "--on", wire, "--text", "last");
    expect((await capture.finish(1)).map(({ payload }) => payload)).toEqual(["last"]);
  });
});

describeLab("a firewall", ["ip", "nft"], () => {
  test("that drops what is sent is told so", async () => {
    const pair = new Pair();
    try {
      for (const rule of [
        "add table ip castscope",
        "add chain ip castscope out { type filter hook output priority 0 ; }",
        "add rule ip castscope out ip daddr 239.8.7.4 drop",
      ]) {
        expect((await pair.left.run(["nft", rule])).err).toBe("");
      }
      const target = ["239.8.7.4:6107", "--on", wire];
      const { code, err } = await pair.left.run(castscope("send", ...target));
      expect([code, err]).toEqual([1, "A firewall rule of this computer forbids to send.\n"]);
    } finally {
      await stopPrograms();
      pair.close();
    }
  });
});
