import type { Incident } from "../../../shared/model/incident.ts";
import { parseMembershipKey } from "../../../shared/model/membership-key.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { incidentText } from "../../../shared/text/sentences.ts";
import { type Topic, topicOf, topics } from "./incident-topics.ts";

/** What the list shows: all, those that go on, or those of one topic. */
export type Shown = "all" | "open" | Topic;
export const everyShown: readonly Shown[] = ["all", "open", ...topics];

/** An incident as the list shows it. */
export type IncidentRow = Incident & {
  /** Address and port; empty for what concerns no group. */
  readonly group: string;
  /** What people call the group, now. */
  readonly called: string;
  /** One sentence without its full stop, as it stands in a cell. */
  readonly what: string;
};

/** Rows under one heading, the newest first. */
export interface Section {
  readonly title: string;
  readonly rows: readonly IncidentRow[];
}

/** The newest first. @param names of the memberships, by their keys */
export function rowsOf(
  incidents: readonly Incident[],
  names: ReadonlyMap<string, string>,
): readonly IncidentRow[] {
  return incidents
    .map((incident) => {
      const identity = parseMembershipKey(incident.key);
      const group = identity === null ? "" : formatEndpoint(identity.address, identity.port);
      const what = incidentText(incident).replace(/\.$/, "");
      return { ...incident, group, called: names.get(incident.key) ?? "", what };
    })
    .sort((one, other) => other.at - one.at || other.id - one.id);
}

/** Those that hold the text, whatever its capitals, in group, name or what happened. */
export function filtered(rows: readonly IncidentRow[], text: string): readonly IncidentRow[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return rows;
  return rows.filter(({ group, called, what }) =>
    `${group} ${called} ${what}`.toLowerCase().includes(wanted),
  );
}

export function isShown({ name, until }: Incident, shown: Shown): boolean {
  if (shown === "all") return true;
  return shown === "open" ? until === null : topicOf(name) === shown;
}

/**
 * What goes on, then what is new, then the days before.
 * @param seenUpTo number of the newest one that was looked at @param today the beginning of the day, ms since 1970
 */
export function sectionsOf(
  rows: readonly IncidentRow[],
  seenUpTo: number,
  today: number,
): readonly Section[] {
  const over = rows.filter(({ until }) => until !== null);
  const seen = over.filter(({ id }) => id <= seenUpTo);
  const all = [
    { title: "Open", rows: rows.filter(({ until }) => until === null) },
    { title: "New since you last looked", rows: over.filter(({ id }) => id > seenUpTo) },
    { title: "Earlier today", rows: seen.filter(({ at }) => at >= today) },
    { title: "On days before", rows: seen.filter(({ at }) => at < today) },
  ];
  return all.filter(({ rows: held }) => held.length > 0);
}
