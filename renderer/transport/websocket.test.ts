import { encode } from "@msgpack/msgpack";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sampleDelta } from "../../electron/rpc/testing/samples.ts";
import { limits } from "../../shared/limits.ts";
import { problemText } from "../../shared/text/sentences.ts";
import type { Connection } from "../../shared/transport.ts";
import { decodeRequest, encodeFrame, type RequestFrame } from "../../shared/wire.ts";
import { createWebSocketTransport, type Socket } from "./websocket.ts";

class StandInSocket implements Socket {
  binaryType = "blob";
  closed = false;
  readonly sent: (RequestFrame | null)[] = [];
  readonly #listeners: { type: string; listener: (event: { data: unknown }) => void }[] = [];

  addEventListener(type: string, listener: (event: { data: unknown }) => void) {
    this.#listeners.push({ type, listener });
  }

  fire(type: "open" | "close" | "message", data: unknown = null) {
    for (const entry of this.#listeners) if (entry.type === type) entry.listener({ data });
  }

  say(frame: Uint8Array) {
    this.fire("message", Uint8Array.from(frame).buffer);
  }

  send(data: Uint8Array) {
    this.sent.push(decodeRequest(data));
  }

  close() {
    this.closed = true;
    this.fire("close");
  }
}

function setUp(isRefused = vi.fn(async () => false)) {
  const sockets: StandInSocket[] = [];
  const transport = createWebSocketTransport({
    open: () => {
      const socket = new StandInSocket();
      sockets.push(socket);
      return socket;
    },
    isRefused,
  });
  const connections: Connection[] = [];
  transport.watchConnection((connection) => connections.push(connection));
  const last = () => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error("No connection was opened.");
    return socket;
  };
  return { transport, sockets, last, connections, isRefused };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("calls", () => {
  test("are refused before the connection is open", async () => {
    const { transport, last } = setUp();
    expect(await transport.request("snapshot", null)).toMatchObject({
      ok: false,
      problem: { code: "disconnected", retry: true },
    });
    expect(last().sent).toEqual([]);
  });

  test("get the answer with their number, in whatever order", async () => {
    const { transport, last } = setUp();
    last().fire("open");
    expect(last().binaryType).toBe("arraybuffer");
    const leave = transport.request("leave", { id: 7 });
    const retry = transport.request("retry", { id: 8 });
    const [first, second] = last().sent;
    expect(first).toMatchObject({ method: "leave", args: { id: 7 } });
    last().say(encodeFrame({ id: second?.id ?? 0, answer: { ok: true, result: null } }));
    expect(await retry).toEqual({ ok: true, result: null });
    last().fire("close");
    expect(await leave).toMatchObject({ ok: false, problem: { code: "disconnected" } });
  });

  test("fail when no answer comes in time, and a late one is passed over", async () => {
    const { transport, last } = setUp();
    last().fire("open");
    const call = transport.request("leave", { id: 7 });
    await vi.advanceTimersByTimeAsync(limits.callMs);
    const answer = await call;
    expect(answer).toMatchObject({ ok: false, problem: { code: "disconnected" } });
    expect(answer.ok ? "" : problemText(answer.problem)).toBe("Castscope did not answer within 30 s.");
    last().say(encodeFrame({ id: 1, answer: { ok: true, result: null } }));
  });
});

test("events come in order, and what is no frame is passed over", () => {
  const { transport, last } = setUp();
  const heard: number[] = [];
  transport.subscribe("delta", ({ sequence }) => heard.push(sequence));
  last().fire("open");
  last().say(encodeFrame({ event: "delta", payload: sampleDelta(1) }));
  last().fire("message", "text");
  last().say(encode({ event: "unheard", payload: {} }));
  last().say(Uint8Array.of(0xc1));
  last().say(encodeFrame({ event: "delta", payload: sampleDelta(2) }));
  expect(heard).toEqual([1, 2]);
});

describe("a lost connection", () => {
  test("is tried again after 0.25 s, then twice as long each time, at most 5 s", async () => {
    const { sockets, last } = setUp();
    for (const pause of [250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
      const before = sockets.length;
      last().fire("close");
      await vi.advanceTimersByTimeAsync(pause - 1);
      expect(sockets).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(sockets).toHaveLength(before + 1);
    }
  });

  test("is open again as soon as one attempt succeeds, and starts over with short pauses", async () => {
    const { last, sockets, connections } = setUp();
    last().fire("open");
    last().fire("close");
    await vi.advanceTimersByTimeAsync(250);
    last().fire("close");
    await vi.advanceTimersByTimeAsync(500);
    last().fire("open");
    last().fire("close");
    await vi.advanceTimersByTimeAsync(250);
    expect(sockets).toHaveLength(4);
    expect(connections).toEqual(["connecting", "open", "lost", "open", "lost"]);
  });

  test("is refused for good when the door does not know the session any more", async () => {
    const isRefused = vi.fn(async () => true);
    const { last, sockets, connections } = setUp(isRefused);
    last().fire("close");
    await vi.advanceTimersByTimeAsync(250);
    last().fire("close");
    await vi.advanceTimersByTimeAsync(500);
    expect(isRefused).not.toHaveBeenCalled();
    last().fire("close");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(isRefused).toHaveBeenCalledOnce();
    expect(sockets).toHaveLength(3);
    expect(connections).toEqual(["connecting", "lost", "refused"]);
  });
});

test("closing ends the connection, the waiting calls and the attempts", async () => {
  const { transport, last, sockets, connections } = setUp();
  last().fire("open");
  const call = transport.request("leave", { id: 7 });
  transport.close();
  expect(await call).toMatchObject({ ok: false, problem: { code: "disconnected" } });
  expect(last().closed).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sockets).toHaveLength(1);
  expect(connections).toEqual(["connecting", "open", "lost"]);
});
