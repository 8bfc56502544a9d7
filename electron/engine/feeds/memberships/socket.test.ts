import { expect, test } from "vitest";
import type { Network } from "../../net/network.ts";
import type { Receiver, ReceiverSpec } from "../../net/receiver.ts";
import { ManualClock } from "../../time/testing.ts";
import { WallTime } from "../../time/wall-time.ts";
import { MembershipSocket } from "./socket.ts";

const spec: ReceiverSpec = {
  kind: "group",
  bind: "group",
  family: 4,
  address: "239.1.1.1",
  port: 5_000,
  source: null,
  interface: null,
};

/** A socket whose drops the test sets. */
async function openSocket() {
  const clock = new ManualClock();
  const kernel = { drops: 0 as number | null };
  const receiver: Receiver = { receiveBuffer: 4_096, kernelDrops: () => kernel.drops, close: async () => {} };
  const network: Pick<Network, "openReceiver"> = { openReceiver: async () => receiver };
  const socket = new MembershipSocket();
  const open = () =>
    socket.open(
      network as Network,
      spec,
      () => {},
      () => {},
      new WallTime(clock),
    );
  await open();
  return { socket, kernel, open };
}

test("drops are told as of the last reading", async () => {
  const { socket, kernel } = await openSocket();
  socket.readKernelDrops();
  expect(socket.kernelDrops).toBe(0);
  kernel.drops = 7;
  expect(socket.kernelDrops).toBe(0);
  socket.readKernelDrops();
  expect(socket.kernelDrops).toBe(7);
});

test("the last drops of a socket count when it is closed, and the next one's are added", async () => {
  const { socket, kernel, open } = await openSocket();
  kernel.drops = 5;
  await socket.close();
  expect(socket.kernelDrops).toBe(5);
  kernel.drops = 0;
  await open();
  kernel.drops = 2;
  socket.readKernelDrops();
  expect(socket.kernelDrops).toBe(7);
});

test("what is not told stays untold", async () => {
  const { socket, kernel } = await openSocket();
  const before = socket.kernelDrops;
  kernel.drops = null;
  socket.readKernelDrops();
  expect(socket.kernelDrops).toBe(before);
});
