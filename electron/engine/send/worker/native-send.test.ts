import { expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import type { NativeSendPath } from "../../net/native/send-path.ts";
import type { NativeSendSocket } from "../../net/native/send-socket.ts";
import type { SendPlan } from "../transmitter.ts";
import { NativeSend } from "./native-send.ts";

/** One send with sockets that do what a test says. */
function setUp({ multicast, count }: { multicast: boolean; count: number | null }) {
  const system = { error: null as Error | null, opened: 0, refuses: false, asked: 0 };
  const path: Pick<NativeSendPath, "open"> = {
    open() {
      system.opened += 1;
      if (system.refuses) throw Object.assign(new Error("gone"), { code: "ENODEV" });
      return {
        sourcePort: 40_000,
        hand: (packets: number) =>
          system.error === null
            ? { sent: packets, full: false, error: null, answers: [] }
            : { sent: 0, full: false, error: system.error, answers: [] },
        answers() {
          system.asked += 1;
          return [];
        },
        close() {},
      } as unknown as NativeSendSocket;
    },
  };
  const plan: SendPlan = {
    socket: { family: 4, multicast, interface: null, source: null, sourcePort: null, ttl: 1, loopback: true },
    ...{ address: "10.0.0.7", port: 5_000, count, rate: 1_000, burst: 1 },
    content: { kind: "bytes", payload: Uint8Array.of(1) },
  };
  return { system, send: new NativeSend(plan, path, 0) };
}

test("to a host it ends when an answer had its time to come", () => {
  const { send } = setUp({ multicast: false, count: 1 });
  send.turn(0);
  expect(send.end(0)).toBeNull();
  expect(send.end(limits.sendAnswerMs - 1)).toBeNull();
  expect(send.end(limits.sendAnswerMs)).toBe("done");
});

test("to a group it ends at once", () => {
  const { send } = setUp({ multicast: true, count: 1 });
  send.turn(0);
  expect(send.end(0)).toBe("done");
});

test("answers are looked for at their pace, and of a group not at all", () => {
  const host = setUp({ multicast: false, count: null });
  for (let now = 0; now <= limits.sendAnswersEveryMs; now += 1) host.send.turn(now);
  expect(host.system.asked).toBe(2);
  const group = setUp({ multicast: true, count: null });
  for (let now = 0; now <= limits.sendAnswersEveryMs; now += 1) group.send.turn(now);
  expect(group.system.asked).toBe(0);
});

test("when its interface went, a new socket is tried at its pace", () => {
  const { send, system } = setUp({ multicast: true, count: null });
  send.turn(0);
  system.error = Object.assign(new Error("gone"), { code: "ENODEV" });
  system.refuses = true;
  send.turn(1);
  expect(send.turn(2)).toBe(limits.sendRetryMs - 1);
  expect(system.opened).toBe(1);
  send.turn(1 + limits.sendRetryMs);
  expect(system.opened).toBe(2);
  system.refuses = false;
  system.error = null;
  send.turn(2 * limits.sendRetryMs);
  expect(system.opened).toBe(2);
  send.turn(1 + 2 * limits.sendRetryMs);
  expect(system.opened).toBe(3);
  expect(send.end(1 + 2 * limits.sendRetryMs)).toBeNull();
});
