import { describe, expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { problem } from "../../../shared/problem.ts";
import { checkText } from "../../../shared/text/sentences.ts";
import { Host } from "./host.ts";
import { type Pretended, pretendHost, pretendRow, procFiles, procInterfaces, procNet } from "./testing.ts";

const silent = pretendRow({
  address: "239.1.2.3",
  interface: { name: "longinterface1", address: "10.0.40.21" },
});

/** A computer whose counters and clock go on while somebody listens. */
function computer(more: Pretended = {}) {
  let now = 600_000;
  const waits: number[] = [];
  const files: Record<string, string> = { ...procFiles, ...more.files };
  const host = new Host(pretendHost({ ...more, files }), {
    now: () => now,
    wait: async (ms) => {
      waits.push(ms);
      now += ms;
      files["/proc/net/dev"] = procNet.dev.replace("516       7 ", "900      11 ");
      files["/proc/net/netstat"] = procNet.netstat.replace("0 17 0", "0 20 0");
    },
  });
  return { host, waits };
}

const subject = (row: Partial<Membership> = {}, heard: string[] = []) => ({
  row: { ...silent, ...row },
  openedAt: 0,
  boundTo: "239.1.2.3:5004",
  heard,
  events: [],
  atJoin: null,
  usual: "eth0",
  others: [],
});

const strict = {
  "/proc/sys/net/ipv4/conf/all/rp_filter": "1\n",
  "/proc/sys/net/ipv4/conf/longinterface1/rp_filter": "0\n",
};

describe("a diagnosis", () => {
  test("listens for a while where packets are missing, and tells what it heard", async () => {
    const { host, waits } = computer({ files: strict });
    const { checks, at } = await host.diagnose(subject(), procInterfaces);
    expect(waits).toEqual([limits.diagnoseListenMs]);
    expect(at).toBe(600_000 + limits.diagnoseListenMs);
    const message = (code: string) => checks.filter((one) => one.code === code).map(checkText)[0];
    expect(message("traffic")).toBe(
      "4 packets came in on longinterface1 within 1 s; what this computer dropped behind it is among them.",
    );
    expect(message("reverse-path")).toMatch(/^This computer just dropped packets .+, 3 since the join/);
    expect(message("version")).toMatch(/^longinterface1 speaks IGMPv2, because an older querier was heard/);
  });

  test("does not listen where packets come, or nothing was joined", async () => {
    const { host, waits } = computer();
    await host.diagnose(subject({ state: "receiving", lastAt: 600_000 }), procInterfaces);
    const taken = problem("port-in-use", { port: 5004 });
    const { checks, holders } = await host.diagnose(
      subject({ state: "failed", problem: taken }),
      procInterfaces,
    );
    expect(waits).toEqual([]);
    expect(holders).toEqual([{ program: null, user: null, address: "239.1.2.3" }]);
    expect(checks.find(({ code }) => code === "port")?.nextStep).toEqual({
      name: "find-port-holder",
      values: { platform: "linux", port: 5004 },
    });
  });

  test("asks where the sources it heard would be answered", async () => {
    const { host } = computer({ files: strict, routes: { "10.9.0.7": "eth0" } });
    // One of this computer's own is no matter of routes.
    const { checks } = await host.diagnose(subject({}, ["10.9.0.7", "10.0.0.21"]), procInterfaces);
    expect(checks.filter(({ code }) => code === "reverse-path").map(checkText)[0]).toBe(
      "longinterface1 drops what comes from 10.9.0.7, because the way back goes by eth0 (rp_filter is 1, 3 dropped since the join).",
    );
  });

  test("accuses no source whose route was not answered", async () => {
    const system = { ...pretendHost({ files: { ...procFiles, ...strict } }), wayBack: async () => null };
    const host = new Host(system, { now: () => 0, wait: async () => {} });
    const { checks } = await host.diagnose(subject({}, ["10.9.0.7"]), procInterfaces);
    expect(checks.find(({ code }) => code === "reverse-path")?.name).not.toBe("reverse-path-drops");
  });

  test("asks so of the first eight sources", async () => {
    const heard = Array.from({ length: 9 }, (_, at) => `10.9.0.${at + 1}`);
    const asked: string[] = [];
    const system = pretendHost({ files: { ...procFiles, ...strict } });
    const wayBack = async (address: string) => {
      asked.push(address);
      return { by: null };
    };
    const host = new Host({ ...system, wayBack }, { now: () => 0, wait: async () => {} });
    await host.diagnose(subject({}, heard), procInterfaces);
    expect(asked.filter((address) => heard.includes(address))).toEqual(heard.slice(0, 8));
  });

  test("tells the group as the system lists it, and nothing that it does not", async () => {
    const { host } = computer();
    const on = { name: "eth0", address: "10.0.0.21" };
    const { group, versions } = await host.diagnose(subject({ interface: on }), procInterfaces);
    expect(group).toMatchObject({ interface: "eth0", address: "239.1.2.3", sockets: 1, ports: [5_004] });
    expect(versions).toEqual({ igmp: "IGMPv3", mld: "MLDv2" });
    const elsewhere = await host.diagnose(subject(), procInterfaces);
    expect(elsewhere.group).toBeNull();
    const blind = await new Host(pretendHost({ platform: "sunos" }), {
      now: () => 0,
      wait: async () => {},
    }).diagnose(subject(), procInterfaces);
    expect([blind.group, blind.holders]).toEqual([null, null]);
    expect(blind.notes).toEqual([{ name: "system-not-asked", values: {} }]);
  });

  test("of what the system keeps to itself is unknown, and accuses nobody", async () => {
    const forbidden = ["/proc/net/igmp", "/proc/net/udp"];
    const { host } = computer({ forbidden });
    const on = { name: "eth0", address: "10.0.0.21" };
    const { checks, group, holders, notes } = await host.diagnose(subject({ interface: on }), procInterfaces);
    const membership = checks.find(({ code }) => code === "membership");
    expect([membership?.name, membership?.verdict]).toEqual(["memberships-untold", "unknown"]);
    expect(checks.some(({ code }) => code === "port")).toBe(false);
    expect([group, holders]).toEqual([null, null]);
    expect(notes).toEqual([
      { name: "memberships-unread", values: { family: 4, reason: "EACCES" } },
      { name: "sockets-unread", values: { family: 4, reason: "EACCES" } },
    ]);
    const { memberships } = await host.memberships(procInterfaces);
    expect(new Set(memberships.map(({ family }) => family))).toEqual(new Set([6]));
  });

  test("that something happened after is not the answer to a question asked since", async () => {
    const { host, waits } = computer();
    const lost = { at: 1, name: "interface-down", values: { interface: "eth0" } } as const;
    const before = host.diagnose(subject(), procInterfaces);
    const since = host.diagnose({ ...subject(), events: [lost] }, procInterfaces);
    expect(await since).not.toBe(await before);
    expect(waits).toHaveLength(2);
  });

  test("of one membership at a time is made once", async () => {
    const { host, waits } = computer();
    const [one, other] = await Promise.all([
      host.diagnose(subject(), procInterfaces),
      host.diagnose(subject(), procInterfaces),
    ]);
    expect(other).toBe(one);
    expect(waits).toHaveLength(1);
    await host.diagnose(subject(), procInterfaces);
    expect(waits).toHaveLength(2);
  });
});

test("the list of memberships is read once for all who ask at the same time", async () => {
  const { host } = computer();
  const [one, other] = await Promise.all([
    host.memberships(procInterfaces),
    host.memberships(procInterfaces),
  ]);
  expect(other).toBe(one);
  expect(one.at).toBe(600_000);
  expect(one.memberships.length).toBeGreaterThan(10);
});

test("a list of memberships that nobody may read is refused: an empty one would say that there are none", async () => {
  const { host } = computer({ forbidden: ["/proc/net/igmp", "/proc/net/igmp6"] });
  await expect(host.memberships(procInterfaces)).rejects.toMatchObject({
    problem: { name: "host-memberships-unread" },
  });
});
