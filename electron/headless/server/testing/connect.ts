import { WebSocket } from "ws";
import type { RequestFrame } from "../../../../shared/wire.ts";
import { decodeServerFrame, encodeFrame, socketProtocol } from "../../../../shared/wire.ts";
import type { TestDoor } from "./open-door.ts";

/** For tests: what a window's upgrade shows of itself. */
export interface Credentials {
  readonly protocols: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** For tests: what a browser sends with the upgrade of a page of the door. */
export async function credentials(testDoor: TestDoor): Promise<Credentials> {
  const { secret } = await testDoor.enter();
  return { protocols: [socketProtocol, secret], headers: { origin: testDoor.origin } };
}

/** For tests: the status with which an upgrade was answered; 101 when it succeeded. */
export function tryUpgrade(
  { door }: TestDoor,
  { protocols, headers }: Credentials,
  path = "/socket",
): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}${path}`, [...protocols], { headers });
    socket.on("open", () => {
      socket.terminate();
      resolve(101);
    });
    socket.on("unexpected-response", (call, response) => {
      call.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.on("error", reject);
  });
}

/** For tests: a window's socket, as it opens. */
export function openSocket(testDoor: TestDoor, { protocols, headers }: Credentials): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${testDoor.door.port}/socket`, [...protocols], { headers });
}

/** For tests: a connected window that can say anything. */
export async function openWindow(testDoor: TestDoor) {
  const socket = openSocket(testDoor, await credentials(testDoor));
  const frames: ReturnType<typeof decodeServerFrame>[] = [];
  socket.on("message", (data: Buffer) => frames.push(decodeServerFrame(data)));
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  socket.on("error", () => {});
  return { socket, frames, closed, ask: (frame: RequestFrame) => socket.send(encodeFrame(frame)) };
}
