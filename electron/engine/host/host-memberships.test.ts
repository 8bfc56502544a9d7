import { describe, expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { readHostMemberships } from "./host-memberships.ts";
import { findOwners } from "./linux/owners.ts";
import { readPortHolders } from "./linux/port-holders.ts";
import { type Pretended, pretendHost, procFiles, procInterfaces } from "./testing.ts";

/** Two other programs: socat holds the socket of 239.1.2.3, and one of another user that of ff15::1. */
const computer: Pretended = {
  files: {
    ...procFiles,
    "/proc/sys/net/ipv6/conf/eth0/forwarding": "1\n",
    "/proc/77/comm": "socat\n",
    "/proc/77/cmdline": "socat\0-u\0",
    "/etc/passwd": "root:x:0:0::/root:/bin/sh\navahi:x:108:115::/run/avahi:/bin/false\n",
  },
  folders: {
    "/proc": ["1", "77", "4242", "meminfo", "net"],
    "/proc/4242/fd": ["0", "1"],
    "/proc/77/fd": ["0", "3", "5"],
  },
  links: {
    "/proc/77/fd/0": "/dev/null",
    "/proc/77/fd/3": "socket:[411784]",
    "/proc/77/fd/5": "socket:[999]",
    "/proc/4242/fd/0": "pipe:[3]",
    "/proc/4242/fd/1": "anon_inode:[eventpoll]",
  },
  forbidden: ["/proc/1/fd"],
};

describe("the host’s own memberships", () => {
  test("name the group, the sockets, the program and the version, in the order of the interfaces", async () => {
    const { memberships, notes } = await readHostMemberships(pretendHost(computer), procInterfaces);
    const told = memberships.map((one) => [
      one.interface,
      one.address,
      one.kernel ? "kernel" : one.sockets,
      one.programs?.map(({ name, pid }) => `${name} ${pid}`).join() ?? null,
      one.ports.join(),
      one.version,
    ]);
    expect(told).toEqual([
      ["lo", "224.0.0.1", "kernel", null, "", "IGMPv3"],
      ["lo", "ff01::1", "kernel", null, "", "MLDv2"],
      ["lo", "ff02::1", "kernel", null, "", "MLDv2"],
      ["eth0", "224.0.0.1", 1, null, "", "IGMPv3"],
      ["eth0", "224.0.0.251", 2, null, "5353", "IGMPv3"],
      ["eth0", "239.1.2.3", 1, "socat 77", "5004", "IGMPv3"],
      ["eth0", "239.1.2.4", 1, null, "", "IGMPv3"],
      ["eth0", "ff01::1", "kernel", null, "", "MLDv2"],
      ["eth0", "ff02::1", "kernel", null, "", "MLDv2"],
      ["eth0", "ff02::1:ff00:21", "kernel", null, "", "MLDv2"],
      ["eth0", "ff02::1:ff0a:3167", "kernel", null, "", "MLDv2"],
      ["eth0", "ff02::2", "kernel", null, "", "MLDv2"],
      ["eth0", "ff15::1", 1, null, "5000", "MLDv2"],
      ["eth0", "ff35::1", 1, null, "", "MLDv2"],
      ["longinterface1", "224.0.0.1", "kernel", null, "", "IGMPv2"],
      ["longinterface1", "ff02::1:ff26:416d", "kernel", null, "", "MLDv2"],
    ]);
    expect(notes).toEqual([{ name: "programs-untold", values: {} }]);
    const find = (address: string) => memberships.find((one) => one.address === address);
    expect(find("224.0.0.251")?.knownAs).toBe("mDNS");
    expect(find("239.1.2.4")?.sources).toEqual([{ address: "10.0.0.99", included: 0, excluded: 1 }]);
    expect(find("ff35::1")?.sources).toEqual([{ address: "2001:db8:10::7", included: 1, excluded: 0 }]);
  });

  test("a router’s group on a host that does not forward is somebody’s socket", async () => {
    const files = { ...computer.files, "/proc/sys/net/ipv6/conf/eth0/forwarding": "0\n" };
    const { memberships } = await readHostMemberships(pretendHost({ ...computer, files }), procInterfaces);
    expect(memberships.find(({ address }) => address === "ff02::2")).toMatchObject({
      sockets: 1,
      kernel: false,
    });
  });

  test("without /proc are none, and nothing fails", async () => {
    expect(await readHostMemberships(pretendHost(), procInterfaces)).toEqual({
      memberships: [],
      unread: [],
      notes: [],
    });
  });

  test("beyond the bound are left out, and counted", async () => {
    const line = "\t\t\t\t010000E0     1 0:00000000\t\t0\n";
    const igmp = `2\teth0      :     1      V3\n${line.repeat(limits.hostMemberships + 3)}`;
    const host = pretendHost({ files: { "/proc/net/igmp": igmp } });
    const { memberships, notes } = await readHostMemberships(host, procInterfaces);
    expect(memberships).toHaveLength(limits.hostMemberships);
    expect(notes).toEqual([{ name: "groups-left-out", values: { count: 3 } }]);
  });

  test("on macOS and Windows are what the system’s own tools print", async () => {
    const macos = pretendHost({
      platform: "darwin",
      tools: { "netstat -g -n": "224.0.0.251 1:0:5e:0:0:fb eth0\n" },
    });
    expect((await readHostMemberships(macos, procInterfaces)).memberships).toMatchObject([
      { interface: "eth0", address: "224.0.0.251", sockets: null, programs: null, ports: [5_353] },
    ]);
    const windows = pretendHost({
      platform: "win32",
      tools: { "netsh interface ipv4 show joins": "Interface 2: eth0\n\n0  4  Yes  239.1.2.3\n" },
    });
    expect(await readHostMemberships(windows, procInterfaces)).toMatchObject({
      memberships: [{ interface: "eth0", address: "239.1.2.3", sockets: 4, sources: null }],
      notes: [{ name: "tool-silent", values: { command: "netsh interface ipv6 show joins" } }],
    });
  });
});

describe("who holds a port", () => {
  test("is named where it is told, else its user", async () => {
    const host = pretendHost(computer);
    expect((await readPortHolders(host, 5_004, "239.1.2.3", false)).holders).toEqual([
      { program: { name: "socat", pid: 77 }, user: null, address: "239.1.2.3" },
    ]);
    expect(await readPortHolders(host, 5_353, "224.0.0.251", false)).toEqual({
      holders: [{ program: null, user: "avahi", address: "0.0.0.0" }],
      notes: [{ name: "programs-untold", values: {} }],
    });
    expect((await readPortHolders(host, 5_004, "239.9.9.9", false)).holders).toEqual([]);
    // Who hears the whole port has to do with each socket on it.
    expect((await readPortHolders(host, 5_004, "0.0.0.0", true)).holders).toHaveLength(1);
  });
});

describe("the search for owners", () => {
  test("calls this program by its name, and cut names by the file", async () => {
    const host = pretendHost({
      files: {
        "/proc/5/comm": "a-very-long-pro\n",
        "/proc/5/cmdline": "/usr/bin/a-very-long-program\0--x\0",
        "/proc/6/comm": "MainThread\n",
        "/proc/6/cmdline": "/opt/node/bin/node\0app.js\0",
      },
      folders: {
        "/proc": ["5", "6", "4242"],
        "/proc/5/fd": ["1"],
        "/proc/6/fd": ["1"],
        "/proc/4242/fd": ["1"],
      },
      links: {
        "/proc/5/fd/1": "socket:[1]",
        "/proc/6/fd/1": "socket:[2]",
        "/proc/4242/fd/1": "socket:[3]",
      },
    });
    const { programs } = await findOwners(host, [1, 2, 3, 4]);
    expect([...programs].map(([inode, { name }]) => [inode, name])).toEqual([
      [3, "Castscope"],
      [1, "a-very-long-program"],
      [2, "node"],
    ]);
  });

  test("ends when all are found", async () => {
    const host = pretendHost(computer);
    const looked: string[] = [];
    const watched = {
      ...host,
      list: (path: string) => {
        looked.push(path);
        return host.list(path);
      },
    };
    await findOwners(watched, []);
    expect(looked).toEqual([]);
    await findOwners({ ...watched, pid: 77 }, [411_784]);
    expect(looked).toEqual(["/proc", "/proc/77/fd"]);
  });

  test("ends at its bounds of time, processes and descriptors, and says so", async () => {
    // Time that passes while the processes are listed.
    const within = async (ms: number) => {
      let now = 0;
      const slow = pretendHost(computer);
      const late = {
        ...slow,
        list: (path: string) => {
          now = ms;
          return slow.list(path);
        },
      };
      return (await findOwners(late, [1], () => now)).cut;
    };
    expect(await within(limits.hostScanMs)).toBe(false);
    expect(await within(limits.hostScanMs + 1)).toBe(true);

    const many = Array.from({ length: limits.hostProcesses + 1 }, (_, index) => String(index + 1));
    const crowded = pretendHost({ folders: { "/proc": many } });
    expect((await findOwners(crowded, [1], () => 0)).cut).toBe(true);

    const open = Array.from({ length: limits.hostDescriptors + 1 }, (_, index) => String(index));
    const greedy = pretendHost({ folders: { "/proc": ["9"], "/proc/9/fd": open } });
    expect((await findOwners(greedy, [1], () => 0)).cut).toBe(true);
  });
});
