import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { historyInline } from "../../electron/engine/history/history-keeper.ts";
import { pretendHost } from "../../electron/engine/host/testing.ts";
import { createMonitor } from "../../electron/engine/monitor.ts";
import type { OnBatch, Receiver, ReceiverSpec } from "../../electron/engine/net/receiver.ts";
import { madeUpBatch, QuietNetwork } from "../../electron/engine/net/testing.ts";
import { rtpPacket } from "../../electron/engine/streams/formats/testing/media.ts";
import { ManualClock } from "../../electron/engine/time/testing.ts";
import type { JoinRequest } from "../../shared/contract/memberships.ts";
import type { Handlers, MonitorHandlers } from "../../shared/contract.ts";
import { limits } from "../../shared/limits.ts";
import { madeUpInterfaces } from "../../shared/testing/made-up-interface.ts";

/**
 * A session that is the same each time it is made: the engine itself on a clock that a test moves, with packets that
 * never were on a network. What it counts, draws and says of them is real.
 */

/** The computer's network, on which every join goes well, but for one. */
class FixedNetwork extends QuietNetwork {
  readonly #sockets = new Map<string, OnBatch>();

  constructor() {
    super(madeUpInterfaces);
  }

  override async openReceiver(spec: ReceiverSpec, receive: OnBatch): Promise<Receiver> {
    if (spec.port === heldPort) throw Object.assign(new Error("bind"), { code: "EADDRINUSE" });
    this.#sockets.set(spec.address, receive);
    return { receiveBuffer: 4_194_304, kernelDrops: () => 0, close: async () => {} };
  }

  arrive(group: string, address: string, port: number, payload: Uint8Array, at: number): void {
    this.#sockets.get(group)?.(madeUpBatch({ address, port, payload, at, ttl: 16, tos: 0 }));
  }
}

const heldPort = 5_353;
const seconds = 70;
/** Between two looks at what is due. */
const stepMs = 50;

const on = (given: Pick<JoinRequest, "address" | "port"> & Partial<JoinRequest>): JoinRequest => ({
  ...{ interface: "eth0", source: null, bind: "group", name: "" },
  ...given,
});

const groups: readonly JoinRequest[] = [
  on({ address: "239.69.10.1", port: 5_004, name: "Stage left" }),
  on({
    address: "239.69.10.2",
    port: 5_004,
    name: "Stage right, the one with a name that is longer than its column",
  }),
  on({ address: "239.192.7.7", port: 30_001, interface: "eth1" }),
  on({ address: "ff15::7:beef:cafe:1", port: 5_004, name: "Announcements" }),
  on({ address: "232.1.1.9", port: 6_000, source: "10.0.40.8", interface: "eth1" }),
  on({ address: "ff3e:30:2001:db8:1::7", port: 5_006, source: "2001:db8:40:1::a8" }),
  on({ address: "224.0.0.251", port: heldPort }),
];

const text = (of: string): Uint8Array => new TextEncoder().encode(of);

/** What arrives in the step that ends at `now`, `step` steps after the beginning. */
function send(network: FixedNetwork, step: number, now: number): void {
  const second = (step * stepMs) / 1_000;
  // Twenty a second; the second stream loses three in a row, twice, and ends.
  network.arrive("239.69.10.1", "10.0.0.7", 5_004, rtpPacket({ sequence: step, ticks: step * 2_400 }), now);
  const lost = (step >= 400 && step < 403) || (step >= 801 && step < 804);
  if (!lost && second < 62) {
    const packet = rtpPacket({ sequence: step + 65_000, ticks: step * 2_400, ssrc: 0x77aa_0102 });
    network.arrive("239.69.10.2", "10.0.0.8", 5_004, packet, now);
  }
  if (step % 10 === 0) {
    const reading = text(JSON.stringify({ probe: "hall 3", celsius: 20 + ((step / 10) % 7) / 10, ok: true }));
    network.arrive("239.192.7.7", "10.0.40.8", 40_001, reading, now);
    if (step % 40 === 0) network.arrive("239.192.7.7", "10.0.40.9", 40_002, text("hall 4 says hello"), now);
  }
  if (step % 20 === 0)
    network.arrive(
      "ff15::7:beef:cafe:1",
      "fe80::a8b2:1ff:fe3c:7",
      5_004,
      text(`announcement ${step / 20}`),
      now,
    );
}

export interface FixedMonitor {
  readonly handlers: MonitorHandlers;
  /** What the time is in it for ever: milliseconds since 1970. */
  readonly at: number;
  close(): Promise<void>;
}

/**
 * @param traffic with groups, and what came to them in a minute; without it a monitor that was just started
 * @param keeps with profiles
 */
export async function fixedMonitor(traffic: boolean, keeps: boolean): Promise<FixedMonitor> {
  const folder = mkdtempSync(join(tmpdir(), "castscope-look-"));
  const clock = new ManualClock(9_000_000);
  const network = new FixedNetwork();
  const monitor = createMonitor({
    about: { version: "1.0.0", door: "headless" },
    ...{ clock, network },
    host: pretendHost(),
    lag: { take: () => 2, close: () => {} },
    history: { file: join(folder, "history.db"), start: historyInline },
    workspace: keeps ? { folder, profile: null, fixedSettings: null } : null,
  });
  if (traffic) {
    for (const group of groups) await monitor.handlers.join(group);
    for (let step = 1; step <= (seconds * 1_000) / stepMs; step += 1) {
      await clock.advance(stepMs);
      send(network, step, clock.monotonic());
    }
    await clock.advance(500);
  }
  return {
    handlers: monitor.handlers,
    at: clock.wall(),
    async close() {
      await monitor.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const day = 24 * 3_600_000;

/** What the door answers beside its monitor: recordings in a folder that is nowhere. */
export function fixedFiles(at: number): Partial<Handlers> {
  const file = { written: true, openedAt: null, missing: false, known: null };
  return {
    recordings: async () => ({ recordings: [] }),
    recordingFiles: async () => ({
      files: [
        { ...file, path: "castscope-20231114-221320.pcapng", bytes: 48_213_004, changedAt: at - day },
        { ...file, path: "evening show/stage.pcap", bytes: 9_100, changedAt: at - 40 * day, written: false },
      ],
      further: false,
      folder: "/home/ann/Castscope",
      ...{ canShow: false, uploadBytes: limits.uploadBytes },
    }),
  };
}
