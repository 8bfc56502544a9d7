import { type Incident, incidentEndpoint } from "../../../shared/model/incident.ts";
import { incidentText } from "../../../shared/text/sentences.ts";
import { type Topic, topicOf, topics } from "./incident-topics.ts";
import { minuteText } from "./incident-values.ts";
import { words } from "./words/words.ts";

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
      const group = incidentEndpoint(incident);
      const what = incidentText(incident).replace(/\.$/, "");
      return { ...incident, group, called: names.get(incident.key) ?? "", what };
    })
    .sort((one, other) => other.at - one.at || Math.abs(other.id) - Math.abs(one.id));
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

/** What was looked at. */
export interface Seen {
  /** Number of the newest one of this run. */
  readonly upTo: number;
  /** When that was, in ms since 1970; null before the first look. */
  readonly at: number | null;
}

/** Whether nobody looked at it yet: those of runs before, whose numbers are negative, are known by their time. */
export function isNew({ id, at }: Pick<Incident, "id" | "at">, seen: Seen): boolean {
  return id > 0 ? id > seen.upTo : seen.at !== null && at > seen.at;
}

/** What goes on, then what is new, then the days before. @param today the beginning of the day, ms since 1970 */
export function sectionsOf(rows: readonly IncidentRow[], looked: Seen, today: number): readonly Section[] {
  const over = rows.filter(({ until }) => until !== null);
  const seen = over.filter((row) => !isNew(row, looked));
  const { list } = words();
  const fresh = looked.at === null ? list.isNew : list.isNewSince(minuteText(looked.at, today));
  const all = [
    { title: list.open, rows: rows.filter(({ until }) => until === null) },
    { title: fresh, rows: over.filter((row) => isNew(row, looked)) },
    { title: list.today, rows: seen.filter(({ at }) => at >= today) },
    { title: list.before, rows: seen.filter(({ at }) => at < today) },
  ];
  return all.filter(({ rows: held }) => held.length > 0);
}
