import { formatDuration, formatTimeOfDay } from "../../../../shared/format.ts";
import { looksLikeNoQuerier, membershipRunsOut } from "../../../../shared/net/querier.ts";
import { arrivesUnheard } from "../../../../shared/text/drops.ts";
import { type CheckFunction, isQuiet, ok, unknown, warning } from "./facts.ts";

/**
 * A switch with snooping forwards a group while it hears reports, and hosts report when a querier
 * asks. Nobody tells whether one asks; the time at which traffic ended gives it away.
 */
export const checkQuerier: CheckFunction = (facts) => {
  const { row, on, openedAt, now, forcedVersion, mldQueries } = facts;
  if (row.kind === "host" || on === null || on.loopback) return null;
  // Always flooded (RFC 4541 section 2.1.2).
  if (row.address.startsWith("224.0.0.")) return null;
  const protocol = row.family === 4 ? "IGMP" : "MLD";
  const step = `Switch on ${protocol} querying on the router or switch of this network; leaving and joining again helps for about 4 min.`;
  const { lastAt } = row;
  if (arrivesUnheard(row, now))
    return ok(`Packets of this group still come in on ${on.name}: they are not filtered.`);
  const heard = lastAt !== null && lastAt >= openedAt;

  if (row.family === 6 && mldQueries !== null && mldQueries > 0) {
    return ok(`${on.name} has heard an MLD query.`);
  }
  // Only a query of an older version makes the kernel fall back.
  if (row.family === 4 && on.versions.igmp !== "IGMPv3" && on.versions.igmp !== null && !forcedVersion) {
    return ok(`${on.name} has heard an ${on.versions.igmp} query.`);
  }
  if (heard && isQuiet(facts) && looksLikeNoQuerier(openedAt, lastAt)) {
    return warning(
      `Packets came and ended ${formatDuration(lastAt - openedAt)} after the join, as when a switch on ${on.name} filters and no ${protocol} querier asks.`,
      step,
    );
  }
  if (heard && lastAt - openedAt > membershipRunsOut.mostMs) {
    return ok(
      `Packets came for ${formatDuration(lastAt - openedAt)} after the join, longer than a switch waits without a querier.`,
    );
  }
  if (row.family === 6 && mldQueries === 0 && now - openedAt > membershipRunsOut.usualMs) {
    const message = `${on.name} has never heard an MLD query.`;
    return isQuiet(facts) ? warning(message, step) : ok(message);
  }
  if (heard && !isQuiet(facts)) {
    const until = formatTimeOfDay(openedAt + membershipRunsOut.mostMs).slice(0, "hh:mm".length);
    return unknown(
      `Packets come. Without an ${protocol} querier they would end about 4 min 20 s after the join: that is known at ${until}.`,
      null,
    );
  }
  return unknown(`Whether an ${protocol} querier asks on ${on.name} cannot be told from here.`, step);
};
