import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { encode } from "@msgpack/msgpack";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { limits } from "../../../shared/limits.ts";
import { encodeFrame } from "../../../shared/wire.ts";
import { sampleDelta, samples } from "../../rpc/testing/samples.ts";
import { credentials, openWindow, tryUpgrade } from "./testing/connect.ts";
import { openTestDoor, type TestDoor } from "./testing/open-door.ts";

let door: TestDoor;
beforeEach(async () => {
  door = await openTestDoor();
});
afterEach(async () => {
  vi.useRealTimers();
  await door.close();
});

describe("opening a socket", () => {
  test("needs the session’s secret and our own origin", async () => {
    const { protocols, headers } = await credentials(door);
    const [protocol = "", secret = ""] = protocols;
    expect(await tryUpgrade(door, { protocols, headers })).toBe(101);
    for (const wrong of [[], [protocol], [protocol, "wrong"], [secret], [secret, protocol], ["x", secret]]) {
      expect([wrong, await tryUpgrade(door, { protocols: wrong, headers })]).toEqual([wrong, 401]);
    }
    const token = { protocols: [protocol, door.token()], headers };
    expect(await tryUpgrade(door, token)).toBe(401);
    expect(await tryUpgrade(door, { protocols: [], headers }, `/socket?token=${door.token()}`)).toBe(404);
    const cookie = { ...headers, cookie: `castscope-${door.door.port}=${secret}` };
    expect(await tryUpgrade(door, { protocols: [protocol], headers: cookie })).toBe(401);
    expect(await tryUpgrade(door, { protocols, headers: {} })).toBe(403);
    for (const origin of [
      "null",
      "http://evil.example",
      "http://127.0.0.1",
      `https://127.0.0.1:${door.door.port}`,
      `http://localhost:${door.door.port}`,
      `http://127.0.0.1:${door.door.port + 1}`,
      `http://${door.ownHost}`,
      `${door.origin}.evil.example`,
    ]) {
      expect(await tryUpgrade(door, { protocols, headers: { origin } })).toBe(403);
    }
  });

  test("does not repeat the secret", async () => {
    const window = await openWindow(door);
    expect(window.socket.protocol).toBe("castscope");
  });

  test("refuses foreign hosts, foreign pages and other paths", async () => {
    const { protocols, headers } = await credentials(door);
    const withMore = (more: Record<string, string>) =>
      tryUpgrade(door, { protocols, headers: { ...headers, ...more } });
    expect(await withMore({ host: "evil.example" })).toBe(421);
    expect(await withMore({ host: `castscope-${"0".repeat(20)}.localhost:${door.door.port}` })).toBe(421);
    expect(await withMore({ "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await withMore({ "sec-fetch-site": "same-site" })).toBe(403);
    expect(await tryUpgrade(door, { protocols, headers }, "/")).toBe(404);
  });

  test("is possible under each name of this computer and under the door’s own", async () => {
    const { protocols } = await credentials(door);
    for (const host of [`localhost:${door.door.port}`, door.ownHost]) {
      expect(await tryUpgrade(door, { protocols, headers: { host, origin: `http://${host}` } })).toBe(101);
    }
  });

  test("is refused when too many windows are open, and possible again when one has gone", async () => {
    const windows = await Promise.all(Array.from({ length: limits.clients }, () => openWindow(door)));
    const letIn = await credentials(door);
    expect(await tryUpgrade(door, letIn)).toBe(503);
    windows[0]?.socket.close();
    await windows[0]?.closed;
    await expect.poll(() => tryUpgrade(door, letIn)).toBe(101);
  });
});

describe("what a window may say", () => {
  test.each([
    ["a text", "{}"],
    ["noise", Buffer.of(0xc1, 0xff)],
    ["a frame without a number", Buffer.from(encode({ method: "snapshot", args: null }))],
  ])("%s ends the connection and no other", async (_, message) => {
    const [bad, good] = [await openWindow(door), await openWindow(door)];
    bad.socket.send(message);
    expect((await bad.closed).code).toBe(1007);
    good.ask({ id: 1, method: "leave", args: { id: 7 } });
    await expect.poll(() => good.frames).toEqual([{ id: 1, answer: { ok: true, result: null } }]);
    expect(door.calls).toHaveLength(1);
  });

  test("a message larger than the limit is not read", async () => {
    const window = await openWindow(door);
    window.socket.send(Buffer.alloc(limits.requestBytes + 1));
    expect((await window.closed).code).toBe(1009);
    expect(door.calls).toEqual([]);
  });

  test("the largest send fits", async () => {
    const window = await openWindow(door);
    const payload = new Uint8Array(limits.payloadBytesIpv6).fill(1);
    const asked = { ...samples.send.args, content: { kind: "bytes" as const, payload } };
    window.ask({ id: 1, method: "send", args: asked });
    await expect.poll(() => window.frames.length).toBe(1);
    expect(door.calls[0]?.args).toEqual(asked);
    const args = door.calls[0]?.args as typeof asked;
    expect(args.content.payload.constructor).toBe(Uint8Array);
  });

  test("calls beyond the limit of one window are answered with a problem at once", async () => {
    const window = await openWindow(door);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    vi.spyOn(door.handlers, "leave").mockImplementation(async () => {
      await held;
      return null;
    });
    const { callsPerClient } = limits;
    for (let id = 1; id <= callsPerClient + 1; id += 1) window.ask({ id, method: "leave", args: { id } });
    await expect.poll(() => window.frames.length).toBe(1);
    expect(window.frames[0]).toMatchObject({
      id: callsPerClient + 1,
      answer: { ok: false, problem: { code: "limit-reached", retry: true } },
    });
    release();
    await expect.poll(() => window.frames.length).toBe(callsPerClient + 1);
    window.ask({ id: 999, method: "retry", args: { id: 7 } });
    await expect.poll(() => window.frames.at(-1)).toMatchObject({ id: 999, answer: { ok: true } });
  });
});

describe("a window that floods", () => {
  const call = (id: number) => encodeFrame({ id, method: "leave", args: { id } });

  test("is cut off when it goes on asking without room, and nothing more of it is run", async () => {
    const window = await openWindow(door);
    vi.spyOn(door.handlers, "leave").mockImplementation(() => new Promise(() => {}));
    const { callsPerClient, refusalsPerPing } = limits;
    for (let id = 1; id <= callsPerClient + refusalsPerPing + 1_000; id += 1) window.socket.send(call(id));
    expect(await window.closed).toEqual({
      code: 1008,
      reason: "This window asked on and on without waiting.",
    });
    expect(window.frames).toHaveLength(refusalsPerPing);
    expect(door.handlers.leave).toHaveBeenCalledTimes(limits.callsRunning);
  });

  test("has few calls in the monitor’s hands, and the others wait for their turn", async () => {
    const window = await openWindow(door);
    const releases: (() => void)[] = [];
    const leave = vi
      .spyOn(door.handlers, "leave")
      .mockImplementation(() => new Promise((resolve) => releases.push(() => resolve(null))));
    const { callsRunning } = limits;
    for (let id = 1; id <= callsRunning + 2; id += 1) window.socket.send(call(id));
    await expect.poll(() => leave).toHaveBeenCalledTimes(callsRunning);
    const other = await openWindow(door);
    other.ask({ id: 1, method: "retry", args: { id: 7 } });
    await expect.poll(() => other.frames.length).toBe(1);
    expect(leave).toHaveBeenCalledTimes(callsRunning);
    releases[0]?.();
    await expect.poll(() => leave).toHaveBeenCalledTimes(callsRunning + 1);
  });

  test("what waits of a window that has gone is never run", async () => {
    const window = await openWindow(door);
    const releases: (() => void)[] = [];
    const leave = vi
      .spyOn(door.handlers, "leave")
      .mockImplementation(() => new Promise((resolve) => releases.push(() => resolve(null))));
    for (let id = 1; id <= limits.callsPerClient; id += 1) window.socket.send(call(id));
    await expect.poll(() => leave).toHaveBeenCalledTimes(limits.callsRunning);
    const upToNow = await openWindow(door);
    window.socket.terminate();
    await window.closed;
    // An answer to another window: by then the door has seen that the first has gone.
    upToNow.ask({ id: 1, method: "retry", args: { id: 7 } });
    await expect.poll(() => upToNow.frames.length).toBe(1);
    for (const release of releases) release();
    upToNow.ask({ id: 2, method: "retry", args: { id: 7 } });
    await expect.poll(() => upToNow.frames.length).toBe(2);
    expect(leave).toHaveBeenCalledTimes(limits.callsRunning);
  });

  test("does not keep another from being served: they take turns, frame by frame", async () => {
    const [flooding, quiet] = [await openWindow(door), await openWindow(door)];
    const frames = Array.from({ length: 3_000 }, (_, index) => call(index + 1));
    const raw = (flooding.socket as unknown as { _socket: Socket })._socket;
    // All of it in one write, so that it lies ready in the door's buffer before the other one asks.
    raw.write(Buffer.concat(frames.map(maskedFrame)));
    quiet.ask({ id: 1, method: "retry", args: { id: 7 } });
    await expect.poll(() => quiet.frames.length).toBe(1);
    const before = door.calls.findIndex(({ method }) => method === "retry");
    expect(before).toBeLessThan(200);
    flooding.socket.terminate();
  });

  test("requests that wait take no more memory than their share", async () => {
    const window = await openWindow(door);
    vi.spyOn(door.handlers, "send").mockImplementation(() => new Promise(() => {}));
    const payload = new Uint8Array(limits.payloadBytesIpv6);
    const fit = limits.callsRunning + Math.floor(limits.callsWaitingBytes / limits.payloadBytesIpv6);
    for (let id = 1; id <= fit + 1; id += 1) {
      window.ask({ id, method: "send", args: { ...samples.send.args, payload } });
    }
    await expect.poll(() => window.frames.length).toBeGreaterThan(0);
    expect(window.frames[0]).toMatchObject({ answer: { problem: { code: "limit-reached" } } });
  });

  test("parts of a message are bounded as well as its bytes", async () => {
    const window = await openWindow(door);
    for (let part = 0; part <= limits.requestFragments; part += 1) {
      window.socket.send(Buffer.of(0x80), { fin: false });
    }
    expect((await window.closed).code).toBe(1008);
  });
});

/** A frame as a client sends it, with a mask of zeros (RFC 6455, section 5.2). */
function maskedFrame(payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(0x82, 0x80 | payload.length, 0, 0, 0, 0), payload]);
}

describe("a window that reads too slowly", () => {
  const large = { ...sampleDelta(1), left: new Array<number>(500_000).fill(1.5) };

  test("misses deltas, which are counted, and the others miss none", async () => {
    const slow = await openWindow(door);
    const quick = await openWindow(door);
    slow.socket.pause();
    let sent = 0;
    while (door.door.dropped === 0) {
      sent += 1;
      door.transport.emit("delta", { ...large, sequence: sent });
      await expect.poll(() => quick.frames.length).toBe(sent);
    }
    const { dropped } = door.door;
    slow.socket.resume();
    await expect.poll(() => slow.frames.length).toBe(sent - dropped);
    door.transport.emit("delta", sampleDelta(sent + 1));
    await expect.poll(() => slow.frames.at(-1)).toMatchObject({ payload: { sequence: sent + 1 } });
    slow.socket.close();
    await slow.closed;
    await expect.poll(() => door.door.dropped).toBe(dropped);
  });

  test("and asks on and on is cut off", async () => {
    const window = await openWindow(door);
    const rows = Array.from({ length: 20_000 }, () => samples.sources.result[0]);
    vi.spyOn(door.handlers, "sources").mockResolvedValue(rows.flatMap((row) => row ?? []));
    window.socket.pause();
    let id = 0;
    while (window.socket.readyState === WebSocket.OPEN) {
      id += 1;
      window.ask({ id, method: "sources", args: { id: 7 } });
      // The door, in this same process, has its turn.
      await sleep(1);
    }
    window.socket.resume();
    expect((await window.closed).code).toBe(1006);
  });
});

describe("keeping alive", () => {
  test("a window that does not answer a ping is dropped", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const quiet = await openTestDoor();
    const alive = await openWindow(quiet);
    const dead = await openWindow(quiet);
    dead.socket.pause();
    let ended = false;
    void alive.closed.then(() => {
      ended = true;
    });
    const pinged = new Promise((resolve) => alive.socket.once("ping", resolve));
    vi.advanceTimersByTime(limits.pingMs);
    await pinged;
    // Its pong is on the way: what is asked behind it is answered after it came.
    alive.ask({ id: 1, method: "leave", args: { id: 7 } });
    await expect.poll(() => alive.frames.length).toBe(1);
    vi.advanceTimersByTime(limits.pingMs);
    dead.socket.resume();
    expect((await dead.closed).code).toBe(1006);
    expect(ended).toBe(false);
    await quiet.close();
  });

  test("a window that pings gets its answer", async () => {
    const { socket } = await openWindow(door);
    const ponged = new Promise((resolve) => socket.once("pong", (data) => resolve(data.toString())));
    socket.ping("there?");
    expect(await ponged).toBe("there?");
  });
});

test("closing tells every window, also one that does not listen", async () => {
  const listening = await openWindow(door);
  const deaf = await openWindow(door);
  deaf.socket.pause();
  await door.door.close();
  expect(await listening.closed).toEqual({ code: 1001, reason: "Castscope is closing." });
  door = await openTestDoor();
});
