import { expect, test } from "vitest";
import type { SendRequest } from "../../../../shared/contract/sends.ts";
import type { Send } from "../../../../shared/model/send.ts";
import { createMonitor, type Monitor } from "../../monitor.ts";

/** Real sockets, strictly on loopback: what arrives, in which order, and at which times by the kernel's stamps. */

const group = "239.7.3.9";
const port = 47_739;
const bytes = (...all: number[]) => ({ kind: "bytes" as const, payload: Uint8Array.from(all) });

async function sentAndHeard(more: Pick<SendRequest, "content" | "count" | "rate">) {
  const monitor = createMonitor({ about: { version: "0", door: "headless" } });
  try {
    const { handlers } = monitor;
    const { id } = await handlers.join({
      address: group,
      port,
      interface: "lo",
      source: null,
      bind: "group",
      name: "",
    });
    const { id: send } = await handlers.send({
      ...{ address: group, port, interface: "lo", sourcePort: null, ttl: 0, loopback: true, burst: 1 },
      ...more,
    });
    await expect.poll(async () => (await rowOf(monitor, send)).endedAt, { timeout: 20_000 }).not.toBeNull();
    const row = await rowOf(monitor, send);
    const heard = async () => await handlers.packets({ id, from: 1, count: 100, arrangement: null });
    await expect.poll(async () => (await heard()).at.length).toBe(row.sent);
    const { at, previews, previewAt } = await heard();
    const payloads = [...at].map((_time, place) =>
      String.fromCharCode(...previews.subarray(previewAt[place], previewAt[place + 1])),
    );
    return { row, payloads, times: [...at].map((time) => time - (at[0] ?? 0)) };
  } finally {
    await monitor.close();
  }
}

async function rowOf(monitor: Monitor, id: number): Promise<Send> {
  const { sends } = await monitor.handlers.snapshot(null);
  return sends.find((one) => one.id === id) ?? expect.unreachable();
}

test("packets of a sequence arrive in their order, none before its time, as often as was asked", async () => {
  const packets = [
    { content: bytes(0x61), pauseMs: 30 },
    { content: { kind: "template" as const, template: "no {seq:2}" }, pauseMs: 5 },
    { content: bytes(0x62, 0x63), pauseMs: 45 },
  ];
  const { row, payloads, times } = await sentAndHeard({
    content: { kind: "sequence", packets },
    count: 7,
    rate: 1,
  });
  expect(payloads).toEqual(["a", "no 00", "bc", "a", "no 01", "bc", "a"]);
  const due = [0, 30, 35, 80, 110, 115, 160];
  // The first may have left a little after its time on a busy computer, no other before its own.
  for (const [place, time] of times.entries()) expect(time).toBeGreaterThan((due[place] ?? 0) - 25);
  expect(row).toMatchObject({
    ...{ state: "done", sent: 7, failed: 0, count: 7, sequence: 3, size: 3 },
    rate: expect.closeTo(37.5, 3),
  });
});

test("a file leaves in pieces, the last of which is shorter", async () => {
  const payload = Uint8Array.from({ length: 25 }, (_, place) => 0x61 + place);
  const { row, payloads } = await sentAndHeard({
    content: { kind: "pieces", payload, size: 10 },
    count: 3,
    rate: 500,
  });
  expect(payloads).toEqual(["abcdefghij", "klmnopqrst", "uvwxy"]);
  expect(row).toMatchObject({ state: "done", sent: 3, failed: 0 });
});

test("one that goes on until it is stopped ends when it is", async () => {
  const monitor = createMonitor({ about: { version: "0", door: "headless" } });
  try {
    const { id } = await monitor.handlers.send({
      ...{ address: group, port, interface: "lo", sourcePort: null, ttl: 0, loopback: true, burst: 1 },
      ...{
        content: { kind: "sequence", packets: [{ content: bytes(1), pauseMs: 1 }] },
        count: null,
        rate: 1,
      },
    });
    await expect.poll(async () => (await rowOf(monitor, id)).sent).toBeGreaterThan(5);
    await monitor.handlers.stopSend({ id });
    expect(await rowOf(monitor, id)).toMatchObject({ state: "stopped", count: null });
  } finally {
    await monitor.close();
  }
});
