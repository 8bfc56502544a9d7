import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Capture } from "./capture.ts";
import { startWatch } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { type Host, here, Pair, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";

/** Other people's senders: what Castscope counts is what was on the wire, and what they say they sent. */

const folder = mkdtempSync(join(tmpdir(), "castscope-senders-"));
let pair: Pair;

afterEach(stopPrograms);

function lab(name: string, programs: readonly string[], tests: () => void): void {
  describeLab(name, ["ip", "dumpcap", "tshark", "python3", ...programs], () => {
    beforeAll(() => {
      pair = new Pair();
    });
    afterAll(() => pair.close());
    tests();
  });
}

afterAll(() => rmSync(folder, { recursive: true }));

interface Sending {
  readonly from: Host;
  readonly to: Host;
  readonly on: string;
  readonly group: string;
  readonly port: number;
  /** Sends, and returns what the sender says that it sent. */
  send(host: Host): Promise<{ packets: number; bytes: number }>;
}

/** The sender's own count, the wire's and Castscope's must be one. */
async function expectAllCounted({ from, to, on, group, port, send }: Sending): Promise<void> {
  const endpoint = group.includes(":") ? `[${group}]:${port}` : `${group}:${port}`;
  const watch = await startWatch(to, endpoint, "--on", on);
  const capture = await Capture.start(to, on, `udp port ${port}`);
  const said = await send(from);
  expect(await watch.reached(said.packets)).toMatchObject([{ state: "receiving" }]);
  const onWire = await capture.finish(said.packets);
  const { groups, ended } = await watch.finish();
  expect(onWire.length).toBe(said.packets);
  expect(onWire.reduce((sum, { size }) => sum + size, 0)).toBe(said.bytes);
  expect(groups).toMatchObject([{ group, port, interface: on, ...said, sourceCount: 1, storeDropped: 0 }]);
  // Null where the system does not tell.
  expect(groups[0]?.kernelDrops ?? 0).toBe(0);
  expect(ended.code).toBe(0);
}

lab("iperf 2", ["iperf"], () => {
  /** It numbers its datagrams from 1 and tells the number after the last. */
  const iperf =
    (...args: string[]) =>
    async (host: Host) => {
      const { out } = await host.run(["iperf", "-u", "-t", "1", "-b", "1m", "-l", "1000", ...args]);
      const packets = Number(/Sent (\d+) datagrams/.exec(out)?.[1]) - 1;
      return { packets, bytes: packets * 1000 };
    };

  test("on one host, IPv4", async () => {
    const send = iperf("-c", "239.1.1.1", "-T", "0", "-B", "127.0.0.1");
    await expectAllCounted({ from: here, to: here, on: "lo", group: "239.1.1.1", port: 5001, send });
  });

  test("from another host, IPv4", async () => {
    const send = iperf("-c", "239.1.1.1", "-T", "1");
    await expectAllCounted({
      from: pair.left,
      to: pair.right,
      on: wire,
      group: "239.1.1.1",
      port: 5001,
      send,
    });
  });

  test("from another host, IPv6", async () => {
    const send = iperf("-V", "-c", `ff15::1%${wire}`, "-T", "1");
    await expectAllCounted({ from: pair.left, to: pair.right, on: wire, group: "ff15::1", port: 5001, send });
  });
});

lab("mgen", ["mgen"], () => {
  const mgen = (group: string, port: number, on: string) => async (host: Host) => {
    const event = `ON 1 UDP DST ${group}/${port} PERIODIC [100 200] COUNT 80 INTERFACE ${on}`;
    const { out } = await host.run(["mgen", "txlog", "event", event]);
    const sizes = Array.from(out.matchAll(/ SEND .* size>(\d+)/g), (match) => Number(match[1]));
    return { packets: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  };

  test("on one host, IPv4", async () => {
    const send = mgen("239.1.1.2", 5002, "lo");
    await expectAllCounted({ from: here, to: here, on: "lo", group: "239.1.1.2", port: 5002, send });
  });

  test("from another host, IPv4 and IPv6", async () => {
    for (const group of ["239.1.1.2", "ff15::2"]) {
      const send = mgen(group, 5002, wire);
      await expectAllCounted({ from: pair.left, to: pair.right, on: wire, group, port: 5002, send });
    }
  });
});

lab("multicat", ["multicat"], () => {
  /** A transport stream of null packets, seven to a datagram, and its file of times at 27 MHz. */
  const packets = 50;
  const size = 7 * 188;
  const stream = join(folder, "stream.ts");
  beforeAll(() => {
    const packet = Buffer.alloc(188, 0xff);
    packet.set([0x47, 0x1f, 0xff, 0x10]);
    writeFileSync(stream, Buffer.concat(new Array<Buffer>(7 * packets).fill(packet)));
    const times = Buffer.alloc(8 * packets);
    for (let index = 0; index < packets; index += 1) {
      times.writeBigUInt64BE(27_000_000n + 270_000n * BigInt(index), 8 * index);
    }
    writeFileSync(join(folder, "stream.aux"), times);
  });

  test("from another host, raw and in RTP", async () => {
    for (const [option, header] of [
      ["-U", 0],
      ["-u", 12],
    ] as const) {
      const send = async (host: Host) => {
        const { err } = await host.run(["multicat", option, stream, `239.1.1.3:5004@10.77.0.1`]);
        expect(err).toContain("end of file");
        return { packets, bytes: packets * (size + header) };
      };
      await expectAllCounted({
        from: pair.left,
        to: pair.right,
        on: wire,
        group: "239.1.1.3",
        port: 5004,
        send,
      });
    }
  });
});

lab("socat", ["socat"], () => {
  /** One datagram for each block that it reads: 300 bytes of input are three. */
  const socat = (target: string) => async (host: Host) => {
    const { code, err } = await host.run(["socat", "-b", "100", "-u", "-", target], {
      input: "x".repeat(300),
    });
    expect(err).toBe("");
    expect(code).toBe(0);
    return { packets: 3, bytes: 300 };
  };

  test("on one host, IPv4, to a group and to a host", async () => {
    const options = "ip-multicast-if=127.0.0.1,ip-multicast-ttl=0";
    await expectAllCounted({
      ...{ from: here, to: here, on: "lo", group: "239.1.1.4", port: 5005 },
      send: socat(`UDP4-DATAGRAM:239.1.1.4:5005,${options}`),
    });
    await expectAllCounted({
      ...{ from: here, to: here, on: "lo", group: "127.0.0.1", port: 5005 },
      send: socat("UDP4-DATAGRAM:127.0.0.1:5005"),
    });
  });

  test("from another host, IPv6", async () => {
    await expectAllCounted({
      ...{ from: pair.left, to: pair.right, on: wire, group: "ff15::4", port: 5005 },
      send: socat("UDP6-DATAGRAM:[ff15::4]:5005"),
    });
  });
});
