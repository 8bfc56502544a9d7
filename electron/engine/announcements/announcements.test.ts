import { createSocket } from "node:dgram";
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { afterEach, expect, it, vi } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { createSystemNetwork, type Network } from "../net/network.ts";
import { systemClock } from "../time/clock.ts";
import { WallTime } from "../time/wall-time.ts";
import { Announcements } from "./announcements.ts";

const network = createSystemNetwork();
/** It stands still: all that comes is of one second. */
const clock = { ...systemClock, monotonic: () => 1_000 };
let announcements: Announcements | null = null;
afterEach(async () => {
  await announcements?.close();
});

async function open() {
  const interfaces = await network.interfaces();
  const loopback = interfaces.find((one) => one.loopback)?.name ?? "lo";
  const known = { now: interfaces };
  announcements = new Announcements({
    ...{ network, clock, wall: new WallTime(clock), interfaces: () => known.now },
  });
  return { announcements, loopback, known };
}

function sap(session: number, flags = 0x20): Uint8Array {
  const sdp = `v=0\r\no=- ${session} 1 IN IP4 127.0.0.1\r\ns=Studio ${session}\r\nc=IN IP4 239.69.1.1/32\r\nt=0 0\r\nm=audio 5004 RTP/AVP 98\r\n`;
  const header = [flags, 0, session >> 8, session & 0xff, 127, 0, 0, 1];
  return Uint8Array.from([...header, ...new TextEncoder().encode(`application/sdp\0${sdp}`)]);
}

async function announcer() {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  socket.setMulticastInterface("127.0.0.1");
  socket.setMulticastTTL(0);
  const send = (bytes: Uint8Array, group = "239.255.255.255", port = 9_875): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.send(bytes, port, group, (error) => (error === null ? resolve() : reject(error)));
    });
  return { send, close: () => socket.close() };
}

it("joins nothing before it is asked, hears sessions on the loopback, loses deleted ones, and leaves", async () => {
  const { announcements: heard, loopback } = await open();
  expect(heard.announced()).toMatchObject({ listen: { on: false }, interface: null, joined: 0 });
  await heard.listen({ on: true, interface: loopback });
  const { joined, wanted, problem } = heard.announced();
  expect({ joined, problem }).toEqual({ joined: wanted, problem: null });
  expect(joined).toBeGreaterThanOrEqual(4);
  const { send, close } = await announcer();
  try {
    await send(sap(1));
    await send(sap(2), "224.2.127.254");
    await send(Uint8Array.from([1, 2, 3]));
    await vi.waitFor(() => expect(heard.announced().announcements).toHaveLength(2));
    await vi.waitFor(() => expect(heard.announced().dropped.unread).toBe(1));
    expect(heard.announced().announcements.map(({ name, from, groups }) => [name, from, groups[0]?.text]))
      // Two groups are two sockets: which is read first is not said.
      .toEqual(expect.arrayContaining([["Studio 1", "127.0.0.1", `239.69.1.1:5004 on ${loopback}`]]));
    await send(sap(1, 0x24));
    await vi.waitFor(() =>
      expect(
        heard
          .announced()
          .announcements.map(({ lost }) => lost?.why ?? null)
          .toSorted(),
      ).toEqual(["deleted", null]),
    );
    for (let turn = 0; heard.announced().dropped.flood === 0; turn += 1) {
      expect(turn).toBeLessThan(10 * limits.announcementsPerSecond);
      await send(sap(3));
      // The socket is read between.
      await setImmediate();
    }
  } finally {
    close();
  }
  await heard.listen({ on: false, interface: null });
  expect(heard.announced()).toMatchObject({ interface: null, joined: 0, announcements: [] });
});

it("tries again what could not be joined, and says why until it is", async () => {
  const interfaces = await network.interfaces();
  let refuses = true;
  const opened: string[] = [];
  const stubborn: Pick<Network, "openReceiver"> = {
    async openReceiver({ address }) {
      if (refuses && address === "224.0.0.251") throw new Error("bind EADDRINUSE");
      opened.push(address);
      return { receiveBuffer: null, kernelDrops: () => null, close: async () => {} };
    },
  };
  announcements = new Announcements({
    ...{ network: stubborn, clock, wall: new WallTime(clock), interfaces: () => interfaces },
  });
  const listen = { on: true, interface: interfaces.find((one) => one.loopback)?.name ?? "lo" };
  await announcements.listen(listen);
  const { joined, wanted, problem } = announcements.announced();
  expect([joined, problem]).toEqual([wanted - 1, "bind EADDRINUSE"]);
  refuses = false;
  await announcements.listen(listen);
  expect(announcements.announced()).toMatchObject({ joined: wanted, problem: null });
  expect(opened).toHaveLength(wanted);
});

it("follows the interface: one that goes is left, and joined again when it is back", async () => {
  const { announcements: heard, loopback, known } = await open();
  await heard.listen({ on: true, interface: loopback });
  expect(heard.announced().joined).toBeGreaterThan(0);
  const all = known.now;
  known.now = [];
  await heard.listen({ on: true, interface: loopback });
  expect(heard.announced()).toMatchObject({ interface: null, joined: 0 });
  known.now = all;
  await heard.listen({ on: true, interface: loopback });
  expect(heard.announced().interface).toBe(loopback);
});
