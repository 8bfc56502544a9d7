import { readOr } from "../../../system/system.ts";
import type { HostSystem } from "../../host-system.ts";
import { parseIptables } from "./iptables.ts";
import { parseNft } from "./nft.ts";
import { type Dropping, droppingRules, type Target } from "./rules.ts";

/** What the firewall may drop of a membership's datagrams, or why that is not known. */
export type FirewallReading =
  | { readonly is: "told"; readonly dropping: readonly Dropping[] }
  /** This user may not ask. */
  | { readonly is: "forbidden" }
  /** This user may, and no tool of the firewall answers. */
  | { readonly is: "silent" };

/** Asks nftables, and iptables where it has rules of its own or nftables does not answer. */
export async function readFirewall(system: HostSystem, target: Target): Promise<FirewallReading> {
  if (!(await mayAsk(system))) return { is: "forbidden" };
  const nft = await run(system, "nft", ["-j", "list", "ruleset"]);
  const chains = nft === null ? null : parseNft(nft, target);
  const old = target.family === 4 ? "iptables" : "ip6tables";
  const names = await readOr(system, target.family === 4 ? legacy[4] : legacy[6]);
  const saved =
    chains === null || (names ?? "").trim() !== "" ? await run(system, `${old}-save`, ["-c"]) : null;
  if (chains === null && saved === null) return { is: "silent" };
  const all = [...(chains ?? []), ...(saved === null ? [] : parseIptables(saved, target, old))];
  return { is: "told", dropping: droppingRules(all) };
}

/** Tables of the older iptables, which nftables does not show. */
const legacy = { 4: "/proc/net/ip_tables_names", 6: "/proc/net/ip6_tables_names" } as const;

/** CAP_NET_ADMIN of capabilities(7). */
const netAdmin = 1n << 12n;

async function mayAsk(system: HostSystem): Promise<boolean> {
  const [, effective] =
    /^CapEff:\s*([0-9a-f]+)$/m.exec((await readOr(system, "/proc/self/status")) ?? "") ?? [];
  return effective !== undefined && (BigInt(`0x${effective}`) & netAdmin) !== 0n;
}

async function run(system: HostSystem, program: string, args: readonly string[]): Promise<string | null> {
  try {
    return await system.run(program, args);
  } catch {
    return null;
  }
}
