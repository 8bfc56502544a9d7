import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ethernet, ipv4, pcap } from "../shared/capture/read/testing/packets.ts";
import { Capture } from "./capture.ts";
import { castscope, startWatch } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { here, Pair, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";
import { Receiver } from "./receiver.ts";

/** What Castscope sends, as other people's receivers get it and as tshark sees it. */

/** How datagrams leave: on Linux by sendmmsg where koffi is there, elsewhere and else by dgram. */
describe.each(["native", "dgram"])("by the %s path", (path) => {
  beforeAll(() => {
    if (path === "dgram") process.env.CASTSCOPE_SEND_PATH = path;
  });
  afterAll(() => {
    delete process.env.CASTSCOPE_SEND_PATH;
  });

  describeLab("castscope send", ["ip", "socat", "dumpcap", "tshark", "python3"], sending);
});

function sending(): void {
  let pair: Pair;
  beforeAll(() => {
    pair = new Pair();
  });
  afterAll(() => pair.close());
  afterEach(stopPrograms);

  test.each([
    ["IPv4", "239.2.1.1", "239.2.1.1:6000"],
    ["IPv6", "ff15::21", "[ff15::21]:6000"],
  ])("reaches a receiver on another host, %s", async (_family, group, target) => {
    const receiver = await Receiver.start(pair.right, group, 6000, wire);
    const { code, out } = await pair.left.run(
      castscope("send", target, "--on", wire, "--text", "grüße\n", "--source-port", "6001", "--json"),
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ sent: 1, failed: 0, bytes: 8, ttl: 1, sourcePort: 6001 });
    await receiver.received("grüße");
    expect(await receiver.finish()).toBe("grüße\n");
  });

  test("reaches a host, with TTL 64", async () => {
    const capture = await Capture.start(pair.right, wire, "udp port 6002");
    const { code } = await pair.left.run(castscope("send", "10.77.0.2:6002", "--hex", "4142"));
    expect(code).toBe(0);
    expect(await capture.finish(1)).toEqual([
      { source: "10.77.0.1", ttl: 64, port: 6002, size: 2, payload: "AB" },
    ]);
  });

  test.each([
    ["IPv4", "239.2.1.2:6003"],
    ["IPv6", "[ff15::22]:6003"],
  ])("leaves with the TTL that was asked for, %s", async (_family, target) => {
    const capture = await Capture.start(pair.right, wire, "udp port 6003");
    for (const ttl of ["1", "5", "33", "255"]) {
      const { code, err } = await pair.left.run(
        castscope("send", target, "--on", wire, "--ttl", ttl, "--text", `ttl ${ttl}`),
      );
      expect([code, err]).toEqual([0, ""]);
    }
    const seen = await capture.finish(4);
    expect(seen.map(({ ttl, payload }) => [ttl, payload])).toEqual([
      [1, "ttl 1"],
      [5, "ttl 5"],
      [33, "ttl 33"],
      [255, "ttl 255"],
    ]);
  });

  test.each([
    ["IPv4", "239.2.1.3", "239.2.1.3:6004"],
    ["IPv6", "ff15::23", "[ff15::23]:6004"],
  ])("TTL 0 stays on this host, %s", async (_family, group, target) => {
    const capture = await Capture.start(pair.left, wire, "udp port 6004");
    const receiver = await Receiver.start(pair.left, group, 6004, wire);
    for (const ttl of ["0", "1"]) {
      const { code } = await pair.left.run(
        castscope("send", target, "--on", wire, "--ttl", ttl, "--text", `ttl ${ttl}\n`),
      );
      expect(code).toBe(0);
    }
    // The one with TTL 1 came after it: what the wire has not seen by then it will not see.
    await receiver.received("ttl 1");
    expect(await receiver.finish()).toBe("ttl 0\nttl 1\n");
    expect((await capture.finish(1)).map(({ payload }) => payload)).toEqual(["ttl 1\n"]);
  });

  test("without loopback programs of this host do not get it, others do", async () => {
    const near = await Receiver.start(pair.left, "239.2.1.4", 6005, wire);
    const far = await Receiver.start(pair.right, "239.2.1.4", 6005, wire);
    const send = (text: string, ...more: string[]) =>
      pair.left.run(castscope("send", "239.2.1.4:6005", "--on", wire, "--text", text, ...more));
    await send("others\n", "--no-loopback");
    await send("all\n");
    await Promise.all([near.received("all"), far.received("all")]);
    expect(await near.finish()).toBe("all\n");
    expect(await far.finish()).toBe("others\nall\n");
  });

  test("keeps the count, the size and about the rate", async () => {
    const watch = await startWatch(pair.right, "239.2.1.5:6006", "--on", wire);
    const begin = performance.now();
    const { out } = await pair.left.run(
      castscope(
        ...["send", "239.2.1.5:6006", "--on", wire, "--json"],
        ...["--count", "200", "--rate", "200", "--size", "1400"],
      ),
    );
    // 200 packets at 200 a second have 199 gaps of 5 ms: never faster than asked.
    expect(performance.now() - begin).toBeGreaterThan(900);
    expect(JSON.parse(out)).toMatchObject({ sent: 200, bytes: 280_000, state: "done" });
    await watch.reached(200);
    const { groups } = await watch.finish();
    expect(groups).toMatchObject([{ packets: 200, bytes: 280_000 }]);
  });

  test("sends in bursts as long as asked, and the count stays exact", async () => {
    const capture = await Capture.start(pair.right, wire, "udp port 6010");
    const { code, out, err } = await pair.left.run(
      castscope(
        ...["send", "239.2.1.9:6010", "--on", wire, "--json"],
        ...["--count", "305", "--rate", "1000", "--burst", "100", "--text", "burst"],
      ),
    );
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({ sent: 305, failed: 0, burst: 100, asked: 1000 });
    expect(await capture.finish(305)).toHaveLength(305);
  });

  test("the largest payload of both families arrives whole", async () => {
    const targets = ["239.2.1.6:6007", "[ff15::26]:6007"];
    const watch = await startWatch(pair.right, ...targets, "--on", wire);
    for (const [target, size] of [
      [targets[0], "65507"],
      [targets[1], "65527"],
    ] as const) {
      const { code, err } = await pair.left.run(
        castscope("send", String(target), "--on", wire, "--size", size),
      );
      expect([code, err]).toEqual([0, ""]);
    }
    await watch.reached(1, 1);
    const { groups } = await watch.finish();
    expect(groups.map(({ bytes }) => bytes)).toEqual([65_507, 65_527]);
  });

  test("a recording leaves again with its own distances, each sender from a port of its own", async () => {
    // Two senders, pauses of 100 ms between two packets that follow each other at once; and what went to a host.
    const offsets = [0, 0.05, 100, 100.05, 200, 200.05, 300, 300.05];
    const packets = offsets.map((ms, number) => ({
      bytes: ethernet(
        0x0800,
        ipv4({
          ...{ to: "239.2.1.10", port: 6_011, sourcePort: 4_000 + (number % 2), ttl: 40 },
          payload: new TextEncoder().encode(`number ${number}`),
        }),
      ),
      at: [1_700_000_000, Math.round(ms * 1e6)] as const,
    }));
    const toHost = { bytes: ethernet(0x0800, ipv4({ to: "10.1.2.3", port: 6_011 })), at: packets[3]?.at };
    const folder = mkdtempSync(join(tmpdir(), "castscope-lab-replay-"));
    const file = join(folder, "in.pcap");
    writeFileSync(file, pcap([...packets, { ...toHost, at: toHost.at ?? [0, 0] }]));
    const capture = await Capture.start(pair.right, wire, "udp port 6011");
    const how = ["--on", wire, "--ttl", "7", "--times", "2", "--json"];
    const { code, out, err } = await pair.left.run(castscope("replay", file, ...how));
    expect([code, err]).toEqual([0, "1 packet to single hosts left out.\n"]);
    const told = JSON.parse(out);
    expect(told).toMatchObject({ state: "done", sent: 16, failed: 0, bytes: 128 });
    let arrivals: { at: number; from: string }[] = [];
    const seen = await capture.finish(16, async (captured) => {
      const fields = ["-T", "fields", "-e", "frame.time_epoch", "-e", "udp.srcport"];
      const { out: lines } = await here.run([
        "tshark",
        "-n",
        "-r",
        captured,
        "-Y",
        "udp.port == 6011",
        ...fields,
      ]);
      arrivals = lines
        .trim()
        .split("\n")
        .map((line) => line.split("\t"))
        .map(([at = "", from = ""]) => ({ at: 1_000 * Number(at.slice(-14)), from }));
    });
    const once = offsets.map((_offset, number) => `number ${number}`);
    expect(seen.map(({ payload, ttl }) => [payload, ttl])).toEqual(
      [...once, ...once].map((text) => [text, 7]),
    );
    const ports = [0, 1].map(
      (rest) => new Set(arrivals.filter((_one, number) => number % 2 === rest).map((one) => one.from)),
    );
    expect(ports.map((set) => set.size)).toEqual([1, 1]);
    expect(new Set([...(ports[0] ?? []), ...(ports[1] ?? [])]).size).toBe(2);
    // A pause is shorter than recorded only by what the packet before it was late, as it was told.
    const least = 100 - told.latest - 5;
    for (const number of [2, 4, 6, 10, 12, 14])
      expect((arrivals[number]?.at ?? 0) - (arrivals[number - 1]?.at ?? 0)).toBeGreaterThan(least);
    rmSync(folder, { recursive: true });
  });

  test("a signal ends a long send with its summary", async () => {
    const watch = await startWatch(here, "239.2.1.7:6008", "--on", "lo");
    const program = here.start(
      castscope("send", "239.2.1.7:6008", "--on", "lo", "--ttl", "0", "--count", "100000", "--json"),
    );
    await watch.reached(10);
    const { code, out } = await program.stop("SIGINT");
    // As a shell tells a signal: what was asked for was not sent whole.
    expect(code).toBe(130);
    const { state, sent } = JSON.parse(out);
    expect(state).toBe("stopped");
    await watch.reached(sent);
    const { groups } = await watch.finish();
    expect(groups).toMatchObject([{ packets: sent }]);
  });

  test("without a way to the group it says so and is exit code 1", async () => {
    const { code, out, err } = await here.run(castscope("send", "239.2.1.8:6009"));
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toMatch(/^[A-Z][^\n]+\.\n$/);
  });
}
