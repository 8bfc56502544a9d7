import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Delta } from "../../../shared/contract/telling.ts";
import type { Notifier } from "../../../shared/model/notifier.ts";
import { noThresholds } from "../../../shared/model/threshold.ts";
import { madeUpInterface } from "../../../shared/testing/made-up-interface.ts";
import { incidentText } from "../../../shared/text/sentences.ts";
import { historyInline } from "../history/history-keeper.ts";
import { pretendHost } from "../host/testing.ts";
import { createMonitor, type Monitor, type MonitorOptions } from "../monitor.ts";
import type { OnBatch } from "../net/receiver.ts";
import { madeUpBatch, quietNetwork } from "../net/testing.ts";
import { ManualClock } from "../time/testing.ts";

const eth0 = madeUpInterface({
  name: "eth0",
  index: 2,
  addresses: [{ family: 4, address: "10.0.0.7", prefix: 24 }],
});
const key = "live/239.1.2.3:5004/on/eth0";

let folder: string;
let clock: ManualClock;
let monitor: Monitor;
let receive: OnBatch;
let deltas: Delta[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-incidents-"));
});
afterEach(async () => {
  await monitor.close();
  rmSync(folder, { recursive: true });
});

function open(more: Partial<MonitorOptions> = {}): void {
  clock = new ManualClock(10_000);
  deltas = [];
  const network = quietNetwork([eth0], {
    async openReceiver(_spec, onBatch) {
      receive = onBatch;
      return { receiveBuffer: null, kernelDrops: () => 0, close: async () => {} };
    },
  });
  monitor = createMonitor({ about: { version: "1.2.3", door: "headless" }, clock, network, ...more });
  monitor.onDelta((delta) => deltas.push(delta));
}

const joining = {
  address: "239.1.2.3",
  port: 5004,
  interface: "eth0",
  source: null,
  bind: "group",
  name: "Playout",
} as const;

/** Seconds that pass, with so many packets in each. */
async function pass(seconds: number, packets: number, address = "10.0.0.1"): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    if (packets > 0) {
      receive(madeUpBatch(...Array.from({ length: packets }, () => ({ at: clock.monotonic(), address }))));
    }
    await clock.advance(1_000);
  }
}

async function told() {
  const { incidents } = (await monitor.handlers.snapshot(null)).incidents;
  return incidents.map((incident) => {
    const { at, until, worst } = incident;
    return [incidentText(incident), until === null ? null : Math.round((until - at) / 1_000), worst];
  });
}

test("what happens to a group is a list of incidents with beginning, end and worst", async () => {
  open();
  await monitor.handlers.join(joining);
  await monitor.handlers.setThresholds({
    all: { ...noThresholds, "rate-below": { limit: 5, lasting: 2 }, clearing: 3 },
    interfaces: [],
    groups: [],
  });
  await pass(5, 10);
  expect(await told()).toEqual([
    ["Joined on eth0 (10.0.0.7).", 0, null],
    ["First packet, 0 ms after the join.", 0, null],
  ]);
  await pass(4, 3);
  await pass(1, 2);
  expect((await told()).at(-1)).toEqual(["Less than 5 packets a second.", null, 2]);
  await pass(8, 10);
  expect((await told()).at(-1)).toEqual(["Less than 5 packets a second.", 5, 2]);
  // And each change of it was told to windows once.
  const changes = deltas
    .flatMap(({ incidents }) => incidents.incidents)
    .filter(({ name }) => name === "rate-below");
  expect(changes.map(({ until, worst }) => [until === null, worst])).toEqual([
    [true, 3],
    [true, 2],
    [false, 2],
  ]);
});

test("a group's own thresholds take the place of those of all, also none", async () => {
  open();
  await monitor.handlers.join(joining);
  const all = { ...noThresholds, "rate-below": { limit: 100, lasting: 0 } };
  await monitor.handlers.setThresholds({
    all,
    interfaces: [],
    groups: [{ key, differs: { "rate-below": null } }],
  });
  await pass(3, 10);
  expect(await told()).toHaveLength(2);
  await monitor.handlers.setThresholds({
    all,
    interfaces: [],
    groups: [{ key, differs: { "rate-below": { limit: 11, lasting: 0 } } }],
  });
  await pass(2, 10);
  expect((await told()).at(-1)).toEqual(["Less than 11 packets a second.", null, 10]);
  // Leaving ends it.
  await monitor.handlers.leave({ id: 1 });
  await clock.advance(1_000);
  expect((await told()).at(-1)?.[1]).not.toBeNull();
});

test("sources that come later and go are told", async () => {
  open();
  await monitor.handlers.join(joining);
  for (let second = 0; second < 60; second += 1) {
    await pass(1, 5);
    if (second > 40) receive(madeUpBatch({ at: clock.monotonic(), address: "10.0.0.2", port: 7 }));
  }
  await pass(45, 5);
  const sentences = (await told()).map(([sentence]) => String(sentence));
  expect(sentences.filter((sentence) => sentence.startsWith("10.0.0.2"))).toEqual([
    "10.0.0.2 sends, from port 7.",
    expect.stringMatching(/^10\.0\.0\.2 sends no more: nothing for 3\d s\.$/),
  ]);
});

test("a webhook is told when it begins and when it is over, by what it was told is noted", async () => {
  const bodies: Record<string, unknown>[] = [];
  let end = (): void => {};
  const isOver = new Promise<void>((resolve) => {
    end = resolve;
  });
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (data) => {
      body += data;
    });
    request.on("end", async () => {
      bodies.push(JSON.parse(body));
      // The first answer comes when what it tells of is over already.
      if (bodies.length === 1) await isOver;
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const arrived = async (count: number): Promise<void> => {
    while (bodies.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  try {
    open();
    await monitor.handlers.join(joining);
    const webhook: Notifier = {
      name: "noc",
      on: true,
      from: "warning",
      by: { kind: "webhook", url, plainHost: null },
    };
    await monitor.handlers.setNotifiers({ notifiers: [webhook, { ...webhook, name: "off", on: false }] });
    await monitor.handlers.setThresholds({
      all: { ...noThresholds, "silence-over": { limit: 3, lasting: 0 }, clearing: 0 },
      interfaces: [],
      groups: [],
    });
    await pass(3, 10);
    await pass(5, 0);
    await arrived(1);
    await pass(2, 10);
    end();
    await arrived(2);
    expect(bodies).toMatchObject([
      ...[
        { program: "castscope", version: "1.2.3", kind: "silence-over", state: "begun", gravity: "warning" },
      ],
      ...[
        {
          kind: "silence-over",
          state: "over",
          group: "239.1.2.3",
          port: 5004,
          key,
          name: "Playout",
          test: false,
        },
      ],
    ]);
    expect(bodies[1]?.message).toBe("Silence longer than 3 s.");
    await clock.advance(1_000);
    const { incidents } = (await monitor.handlers.snapshot(null)).incidents;
    expect(incidents.find(({ name }) => name === "silence-over")?.told).toEqual(["noc"]);
    await clock.advance(2_000);
    const tested = monitor.handlers.testNotifier({ notifier: webhook });
    await arrived(3);
    expect(await tested).toMatchObject({ ok: true, answer: "204" });
    expect(bodies[2]).toMatchObject({ kind: "notifier-test", test: true });
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test("what cannot be told is refused in one sentence", async () => {
  open();
  const set = async (...by: Notifier["by"][]) =>
    monitor.handlers.setNotifiers({
      notifiers: by.map((one, place) => ({ name: `${place}`, on: true, from: "info", by: one })),
    });
  const webhook = (url: string) => ({ kind: "webhook", url, plainHost: null }) as const;
  await expect(set({ kind: "command", program: "/bin/true", arguments: [] })).rejects.toThrow(
    "runs no commands",
  );
  await expect(set(webhook("http://noc.example/"))).rejects.toThrow("use https");
  await expect(set(webhook("noc"))).rejects.toThrow("is no address of a server");
  await expect(set({ kind: "syslog", address: "239.1.2.3", port: 514 })).rejects.toThrow(
    "no address of one host",
  );
  const named = { name: "a", on: true, from: "info", by: webhook("https://noc.example/") } as const;
  await expect(async () => monitor.handlers.setNotifiers({ notifiers: [named, named] })).rejects.toThrow(
    "“a” already",
  );
});

test("thresholds and notifiers last beyond the run in their file, and a broken one is told and kept", async () => {
  const file = join(folder, "deep", "watching.json");
  open({ watchingFile: file });
  const thresholds = {
    all: { ...noThresholds, "loss-above": { limit: 1, lasting: 1 } },
    interfaces: [],
    groups: [{ key, differs: { clearing: 3 } }],
  };
  const notifier: Notifier = {
    name: "a",
    on: true,
    from: "info",
    by: { kind: "syslog", address: "127.0.0.1", port: 514 },
  };
  await monitor.handlers.setThresholds(thresholds);
  await monitor.handlers.setNotifiers({ notifiers: [notifier] });
  await monitor.close();
  open({ watchingFile: file });
  expect(await monitor.handlers.watching(null)).toMatchObject({
    thresholds,
    notifiers: [notifier],
    notKept: null,
  });
  await monitor.close();
  writeFileSync(file, "{ not json");
  open({ watchingFile: file });
  const broken = await monitor.handlers.watching(null);
  expect(broken).toMatchObject({ thresholds: { all: noThresholds }, notifiers: [] });
  expect(broken.notKept).toContain("cannot be read");
  await monitor.handlers.setThresholds(thresholds);
  expect((await monitor.handlers.watching(null)).notKept).toBeNull();
  expect(readFileSync(`${file}.unread`, "utf8")).toBe("{ not json");
});

test("what another program changed in the file stays, and what may not be done here too", async () => {
  const file = join(folder, "watching.json");
  const command: Notifier = {
    ...{ name: "page", on: true, from: "info" },
    by: { kind: "command", program: "/usr/bin/true", arguments: [] },
  };
  open({ watchingFile: file, allowCommands: true });
  await monitor.handlers.setNotifiers({ notifiers: [command] });
  await monitor.close();
  open({ watchingFile: file });
  const first = monitor;
  expect(await first.handlers.watching(null)).toMatchObject({ notifiers: [] });
  open({ watchingFile: file });
  const quiet = { from: 0, to: 60 };
  await monitor.handlers.setQuiet({ quiet });
  const thresholds = { all: { ...noThresholds, clearing: 3 }, interfaces: [], groups: [] };
  await first.handlers.setThresholds(thresholds);
  await first.close();
  expect(await monitor.handlers.watching(null)).toMatchObject({ quiet, thresholds: { all: noThresholds } });
  await monitor.close();
  open({ watchingFile: file, allowCommands: true });
  expect(await monitor.handlers.watching(null)).toMatchObject({ quiet, thresholds, notifiers: [command] });
});

test("what happened is there after the next start, and what goes on goes on", async () => {
  const history = { file: join(folder, "history.db"), start: historyInline };
  const thresholds = {
    all: { ...noThresholds, "silence-over": { limit: 3, lasting: 0 } },
    interfaces: [],
    groups: [],
  };
  const older = async (more: object = {}) => {
    const all = { before: null, from: 0, key: null, kinds: null, text: "", ...more };
    const { incidents, next } = await monitor.handlers.keptIncidents(all);
    expect(next).toBeNull();
    return incidents.map(({ name, cut }) => (cut ? `${name} cut` : name));
  };
  open({ history });
  await monitor.handlers.setThresholds(thresholds);
  await monitor.handlers.join(joining);
  await pass(3, 10);
  await pass(10, 0);
  // What windows are told of need not be asked for.
  expect(await older()).toEqual([]);
  const [begun] = (await monitor.handlers.snapshot(null)).incidents.incidents.filter(
    ({ name }) => name === "silence-over",
  );
  await monitor.handlers.seeIncidents({ upTo: 2 });
  await monitor.close();

  open({ history });
  await monitor.handlers.setThresholds(thresholds);
  // Opening a file is not a matter of this clock.
  while ((await older()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await older()).toEqual(["stalled cut", "silence-over cut", "first-packet", "joined"]);
  expect(await older({ text: "SILENCE" })).toEqual(["silence-over cut"]);
  expect(await older({ kinds: ["joined"], key })).toEqual(["joined"]);
  expect(await older({ key: "live/239.9.9.9:1" })).toEqual([]);
  await monitor.handlers.join(joining);
  await pass(8, 0);
  const after = (await monitor.handlers.snapshot(null)).incidents;
  expect(after.incidents.map(({ name, at, until }) => [name, at, until])).toEqual([
    ["joined", expect.anything(), expect.anything()],
    ["silence-over", begun?.at, null],
    ["stalled", expect.anything(), null],
  ]);
  expect(after.seenAt).not.toBeNull();
  expect(await older()).toEqual(["first-packet", "joined"]);
});

test("a group from which nothing came since the join is an incident until something does", async () => {
  open();
  await monitor.handlers.join(joining);
  await pass(20, 0);
  expect((await told()).at(-1)).toEqual(["Nothing has come since the join.", null, null]);
  await pass(2, 5);
  expect(await told()).toEqual([
    ["Joined on eth0 (10.0.0.7).", 0, null],
    ["Nothing has come since the join.", 20, null],
    ["First packet, 20 s after the join.", 0, null],
  ]);
});

test.each([
  ["as a switch without a querier ends it", 255, true],
  ["long before", 100, false],
])("packets that end %s, after %i s, raise a suspicion: %s", async (_, seconds, isSuspected) => {
  open({ host: pretendHost() });
  await monitor.handlers.join(joining);
  for (let second = 0; second < seconds; second += 1) await pass(1, 1);
  await pass(30, 0);
  const suspicions = (await told()).filter(([sentence]) => String(sentence).includes("querier"));
  expect(suspicions).toEqual(
    isSuspected
      ? [["It ended 4 min 14 s after the join: there may be no IGMP querier on eth0.", null, null]]
      : [],
  );
  await pass(2, 5);
  expect((await told()).at(-1)?.[0]).toMatch(/^Back after/);
  expect((await told()).filter(([, lasted]) => lasted === null)).toEqual([]);
});

test("a send that fails is told with where it was to go", async () => {
  open();
  await monitor.handlers.send({
    ...{ address: "239.1.1.1", port: 5_000, interface: "eth0", sourcePort: null, ttl: 1, loopback: true },
    ...{ content: { kind: "bytes", payload: Uint8Array.of(1) }, count: 1, rate: 1, burst: 1 },
  });
  await pass(2, 0);
  const [[sentence, lasted] = []] = await told();
  expect(sentence).toMatch(/^Sending to 239\.1\.1\.1:5000 failed\. /);
  expect(lasted).toBe(0);
});

test("nobody is told in a quiet time; what still goes on after it is told then", async () => {
  const bodies: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (data) => {
      body += data;
    });
    request.on("end", () => {
      bodies.push(JSON.parse(body));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    open();
    await monitor.handlers.join(joining);
    await monitor.handlers.setNotifiers({
      notifiers: [{ name: "noc", on: true, from: "warning", by: { kind: "webhook", url, plainHost: null } }],
    });
    await monitor.handlers.setThresholds({
      all: { ...noThresholds, "rate-below": { limit: 5, lasting: 0 }, clearing: 0 },
      interfaces: [],
      groups: [],
    });
    await monitor.handlers.setQuiet({ quiet: { from: 0, to: 0 } });
    await pass(3, 10);
    await pass(2, 1);
    await pass(15, 10);
    await pass(2, 1);
    expect((await monitor.handlers.snapshot(null)).incidents.quiet).toBe(true);
    expect((await told()).filter(([sentence]) => String(sentence).startsWith("Less than"))).toHaveLength(2);
    await monitor.handlers.setQuiet({ quiet: null });
    await pass(2, 1);
    await pass(5, 10);
    while (bodies.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(bodies.map(({ kind, state }) => [kind, state])).toEqual([
      ["rate-below", "begun"],
      ["rate-below", "over"],
    ]);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test("thresholds are tried on the history without being set, of all groups and of one", async () => {
  open({ history: { file: join(folder, "history.db"), start: historyInline } });
  await monitor.handlers.join(joining);
  await pass(70, 10);
  await pass(20, 0);
  await pass(60, 10);
  const ask = (limit: number, wanted: string | null) =>
    monitor.handlers.replayThresholds({
      thresholds: {
        all: { ...noThresholds, "silence-over": { limit, lasting: 0 } },
        interfaces: [],
        groups: [],
      },
      key: wanted,
    });
  expect(await ask(5, key)).toMatchObject({ told: 1, ofKey: 1, groups: 1, leftOut: 0 });
  expect(await ask(30, null)).toMatchObject({ told: 0, ofKey: null, groups: 1 });
  expect((await ask(5, key)).seconds).toBeGreaterThanOrEqual(60);
});
