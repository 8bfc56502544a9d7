import type { RawData, WebSocket } from "ws";
import { limits } from "../../../shared/limits.ts";
import { problem } from "../../../shared/problem.ts";
import type { Answer, Transport } from "../../../shared/transport.ts";
import { decodeRequest, encodeFrame } from "../../../shared/wire.ts";
import { forward } from "../../rpc/forward.ts";
import { createCalls } from "./calls.ts";
import { createOutbox } from "./outbox.ts";

/** One window, connected. */
export interface Client {
  /** Sends an event, or drops and counts it while the window reads too slowly. */
  sendEvent(frame: Uint8Array): void;
  /** Asks whether the window is still there, and ends the connection if it did not answer last time. */
  checkAlive(): void;
  /** Events that were dropped; the window sees the gap in their numbers and takes a snapshot. */
  readonly dropped: number;
  /** From now on nothing that the window said is run. */
  close(code: number, reason: string): void;
}

export function createClient(socket: WebSocket, monitor: Pick<Transport, "request">): Client {
  const outbox = createOutbox(socket);
  let dropped = 0;
  let alive = true;
  let ended = false;
  let refusals = 0;

  /** Frames that came before the end are still told by `ws` after it: none of them counts any more. */
  const end = () => {
    ended = true;
    calls.end();
  };
  const close = (code: number, reason: string) => {
    end();
    socket.close(code, reason);
  };
  const terminate = () => {
    end();
    socket.terminate();
  };

  const sendAnswer = (id: number, answer: Answer) => {
    if (ended || socket.readyState !== socket.OPEN) return;
    // Answers cannot be dropped like events; who asks on and on without reading is cut off.
    if (outbox.waiting > limits.clientBacklogMostBytes) terminate();
    else outbox.send(encodeFrame({ id, answer }));
  };

  const calls = createCalls(async ({ id, method, args }) => {
    try {
      const answer = await forward(monitor, method, args);
      sendAnswer(id, answer);
    } catch {
      // An answer that cannot be encoded is a fault of ours; it costs this window its connection only.
      terminate();
    }
  });

  const refuse = (id: number) => {
    refusals += 1;
    if (refusals > limits.refusalsPerPing) close(1008, "This window asked on and on without waiting.");
    else sendAnswer(id, tooMany);
  };

  socket.on("message", (data: RawData, isBinary: boolean) => {
    if (ended) return;
    const bytes = bytesOf(data);
    const request = isBinary ? decodeRequest(bytes) : null;
    if (request === null) close(1007, "Not a request of Castscope.");
    else if (!calls.add(request, bytes.length)) refuse(request.id);
  });
  // Answered by hand: a peer that pings on and on without reading must not fill the memory.
  socket.on("ping", (data) => {
    if (!ended && outbox.waiting <= limits.clientBacklogBytes) outbox.pong(data);
  });
  socket.on("pong", () => {
    alive = true;
  });
  socket.on("close", end);
  // ws closes the connection itself after a broken or too large frame; without a listener it would throw.
  socket.on("error", terminate);

  return {
    sendEvent(frame) {
      if (ended || socket.readyState !== socket.OPEN) return;
      if (outbox.waiting > limits.clientBacklogBytes) dropped += 1;
      else outbox.send(frame);
    },
    checkAlive() {
      refusals = 0;
      if (!alive) terminate();
      else if (socket.readyState === socket.OPEN) socket.ping();
      alive = false;
    },
    get dropped() {
      return dropped;
    },
    close,
  };
}

const tooMany: Answer = {
  ok: false,
  problem: problem("calls-full", { most: limits.callsPerClient }),
};

/** A copy of exactly the frame: passing on a part of a larger buffer would copy all of that. */
function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
  return new Uint8Array(data);
}
