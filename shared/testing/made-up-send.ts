import type { Send } from "../model/send.ts";

/** A send for tests: it runs on loopback, and is plain where a test says nothing. */
export function madeUpSend(given: Partial<Send> & Pick<Send, "id">): Send {
  return {
    state: "sending",
    address: "239.255.0.1",
    port: 5000,
    interface: { name: "lo", address: "127.0.0.1" },
    routed: false,
    sourcePort: 40_000,
    ttl: 0,
    dscp: 0,
    size: 14,
    test: null,
    replay: null,
    count: null,
    rate: 10,
    further: [],
    burst: 1,
    sent: 0,
    failed: 0,
    answered: 0,
    reached: 10,
    late: 0.1,
    missed: 0,
    startedAt: 0,
    endedAt: null,
    problem: null,
    ...given,
  };
}
