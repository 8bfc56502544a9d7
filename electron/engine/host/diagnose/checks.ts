import type { Check, CheckCode } from "../../../../shared/host.ts";
import { checkDamaged, checkDiscards, checkFragments } from "./damaged.ts";
import { checkDrops } from "./drops.ts";
import { checkElsewhere } from "./elsewhere.ts";
import { checkEthernetAddress } from "./ethernet.ts";
import type { CheckFunction, Facts } from "./facts.ts";
import { checkMembership, checkVersion } from "./joined.ts";
import { checkAddress, checkDefault, checkInterface } from "./link.ts";
import { checkFirewall, checkLocalNetwork } from "./permission.ts";
import { checkPort } from "./port.ts";
import { checkQuerier } from "./querier.ts";
import { checkReversePath } from "./reverse-path.ts";
import { checkTraffic } from "./traffic.ts";

/** All checks in the order of a packet's way: interface, port, membership, network, this computer. */
const checks: Readonly<Record<CheckCode, CheckFunction>> = {
  interface: checkInterface,
  address: checkAddress,
  port: checkPort,
  membership: checkMembership,
  elsewhere: checkElsewhere,
  drops: checkDrops,
  damaged: checkDamaged,
  fragments: checkFragments,
  discards: checkDiscards,
  "default-interface": checkDefault,
  traffic: checkTraffic,
  version: checkVersion,
  querier: checkQuerier,
  "reverse-path": checkReversePath,
  "ethernet-address": checkEthernetAddress,
  firewall: checkFirewall,
  "local-network": checkLocalNetwork,
};

/** What nothing was joined for yet can only fail by. */
const beforeJoining: ReadonlySet<CheckCode> = new Set(["interface", "address", "port", "default-interface"]);

/** What each check that applies finds. */
export function runChecks(facts: Facts): Check[] {
  return (Object.keys(checks) as CheckCode[]).flatMap((code) => {
    if (facts.row.state === "failed" && !beforeJoining.has(code)) return [];
    const finding = checks[code](facts);
    return finding === null ? [] : [{ ...finding, code }];
  });
}
