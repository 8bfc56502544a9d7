import { MiddleText } from "../../components/middle-text.tsx";
import { columnOf } from "../../table/column.tsx";
import { GravityGlyph } from "./gravity-glyph.tsx";
import type { IncidentRow } from "./incident-rows.ts";
import { toldText, worstText } from "./incident-values.ts";
import styles from "./incidents-table.module.css";

/** A row with what changes while it goes on, as texts that stay the same as long as they read the same. */
export type IncidentLine = IncidentRow & {
  readonly moment: string;
  readonly lasted: string | null;
};

const column = columnOf<IncidentLine, object>();
const fixed = { sort: null, hideable: false } as const;

/** The columns of the list of events in their order; the newest are on top. */
export const incidentColumns = [
  column({
    id: "gravity",
    title: "Gravity",
    silentTitle: true,
    about: "A problem, a warning, or worth knowing",
    shows: ["gravity"],
    cell: ({ row }) => <GravityGlyph gravity={row.gravity} />,
    ...{ align: "start", track: "20px", leavesBelow: null, unknown: null, ...fixed },
  }),
  column({
    id: "time",
    title: "Time",
    about: "When it began",
    shows: ["moment"],
    cell: ({ row }) => <span className="mono">{row.moment}</span>,
    ...{ align: "start", track: "100px", leavesBelow: null, unknown: null, ...fixed },
  }),
  column({
    id: "group",
    title: "Group",
    about: "The group and its port",
    shows: ["group"],
    cell: ({ row }) =>
      row.group === "" ? null : (
        <span className="mono">
          <MiddleText text={row.group} />
        </span>
      ),
    tooltip: ({ group }) => group,
    ...{
      align: "start",
      // “239.255.255.255:65535” is whole from 1440 px on.
      track: "minmax(110px, 1.6fr)",
      leavesBelow: null,
      unknown: "No single group",
      ...fixed,
    },
  }),
  column({
    id: "name",
    title: "Name",
    about: "What the group is called",
    shows: ["called"],
    cell: ({ row }) => row.called,
    tooltip: ({ called }) => called,
    ...{ align: "start", track: "minmax(80px, 1fr)", leavesBelow: 1_000, unknown: null, ...fixed },
  }),
  column({
    id: "what",
    title: "What",
    about: "What happened",
    shows: ["what"],
    cell: ({ row }) => <span className={styles.what}>{row.what}</span>,
    tooltip: ({ what }) => what,
    ...{ align: "start", track: "minmax(160px, 3fr)", leavesBelow: null, unknown: null, ...fixed },
  }),
  column({
    id: "worst",
    title: "Worst",
    about: "The worst of it, or how much it was",
    shows: ["name", "worst", "values", "gravity"],
    cell: ({ row }) => {
      const text = worstText(row as IncidentLine);
      return text === null ? null : (
        <span className={styles.worst} data-gravity={row.gravity}>
          {text}
        </span>
      );
    },
    ...{ align: "end", track: "100px", leavesBelow: null, unknown: "Nothing of it is measured", ...fixed },
  }),
  column({
    id: "duration",
    title: "Duration",
    about: "How long it lasted, or since when it goes on",
    shows: ["lasted", "until", "gravity"],
    cell: ({ row }) =>
      row.lasted === null ? null : (
        <span className={styles.lasted} data-gravity={row.until === null ? row.gravity : undefined}>
          {row.lasted}
        </span>
      ),
    ...{ align: "end", track: "84px", leavesBelow: null, unknown: "It has no length", ...fixed },
  }),
  column({
    id: "told",
    title: "Told by",
    about: "By what it was told: the mark in this window, and the ways that are on",
    shows: ["told", "gravity"],
    cell: ({ row }) => <span className={styles.told}>{toldText(row)}</span>,
    tooltip: toldText,
    ...{ align: "start", track: "minmax(70px, 1fr)", leavesBelow: 1_000, unknown: null, ...fixed },
  }),
];
