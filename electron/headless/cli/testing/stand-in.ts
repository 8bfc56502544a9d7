import { contentSize } from "../../../../shared/contract/sends.ts";
import type { Delta, Snapshot } from "../../../../shared/contract/telling.ts";
import { type Args, type MonitorHandlers, methodNames, type Result } from "../../../../shared/contract.ts";
import { contractMark } from "../../../../shared/contract-mark.ts";
import type { Diagnosis } from "../../../../shared/host.ts";
import type { Announced } from "../../../../shared/model/announcement.ts";
import type { Membership } from "../../../../shared/model/membership.ts";
import type { Arrangement } from "../../../../shared/model/packet-list.ts";
import type { Pair, PairProposal } from "../../../../shared/model/pair.ts";
import type { ProbeState } from "../../../../shared/model/probe.ts";
import type { Send } from "../../../../shared/model/send.ts";
import type { Source } from "../../../../shared/model/source.ts";
import type { Stream } from "../../../../shared/model/stream.ts";
import type { Totals } from "../../../../shared/model/totals.ts";
import { type Problem, ProblemError } from "../../../../shared/problem.ts";
import { madeUpDiagnosis } from "../../../../shared/testing/made-up-host.ts";
import { madeUpInterface } from "../../../../shared/testing/made-up-interface.ts";
import { madeUpMembership } from "../../../../shared/testing/made-up-membership.ts";
import { madeUpLeg, madeUpPair } from "../../../../shared/testing/made-up-pair.ts";
import { madeUpSend } from "../../../../shared/testing/made-up-send.ts";
import { madeUpDelta, madeUpSnapshot, noTotals } from "../../../../shared/testing/made-up-telling.ts";
import type { Monitor } from "../../../engine/monitor.ts";
import type { World } from "../main.ts";
import type { ServeRequest } from "../serve-request.ts";

/** A monitor without sockets, and a terminal that keeps what was written: for the tests of the commands. */

const totals: Totals = { ...noTotals, storeLimit: 0, doorLag: null };

const loopback = madeUpInterface({
  name: "lo",
  index: 1,
  loopback: true,
  isDefault: { ipv4: true, ipv6: false },
  addresses: [
    { family: 4, address: "127.0.0.1", prefix: 8 },
    { family: 6, address: "::1", prefix: 128 },
  ],
});

const nothingAnnounced: Announced = {
  ...{ listen: { on: false, interface: null }, interface: null, joined: 0, wanted: 0, problem: null },
  ...{ announcements: [], dropped: { flood: 0, full: 0, unread: 0 } },
};

const eth0 = madeUpInterface({
  ...{ name: "eth0", index: 2, speed: 1_000 },
  addresses: [{ family: 4, address: "10.0.0.7", prefix: 24 }],
});

export interface StandIn {
  readonly world: World;
  readonly joined: Args<"join">[];
  readonly described: Args<"measureAs">[];
  /** Formats that were kept, and which rows were to be read by which. */
  readonly formats: string[];
  /** Lists of packets that were asked for. */
  readonly arranged: Args<"arrange">[];
  readonly chosen: Args<"chooseDecoder">[];
  readonly sent: Args<"send">[];
  readonly probes: Args<"startProbe">[];
  /** Parts of files that were brought, by their sizes. */
  readonly brought: { file: number; at: number; bytes: number }[];
  readonly served: ServeRequest[];
  readonly written: { out: string; err: string };
  readonly ending: AbortController;
  /** Rows as the monitor would hold them; tests change them. */
  readonly rows: Membership[];
  readonly pairs: Pair[];
  /** Totals as the monitor would tell them; tests change them. */
  readonly totals: { -readonly [Name in keyof Totals]: Totals[Name] };
  monitors: number;
  closed: number;
}

interface Behaviour {
  readonly screen?: boolean;
  /** Whether the reader of standard output is far behind. */
  readonly behind?: () => boolean;
  /** Makes every join fail so. */
  readonly failing?: Problem;
  readonly send?: Partial<Send>;
  readonly diagnosis?: Diagnosis;
  readonly history?: Result<"historyState">;
  readonly announced?: Announced;
  /** What a search tells at each question, the last one again and again. */
  readonly probed?: readonly ProbeState[];
  /** How many of each row's packets a filter lets through. */
  readonly matched?: (filter: string, packets: number) => number;
  /** Of every row. */
  readonly sources?: Source[];
  readonly streams?: Stream[];
  readonly proposals?: PairProposal[];
  /** What a pair that is made is told as; or why none can be made. */
  readonly pair?: Partial<Pair>;
  readonly pairing?: Problem;
  readonly onSnapshot?: (standIn: StandIn, turn: number) => void;
}

export function standIn(behaviour: Behaviour = {}): StandIn {
  const written = { out: "", err: "" };
  const ending = new AbortController();
  const self: StandIn = {
    joined: [],
    described: [],
    formats: [],
    arranged: [],
    chosen: [],
    sent: [],
    probes: [],
    brought: [],
    served: [],
    written,
    ending,
    rows: [],
    pairs: [],
    totals: { ...totals },
    monitors: 0,
    closed: 0,
    world: {
      version: "1.2.3",
      terminal: {
        out: (text) => {
          written.out += text;
        },
        json: (value) => {
          written.out += `${JSON.stringify(value)}\n`;
        },
        draw: (block) => {
          written.out += block;
        },
        err: (sentence) => {
          written.err += `${sentence}\n`;
        },
        closed: false,
        get behind() {
          return behaviour.behind?.() ?? false;
        },
        failed: false,
        release: () => {},
        screen: behaviour.screen ?? false,
        size: () => ({ columns: 80, rows: 24 }),
        end: () => ending.signal,
      },
      openRecording: async () => {
        throw new Error("no recording is opened here");
      },
      openMonitor: () => monitor(self, behaviour),
      serve: async (request) => {
        self.served.push(request);
        return 0;
      },
    },
  };
  return self;
}

function monitor(self: StandIn, behaviour: Behaviour): Monitor {
  self.monitors += 1;
  let turn = 0;
  let probed = 0;
  const filters: string[] = [];
  const listeners = new Set<(delta: Delta) => void>();
  const used: Partial<MonitorHandlers> = {
    interfaces: () => [loopback, eth0],
    ...(behaviour.history && { historyState: () => behaviour.history as Result<"historyState"> }),
    route: () => ({
      interface: "eth0",
      source: "10.0.0.7",
      use: "group",
      hindrance: null,
      why: null,
      instead: null,
    }),
    hostMemberships: () => ({ at: 0, memberships: [], notes: [] }),
    listenForAnnouncements: () => null,
    announced: () => behaviour.announced ?? nothingAnnounced,
    startProbe: (args) => {
      self.probes.push(args);
      return { id: 1 };
    },
    probed: () => {
      const told = behaviour.probed ?? [];
      const state = told[Math.min(probed, told.length - 1)];
      probed += 1;
      if (state === undefined) throw new Error("no search was made up");
      return state;
    },
    stopProbe: () => null,
    stageSendFile: () => ({ file: 5 }),
    addToSendFile: ({ file, at, bytes }) => {
      self.brought.push({ file, at, bytes: bytes.length });
      return null;
    },
    join: (args) => {
      self.joined.push(args);
      const present = self.rows.find((row) => row.address === args.address && row.port === args.port);
      if (present) return { id: present.id, already: true };
      const row = membership(self.rows.length + 1, args, behaviour.failing ?? null);
      self.rows.push(row);
      return { id: row.id, already: false };
    },
    snapshot: () => {
      behaviour.onSnapshot?.(self, turn);
      turn += 1;
      return snapshot(self);
    },
    send: (args) => {
      self.sent.push(args);
      const row = { ...sendRow(args), ...behaviour.send };
      queueMicrotask(() => {
        for (const listener of listeners) listener(sendDelta(row));
      });
      return { id: row.id };
    },
    arrange: (args) => {
      self.arranged.push(args);
      filters.push(args.filter ?? "");
      return { ...nothingArranged, arrangement: filters.length };
    },
    arrangement: ({ id, arrangement, upTo }) => {
      const row = self.rows.find((one) => one.id === id);
      const last = behaviour.matched?.(filters[arrangement - 1] ?? "", row?.packets ?? 0) ?? 0;
      return { ...nothingArranged, arrangement, last, upTo };
    },
    measureAs: (args) => {
      self.described.push(args);
      return null;
    },
    keepFormat: ({ text }) => {
      self.formats.push(text);
      return null;
    },
    chooseDecoder: (choice) => {
      self.chosen.push(choice);
      return null;
    },
    stopSend: () => null,
    sources: () => behaviour.sources ?? [],
    streams: () => ({ streams: behaviour.streams ?? [], further: 0, untold: 0, verdicts: [] }),
    pairs: () => ({ pairs: self.pairs, proposals: behaviour.proposals ?? [] }),
    makePair: ({ a, b }) => {
      if (behaviour.pairing) throw new ProblemError(behaviour.pairing);
      self.pairs.push(madeUpPair({ id: 1, a: madeUpLeg(a), b: madeUpLeg(b), ...behaviour.pair }));
      return { id: 1 };
    },
    diagnose: () => behaviour.diagnosis ?? madeUpDiagnosis(),
  };
  const unused = () => {
    throw new Error("not used by the command line");
  };
  const handlers = {
    ...Object.fromEntries(methodNames.map((method) => [method, unused])),
    ...used,
  } as MonitorHandlers;
  return {
    handlers,
    onDelta: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      self.closed += 1;
    },
  };
}

const nothingArranged: Arrangement = {
  ...{ arrangement: 0, done: true, first: 1, last: 0, upTo: 0 },
  ...{ looked: 0, toLook: 0, leftOut: 0, firstKept: 1 },
};

function membership(id: number, args: Args<"join">, failing: Problem | null): Membership {
  const { address, port, source } = args;
  const on = { name: "lo", address: "127.0.0.1" };
  return madeUpMembership({
    ...{ id, address, port, source, interface: on, byDefault: args.interface === null },
    state: failing === null ? "joining" : "failed",
    problem: failing,
    lastEvent: { at: 0, name: "joined", values: { on } },
    firstKept: 1,
  });
}

function snapshot(self: StandIn): Snapshot {
  return madeUpSnapshot({
    about: {
      version: "1.2.3",
      contract: contractMark,
      platform: "linux",
      receivePath: "dgram",
      receivePathReason: null,
      door: "command line",
    },
    // As the monitor makes them: what a test changes later is not in them.
    memberships: self.rows.map((row) => ({ ...row })),
    interfaces: [loopback],
    totals: { ...self.totals },
  });
}

function sendRow({ address, port, ttl, dscp = 0, content, count, rate, burst }: Args<"send">): Send {
  const test = content.kind === "test" ? { format: content.format, run: content.run } : null;
  const asked = { address, port, ttl, dscp, size: contentSize(content), test, count, rate, burst };
  return madeUpSend({ id: 1, state: "done", ...asked, sent: count ?? 0, reached: 99.6, endedAt: 1 });
}

function sendDelta(row: Send): Delta {
  return madeUpDelta({ sequence: 2, sends: [row], totals });
}
