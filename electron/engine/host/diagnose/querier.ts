import { looksLikeNoQuerier, membershipRunsOut } from "../../../../shared/net/querier.ts";
import { arrivesUnheard } from "../../../../shared/text/drops.ts";
import { type CheckFunction, isQuiet, ok, unknown, warning } from "./facts.ts";

/**
 * A switch with snooping forwards a group while it hears reports, and hosts report when a querier
 * asks. Nobody tells whether one asks; the time at which traffic ended gives it away.
 */
export const checkQuerier: CheckFunction = (facts) => {
  const { row, on, openedAt, now, forcedVersion, mldQueries } = facts;
  if (row.kind !== "group" || on === null || on.loopback) return null;
  // Always flooded (RFC 4541 section 2.1.2).
  if (row.address.startsWith("224.0.0.")) return null;
  const protocol = row.family === 4 ? "IGMP" : "MLD";
  const { name } = on;
  const step = { name: "switch-on-querying", values: { protocol } } as const;
  const { lastAt } = row;
  if (arrivesUnheard(row, now)) return ok({ name: "querier-not-needed", values: { interface: name } });
  const heard = lastAt !== null && lastAt >= openedAt;

  if (row.family === 6 && mldQueries !== null && mldQueries > 0) {
    return ok({ name: "querier-heard-mld", values: { interface: name } });
  }
  const { igmp } = on.versions;
  // Only a query of an older version makes the kernel fall back.
  if (row.family === 4 && igmp !== "IGMPv3" && igmp !== null && !forcedVersion) {
    return ok({ name: "querier-heard-igmp", values: { interface: name, version: igmp } });
  }
  if (heard && isQuiet(facts) && looksLikeNoQuerier(openedAt, lastAt)) {
    const values = { interface: name, protocol, afterMs: lastAt - openedAt } as const;
    return warning({ name: "querier-seems-missing", values }, step);
  }
  if (heard && lastAt - openedAt > membershipRunsOut.mostMs) {
    return ok({ name: "querier-outlasted", values: { ms: lastAt - openedAt } });
  }
  if (row.family === 6 && mldQueries === 0 && now - openedAt > membershipRunsOut.usualMs) {
    const found = { name: "querier-never-heard-mld", values: { interface: name } } as const;
    return isQuiet(facts) ? warning(found, step) : ok(found);
  }
  if (heard && !isQuiet(facts)) {
    const values = { protocol, ms: Math.max(0, lastAt - openedAt) } as const;
    return unknown({ name: "querier-too-early", values }, null);
  }
  return unknown({ name: "querier-untold", values: { interface: name, protocol } }, step);
};
