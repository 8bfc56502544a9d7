import { Watched } from "../../shared/emitter.ts";
import { EventHub } from "../../shared/event-hub.ts";
import { limits } from "../../shared/limits.ts";
import { PendingCalls } from "../../shared/pending-calls.ts";
import { type Problem, problem } from "../../shared/problem.ts";
import type { Connection, Transport } from "../../shared/transport.ts";
import { decodeServerFrame, encodeFrame } from "../../shared/wire.ts";

/** What is needed of a `WebSocket`. */
export interface Socket {
  binaryType: string;
  addEventListener(type: "open" | "close", listener: () => void): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

export interface WebSocketTransportOptions {
  /** Begins a new connection; null when this window has nothing to be let in with, and never will. */
  readonly open: () => Socket | null;
  /** Whether the door is there and does not know this window's session; it never will again. */
  readonly isRefused: () => Promise<boolean>;
}

/** The way to the headless door. A lost connection is tried again until the door refuses the session. */
export function createWebSocketTransport({ open, isRefused }: WebSocketTransportOptions): Transport {
  const calls = new PendingCalls();
  const events = new EventHub();
  const connection = new Watched<Connection>("connecting");
  let socket: Socket | null = null;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const connect = () => {
    const mine = open();
    socket = mine;
    if (mine === null) {
      connection.set("refused");
      return;
    }
    mine.binaryType = "arraybuffer";
    mine.addEventListener("open", () => {
      failures = 0;
      connection.set("open");
    });
    mine.addEventListener("message", ({ data }) => {
      const frame = data instanceof ArrayBuffer ? decodeServerFrame(new Uint8Array(data)) : null;
      if (frame === null) return;
      if ("event" in frame) events.emit(frame.event, frame.payload);
      else calls.settle(frame.id, frame.answer);
    });
    mine.addEventListener("close", () => {
      if (!closed) void lose();
    });
  };

  const lose = async () => {
    socket = null;
    failures += 1;
    connection.set("lost");
    calls.settleAll(lostProblem);
    // A browser does not tell why a WebSocket could not be opened, so the door is asked.
    if (failures >= limits.sessionCheckAfter && (await isRefused()) && !closed) {
      connection.set("refused");
    } else if (!closed) {
      retry = setTimeout(connect, pauseBefore(failures));
    }
  };

  connect();
  return {
    async request(method, args) {
      if (socket === null || connection.value !== "open") return { ok: false, problem: lostProblem };
      const { id, answer } = calls.open(method);
      const limit = setTimeout(() => calls.settle(id, { ok: false, problem: lateProblem }), limits.callMs);
      socket.send(encodeFrame({ id, method, args }));
      return answer.finally(() => clearTimeout(limit));
    },
    subscribe: (event, listener) => events.subscribe(event, listener),
    watchConnection: (listener) => connection.watch(listener),
    close() {
      closed = true;
      clearTimeout(retry);
      socket?.close();
      socket = null;
      calls.settleAll(lostProblem);
      connection.set("lost");
    },
  };
}

/** How long to wait before the next attempt, in ms: twice as long each time. */
function pauseBefore(failures: number): number {
  return Math.min(limits.reconnectFirstMs * 2 ** (failures - 1), limits.reconnectMostMs);
}

const lostProblem: Problem = problem("connection-lost");

const lateProblem: Problem = problem("no-answer-within", { ms: limits.callMs });
