import { problemOf } from "../../shared/problem.ts";
import type { Monitor } from "../engine/monitor.ts";
import { createRouter } from "../rpc/router.ts";
import type { FromMonitor, ToMonitor } from "./messages.ts";

/** What the service needs of a worker's `parentPort`. */
export interface ServicePort {
  postMessage(message: FromMonitor): void;
  on(event: "message", listener: (message: ToMonitor) => void): unknown;
}

export interface ServiceOptions {
  readonly port: ServicePort;
  readonly monitor: Monitor;
  /** Takes how long the door's thread was busy, in ms. */
  readonly doorLag: (ms: number) => void;
  /** Called once every group has been left. */
  readonly end: () => void;
}

/** Answers the calls that come over the port and posts the monitor's deltas. */
export function serveMonitor({ port, monitor, doorLag, end }: ServiceOptions): void {
  const route = createRouter(monitor.handlers);
  const stopDeltas = monitor.onDelta((payload) =>
    port.postMessage({ kind: "event", event: "delta", payload }),
  );

  const answer = async ({ id, method, args }: Extract<ToMonitor, { kind: "request" }>) => {
    const routed = await route(method, args);
    try {
      port.postMessage({ kind: "answer", id, answer: routed });
    } catch (error) {
      // A result that cannot cross threads is a fault of the monitor; the caller still gets an answer.
      port.postMessage({ kind: "answer", id, answer: { ok: false, problem: problemOf(error) } });
    }
  };

  port.on("message", (message) => {
    if (message.kind === "request") {
      void answer(message);
      return;
    }
    if (message.kind === "door-lag") {
      doorLag(message.ms);
      return;
    }
    stopDeltas();
    // Groups are left by the kernel at the latest when the thread ends: it ends in any case.
    void monitor.close().then(end, end);
  });

  port.postMessage({ kind: "ready" });
}
