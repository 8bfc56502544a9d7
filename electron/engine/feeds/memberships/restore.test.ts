import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JoinRequest } from "../../../../shared/contract/memberships.ts";
import { limits } from "../../../../shared/limits.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import { madeUpInterface } from "../../../../shared/testing/made-up-interface.ts";
import { eventText, problemText } from "../../../../shared/text/sentences.ts";
import { createMonitor, type Monitor } from "../../monitor.ts";
import type { ReceivePath } from "../../net/network.ts";
import type { OnBatch, Receiver, ReceiverSpec } from "../../net/receiver.ts";
import { madeUpBatch, QuietNetwork } from "../../net/testing.ts";
import type { KernelListener, RouteQuestion } from "../../system/kernel.ts";
import { ManualClock, settle } from "../../time/testing.ts";

/** Interfaces that a test plugs in and out, and sockets that only remember how they were opened. */
class StandInNetwork extends QuietNetwork {
  refusal: Error | null = null;
  readonly open = new Set<{ spec: ReceiverSpec; receive: OnBatch }>();
  opened = 0;

  override async receivePath(): Promise<ReceivePath> {
    return { name: "dgram", reason: null };
  }

  override async openReceiver(spec: ReceiverSpec, receive: OnBatch): Promise<Receiver> {
    if (this.refusal) throw this.refusal;
    const socket = { spec, receive };
    this.open.add(socket);
    this.opened += 1;
    return {
      receiveBuffer: 4_096,
      kernelDrops: () => null,
      close: async () => void this.open.delete(socket),
    };
  }

  /** Questions for routes. */
  asked = 0;
  override routes(questions: readonly RouteQuestion[]) {
    this.asked += questions.length;
    return super.routes(questions);
  }

  /** What the kernel lists as joined; null where it is not told. */
  users: ReadonlyMap<string, number> | null = null;
  override async joinedUsers() {
    return this.users;
  }

  /** What the kernel would tell by itself. */
  kernel: KernelListener = { changed: () => {}, gone: () => {} };
  /** Whether it tells of changes. */
  tells = false;
  override async watch(listener: KernelListener): Promise<boolean> {
    this.kernel = listener;
    return this.tells;
  }
}

function plugged(name: string, index: number, address: string): Interface {
  const family = address.includes(":") ? 6 : 4;
  return madeUpInterface({ name, index, addresses: [{ family, address, prefix: 24 }] });
}

const lo = { ...plugged("lo", 1, "127.0.0.1"), loopback: true };
const eth1 = plugged("eth1", 3, "10.0.1.5");
const request: JoinRequest = {
  address: "239.1.1.1",
  port: 5_000,
  interface: "eth1",
  source: null,
  bind: "group",
  name: "",
};

let clock: ManualClock;
let network: StandInNetwork;
let monitor: Monitor;

function start(platform: NodeJS.Platform = "linux", tells = false): void {
  clock = new ManualClock(1_000);
  network = new StandInNetwork();
  network.tells = tells;
  network.platform = platform;
  network.present = [lo, eth1];
  const lag = { take: () => 0, close: () => {} };
  monitor = createMonitor({
    about: { version: "0", door: "headless" },
    clock,
    network,
    lag,
  });
}

beforeEach(() => {
  // Sentences name the time of day.
  process.env.TZ = "UTC";
  start();
});

afterEach(() => monitor.close());

async function row(): Promise<Membership> {
  const { memberships } = await monitor.handlers.snapshot(null);
  const [first] = memberships;
  if (!first) throw new Error("there is no membership");
  return first;
}

async function join(more: Partial<JoinRequest> = {}): Promise<void> {
  await monitor.handlers.join({ ...request, ...more });
  await clock.advance(limits.interfacesMs);
}

/** Changes the interfaces and lets the monitor read them. */
async function become(...present: Interface[]): Promise<void> {
  network.present = present;
  await clock.advance(limits.interfacesMs);
}

function packet(): void {
  for (const { receive } of network.open) {
    receive(madeUpBatch({ address: "10.0.1.7", at: clock.monotonic() }));
  }
}

async function problemSentence(): Promise<string> {
  const { problem } = await row();
  return problem === null ? "" : problemText(problem);
}

async function lastSentence(): Promise<string> {
  const { lastEvent } = await row();
  return lastEvent === null ? "" : eventText(lastEvent);
}

const messages = async (): Promise<string[]> => (await monitor.handlers.events({ id: 1 })).map(eventText);

describe("an interface that is deleted", () => {
  test("fails its rows with a sentence, and is joined again when it comes back, counters kept", async () => {
    await join();
    packet();
    await become(lo);
    expect(network.open.size).toBe(0);
    expect(await row()).toMatchObject({
      state: "failed",
      packets: 1,
      problem: { code: "interface-gone", retry: true },
      lastEvent: { at: 1_700_000_005_000, name: "interface-gone", values: { interface: "eth1" } },
    });
    expect(await problemSentence()).toBe(
      "eth1 is gone since 22:13:25: it is joined again by itself when it comes back.",
    );
    await clock.advance(10_000);
    await become(lo, { ...eth1, index: 9 });
    expect(await row()).toMatchObject({ state: "joining", problem: null, packets: 1 });
    expect([...network.open][0]?.spec.interface).toEqual({ name: "eth1", index: 9, address: "10.0.1.5" });
    packet();
    expect(await row()).toMatchObject({ state: "receiving", packets: 2 });
    expect(await messages()).toEqual([
      "Joined on eth1 (10.0.1.5).",
      "First packet, 2 s after the join.",
      "eth1 is gone.",
      "eth1 is back after 12 s: joined again.",
    ]);
  });

  test("between two ticks is told after the packets that came before it", async () => {
    start("linux", true);
    await join();
    await clock.advance(limits.tickMs - (clock.monotonic() % limits.tickMs) + 1);
    packet();
    network.present = [lo];
    network.kernel.changed();
    await clock.advance(limits.interfaceChangeMs);
    expect(await messages()).toEqual([
      "Joined on eth1 (10.0.1.5).",
      expect.stringMatching(/^First packet, /),
      "eth1 is gone.",
    ]);
    await clock.advance(limits.tickMs);
    expect(await lastSentence()).toBe("eth1 is gone.");
  });

  test("and made again between two readings is known by its number", async () => {
    await join();
    await become(lo, { ...eth1, index: 9 });
    expect(network.opened).toBe(2);
    expect(network.open.size).toBe(1);
    expect(await lastSentence()).toBe("eth1 was taken away and came back: joined again.");
  });

  test("that comes back step by step is one loss", async () => {
    await join();
    await become(lo);
    await become(lo, { ...eth1, index: 9, state: "down", up: false, addresses: [] });
    expect(await problemSentence()).toBe(
      "eth1 is down since 22:13:25: it is joined again by itself when it is up.",
    );
    await become(lo, { ...eth1, index: 9, addresses: [] });
    expect((await row()).problem?.code).toBe("interface-without-address");
    await become(lo, { ...eth1, index: 9 });
    expect(await lastSentence()).toBe("eth1 is back after 6 s: joined again.");
    expect(network.opened).toBe(2);
  });

  test("and made again under the same number is known by what the kernel tells", async () => {
    await join();
    network.kernel.gone(3);
    network.kernel.changed();
    await clock.advance(limits.interfaceChangeMs);
    expect(network.opened).toBe(2);
    expect(network.open.size).toBe(1);
    expect(await lastSentence()).toBe("eth1 was taken away and came back: joined again.");
  });

  test("and made again under the same number is known by what is joined, where nobody tells", async () => {
    await join();
    network.users = new Map([["eth1 239.1.1.1", 1]]);
    await clock.advance(3 * limits.interfacesMs);
    expect(network.opened).toBe(1);
    network.users = new Map();
    await clock.advance(2 * limits.interfacesMs);
    expect(network.opened).toBe(2);
    expect(network.open.size).toBe(1);
    expect(await lastSentence()).toBe("eth1 was taken away and came back: joined again.");
  });

  test("whose number another interface has by now is gone", async () => {
    await join();
    network.kernel.gone(3);
    await become(lo, plugged("eth7", 3, "10.0.7.5"));
    expect(await row()).toMatchObject({ state: "failed", problem: { code: "interface-gone" } });
  });

  test("is told at once where the kernel tells", async () => {
    await join();
    network.present = [lo];
    network.kernel.gone(3);
    network.kernel.changed();
    await clock.advance(limits.interfaceChangeMs);
    expect(await row()).toMatchObject({ state: "failed", problem: { code: "interface-gone" } });
  });

  test("leaves memberships of other interfaces alone, and one of no choice where there is no other route", async () => {
    network.present = [{ ...eth1, isDefault: { ipv4: true, ipv6: false } }, lo];
    await join({ interface: null });
    await join({ interface: "lo" });
    await become(lo);
    const { memberships } = await monitor.handlers.snapshot(null);
    expect(memberships.map((one) => [one.interface?.name, one.state, one.byDefault])).toEqual([
      ["eth1", "failed", true],
      ["lo", "joining", false],
    ]);
    expect(network.opened).toBe(2);
  });

  test("left meanwhile stays left", async () => {
    await join();
    await become(lo);
    await monitor.handlers.leave({ id: 1 });
    await become(lo, eth1);
    expect(network.open.size).toBe(0);
    await monitor.handlers.restore({ id: 1 });
    await clock.advance(limits.interfacesMs);
    expect(await row()).toMatchObject({ state: "joining", problem: null });
    expect(network.open.size).toBe(1);
  });
});

describe("a group that nobody chose an interface for", () => {
  const usual = (one: Interface): Interface => ({ ...one, isDefault: { ipv4: true, ipv6: false } });
  const eth2 = plugged("eth2", 4, "10.0.2.5");

  test("is joined where the route to it leads, and follows it", async () => {
    network.present = [lo, usual(eth1), eth2];
    await join({ interface: null });
    expect(await row()).toMatchObject({ interface: { name: "eth1" }, byDefault: true });
    packet();
    await become(lo, eth1, usual(eth2));
    expect(network.open.size).toBe(1);
    expect([...network.open][0]?.spec.interface).toEqual({ name: "eth2", index: 4, address: "10.0.2.5" });
    expect(await row()).toMatchObject({
      packets: 1,
      interface: { name: "eth2" },
      lastEvent: {
        name: "route-changed",
        values: { address: "239.1.1.1", interface: "eth2", before: "eth1" },
      },
    });
  });

  test("stays where it is when there is no route any more", async () => {
    network.present = [lo, usual(eth1)];
    await join({ interface: null });
    await become(lo, eth1);
    expect(network.opened).toBe(1);
    expect(await row()).toMatchObject({ state: "joining", problem: null });
  });

  test("waits for a route and says what to write instead", async () => {
    network.present = [lo, eth1];
    await monitor.handlers.join({ ...request, interface: null });
    const { problem, state, interface: on } = await row();
    expect([state, on, problem?.code, problem && problemText(problem)]).toEqual([
      "failed",
      null,
      "no-route",
      "There is no route from here to 239.1.1.1: it is joined by itself when there is one, or now if you name an interface, such as “on eth1”.",
    ]);
    expect(network.opened).toBe(0);
    await become(lo, usual(eth1));
    expect(await row()).toMatchObject({ state: "joining", problem: null, interface: { name: "eth1" } });
    expect(await messages()).toEqual([
      "There is no route to 239.1.1.1.",
      "There is a route to 239.1.1.1 by eth1 now: joined.",
    ]);
  });

  test("is asked for again only when something changed, where the kernel tells", async () => {
    await monitor.close();
    start("linux", true);
    network.present = [lo, usual(eth1), eth2];
    await join({ interface: null });
    const asked = network.asked;
    await clock.advance(limits.interfacesMs * 5);
    expect(network.asked).toBe(asked);
    network.present = [lo, eth1, usual(eth2)];
    network.kernel.changed();
    await clock.advance(limits.interfaceChangeMs);
    expect(await row()).toMatchObject({ interface: { name: "eth2" } });
  });
});

describe("an interface that is not there yet", () => {
  test("is waited for, whatever it is named by", async () => {
    await monitor.handlers.join({ ...request, interface: "eth9" });
    await monitor.handlers.join({ ...request, port: 5_001, interface: "10.0.9.5" });
    await monitor.handlers.join({ ...request, port: 5_002, interface: "uplink9" });
    const rows = async () => (await monitor.handlers.snapshot(null)).memberships;
    expect(network.opened).toBe(0);
    expect((await rows()).map(({ state, problem }) => [state, problem && problemText(problem)])).toEqual([
      [
        "failed",
        "No interface is called eth9 yet (this computer has lo, eth1): it is joined by itself when there is one.",
      ],
      [
        "failed",
        "No interface has the address 10.0.9.5 yet (this computer has lo, eth1): it is joined by itself when there is one.",
      ],
      [
        "failed",
        "No interface is called uplink9 yet (this computer has lo, eth1): it is joined by itself when there is one.",
      ],
    ]);
    const eth9 = { ...plugged("eth9", 9, "10.0.9.5"), otherNames: ["uplink9"] };
    await become(lo, eth1, { ...eth9, state: "unplugged", up: false });
    expect((await rows()).map(({ problem }) => problem?.code)).toEqual([
      "interface-down",
      "interface-down",
      "interface-down",
    ]);
    await become(lo, eth1, eth9);
    expect(
      (await rows()).map(({ state, interface: on, lastEvent }) => [
        state,
        on,
        lastEvent && eventText(lastEvent),
      ]),
    ).toEqual(
      [5_000, 5_001, 5_002].map(() => [
        "joining",
        { name: "eth9", address: "10.0.9.5" },
        "eth9 is up: joined.",
      ]),
    );
    expect([...network.open].map(({ spec }) => spec.interface?.index)).toEqual([9, 9, 9]);
  });

  test("is the same row when it is asked for twice", async () => {
    const first = await monitor.handlers.join({ ...request, interface: "eth9" });
    expect(await monitor.handlers.join({ ...request, interface: "eth9" })).toEqual({
      ...first,
      already: true,
    });
  });
});

describe("an interface that is there and carries nothing", () => {
  test.each([
    ["down", "eth1 is down since 22:13:25: it is joined again by itself when it is up."],
    [
      "unplugged",
      "eth1 is on and has no link since 22:13:25: it is joined again by itself when it has one: connect its cable or its other end.",
    ],
    [
      "lower-down",
      "eth1 is on, and what it runs on is down since 22:13:25: it is joined again by itself when it is up.",
    ],
    [
      "dormant",
      "eth1 is not let into its network yet since 22:13:25: it is joined again by itself when it is, by 802.1X or the Wi-Fi's password.",
    ],
  ] as const)("%s has a sentence of its own, and is joined when it is up", async (state, sentence) => {
    await join();
    await become(lo, { ...eth1, state, up: false });
    const { problem } = await row();
    expect(problem && problemText(problem)).toBe(sentence);
    await become(lo, eth1);
    expect(await row()).toMatchObject({ state: "joining", problem: null });
  });
});

describe("an interface that stays and cannot be used", () => {
  test("down: the socket stays open, and is opened anew when it is up", async () => {
    await join();
    await become(lo, { ...eth1, state: "down", up: false });
    expect(network.open.size).toBe(1);
    expect(await row()).toMatchObject({ state: "failed", problem: { code: "interface-down" } });
    await become(lo, eth1);
    expect(network.opened).toBe(2);
    expect(await row()).toMatchObject({ state: "joining", problem: null });
  });

  test("down before it was joined: told at once, but not since when", async () => {
    network.present = [lo, { ...eth1, state: "down", up: false }];
    await monitor.handlers.join(request);
    expect(await problemSentence()).toBe("eth1 is down: it is joined by itself when it is up.");
  });

  test("packets that come without an address prove that it does no harm", async () => {
    await join();
    await become(lo, { ...eth1, addresses: [] });
    expect(await problemSentence()).toBe(
      "eth1 has no IPv4 address since 22:13:25: it is joined again by itself when it has one.",
    );
    packet();
    expect(await row()).toMatchObject({ state: "receiving", problem: null });
  });

  test("another address is joined with", async () => {
    await join();
    await become(lo, plugged("eth1", 3, "10.0.1.9"));
    expect(await row()).toMatchObject({ interface: { address: "10.0.1.9" } });
    expect(await lastSentence()).toBe("eth1 has the address 10.0.1.9 instead of 10.0.1.5 now: joined again.");
  });

  test("renamed: goes on with the same socket, and its name is told", async () => {
    await join();
    await become(lo, plugged("uplink", 3, "10.0.1.5"), plugged("eth1", 8, "10.0.8.5"));
    expect(network.opened).toBe(1);
    expect(await row()).toMatchObject({
      state: "joining",
      interface: { name: "uplink", address: "10.0.1.5" },
      lastEvent: { name: "interface-renamed", values: { before: "eth1", interface: "uplink" } },
    });
  });

  test("a temporary IPv6 address that changes is shown and nothing more", async () => {
    network.present = [lo, plugged("eth1", 3, "fe80::5")];
    await join({ address: "ff15::1" });
    await become(lo, plugged("eth1", 3, "fe80::6"));
    expect(await row()).toMatchObject({ interface: { address: "fe80::6" } });
    expect(network.opened).toBe(1);
  });

  test("a host's address that moved is listened on where it is", async () => {
    await join({ address: "10.0.1.5", interface: null });
    await become(lo, plugged("eth1", 3, "10.0.1.6"));
    expect(await problemSentence()).toMatch(/^eth1 has no 10\.0\.1\.5 since /);
    await become(lo, plugged("eth1", 3, "10.0.1.6"), plugged("eth2", 4, "10.0.1.5"));
    expect(await row()).toMatchObject({ interface: { name: "eth2" }, state: "joining" });
  });
});

describe("a refusal", () => {
  const refuse = (code: string): void => {
    network.refusal = Object.assign(new Error(code), { code });
  };

  test("for want of the interface is tried again a few times after a change, and told once", async () => {
    refuse("EADDRNOTAVAIL");
    await join();
    expect((await row()).state).toBe("failed");
    await clock.advance(limits.interfacesMs * (limits.restoreTurns + 3));
    network.refusal = null;
    await clock.advance(limits.interfacesMs * 3);
    expect((await row()).state).toBe("failed");
    expect(await messages()).toHaveLength(1);
    await become(eth1, lo);
    expect(await row()).toMatchObject({ state: "joining", lastEvent: { name: "interface-there" } });
  });

  test("for another reason waits for a person", async () => {
    refuse("EADDRINUSE");
    await join();
    network.refusal = null;
    await become(eth1, lo);
    expect((await row()).state).toBe("failed");
    await monitor.handlers.retry({ id: 1 });
    expect(await row()).toMatchObject({ state: "joining", lastEvent: { name: "joined-after-retry" } });
    expect(network.open.size).toBe(1);
  });
});

describe("sleep", () => {
  test("joins again what is joined", async () => {
    await join();
    clock.sleep(2 * 3_600_000);
    await clock.advance(limits.tickMs);
    await settle();
    expect(network.opened).toBe(2);
    expect(network.open.size).toBe(1);
    expect(await lastSentence()).toBe("The clock went on by 2 h at once, as after sleep: joined again.");
  });

  test("leaves what lost its interface to the interface's return", async () => {
    await join();
    network.present = [lo];
    clock.sleep(60_000);
    await clock.advance(limits.tickMs);
    expect(network.open.size).toBe(0);
    expect(await row()).toMatchObject({ state: "failed", lastEvent: { name: "interface-gone" } });
  });

  test("a tick that comes late is sleep only where the monotonic clock goes on during sleep", async () => {
    for (const [platform, expected] of [
      ["linux", 1],
      ["darwin", 2],
      ["win32", 2],
    ] as const) {
      await monitor.close();
      start(platform);
      await join();
      clock.stall(limits.sleepMs + 1_000);
      await clock.advance(limits.tickMs);
      expect([platform, network.opened]).toEqual([platform, expected]);
    }
  });
});

test("a link that flaps keeps a bounded list that tells what it dropped", async () => {
  await join();
  for (let turn = 0; turn < limits.eventsPerMembership; turn += 1) {
    await become(lo);
    await become(lo, eth1);
  }
  const told = await messages();
  expect(told).toHaveLength(limits.eventsPerMembership + 1);
  expect(told[0]).toBe("The oldest events are no longer kept: 51 of them.");
  expect(told.at(-1)).toBe("eth1 is back after 2 s: joined again.");
});
