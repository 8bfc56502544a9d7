import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import type { Libc } from "./libc.ts";
import { Poller } from "./poller.ts";

/** An epoll whose answers a test gives: how many sockets were ready in each look. */
function setUp() {
  const looks: number[] = [];
  const waits: { ms: number; events: number; tell: (count: number) => void }[] = [];
  let looked = 0;
  const told = (events: Uint8Array, count: number): void => {
    const view = new DataView(events.buffer);
    const size = events.length / limits.socketsPerLook;
    // Number 7 is ready, as often as it is asked for.
    for (let index = 0; index < count; index += 1) view.setInt32(index * size + size - 8, 7, true);
  };
  const libc: Partial<Libc> = {
    epollCreate: () => 3,
    eventfd: () => 4,
    epollControl: () => 0,
    epollNow(_epoll, events, most) {
      expect(most).toBe(limits.socketsPerLook);
      looked += 1;
      const count = looks.shift() ?? 0;
      told(events, count);
      return count;
    },
    epollWait(_epoll, events, most, ms, done) {
      waits.push({
        ...{ ms, events: most },
        tell(count) {
          told(events, count);
          done(null, count);
        },
      });
    },
    write: () => 8,
    close: () => 0,
  };
  const poller = new Poller(libc as Libc);
  return { poller, looks, waits, looked: () => looked };
}

const takes = (count: number, room: number | null = limits.gatherLongerBytes) => ({
  room,
  take: vi.fn(() => count),
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("the next look after something came", () => {
  test.each([
    ["follows soon where a buffer is small", limits.gatherLongerBytes - 1, 1, limits.gatherMs],
    ["follows soon where no buffer is known", null, 1, limits.gatherMs],
    ["is later where there is room", limits.gatherLongerBytes, 1, limits.gatherLongerMs],
    [
      "is later up to the last datagram that is not fast",
      limits.gatherLongerBytes,
      limits.fastDatagrams - 1,
      limits.gatherLongerMs,
    ],
    ["follows soon where they come fast", limits.gatherLongerBytes, limits.fastDatagrams, limits.gatherMs],
    ["is at once after a full turn", limits.gatherLongerBytes, limits.datagramsPerTurn, 0],
  ])("%s", async (_what, room, count, ms) => {
    const { poller, waits, looked } = setUp();
    poller.add(7, takes(count, room));
    waits[0]?.tell(1);
    if (ms > 0) {
      await vi.advanceTimersByTimeAsync(ms - 1);
      expect(looked()).toBe(0);
      await vi.advanceTimersByTimeAsync(1);
    } else await vi.advanceTimersByTimeAsync(0);
    expect(looked()).toBe(1);
    poller.close();
  });

  test("is at once when more sockets may be ready than were told", async () => {
    const { poller, waits, looked } = setUp();
    poller.add(7, takes(1));
    waits[0]?.tell(limits.socketsPerLook);
    await vi.advanceTimersByTimeAsync(0);
    expect(looked()).toBe(1);
    poller.close();
  });

  test("is left to the system when nothing came", async () => {
    const { poller, waits, looked } = setUp();
    poller.add(7, takes(1));
    expect(waits).toMatchObject([{ ms: limits.pollWaitMs, events: limits.socketsPerLook }]);
    waits[0]?.tell(1);
    await vi.advanceTimersByTimeAsync(limits.gatherLongerMs);
    expect(looked()).toBe(1);
    expect(waits).toHaveLength(2);
    poller.close();
  });
});

test("a look beside the others takes what is ready, also while a thread of the pool waits", () => {
  const { poller, looks, waits } = setUp();
  const socket = takes(limits.datagramsPerTurn - 1);
  poller.add(7, socket);
  looks.push(1, 0);
  expect(poller.takeNow()).toBe(false);
  expect(socket.take).toHaveBeenCalledOnce();
  expect(poller.takeNow()).toBe(false);
  expect(waits).toHaveLength(1);
  socket.take.mockReturnValue(limits.datagramsPerTurn);
  looks.push(1);
  expect(poller.takeNow()).toBe(true);
  poller.close();
});
