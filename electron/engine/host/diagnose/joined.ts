import { plural } from "../../../../shared/text/count.ts";
import { type CheckFunction, type Facts, ok, placeName, problem, unknown, warning } from "./facts.ts";

/** The group on its interface as the system lists it. */
export function listedGroup({ joined, row }: Pick<Facts, "joined" | "row">) {
  return joined?.find(
    (group) => group.address === row.address && group.interface === row.interface?.name && !group.kernel,
  );
}

/** Whether the system's own list confirms the join. */
export const checkMembership: CheckFunction = (facts) => {
  const { row, joined } = facts;
  if (row.kind === "host") return null;
  const name = placeName(facts);
  if (joined === null) return unknown("This system does not tell what it has joined.", null);
  const group = listedGroup(facts);
  if (!group) {
    return problem(
      `The system does not list ${row.address} on ${name}.`,
      "Leave the group and join it again.",
    );
  }
  const { sources } = group;
  if (row.source !== null && sources !== null && !sources.some((one) => one.address === row.source)) {
    return problem(
      `The system lists ${row.address} on ${name}, but not for the source ${row.source}.`,
      "Leave the group and join it again.",
    );
  }
  const how = group.sockets === null ? "" : ` with ${plural(group.sockets, "socket")}`;
  const from = row.source === null || sources === null ? "" : ` and the source ${row.source}`;
  return ok(`The system lists ${row.address} on ${name}${how}${from}.`);
};

/** Whether an older querier made the interface speak a version that cannot name sources. */
export const checkVersion: CheckFunction = (facts) => {
  const { row, on, forcedVersion } = facts;
  if (row.kind === "host" || on === null || on.loopback) return null;
  const version = row.family === 4 ? on.versions.igmp : on.versions.mld;
  const [newest, protocol] = row.family === 4 ? ["IGMPv3", "IGMP"] : ["MLDv2", "MLD"];
  if (version === null) {
    return unknown(`This system does not tell which version of ${protocol} ${on.name} speaks.`, null);
  }
  if (version === newest) return ok(`${on.name} speaks ${version}.`);
  const why =
    forcedVersion === null || forcedVersion === 0
      ? "because an older querier was heard"
      : "because it is set so on this computer";
  const message = `${on.name} speaks ${version}, ${why}`;
  const step =
    forcedVersion === null || forcedVersion === 0
      ? `Set the querier of this network to ${newest}.`
      : `Set it back: sudo sysctl ${forcedSetting(row.family, on.name)}=0`;
  if (row.source === null) return ok(`${message}: that is enough to hear any source.`);
  if (isSourceSpecificRange(row.address)) {
    return problem(`${message}: routers do not forward source-specific groups for it.`, step);
  }
  return warning(
    `${message}: the network sends every source of the group, and only this computer picks ${row.source}.`,
    step,
  );
};

function forcedSetting(family: 4 | 6, name: string): string {
  return family === 4
    ? `net.ipv4.conf.${name}.force_igmp_version`
    : `net.ipv6.conf.${name}.force_mld_version`;
}

function isSourceSpecificRange(address: string): boolean {
  return address.startsWith("232.") || /^ff3[0-9a-f]::?/.test(address);
}
