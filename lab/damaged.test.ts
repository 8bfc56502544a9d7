import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import { describeLab } from "./needs.ts";
import { Pair, wire } from "./network.ts";
import { stopPrograms } from "./program.ts";
import { receivePaths, startWatchBy } from "./receive-path.ts";

/** What was spoilt on the way is told as damaged, and not as dropped by a computer that was too slow. */

/** Writes UDP datagrams with a wrong checksum on the wire: no socket of ours makes such. */
const spoilt = `
import socket, struct, sys
wire, group, port, count, size = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
out = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
out.bind((wire, 0x0800))
address = socket.inet_aton(group)
ethernet = b"\\x01\\x00\\x5e" + bytes([address[1] & 127]) + address[2:] + out.getsockname()[4] + b"\\x08\\x00"
payload = bytes(size)
udp = struct.pack("!HHHH", 4000, port, 8 + size, 0xdead) + payload
head = lambda check: struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 1, 0, 1, 17, check, socket.inet_aton("10.77.0.1"), address)
total = sum(struct.unpack("!10H", head(0)))
while total >> 16: total = (total & 0xffff) + (total >> 16)
for _ in range(count): out.send(ethernet + head(~total & 0xffff) + udp)
`;

describeLab("datagrams that arrive damaged", ["ip", "python3"], () => {
  let pair: Pair;
  beforeAll(() => {
    pair = new Pair();
  });
  afterAll(() => pair.close());
  afterEach(stopPrograms);

  test.each(receivePaths)("are told as such and with the kernel's count, by %s", async (path) => {
    const [group, port] = ["239.2.8.1", path === "dgram" ? "6201" : "6200"];
    const watch = await startWatchBy(path, pair.right, `${group}:${port}`, "--on", wire);
    const send = (count: number, size: number) =>
      pair.left.run(["python3", "-c", spoilt, wire, group, port, String(count), String(size)]);
    expect((await send(50, 200)).code).toBe(0);
    // So small that the kernel throws them away before it looks for a socket.
    expect((await send(20, 10)).code).toBe(0);
    await watch.program.nextLine("out", (line) => (JSON.parse(line) as WatchReport).totals.damaged === 70);
    const { groups, ended } = await watch.finish();
    expect(groups).toMatchObject([{ packets: 0, kernelDrops: 0, damaged: 50 }]);
    const kernel = await pair.right.run(["cat", "/proc/net/snmp"]);
    const [names = [], counts = []] = kernel.out
      .split("\n")
      .filter((line) => line.startsWith("Udp:"))
      .map((line) => line.split(" "));
    expect(Number(counts[names.indexOf("RcvbufErrors")])).toBe(0);
    expect(ended.err).not.toMatch(/dropped/i);
    expect(ended.err).not.toMatch(/querier/);
  });
});
