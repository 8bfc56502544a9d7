import type { Duplex } from "node:stream";
import { limits } from "../../../shared/limits.ts";

/**
 * Who holds the door's connections. Anybody on this computer can open one; whoever has not shown that
 * a browser of ours is behind it has a small share and a short time, so that strangers cannot keep
 * a window's page from loading.
 */
export interface Connections {
  /** A new connection, of a stranger so far. */
  add(socket: Duplex): void;
  /** A request over it brought the token, the window's path or the secret. */
  know(socket: Duplex): void;
}

export function createConnections(): Connections {
  /** Oldest first. */
  const strangers = new Map<Duplex, NodeJS.Timeout>();
  const known = new Set<Duplex>();
  let sweeping = false;

  const forget = (socket: Duplex) => {
    clearTimeout(strangers.get(socket));
    strangers.delete(socket);
  };
  const sweep = () => {
    sweeping = false;
    for (const socket of strangers.keys()) {
      if (strangers.size <= limits.strangers) return;
      forget(socket);
      socket.destroy();
    }
  };
  // Two turns later: what came along with a connection has been read by then, and shows whose it is.
  const sweepSoon = () => {
    if (sweeping) return;
    sweeping = true;
    setImmediate(() => setImmediate(sweep));
  };

  return {
    add(socket) {
      strangers.set(
        socket,
        setTimeout(() => socket.destroy(), limits.strangerMs),
      );
      socket.once("close", () => {
        forget(socket);
        known.delete(socket);
      });
      if (strangers.size > limits.strangers) sweepSoon();
    },
    know(socket) {
      // A browser opens six and one for its WebSocket: what is beyond all windows' stays a stranger.
      if (!strangers.has(socket) || known.size >= limits.knownConnections) return;
      forget(socket);
      known.add(socket);
    },
  };
}
