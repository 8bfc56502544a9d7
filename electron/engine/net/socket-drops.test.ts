import { describe, expect, test } from "vitest";
import { SocketDrops } from "./socket-drops.ts";

/** Sockets of /proc/net/udp as inode, address in hex and drops, and the own ones by descriptor. */
function system() {
  const rows = new Map<number, { local: string; drops: number }>();
  const own = new Map<number, number>();
  let readings = 0;
  const drops = new SocketDrops({
    littleEndian: true,
    async read(path) {
      readings += 1;
      const six = path.endsWith("udp6");
      const lines = [...rows].filter(([, { local }]) => local.length > 13 === six);
      return [
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops",
        ...lines.map(
          ([inode, one]) =>
            `  1: ${one.local} 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 ${inode} 2 0000000000000000 ${one.drops}`,
        ),
      ].join("\n");
    },
    list: async () => [...own.keys()].map(String),
    async readLink(path) {
      const inode = own.get(Number(path.split("/").at(-1)));
      // Descriptors are files and pipes as well, and may be gone by now.
      if (inode === undefined) throw new Error("ENOENT");
      return inode === 0 ? "pipe:[7]" : `socket:[${inode}]`;
    },
  });
  return { drops, rows, own, readings: () => readings };
}

/** 239.1.2.3:5000, as the kernel writes it. */
const group = "030201EF:1388";

describe("drops of own sockets", () => {
  test("are unknown before the first reading, then what the kernel counts", async () => {
    const { drops, rows, own } = system();
    rows.set(71, { local: group, drops: 0 });
    own.set(0, 0);
    own.set(20, 71);
    const socket = drops.watch("239.1.2.3", 5_000);
    expect(socket.drops()).toBeNull();
    await drops.refresh();
    expect(socket.drops()).toBe(0);
    rows.set(71, { local: group, drops: 212 });
    await drops.refresh();
    expect(socket.drops()).toBe(212);
  });

  test("another program's on the same group and port is never counted", async () => {
    const { drops, rows, own } = system();
    rows.set(70, { local: group, drops: 9_999 });
    const socket = drops.watch("239.1.2.3", 5_000);
    await drops.refresh();
    expect(socket.drops()).toBeNull();
    rows.set(71, { local: group, drops: 3 });
    own.set(20, 71);
    await drops.refresh();
    expect(socket.drops()).toBe(3);
  });

  test("other own sockets are told apart by address and port", async () => {
    const { drops, rows, own } = system();
    rows.set(71, { local: "040201EF:1388", drops: 1 });
    rows.set(72, { local: "030201EF:1389", drops: 2 });
    rows.set(73, { local: "000015FF000000000000000001000000:1388", drops: 3 });
    for (const inode of rows.keys()) own.set(inode, inode);
    const sockets = [
      drops.watch("239.1.2.3", 5_001),
      drops.watch("ff15::1", 5_000),
      drops.watch("239.1.2.4", 5_000),
      drops.watch("239.1.2.9", 5_000),
    ];
    await drops.refresh();
    expect(sockets.map((socket) => socket.drops())).toEqual([2, 3, 1, null]);
  });

  test("two that are bound alike keep theirs in the order of their opening", async () => {
    const { drops, rows, own } = system();
    rows.set(90, { local: group, drops: 1 });
    own.set(20, 90);
    const first = drops.watch("239.1.2.3", 5_000);
    await drops.refresh();
    rows.set(71, { local: group, drops: 2 });
    rows.set(72, { local: group, drops: 3 });
    own.set(8, 71);
    own.set(21, 72);
    const [second, third] = [drops.watch("239.1.2.3", 5_000), drops.watch("239.1.2.3", 5_000)];
    await drops.refresh();
    expect([first.drops(), second.drops(), third.drops()]).toEqual([1, 2, 3]);
  });

  test("a closed socket is not looked for, and a new one begins anew", async () => {
    const { drops, rows, own, readings } = system();
    rows.set(71, { local: group, drops: 5 });
    own.set(20, 71);
    const socket = drops.watch("239.1.2.3", 5_000);
    await drops.refresh();
    socket.end();
    const before = readings();
    await drops.refresh();
    expect(readings()).toBe(before);
    rows.clear();
    rows.set(80, { local: group, drops: 0 });
    own.set(20, 80);
    const next = drops.watch("239.1.2.3", 5_000);
    await drops.refresh();
    expect([socket.drops(), next.drops()]).toEqual([5, 0]);
  });

  test("a system that cannot be read tells nothing, and fails nothing", async () => {
    const refuse = () => Promise.reject(new Error("EACCES"));
    const drops = new SocketDrops({ littleEndian: true, read: refuse, list: refuse, readLink: refuse });
    const socket = drops.watch("239.1.2.3", 5_000);
    await drops.refresh();
    expect(socket.drops()).toBeNull();
  });
});
