import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import { samePackets } from "../packets.ts";
import type { SenderSpec } from "../udp.ts";
import { type NativeSendPath, openNativeSendPath } from "./send-path.ts";
import type { NativeSendSocket } from "./send-socket.ts";

/** Real sockets, strictly on loopback. */

const linux = process.platform === "linux";
const loopback = { name: "lo", index: 1, address: "127.0.0.1" };
const toHost: SenderSpec = {
  family: 4,
  multicast: false,
  interface: null,
  source: "127.0.0.1",
  sourcePort: null,
  ttl: 7,
  loopback: true,
};
const toGroup: SenderSpec = { ...toHost, multicast: true, interface: loopback, ttl: 0 };

const open: (Socket | NativeSendSocket)[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

async function path(): Promise<NativeSendPath> {
  const found = await openNativeSendPath();
  if (found === null) throw new Error("no native path for sending on this computer");
  return found;
}

/** A receiver that is not ours, with what it got and from which port. */
async function ear(address: string, port: number, group: boolean) {
  const socket = createSocket({ type: "udp4", reuseAddr: group });
  open.push(socket);
  const heard: string[] = [];
  const ports = new Set<number>();
  socket.on("message", (payload, from) => {
    heard.push(payload.toString("utf8"));
    ports.add(from.port);
  });
  socket.bind({ port, address, exclusive: true });
  await once(socket, "listening");
  if (group) socket.addMembership(address, loopback.address);
  return { heard, ports, port: socket.address().port };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test.runIf(!linux)("is not there on other systems", async () => {
  expect(await openNativeSendPath()).toBeNull();
});

test("is not used where koffi is missing", async () => {
  expect(await openNativeSendPath(() => Promise.reject(new Error("not found")))).toBeNull();
});

describe.runIf(linux)("sending with sendmmsg", () => {
  test.each([
    ["a host", "127.0.0.1", toHost],
    ["a group", "239.255.9.1", toGroup],
  ])("hands over more than one system call takes, to %s", async (_what, address, socket) => {
    const { heard, ports, port } = await ear(address, socket.multicast ? 47_301 : 0, socket.multicast);
    const payload = new TextEncoder().encode("grüße");
    const sender = (await path()).open({ socket, address, port, packets: samePackets(payload) });
    open.push(sender);
    expect(sender.hand(150)).toEqual({ sent: 150, full: false, error: null, answers: [] });
    await until(() => heard.length >= 150);
    expect(new Set(heard)).toEqual(new Set(["grüße"]));
    expect([...ports]).toEqual([sender.sourcePort]);
  });

  test("sends an empty datagram, and from the port that was asked for", async () => {
    const { heard, ports, port } = await ear("127.0.0.1", 0, false);
    const socket = { ...toHost, sourcePort: 47_302 };
    const sender = (await path()).open({
      socket,
      address: "127.0.0.1",
      port,
      packets: samePackets(new Uint8Array()),
    });
    open.push(sender);
    expect(sender.hand(1).sent).toBe(1);
    await until(() => heard.length > 0);
    expect([heard, [...ports]]).toEqual([[""], [47_302]]);
  });

  test("does not change what it sends when the caller's bytes change", async () => {
    const { heard, port } = await ear("127.0.0.1", 0, false);
    const payload = new TextEncoder().encode("before");
    const sender = (await path()).open({
      socket: toHost,
      address: "127.0.0.1",
      port,
      packets: samePackets(payload),
    });
    open.push(sender);
    payload.fill(0);
    sender.hand(1);
    await until(() => heard.length > 0);
    expect(heard).toEqual(["before"]);
  });

  test("what the system refuses has its code, and leaves nothing open", async () => {
    const { port } = await ear("127.0.0.1", 0, false);
    const native = await path();
    const spec = {
      socket: toHost,
      address: "127.0.0.1",
      port: 9,
      packets: samePackets(new Uint8Array(1)),
    };
    const refused = (more: object) => () => void native.open({ ...spec, ...more });
    expect(refused({ socket: { ...toHost, sourcePort: port } })).toThrow(
      expect.objectContaining({ code: "EADDRINUSE" }),
    );
    expect(refused({ socket: { ...toHost, source: "203.0.113.9" } })).toThrow(
      expect.objectContaining({ code: "EADDRNOTAVAIL" }),
    );
    const gone = { ...toGroup, interface: { ...loopback, index: null, name: "gone0" } };
    expect(refused({ socket: gone })).toThrow(expect.objectContaining({ code: "ENODEV" }));
  });

  test("a datagram that is too large is refused alone", async () => {
    const payload = new Uint8Array(65_508);
    const sender = (await path()).open({
      ...{ socket: toHost, address: "127.0.0.1", port: 9, packets: samePackets(payload) },
    });
    open.push(sender);
    const { sent, error } = sender.hand(3);
    expect(sent).toBe(0);
    expect(error).toMatchObject({ code: "EMSGSIZE" });
  });

  test("a host's answer is told with who gave it, and the datagram after it is sent all the same", async () => {
    // A port that was free a moment ago, so that nothing listens there.
    const { port } = await ear("127.0.0.1", 0, false);
    await new Promise<void>((resolve) => (open.pop() as Socket).close(() => resolve()));
    const payload = new Uint8Array(1);
    const sender = (await path()).open({
      socket: toHost,
      address: "127.0.0.1",
      port,
      packets: samePackets(payload),
    });
    open.push(sender);
    const first = sender.hand(1);
    const second = sender.hand(1);
    expect([first.sent, second.sent, second.error]).toEqual([1, 1, null]);
    const answers = [...first.answers, ...second.answers, ...sender.answers()];
    expect(answers[0]).toEqual({ kind: "port-unreachable", from: "127.0.0.1" });
  });
});
