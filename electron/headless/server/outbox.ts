import type { WebSocket } from "ws";
import { limits } from "../../../shared/limits.ts";

/** What was handed to a window's socket, and how much of it still waits to be read by the window. */
export interface Outbox {
  /** Bytes of memory that what waits takes: each frame's own, and what it costs besides them. */
  readonly waiting: number;
  send(frame: Uint8Array): void;
  pong(data: Buffer): void;
}

export function createOutbox(socket: WebSocket): Outbox {
  let waiting = 0;
  // Called when the system has taken the frame, or never will.
  const begin = (bytes: number) => {
    const cost = bytes + limits.frameOverheadBytes;
    waiting += cost;
    return () => {
      waiting -= cost;
    };
  };
  return {
    get waiting() {
      return waiting;
    },
    send: (frame) => socket.send(frame, begin(frame.length)),
    pong: (data) => socket.pong(data, false, begin(data.length)),
  };
}
