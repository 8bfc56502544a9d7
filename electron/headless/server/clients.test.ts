import { EventEmitter } from "node:events";
import type { IncomingMessage } from "node:http";
import { Duplex } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { WebSocket } from "ws";
import { limits } from "../../../shared/limits.ts";
import type { Transport } from "../../../shared/transport.ts";
import { createClients } from "./clients.ts";
import { createUpgradeListener } from "./upgrade.ts";

/** A window that never confirms the end of its connection. */
class MuteSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  ended = false;
  close() {}
  terminate() {
    this.ended = true;
    this.emit("close");
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const connected = (count: number) => {
  const clients = createClients({ subscribe: () => () => {} } as unknown as Transport);
  const sockets = Array.from({ length: count }, () => new MuteSocket());
  for (const socket of sockets) clients.add(socket as unknown as WebSocket);
  return { clients, sockets };
};

test("a window that does not confirm its end is ended when its time is over", async () => {
  const { clients, sockets } = connected(2);
  const closed = clients.close();
  await vi.advanceTimersByTimeAsync(limits.clientCloseMs - 1);
  expect(sockets.map(({ ended }) => ended)).toEqual([false, false]);
  await vi.advanceTimersByTimeAsync(1);
  await closed;
  expect(sockets.map(({ ended }) => ended)).toEqual([true, true]);
});

test("there is room up to the last window", async () => {
  expect(connected(15).clients.full).toBe(false);
  expect(connected(16).clients.full).toBe(true);
});

test("a window beyond the last is told how many there are", () => {
  const [nothing, yes] = [() => null, () => true];
  const { clients } = connected(16);
  const listener = createUpgradeListener({
    clients,
    guard: { checkUpgrade: nothing },
    session: { isValid: yes },
    connections: { know: nothing },
  } as unknown as Parameters<typeof createUpgradeListener>[0]);
  let answer = "";
  const stream = new Duplex({
    read: nothing,
    write(chunk, _, done) {
      answer += chunk;
      done();
    },
  });
  const headers = { "sec-websocket-protocol": "castscope, secret" };
  listener({ url: "/socket", headers } as unknown as IncomingMessage, stream, Buffer.alloc(0));
  expect(answer).toMatch(/^HTTP\/1.1 503 /);
  expect(answer).toContain("\r\n\r\n16 windows are open: close one of them.\n");
});
