import type { Check, Verdict } from "../../../shared/host.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import type { StepStatement } from "../../../shared/statements/steps.ts";
import { madeUpInterface } from "../../../shared/testing/made-up-interface.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { checkText, stepTexts } from "../../../shared/text/sentences.ts";
import type { HostSystem } from "./host-system.ts";

/** Files, folders and links by path, and what tools print by their command line. */
export interface Pretended extends Partial<Pick<HostSystem, "platform" | "littleEndian" | "pid">> {
  readonly files?: Readonly<Record<string, string>>;
  readonly folders?: Readonly<Record<string, readonly string[]>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly tools?: Readonly<Record<string, string>>;
  /** Interfaces by the address that they lead to. */
  readonly routes?: Readonly<Record<string, string>>;
  /** Folders and files that this user may not see. */
  readonly forbidden?: readonly string[];
}

function missing(path: string, code = "ENOENT"): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}

/** A computer made of texts. */
export function pretendHost(given: Pretended = {}): HostSystem {
  const from = async <T>(all: Readonly<Record<string, T>> | undefined, path: string): Promise<T> => {
    const found = all?.[path];
    if (found === undefined) throw missing(path);
    return found;
  };
  return {
    platform: given.platform ?? "linux",
    littleEndian: given.littleEndian ?? true,
    pid: given.pid ?? 4_242,
    async read(path) {
      if (given.forbidden?.includes(path)) throw missing(path, "EACCES");
      return from(given.files, path);
    },
    async list(path) {
      if (given.forbidden?.includes(path)) throw missing(path, "EACCES");
      return [...(await from(given.folders, path))];
    },
    readLink: (path) => from(given.links, path),
    run: (program, args) => from(given.tools, [program, ...args].join(" ")),
    wayBack: async (address) => ({ by: given.routes?.[address] ?? null }),
  };
}

/** A membership to which nothing ever came, with what a test says of it. */
export function pretendRow(given: Partial<Membership> & Pick<Membership, "address">): Membership {
  return madeUpMembership({ id: 7, interface: null, state: "silent", firstKept: 1, ...given });
}

/** Texts of /proc/net as Linux 6.18 printed them in a namespace with two interfaces. */
export const procNet = {
  igmp: `Idx	Device    : Count Querier	Group    Users Timer	Reporter
1	lo        :     1      V3
				010000E0     1 0:00000000		0
2	eth0      :     4      V3
				040201EF     1 0:00000000		0
				030201EF     1 0:00000000		0
				FB0000E0     2 0:00000000		0
				010000E0     2 0:00000000		0
3	longinterface1:     1      V2
				010000E0     1 0:00000000		0
`,
  igmp6: `1    lo              ff020000000000000000000000000001     1 0000000C 0
1    lo              ff010000000000000000000000000001     1 00000008 0
2    eth0            ff350000000000000000000000000001     1 00000004 0
2    eth0            ff150000000000000000000000000001     1 00000004 0
2    eth0            ff0200000000000000000001ff0a3167     1 00000004 0
2    eth0            ff0200000000000000000001ff000021     2 00000004 0
2    eth0            ff020000000000000000000000000002     1 00000004 0
2    eth0            ff020000000000000000000000000001     1 0000000C 0
2    eth0            ff010000000000000000000000000001     1 00000008 0
3    longinterface1  ff0200000000000000000001ff26416d     1 00000004 0
`,
  mcfilter: `Idx Device        MCA        SRC    INC    EXC
  2   eth0 0xef010204 0x0a000063      0      1
`,
  mcfilter6: `Idx Device                Multicast Address                   Source Address    INC    EXC
  2   eth0 ff350000000000000000000000000001 20010db8001000000000000000000007      1      0
`,
  udp: `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops            
 4706: 030201EF:138C 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 411784 2 00000000a1937be3 0        
 5055: 00000000:14E9 00000000:0000 07 00000000:00000000 00:00000000 00000000   108        0 411780 2 000000007651e7a5 0        
`,
  udp6: `  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
 4702: 000015FF000000000000000001000000:1388 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 412862 2 000000009f29dc35 0
`,
  dev: `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0
  eth0:     516       6    0    0    0     0          0         3     1228      14    0    0    0     0       0          0
longinterface1:     516       7    0    0    0     0          0         0      516       6    0    0    0     0       0          0
`,
  snmp6: `ifIndex                         	2
Icmp6InGroupMembQueries         	0
Icmp6InGroupMembResponses       	0
Icmp6OutGroupMembResponses      	0
Icmp6OutMLDv2Reports            	8
`,
  netstat: `TcpExt: SyncookiesSent IPReversePathFilter TCPTimeWaitOverflow
TcpExt: 0 17 0
IpExt: InNoRoutes InTruncatedPkts
IpExt: 0 0
`,
} as const;

/** The same texts by their paths. */
export const procFiles: Readonly<Record<string, string>> = {
  "/proc/net/igmp": procNet.igmp,
  "/proc/net/igmp6": procNet.igmp6,
  "/proc/net/mcfilter": procNet.mcfilter,
  "/proc/net/mcfilter6": procNet.mcfilter6,
  "/proc/net/udp": procNet.udp,
  "/proc/net/udp6": procNet.udp6,
  "/proc/net/dev": procNet.dev,
  "/proc/net/netstat": procNet.netstat,
  "/proc/net/dev_snmp6/eth0": procNet.snmp6,
};

/** The interfaces behind these texts. */
export const procInterfaces: readonly Interface[] = [
  madeUpInterface({
    name: "lo",
    index: 1,
    loopback: true,
    addresses: [{ family: 4, address: "127.0.0.1", prefix: 8 }],
  }),
  madeUpInterface({
    name: "eth0",
    index: 2,
    isDefault: { ipv4: true, ipv6: true },
    addresses: [
      { family: 4, address: "10.0.0.21", prefix: 24 },
      { family: 6, address: "2001:db8:10::21", prefix: 64 },
      { family: 6, address: "fe80::21", prefix: 64 },
      { family: 6, address: "fe80::f8d6:36ff:fe0a:3167", prefix: 64 },
    ],
  }),
  madeUpInterface({
    name: "longinterface1",
    index: 3,
    versions: { igmp: "IGMPv2", mld: "MLDv2" },
    addresses: [{ family: 4, address: "10.0.40.21", prefix: 24 }],
  }),
];

/** A check in words: verdict, sentence and next step. */
export function inWords(check: Check): { verdict: Verdict; message: string; nextStep: string | null } {
  const { verdict, nextStep } = check;
  return { verdict, message: checkText(check), nextStep: nextStep && stepInWords(nextStep) };
}

function stepInWords(step: StepStatement): string {
  const { words, command } = stepTexts(step);
  return command === null ? words : `${words} ${command}`;
}
