import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import type { UdpSender } from "../net/udp.ts";
import { Queue } from "./queue.ts";

test("packets without any payload fill it too", () => {
  const queue = new Queue();
  const one = { sender: {} as UdpSender, address: "239.1.1.1", port: 5_000, offset: 0 };
  const most = limits.replayAheadBytes / limits.replayPacketBytes;
  for (let count = 1; count < most; count += 1) queue.add({ ...one, payload: new Uint8Array(0) });
  expect(queue.isFull).toBe(false);
  queue.add({ ...one, payload: new Uint8Array(1) });
  expect(queue.isFull).toBe(true);
  while (queue.take() !== undefined);
  expect([queue.isFull, queue.bytes]).toEqual([false, 0]);
});
