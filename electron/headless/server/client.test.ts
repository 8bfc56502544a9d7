import { EventEmitter } from "node:events";
import { describe, expect, test } from "vitest";
import type { WebSocket } from "ws";
import { limits } from "../../../shared/limits.ts";
import { encodeFrame } from "../../../shared/wire.ts";
import { createClient } from "./client.ts";
import { createOutbox } from "./outbox.ts";

/** A window's socket whose other side never reads: nothing that is sent ever leaves. */
class DeafSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  sent = 0;
  pongs = 0;
  bufferedAmount = 0;

  send(frame: Uint8Array) {
    this.sent += 1;
    this.bufferedAmount += frame.length;
  }
  pong(data: Buffer) {
    this.pongs += 1;
    this.bufferedAmount += data.length;
  }
  ping() {}
  close() {
    this.readyState = 2;
  }
  terminate() {
    this.readyState = 3;
    this.emit("close");
  }
}

function connect() {
  const socket = new DeafSocket();
  let run = 0;
  const client = createClient(socket as unknown as WebSocket, {
    request: async () => {
      run += 1;
      return { ok: true, result: null };
    },
  });
  return { socket, client, run: () => run };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const call = (id: number) => Buffer.from(encodeFrame({ id, method: "leave", args: { id } }));

describe("a window that never reads", () => {
  test("is cut off by small answers as by large ones, and nothing more of it is run", async () => {
    const { socket, run } = connect();
    const most = limits.clientBacklogMostBytes / limits.frameOverheadBytes;
    for (let id = 1; id <= 2 * most; id += 1) {
      socket.emit("message", call(id), true);
      await settled();
    }
    expect(socket.readyState).toBe(3);
    expect(socket.sent).toBeLessThanOrEqual(most);
    expect(run()).toBeLessThanOrEqual(most + 1);
  });

  test("gets no more answers to its pings than fit", () => {
    const { socket } = connect();
    const most = limits.clientBacklogBytes / limits.frameOverheadBytes;
    for (let turn = 0; turn < 2 * most; turn += 1) socket.emit("ping", Buffer.alloc(0));
    expect(socket.pongs).toBeLessThanOrEqual(most + 1);
  });

  test("misses small events too", () => {
    const { socket, client } = connect();
    const most = limits.clientBacklogBytes / limits.frameOverheadBytes;
    for (let turn = 0; turn < 2 * most; turn += 1) client.sendEvent(Uint8Array.of(1));
    expect(socket.sent).toBeLessThanOrEqual(most + 1);
    expect(client.dropped).toBe(2 * most - socket.sent);
  });
});

test("what waits is counted with the 1,024 bytes that each frame takes besides its own", () => {
  const taken: (() => void)[] = [];
  const keep = (...args: unknown[]) => void taken.push(args.at(-1) as () => void);
  const outbox = createOutbox({ send: keep, pong: keep } as unknown as WebSocket);
  outbox.send(new Uint8Array(10));
  expect(outbox.waiting).toBe(1_034);
  outbox.pong(Buffer.alloc(0));
  expect(outbox.waiting).toBe(2_058);
  for (const done of taken) done();
  expect(outbox.waiting).toBe(0);
});

test("after the end of a connection nothing that it said before is run", async () => {
  const { socket, client, run } = connect();
  client.close(1001, "Castscope is closing.");
  // ws goes on telling the frames that lay in its buffer.
  socket.emit("message", call(1), true);
  await settled();
  expect(run()).toBe(0);

  const broken = connect();
  broken.socket.emit("message", Buffer.of(0xc1), true);
  broken.socket.emit("message", call(1), true);
  await settled();
  expect([broken.socket.readyState, broken.run()]).toEqual([2, 0]);
});
