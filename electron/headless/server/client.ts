import type { RawData, WebSocket } from "ws";
import { limits } from "../../../shared/limits.ts";
import { problem } from "../../../shared/problem.ts";
import type { Answer, Transport } from "../../../shared/transport.ts";
import { decodeRequest, encodeFrame } from "../../../shared/wire.ts";
import { forward } from "../../rpc/forward.ts";

/** One window, connected. */
export interface Client {
  /** Sends an event, or drops and counts it while the window reads too slowly. */
  sendEvent(frame: Uint8Array): void;
  /** Asks whether the window is still there, and ends the connection if it did not answer last time. */
  checkAlive(): void;
  /** Events that were dropped; the window sees the gap in their numbers and takes a snapshot. */
  readonly dropped: number;
  close(code: number, reason: string): void;
}

export function createClient(socket: WebSocket, monitor: Pick<Transport, "request">): Client {
  let waiting = 0;
  let dropped = 0;
  let alive = true;

  const sendAnswer = (id: number, answer: Answer) => {
    if (socket.readyState !== socket.OPEN) return;
    // Answers cannot be dropped like events; who asks on and on without reading is cut off.
    if (socket.bufferedAmount > limits.clientBacklogMostBytes) socket.terminate();
    else socket.send(encodeFrame({ id, answer }));
  };

  const receive = async (data: RawData, isBinary: boolean) => {
    const request = isBinary ? decodeRequest(bytesOf(data)) : null;
    if (request === null) {
      socket.close(1007, "Not a request of Castscope.");
      return;
    }
    if (waiting >= limits.callsPerClient) {
      sendAnswer(request.id, tooMany);
      return;
    }
    waiting += 1;
    const answer = await forward(monitor, request.method, request.args);
    waiting -= 1;
    sendAnswer(request.id, answer);
  };

  socket.on("message", (data, isBinary) => {
    // An answer that cannot be encoded is a fault of ours; it costs this window its connection only.
    receive(data, isBinary).catch(() => socket.terminate());
  });
  // Answered by hand: a peer that pings on and on without reading must not fill the memory.
  socket.on("ping", (data) => {
    if (socket.bufferedAmount <= limits.clientBacklogBytes) socket.pong(data);
  });
  socket.on("pong", () => {
    alive = true;
  });
  // ws closes the connection itself after a broken or too large frame; without a listener it would throw.
  socket.on("error", () => socket.terminate());

  return {
    sendEvent(frame) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > limits.clientBacklogBytes) dropped += 1;
      else socket.send(frame);
    },
    checkAlive() {
      if (!alive) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.ping();
      alive = false;
    },
    get dropped() {
      return dropped;
    },
    close: (code, reason) => socket.close(code, reason),
  };
}

const tooMany: Answer = {
  ok: false,
  problem: problem(
    "limit-reached",
    `This window waits for ${limits.callsPerClient} answers already: ask again when some have come.`,
    { retry: true },
  ),
};

/** A copy of exactly the frame: passing on a part of a larger buffer would copy all of that. */
function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
  return new Uint8Array(data);
}
