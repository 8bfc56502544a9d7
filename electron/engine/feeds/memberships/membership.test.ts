import { beforeEach, describe, expect, test } from "vitest";
import { problem } from "../../../../shared/problem.ts";
import type { OnBatch, Receiver } from "../../net/receiver.ts";
import { madeUpBatch, QuietNetwork } from "../../net/testing.ts";
import { madeUpStreams } from "../../streams/testing.ts";
import { ManualClock, settle } from "../../time/testing.ts";
import { WallTime } from "../../time/wall-time.ts";
import { Memory } from "../../traffic/memory.ts";
import { TrafficStore } from "../../traffic/traffic.ts";
import { Membership } from "./membership.ts";
import { alone } from "./sharing.ts";
import type { MembershipSpec } from "./spec.ts";

const spec: MembershipSpec = {
  kind: "group",
  bind: "group",
  family: 4,
  address: "239.1.1.1",
  port: 5_000,
  source: null,
  interface: { name: "eth0", index: 2, address: "10.0.0.1" },
  choice: "eth0",
  byDefault: false,
  linkLocal: false,
  anyOfLink: false,
};

/** A network whose sockets a test plays. */
class StandInNetwork extends QuietNetwork {
  receive: OnBatch = () => {};
  break: (error: Error) => void = () => {};
  refusal: Error | null = null;
  open = 0;
  hold: Promise<void> | null = null;

  override async openReceiver(
    _spec: unknown,
    onBatch: OnBatch,
    onError: (error: Error) => void,
  ): Promise<Receiver> {
    await this.hold;
    if (this.refusal) throw this.refusal;
    this.receive = onBatch;
    this.break = onError;
    this.open += 1;
    return {
      receiveBuffer: 4_096,
      kernelDrops: () => null,
      close: async () => {
        this.open -= 1;
      },
    };
  }
}

let clock: ManualClock;
let network: StandInNetwork;
let store: TrafficStore;

beforeEach(() => {
  clock = new ManualClock(1_000);
  network = new StandInNetwork();
  store = new TrafficStore(new Memory());
});

function membership(more: Partial<MembershipSpec> = {}): Membership {
  return new Membership(1, { ...spec, ...more }, "", {
    network,
    store,
    streams: madeUpStreams(),
    wall: new WallTime(clock),
    separatesInterfaces: () => false,
  });
}

const state = (one: Membership): string => one.state(clock.monotonic());
const packet = (from = "10.0.0.7"): void =>
  network.receive(madeUpBatch({ address: from, at: clock.monotonic() }));

describe("states", () => {
  test("joining, then silent when nothing ever comes", async () => {
    const one = membership();
    await one.open();
    expect(state(one)).toBe("joining");
    await clock.advance(5_000);
    expect(state(one)).toBe("joining");
    await clock.advance(1);
    expect(state(one)).toBe("silent");
  });

  test("receiving, then stalled after five seconds, then receiving again", async () => {
    const one = membership();
    await one.open();
    packet();
    expect(state(one)).toBe("receiving");
    await clock.advance(5_001);
    expect(state(one)).toBe("stalled");
    packet();
    expect(state(one)).toBe("receiving");
  });

  test("a slow rhythm is given ten intervals", async () => {
    const one = membership();
    await one.open();
    for (let beat = 0; beat < 4; beat += 1) {
      packet();
      await clock.advance(2_000);
    }
    await clock.advance(17_000);
    expect(state(one)).toBe("receiving");
    await clock.advance(2_000);
    expect(state(one)).toBe("stalled");
  });

  test("a refused join is failed with its sentence, and a retry starts afresh", async () => {
    network.refusal = Object.assign(new Error("in use"), { code: "EADDRINUSE" });
    const one = membership();
    await one.open();
    expect(state(one)).toBe("failed");
    expect(one.row(clock.monotonic(), alone).problem?.code).toBe("port-in-use");
    await clock.advance(60_000);
    network.refusal = null;
    await one.open();
    expect(state(one)).toBe("joining");
  });

  test("a socket that breaks later is closed and failed", async () => {
    const one = membership();
    await one.open();
    packet();
    network.break(Object.assign(new Error("gone"), { code: "ENODEV" }));
    await settle();
    expect(state(one)).toBe("failed");
    expect(network.open).toBe(0);
    expect(one.row(clock.monotonic(), alone)).toMatchObject({ packets: 1, receiveBuffer: null });
  });

  test("a socket that opens after leaving is closed again", async () => {
    let letGo = (): void => {};
    network.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    const one = membership();
    const opening = one.open();
    await one.close();
    letGo();
    await opening;
    expect(network.open).toBe(0);
  });
});

describe("counting", () => {
  test("counts for the row, its source, the store and the totals", async () => {
    const one = membership();
    await one.open();
    packet();
    packet("10.0.0.8");
    const row = one.row(clock.monotonic(), { sharedWith: ["eth1"], unsureApart: false });
    expect(row).toMatchObject({ packets: 2, bytes: 20, sources: 2, firstKept: 1, sharedWith: ["eth1"] });
    expect(row.lastAt).toBe(clock.wall());
    expect(store.total.packets).toBe(2);
    expect(one.traffic.log.find(2)?.segment.sender(1).address).toBe("10.0.0.8");
  });

  test("a second sender is marked in the row and listed, as long as it sends, and what its siblings carry is known", async () => {
    const one = membership();
    await one.open();
    const play = async (seconds: number, ...senders: readonly string[]): Promise<void> => {
      for (let tenth = 0; tenth < 10 * seconds; tenth += 1) {
        await clock.advance(100);
        for (const from of senders) packet(from);
        if (tenth % 10 === 9) one.lookForConflicts(clock.monotonic(), [one]);
      }
    };
    await play(20, "10.0.0.7");
    expect(one.row(clock.monotonic(), alone).conflict).toBeNull();
    await play(10, "10.0.0.7", "10.0.0.9");
    const values = { address: "10.0.0.7", other: "10.0.0.9" };
    const { conflict, lastEvent } = one.row(clock.monotonic(), alone);
    expect(conflict).toEqual({ name: "two-senders", values });
    expect(lastEvent).toMatchObject({ name: "two-senders", values });
    await play(20, "10.0.0.7");
    expect(one.row(clock.monotonic(), alone).conflict).toBeNull();
    expect(one.events.list().map(({ name }) => name)).toEqual([
      "joined",
      "first-packet",
      "two-senders",
      "two-senders-over",
    ]);
    expect(one.kindsComing).toEqual(new Set());
  });

  test("a sink that fails is named in row and events, and the row receives all the same", async () => {
    const one = membership();
    await one.open();
    const failing = (): never => {
      throw new Error("boom");
    };
    one.traffic.attach({ name: "recorder", take: failing });
    packet();
    packet();
    const row = one.row(clock.monotonic(), alone);
    expect(row).toMatchObject({ state: "receiving", packets: 2 });
    expect(row.problem).toEqual(problem("sink-failed", { sink: "recorder", reason: "boom" }));
    const values = { sink: "recorder", reason: "boom" };
    const said = one.events.list().filter(({ name }) => name === "sink-failed");
    expect(said).toEqual([{ at: clock.wall(), name: "sink-failed", values }]);
    // What fails the row itself is told before it, and no retry is offered for the sink.
    network.break(Object.assign(new Error("gone"), { code: "ENODEV" }));
    await settle();
    expect(one.row(clock.monotonic(), alone).problem?.code).toBe("interface-gone");
  });

  test("a source-specific membership passes over other sources, zones aside", async () => {
    const one = membership({ source: "10.0.0.7" });
    await one.open();
    packet("10.0.0.8");
    packet("10.0.0.7");
    expect(one.row(clock.monotonic(), alone).packets).toBe(1);
    const six = membership({ family: 6, address: "ff35::1", source: "fe80::1" });
    await six.open();
    packet("fe80::1%eth0");
    expect(six.row(clock.monotonic(), alone).packets).toBe(1);
  });
});
