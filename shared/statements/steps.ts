import * as v from "valibot";
import type { Statement } from "./statement.ts";

const text = v.string();
const number = v.number();
const flag = v.boolean();
const family = v.picklist([4, 6]);
const protocol = v.picklist(["IGMP", "MLD"]);

/** What to do about what a check found. Those that `commandsOf` knows end in a command to type. */
export const steps = {
  "plug-in-again": {},
  connect: {},
  "switch-on": { interface: text },
  "switch-on-lower": { interface: text },
  "let-in": {},
  "look-at-switch-port": {},
  "give-address": {},
  "give-address-back": {},
  "check-cable-or-give-address": {},
  "join-on-default": { interface: text },
  "join-there": { interface: text },
  "look-at-sender": { source: text },
  "join-again": {},
  retry: {},
  "close-or-other-port": {},
  "other-port": {},
  "find-port-holder": { platform: v.picklist(["linux", "darwin", "win32"]), port: number },
  "larger-receive-buffers": { bytes: number },
  "take-load": {},
  "look-at-checksums": {},
  "mend-fragments": {},
  "look-at-counters": { interface: text },
  "leave-when-seen": {},
  "set-querier-version": { version: text },
  "set-version-back": { interface: text, family },
  "switch-on-querying": { protocol },
  "check-cable-and-switch": {},
  "capture-traffic": { interface: text },
  "look-at-reverse-path": { interface: text },
  /** `source` is null where it is not known. */
  "add-route-or-loosen": { source: v.nullable(text), interface: text },
  /** `alsoAll`: the setting for all interfaces is on as well, and the larger one counts. */
  "add-route-or-switch-off": { source: v.nullable(text), interface: text, alsoAll: flag },
  "group-outside-local-block": {},
  "groups-apart": {},
  "look-at-firewall-linux": {},
  "look-at-firewall-windows": {},
  "look-at-firewall-macos": {},
  "look-at-local-network": {},
} as const;

export type StepStatement = Statement<typeof steps>;

/** The commands with which a step is done, either of them; none for most steps. Of no language. */
export function commandsOf({ name, values }: StepStatement): readonly string[] {
  switch (name) {
    case "find-port-holder":
      return [portHolderCommands[values.platform](values.port)];
    case "larger-receive-buffers":
      return [`sudo sysctl -w net.core.rmem_max=${values.bytes}`];
    case "set-version-back":
      return [`sudo sysctl ${versionSetting(values.family, values.interface)}=0`];
    case "look-at-reverse-path":
      return [`sysctl net.ipv4.conf.${values.interface}.rp_filter`];
    case "switch-on":
      return [`sudo ip link set ${values.interface} up`];
    case "switch-on-lower":
      return [`ip link show ${values.interface}`];
    case "look-at-counters":
      return ["nstat -az", `ip -s -s link show ${values.interface}`];
    case "add-route-or-switch-off": {
      const all = values.alsoAll ? "net.ipv4.conf.all.rp_filter=0 " : "";
      return [`sudo sysctl ${all}net.ipv4.conf.${values.interface}.rp_filter=0`];
    }
    case "add-route-or-loosen":
      return [`sudo sysctl net.ipv4.conf.${values.interface}.rp_filter=2`];
    case "look-at-firewall-linux":
      return ["sudo nft list ruleset", "sudo iptables -S"];
    default:
      return [];
  }
}

/** How each system names who holds a port. */
const portHolderCommands = {
  linux: (port: number) => `sudo ss -ulnp 'sport = :${port}'`,
  darwin: (port: number) => `sudo lsof -nP -iUDP:${port}`,
  win32: (port: number) => `netstat -ano -p UDP | findstr :${port}`,
} as const;

function versionSetting(ipFamily: 4 | 6, name: string): string {
  return ipFamily === 4
    ? `net.ipv4.conf.${name}.force_igmp_version`
    : `net.ipv6.conf.${name}.force_mld_version`;
}
