import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { limits } from "../shared/limits.ts";
import { castscope, startWatch } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { type Host, Pair, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";

/** Test streams that Castscope sends, as iperf's and MGEN's receivers report them. */

describe.each(["native", "dgram"])("by the %s path", (path) => {
  beforeAll(() => {
    if (path === "dgram") process.env.CASTSCOPE_SEND_PATH = path;
  });
  afterAll(() => {
    delete process.env.CASTSCOPE_SEND_PATH;
  });

  describeLab("castscope send --test", ["ip", "nft", "iperf", "mgen"], () => sending(path));
});

function sending(path: string): void {
  let pair: Pair;
  beforeAll(() => {
    pair = new Pair();
  });
  afterAll(() => pair.close());
  afterEach(stopPrograms);

  /** Sends and returns the report. */
  async function send(target: string, ...options: string[]) {
    const command = castscope("send", "--test", target, "--on", wire, "--json", ...options);
    const { code, out } = await pair.left.run(command);
    expect(code).toBe(0);
    return JSON.parse(out);
  }

  // All of it fits into the receive buffer that iperf gets, so that it loses nothing where it comes late to read.
  const fitting = ["--rate", "700", "--duration", "0.2"];
  const ipv4 = { family: "IPv4", group: "239.2.11.1", target: "239.2.11.1:5001", more: [] };
  const ipv6 = { family: "IPv6", group: "ff15::211", target: "[ff15::211]:5001", more: ["-V"] };
  test.each(path === "native" ? [ipv4, ipv6] : [ipv4])(
    "iperf's server counts all that left, $family",
    async ({ group, target, more }) => {
      const server = await iperfServer(pair.right, group, ...more);
      const { sent } = await send(target, "--format", "iperf2", ...fitting);
      expect(sent).toBe(140);
      // Its last packet, which says that it is over, is one of the stream to iperf.
      expect(await server.report()).toEqual({ lost: 0, total: 141 });
    },
  );

  test("iperf's server counts exactly what the network dropped", async () => {
    const drops = await dropSome(pair.right, 5001);
    const server = await iperfServer(pair.right, "239.2.11.2");
    await send("239.2.11.2:5001", "--format", "iperf2", ...fitting);
    const report = await server.report();
    expect(report).toEqual({ lost: await drops.counted(), total: 141 });
    expect(report.lost).toBeGreaterThan(10);
    await drops.end();
  });

  test("Castscope at the other end counts exactly what the network dropped, to the last packet", async () => {
    const drops = await dropSome(pair.right, 5007);
    const watch = await startWatch(pair.right, "239.2.11.7:5007", "--on", wire);
    const { sent } = await send("239.2.11.7:5007", "--run", "7f3c", "--rate", "1000", "--duration", "1");
    const lost = await drops.counted();
    expect(lost).toBeGreaterThan(10);
    await watch.reached(sent - lost + limits.testEndMarkers);
    const { groups } = await watch.finish();
    expect(groups[0]?.streams).toMatchObject([
      {
        ...{ kind: "castscope", id: "run 7F3C", expected: sent, received: sent - lost, lost },
        ...{ reordered: 0, duplicates: 0, restarts: 0, droppedHere: 0 },
      },
    ]);
    await drops.end();
  });

  // The mgen of Debian knows IPv4 only.
  test("mgen logs every packet with its flow and sequence", async () => {
    const join = `JOIN 239.2.11.3 INTERFACE ${wire}`;
    const mgen = pair.right.start(["mgen", "ipv4", "flush", "event", "LISTEN UDP 5003", "event", join]);
    await mgen.line("out", (line) => line.includes("JOIN"));
    const { sent, test } = await send(
      "239.2.11.3:5003",
      "--format",
      "mgen",
      "--run",
      "77",
      "--duration",
      "1",
    );
    expect([sent, test]).toEqual([100, { format: "mgen", run: "77" }]);
    await mgen.line("out", (line) => line.includes("seq>99 "));
    const { out } = await mgen.stop("SIGINT");
    const received = out.split("\n").filter((line) => line.includes(" RECV "));
    const fields = received.map((line) =>
      /flow>(\d+) seq>(\d+) .* size>(\d+)/.exec(line)?.slice(1).map(Number),
    );
    expect(fields).toEqual(Array.from({ length: 100 }, (_, index) => [77, index, 200]));
    // The time in it is the sender's clock, which is this one: not after it was received.
    const [, arrived = "", left = ""] = /^(\S+) RECV .* sent>(\S+)/.exec(received[0] ?? "") ?? [];
    expect(left.length).toBeGreaterThan(0);
    expect(left <= arrived).toBe(true);
  });

  test.runIf(path === "native")("packets carry the DSCP that was asked for", async () => {
    const fields = ["-e", "ip.dsfield.dscp", "-e", "ipv6.tclass.dscp", "-e", "ip.dsfield.ecn"];
    const tshark = pair.right.start([
      ...["tshark", "-l", "-n", "-i", wire, "-f", "udp port 5004", "-c", "4", "-T", "fields", ...fields],
    ]);
    await tshark.line("err", (line) => line.startsWith("Capturing"));
    for (const [target, dscp] of [
      ["239.2.11.4:5004", "AF41"],
      ["[ff15::214]:5004", "EF"],
      ["10.77.0.2:5004", "8"],
      ["[fd77::2]:5004", "0x3f"],
    ]) {
      // To a host nothing listens there, which it says; the packet was on the wire before that.
      const { code } = await pair.left.run(castscope("send", `${target}`, "--on", wire, "--dscp", `${dscp}`));
      expect(code).toBe(0);
    }
    const { out } = await tshark.ended;
    expect(out.split("\n").filter((line) => line !== "")).toEqual(["34\t\t0", "\t46\t", "8\t\t0", "\t63\t"]);
  });

  test.runIf(path === "dgram")("where DSCP cannot be set it is said in a sentence", async () => {
    const { code, err } = await pair.left.run(
      castscope("send", "239.2.11.5:5005", "--on", wire, "--dscp", "EF"),
    );
    expect([code, err]).toEqual([
      1,
      "Node's dgram cannot set the DSCP of what it sends: send with DSCP 0, or on Linux install koffi.\n",
    ]);
  });

  test.runIf(path === "native")(
    "a fresh group is one that nothing here has joined, and is told first",
    async () => {
      const { code, out, err } = await pair.left.run(
        castscope(
          ...["send", "--test", "239.255.0.1:5006", "--on", wire, "--fresh", "--run", "7f3c"],
          ...["--duration", "0.1", "--json"],
        ),
      );
      const { group, sent } = JSON.parse(out);
      expect(group).toMatch(/^239\.255\.[1-9]\d*\.[1-9]\d*$/);
      expect([code, err, sent]).toEqual([0, `Fresh group for run 7F3C: ${group}:5006.\n`, 10]);
    },
  );

  test.runIf(path === "native")("a rate that could flood a network is refused", async () => {
    const { code, out, err } = await pair.left.run(
      castscope("send", "--test", "239.2.11.6:5006", "--on", wire, "--preset", "iptv-10"),
    );
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(
      "100.0 Mbit/s would fill 1 % of wire0: add --yes to send it, or lower it to --bitrate 50M.\n",
    );
  });
}

/** iperf 2's UDP server on a group; `report` is what it says when the stream is over. */
async function iperfServer(host: Host, group: string, ...more: string[]) {
  const program = host.start([
    "stdbuf",
    "-oL",
    "iperf",
    "-s",
    "-u",
    "-B",
    `${group}%${wire}`,
    "-p",
    "5001",
    ...more,
  ]);
  await program.line("out", (line) => line.includes("UDP buffer size"));
  return {
    async report(): Promise<{ lost: number; total: number }> {
      const line = await program.line("out", (one) => /\d+\/\s*\d+ \(/.test(one));
      await program.stop("SIGINT");
      const [, lost, total] = /(\d+)\/\s*(\d+) \(/.exec(line) ?? [];
      return { lost: Number(lost), total: Number(total) };
    },
  };
}

/**
 * Drops each tenth packet to a port before the receiver's own stack has it. In front of the receiver and not behind
 * the sender: Castscope's socket is told what its own interface drops, and numbers only what left.
 */
async function dropSome(host: Host, port: number) {
  const rules = `
    table netdev lossy {
      chain in {
        type filter hook ingress device ${wire} priority 0;
        udp dport ${port} numgen inc mod 10 == 7 counter drop
      }
    }`;
  const { code, err } = await host.run(["nft", "-f", "-"], { input: rules });
  expect([code, err]).toEqual([0, ""]);
  return {
    async counted(): Promise<number> {
      const { out } = await host.run(["nft", "list", "table", "netdev", "lossy"]);
      return Number(/counter packets (\d+)/.exec(out)?.[1]);
    },
    end: () => host.run(["nft", "delete", "table", "netdev", "lossy"]),
  };
}
