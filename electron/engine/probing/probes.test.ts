import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { afterEach, expect, it, vi } from "vitest";
import type { ProbeRequest } from "../../../shared/contract/probes.ts";
import { limits } from "../../../shared/limits.ts";
import { systemHost } from "../host/host-system.ts";
import { createSystemNetwork, type Network } from "../net/network.ts";
import { systemClock } from "../time/clock.ts";
import { WallTime } from "../time/wall-time.ts";
import { Probes } from "./probes.ts";

const network = createSystemNetwork();
const group = "239.7.7.7";
const open: (Probes | Socket)[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** Timers that a test moves. */
function movedClock() {
  const due: (() => void)[] = [];
  const after = (_ms: number, call: () => void): (() => void) => {
    due.push(call);
    return () => {};
  };
  return { clock: { ...systemClock, after }, runOut: () => due.splice(0).forEach((call) => void call()) };
}

/** @param mayCapture whether the system lets this process see every port; no system says so on request */
async function searching(mayCapture: boolean, given: Partial<Network> = {}) {
  const interfaces = await network.interfaces();
  const opened: number[] = [];
  const closed: number[] = [];
  const { clock, runOut } = movedClock();
  const probes = new Probes({
    network: {
      limits: network.limits,
      routes: network.routes,
      async openReceiver(spec, ...rest) {
        if (spec.anyPort && !mayCapture) throw Object.assign(new Error("socket EPERM"), { code: "EPERM" });
        const receiver = await network.openReceiver(spec, ...rest);
        opened.push(spec.port);
        return { ...receiver, close: () => receiver.close().finally(() => closed.push(spec.port)) };
      },
      ...given,
    },
    ...{ system: systemHost(network), clock, wall: new WallTime(clock) },
    ...{ interfaces: () => interfaces, byNumber: () => true },
  });
  open.push(probes);
  return { probes, opened, closed, runOut, lo: interfaces.find(({ loopback }) => loopback)?.name ?? "lo" };
}

const request = (given: Partial<ProbeRequest> = {}): ProbeRequest => ({
  ...{ address: group, interface: "lo", source: null, ports: [7_101], forMs: limits.probeMs },
  ...given,
});

async function sender(): Promise<(port: number, text: Uint8Array | string) => Promise<void>> {
  const socket = createSocket("udp4");
  open.push(socket);
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  socket.setMulticastInterface("127.0.0.1");
  socket.setMulticastTTL(0);
  return (port, bytes) =>
    new Promise((resolve, reject) => {
      socket.send(bytes, port, group, (error) => (error === null ? resolve() : reject(error)));
    });
}

/** RTP of a static type (RFC 3550, RFC 3551). */
const rtp = (sequence: number): Uint8Array =>
  Uint8Array.from([
    0x80,
    0,
    sequence >> 8,
    sequence & 0xff,
    0,
    0,
    0,
    sequence,
    1,
    2,
    3,
    4,
    ...new Uint8Array(160),
  ]);

it("hears on each known port what comes there, says what it looks like, and leaves when its time is over", async () => {
  const { probes, opened, closed, runOut, lo } = await searching(false);
  const { id } = await probes.start(request({ interface: lo }));
  const begun = probes.state(id);
  expect(begun).toMatchObject({
    address: group,
    interface: lo,
    way: "ports",
    end: null,
    heard: [],
    untold: 0,
  });
  expect(begun.ports).toEqual(opened);
  expect(begun.ports[0]).toBe(7_101);
  expect(begun.ports).toContain(5_004);
  const send = await sender();
  for (let sequence = 1; sequence <= 12; sequence += 1) await send(5_004, rtp(sequence));
  await send(7_101, "");
  // Not among those that are listened on.
  await send(7_102, "unheard");
  await vi.waitFor(() => expect(probes.state(id).heard.map(({ packets }) => packets)).toEqual([12, 1]));
  const [first, second] = probes.state(id).heard;
  expect(first).toMatchObject({
    port: 5_004,
    bytes: 12 * 172,
    senders: 1,
    looksLike: { type: "rtp", title: "RTP" },
  });
  expect(first?.from).toMatch(/^127\.0\.0\.1:\d+$/);
  expect(second).toMatchObject({ port: 7_101, bytes: 0, looksLike: null });
  runOut();
  await vi.waitFor(() => expect(probes.state(id)).toMatchObject({ end: "time" }));
  expect(closed.toSorted()).toEqual(opened.toSorted());
  // What was heard is still told.
  expect(probes.state(id).heard).toHaveLength(2);
});

it("sees any port by one socket where this process may capture", async () => {
  const { probes, opened, closed } = await searching(true);
  const { id } = await probes.start(request());
  expect(opened).toEqual([0]);
  expect(probes.state(id)).toMatchObject({ way: "any-port", ports: [], portsLeftOut: 0 });
  const send = await sender();
  for (let sequence = 1; sequence <= 20; sequence += 1) await send(41_237, rtp(sequence));
  await send(9, "x");
  await vi.waitFor(() => expect(probes.state(id).heard.map(({ packets }) => packets)).toEqual([20, 1]));
  // Away from its own port an RTP header alone says little: numbers that follow each other do.
  expect(probes.state(id).heard).toMatchObject([
    { port: 41_237, packets: 20, bytes: 20 * 172, looksLike: { type: "rtp" } },
    { port: 9, packets: 1, bytes: 1 },
  ]);
  expect(probes.state(id).heard[0]?.from).toMatch(/^127\.0\.0\.1:[1-9]\d*$/);
  await probes.stop(id);
  expect(closed).toEqual([0]);
  expect(probes.state(id).end).toBe("stopped");
});

it("names ports that another program holds without sharing, and listens on the others", async () => {
  const holder = createSocket({ type: "udp4", reuseAddr: false });
  open.push(holder);
  holder.bind({ port: 7_101, address: "0.0.0.0", exclusive: true });
  await once(holder, "listening");
  const { probes } = await searching(false);
  const { id } = await probes.start(request());
  const { deaf, ports } = probes.state(id);
  expect(ports).not.toContain(7_101);
  expect(ports).toContain(5_004);
  const held = deaf.find(({ port }) => port === 7_101);
  expect(held?.problem.code).toBe("port-in-use");
  expect(held?.holder).toContain(String(process.pid));
});

it("refuses what is no group or has no way, and more at once than there may be, with nothing left open", async () => {
  const { probes, opened, closed } = await searching(false);
  await expect(probes.start(request({ address: "10.1.2.3" }))).rejects.toMatchObject({
    problem: { name: "probe-of-no-group" },
  });
  await expect(probes.start(request({ interface: "nowhere7" }))).rejects.toMatchObject({
    problem: { name: "interface-unknown" },
  });
  expect(opened).toEqual([]);
  const ids: number[] = [];
  for (let turn = 0; turn < limits.probesAtOnce; turn += 1) ids.push((await probes.start(request())).id);
  await expect(probes.start(request())).rejects.toMatchObject({ problem: { name: "probes-full" } });
  for (const id of ids) await probes.stop(id);
  expect(closed).toHaveLength(opened.length);
  await expect(probes.stop(99)).rejects.toMatchObject({ problem: { name: "probe-forgotten" } });
});

it("tells at once what concerns no single port, such as an interface that cannot be joined", async () => {
  let tries = 0;
  const { probes } = await searching(false, {
    openReceiver: async () => {
      tries += 1;
      throw Object.assign(new Error("setsockopt ENODEV"), { code: "ENODEV" });
    },
  });
  await expect(probes.start(request())).rejects.toMatchObject({
    problem: { name: "interface-without-multicast" },
  });
  // Not once for each port.
  expect(tries).toBe(1);
});
