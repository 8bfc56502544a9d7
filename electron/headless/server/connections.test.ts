import { connect, type Socket } from "node:net";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { createConnections } from "./connections.ts";
import { ask } from "./testing/ask.ts";
import { openWindow } from "./testing/connect.ts";
import { openTestDoor, type TestDoor } from "./testing/open-door.ts";

let door: TestDoor;
let idle: Socket[] = [];
beforeEach(async () => {
  door = await openTestDoor();
});
afterEach(async () => {
  vi.useRealTimers();
  for (const socket of idle) socket.destroy();
  idle = [];
  await door.close();
});

/** Connections that say nothing, or what they are given. */
async function openIdle(count: number, text = ""): Promise<void> {
  const opened = Array.from({ length: count }, async () => {
    const socket = connect(door.door.port, "127.0.0.1");
    socket.on("error", () => {}).resume();
    idle.push(socket);
    await new Promise((resolve) => socket.once("connect", resolve));
    if (text !== "") socket.write(text);
  });
  await Promise.all(opened);
}

const stillOpen = () => idle.filter((socket) => !socket.closed).length;

describe("shares", () => {
  /** Connections that only remember how they ended. */
  const made = (count: number) => Array.from({ length: count }, () => new PassThrough());
  const ended = (sockets: readonly PassThrough[]) => sockets.map(({ destroyed }) => destroyed);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const swept = async () => {
    for (let turns = 0; turns < 4; turns += 1) await turn();
  };
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });

  test("of strangers the oldest beyond theirs is ended", async () => {
    const connections = createConnections();
    const sockets = made(limits.strangers);
    for (const socket of sockets) connections.add(socket);
    await swept();
    expect(ended(sockets)).not.toContain(true);
    const more = made(2);
    for (const socket of more) connections.add(socket);
    await swept();
    expect(ended(sockets.slice(0, 3))).toEqual([true, true, false]);
    expect(ended(more)).toEqual([false, false]);
  });

  test("a stranger has its time, and not more", () => {
    const connections = createConnections();
    const [socket, known] = made(2);
    if (!socket || !known) throw new Error("unreachable");
    connections.add(socket);
    connections.add(known);
    connections.know(known);
    vi.advanceTimersByTime(limits.strangerMs - 1);
    expect(socket.destroyed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(ended([socket, known])).toEqual([true, false]);
  });

  test("who is known beyond all windows' share stays a stranger", () => {
    const connections = createConnections();
    const sockets = made(limits.knownConnections + 1);
    for (const socket of sockets) {
      connections.add(socket);
      connections.know(socket);
    }
    vi.advanceTimersByTime(limits.strangerMs);
    expect(ended(sockets)).toEqual([...new Array(limits.knownConnections).fill(false), true]);
  });
});

describe("strangers", () => {
  test("cannot use up the door, however many connections they hold", async () => {
    const { path } = await door.enter();
    await openIdle(400);
    for (let load = 0; load < 20; load += 1) expect((await ask(door, path)).status).toBe(200);
    expect((await openWindow(door)).socket.readyState).toBe(1);
    await expect.poll(() => stillOpen()).toBeLessThanOrEqual(limits.strangers);
  });

  test("nor with requests that are never finished, or that bring nothing", async () => {
    const { path } = await door.enter();
    const host = `Host: 127.0.0.1:${door.door.port}\r\n`;
    await openIdle(200, `GET ${path} HTTP/1.1\r\n${host}`);
    await openIdle(200, `GET / HTTP/1.1\r\n${host}\r\n`);
    expect((await ask(door, path)).status).toBe(200);
    await expect.poll(() => stillOpen()).toBeLessThanOrEqual(limits.strangers);
  });

  test("have a short time", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    await door.close();
    door = await openTestDoor();
    await openIdle(1);
    // An answer over another connection: the door has taken the first by then.
    await ask(door, "/");
    vi.advanceTimersByTime(limits.strangerMs);
    const [socket] = idle;
    if (socket && !socket.closed) await new Promise((resolve) => socket.once("close", resolve));
  });

  test("a window stays as long as it likes", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    await door.close();
    door = await openTestDoor();
    const window = await openWindow(door);
    vi.advanceTimersByTime(limits.strangerMs * 10);
    window.ask({ id: 1, method: "leave", args: { id: 7 } });
    await expect.poll(() => window.frames.length).toBe(1);
  });
});
