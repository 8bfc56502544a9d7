import type { StepStatement } from "../../../../shared/statements/steps.ts";
import { type CheckFunction, type Facts, ok, problem, unknown, warning } from "./facts.ts";

/** The group on its interface as the system lists it. */
export function listedGroup({ joined, row }: Pick<Facts, "joined" | "row">) {
  return joined?.find(
    (group) => group.address === row.address && group.interface === row.interface?.name && !group.kernel,
  );
}

/** Whether the system's own list confirms the join. */
export const checkMembership: CheckFunction = (facts) => {
  const { row, joined } = facts;
  if (row.kind !== "group") return null;
  if (joined === null) return unknown({ name: "memberships-untold", values: {} }, null);
  const place = { group: row.address, interface: row.interface?.name ?? null };
  const group = listedGroup(facts);
  if (!group) {
    return problem({ name: "group-not-listed", values: place }, { name: "join-again", values: {} });
  }
  const { sources, sockets } = group;
  if (row.source !== null && sources !== null && !sources.some((one) => one.address === row.source)) {
    return problem(
      { name: "group-listed-without-source", values: { ...place, source: row.source } },
      { name: "join-again", values: {} },
    );
  }
  const source = sources === null ? null : row.source;
  return ok({ name: "group-listed", values: { ...place, sockets, source } });
};

/** Whether an older querier made the interface speak a version that cannot name sources. */
export const checkVersion: CheckFunction = (facts) => {
  const { row, on } = facts;
  if (row.kind !== "group" || on === null || on.loopback) return null;
  const version = row.family === 4 ? on.versions.igmp : on.versions.mld;
  const [newest, protocol] = row.family === 4 ? (["IGMPv3", "IGMP"] as const) : (["MLDv2", "MLD"] as const);
  if (version === null) {
    return unknown({ name: "version-untold", values: { interface: on.name, protocol } }, null);
  }
  if (version === newest) return ok({ name: "version-newest", values: { interface: on.name, version } });
  const forced = facts.forcedVersion !== null && facts.forcedVersion !== 0;
  const older = { interface: on.name, version, forced };
  const step: StepStatement = forced
    ? { name: "set-version-back", values: { interface: on.name, family: row.family } }
    : { name: "set-querier-version", values: { version: newest } };
  if (row.source === null) return ok({ name: "version-older-any-source", values: older });
  return isSourceSpecificRange(row.address)
    ? problem({ name: "version-older-no-forwarding", values: older }, step)
    : warning({ name: "version-older-all-sources", values: { ...older, source: row.source } }, step);
};

function isSourceSpecificRange(address: string): boolean {
  return address.startsWith("232.") || /^ff3[0-9a-f]::?/.test(address);
}
