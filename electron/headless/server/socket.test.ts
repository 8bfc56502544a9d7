import { encode } from "@msgpack/msgpack";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { limits } from "../../../shared/limits.ts";
import { sampleDelta, samples } from "../../rpc/testing/samples.ts";
import { openWindow, tryUpgrade, windowHeaders } from "./testing/connect.ts";
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
  test("needs the cookie and our own origin", async () => {
    const headers = await windowHeaders(door);
    const { cookie = "", origin = "" } = headers;
    expect(await tryUpgrade(door, headers)).toBe(101);
    expect(await tryUpgrade(door, { origin })).toBe(401);
    expect(await tryUpgrade(door, { origin, cookie: cookie.replace(/=.*/, "=wrong") })).toBe(401);
    expect(await tryUpgrade(door, { origin }, `/socket?token=${door.token}`)).toBe(404);
    expect(await tryUpgrade(door, { cookie })).toBe(403);
    for (const foreign of [
      "null",
      "http://evil.example",
      "http://127.0.0.1",
      `https://127.0.0.1:${door.door.port}`,
      `http://localhost:${door.door.port}`,
      `http://127.0.0.1:${door.door.port + 1}`,
      `${origin}.evil.example`,
    ]) {
      expect(await tryUpgrade(door, { cookie, origin: foreign })).toBe(403);
    }
  });

  test("refuses foreign hosts, foreign pages and other paths", async () => {
    const headers = await windowHeaders(door);
    expect(await tryUpgrade(door, { ...headers, host: "evil.example" })).toBe(421);
    expect(await tryUpgrade(door, { ...headers, "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await tryUpgrade(door, { ...headers, "sec-fetch-site": "same-site" })).toBe(403);
    expect(await tryUpgrade(door, headers, "/")).toBe(404);
  });

  test("is possible under each name of this computer", async () => {
    const { cookie = "" } = await windowHeaders(door);
    const host = `localhost:${door.door.port}`;
    expect(await tryUpgrade(door, { cookie, host, origin: `http://${host}` })).toBe(101);
  });

  test("is refused when too many windows are open, and possible again when one has gone", async () => {
    const windows = await Promise.all(Array.from({ length: limits.clients }, () => openWindow(door)));
    const headers = await windowHeaders(door);
    expect(await tryUpgrade(door, headers)).toBe(503);
    windows[0]?.socket.close();
    await windows[0]?.closed;
    await vi.waitFor(async () => expect(await tryUpgrade(door, headers)).toBe(101));
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
    await vi.waitFor(() => expect(good.frames).toEqual([{ id: 1, answer: { ok: true, result: null } }]));
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
    window.ask({ id: 1, method: "send", args: { ...samples.send.args, payload } });
    await vi.waitFor(() => expect(window.frames).toHaveLength(1));
    expect(door.calls[0]?.args).toEqual({ ...samples.send.args, payload });
    const args = door.calls[0]?.args as typeof samples.send.args;
    expect(args.payload.constructor).toBe(Uint8Array);
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
    await vi.waitFor(() => expect(window.frames).toHaveLength(1));
    expect(window.frames[0]).toMatchObject({
      id: callsPerClient + 1,
      answer: { ok: false, problem: { code: "limit-reached", retry: true } },
    });
    release();
    await vi.waitFor(() => expect(window.frames).toHaveLength(callsPerClient + 1));
    window.ask({ id: 999, method: "retry", args: { id: 7 } });
    await vi.waitFor(() => expect(window.frames.at(-1)).toMatchObject({ id: 999, answer: { ok: true } }));
  });
});

describe("a window that reads too slowly", () => {
  const large = { ...sampleDelta(1), left: new Array<number>(500_000).fill(1.5) };

  test("misses deltas, which are counted, and the others miss none", async () => {
    const slow = await openWindow(door);
    const quick = await openWindow(door);
    slow.socket.pause();
    let sent = 0;
    await vi.waitFor(
      async () => {
        sent += 1;
        door.transport.emit("delta", { ...large, sequence: sent });
        await vi.waitFor(() => expect(quick.frames).toHaveLength(sent));
        expect(door.door.dropped).toBeGreaterThan(0);
      },
      { timeout: 15_000, interval: 1 },
    );
    const { dropped } = door.door;
    slow.socket.resume();
    await vi.waitFor(() => expect(slow.frames).toHaveLength(sent - dropped), { timeout: 5_000 });
    door.transport.emit("delta", sampleDelta(sent + 1));
    await vi.waitFor(() => expect(slow.frames.at(-1)).toMatchObject({ payload: { sequence: sent + 1 } }));
    slow.socket.close();
    await slow.closed;
    await vi.waitFor(() => expect(door.door.dropped).toBe(dropped));
  });

  test("and asks on and on is cut off", async () => {
    const window = await openWindow(door);
    const rows = Array.from({ length: 20_000 }, () => samples.sources.result[0]);
    vi.spyOn(door.handlers, "sources").mockResolvedValue(rows.flatMap((row) => row ?? []));
    window.socket.pause();
    let id = 0;
    await vi
      .waitFor(
        () => {
          id += 1;
          window.ask({ id, method: "sources", args: { id: 7 } });
          expect(window.socket.readyState).not.toBe(WebSocket.OPEN);
        },
        { timeout: 15_000, interval: 5 },
      )
      .catch(() => {});
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
    await new Promise((resolve) => setTimeout(resolve, 50));
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
