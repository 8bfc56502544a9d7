import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, test } from "vitest";
import { type MonitorThread, startMonitorThread } from "./host.ts";

/** The thread as it is shipped, `npm run build` makes it: what it leaves behind when it dies. */
const script = fileURLToPath(new URL("../../dist/electron/worker.js", import.meta.url));
const group = "239.255.7.6";

/** Descriptors beside Node's own files, by what they are. */
function descriptors(): string[] {
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      const is = readlinkSync(`/proc/self/fd/${fd}`);
      return /^socket|eventpoll|eventfd/.test(is) ? [`${fd} ${is}`] : [];
    } catch {
      return [];
    }
  });
}

/** Whether this computer has joined the group, as the kernel lists it: the address as a number of the host's order. */
function hasJoined(): boolean {
  const hex = group.split(".").map((part) => Number(part).toString(16).padStart(2, "0"));
  return readFileSync("/proc/net/igmp", "utf8").includes(hex.reverse().join("").toUpperCase());
}

let thread: MonitorThread | null = null;
afterEach(() => thread?.stop());

describe.runIf(process.platform === "linux")("a monitor’s thread that dies", () => {
  test("leaves its groups, and nothing open behind: neither its own sockets nor its sender’s", async () => {
    let worker: Worker | null = null;
    const before = descriptors();
    thread = startMonitorThread({
      script,
      about: { version: "0.0.0-test", door: "headless" },
      createWorker: (path, workerData) => {
        worker = new Worker(path, { workerData });
        return worker;
      },
    });
    const join = {
      address: group,
      port: 45_076,
      interface: "127.0.0.1",
      source: null,
      bind: "group" as const,
      name: "",
    };
    expect(await thread.request("join", join)).toMatchObject({ ok: true });
    const started = await thread.request("send", {
      ...{ address: group, port: 45_076, interface: "127.0.0.1", sourcePort: null, ttl: 0, loopback: true },
      ...{ content: { kind: "bytes" as const, payload: Uint8Array.of(1) }, count: null, rate: 10, burst: 1 },
    });
    expect(started).toMatchObject({ ok: true });
    await expect.poll(hasJoined).toBe(true);
    expect(descriptors().length).toBeGreaterThan(before.length + 2);

    const lost = new Promise<void>((resolve) => {
      thread?.watchConnection((connection) => connection === "lost" && resolve());
    });
    void (worker as Worker | null)?.terminate();
    await lost;
    expect(hasJoined()).toBe(false);
    expect(descriptors()).toEqual(before);
  });
});
