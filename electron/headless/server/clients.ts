import type { WebSocket } from "ws";
import { eventNames } from "../../../shared/contract.ts";
import { limits } from "../../../shared/limits.ts";
import type { Transport } from "../../../shared/transport.ts";
import { encodeFrame } from "../../../shared/wire.ts";
import { type Client, createClient } from "./client.ts";

/** All windows that are connected. */
export interface Clients {
  readonly full: boolean;
  /** Events dropped for slow windows since the door was opened. */
  readonly dropped: number;
  add(socket: WebSocket): void;
  /** Ends every connection; the windows are told why. */
  close(): Promise<void>;
}

export function createClients(monitor: Transport): Clients {
  const clients = new Map<WebSocket, Client>();
  let droppedBefore = 0;

  // Encoded once for all windows.
  const stops = eventNames.map((event) =>
    monitor.subscribe(event, (payload) => {
      if (clients.size === 0) return;
      const frame = encodeFrame({ event, payload });
      for (const client of clients.values()) client.sendEvent(frame);
    }),
  );
  const keepAlive = setInterval(() => {
    for (const client of clients.values()) client.checkAlive();
  }, limits.pingMs);

  return {
    get full() {
      return clients.size >= limits.clients;
    },
    get dropped() {
      return [...clients.values()].reduce((sum, client) => sum + client.dropped, droppedBefore);
    },
    add(socket) {
      const client = createClient(socket, monitor);
      clients.set(socket, client);
      socket.on("close", () => {
        clients.delete(socket);
        droppedBefore += client.dropped;
      });
    },
    async close() {
      clearInterval(keepAlive);
      for (const stop of stops) stop();
      const closed = [...clients.keys()].map(
        (socket) => new Promise((resolve) => socket.on("close", resolve)),
      );
      for (const client of clients.values()) client.close(1001, "Castscope is closing.");
      const limit = setTimeout(() => {
        for (const socket of clients.keys()) socket.terminate();
      }, limits.clientCloseMs);
      await Promise.all(closed);
      clearTimeout(limit);
    },
  };
}
