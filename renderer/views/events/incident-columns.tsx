import { classes } from "../../components/classes.ts";
import { MiddleText } from "../../components/middle-text.tsx";
import { columnOf } from "../../table/column.tsx";
import { GravityGlyph } from "./gravity-glyph.tsx";
import type { IncidentRow } from "./incident-rows.ts";
import { toldText, worstText } from "./incident-values.ts";
import styles from "./incidents-table.module.css";
import { words } from "./words/words.ts";

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
    get title() {
      return words().columns.gravity.title;
    },
    silentTitle: true,
    get about() {
      return words().columns.gravity.about;
    },
    shows: ["gravity"],
    cell: ({ row }) => <GravityGlyph gravity={row.gravity} />,
    ...{ align: "start", track: "20px", leavesBelow: null, unknown: null, ...fixed },
  }),
  column({
    id: "time",
    get title() {
      return words().columns.time.title;
    },
    get about() {
      return words().columns.time.about;
    },
    shows: ["moment"],
    cell: ({ row }) => <span className="mono">{row.moment}</span>,
    ...{ align: "start", track: "100px", leavesBelow: null, unknown: null, ...fixed },
  }),
  column({
    id: "group",
    get title() {
      return words().columns.group.title;
    },
    get about() {
      return words().columns.group.about;
    },
    get unknown() {
      return words().columns.group.unknown;
    },
    shows: ["group"],
    cell: ({ row }) =>
      row.group === "" ? null : (
        <span className={classes(styles.group, "mono")}>
          <MiddleText text={row.group} />
        </span>
      ),
    tooltip: ({ group }) => group,
    ...{
      align: "start",
      // “239.255.255.255:65535” is whole from 1440 px on.
      track: "minmax(110px, 1.6fr)",
      leavesBelow: null,
      ...fixed,
    },
  }),
  column({
    id: "name",
    get title() {
      return words().columns.name.title;
    },
    get about() {
      return words().columns.name.about;
    },
    shows: ["called"],
    cell: ({ row }) => row.called,
    tooltip: ({ called }) => called,
    ...{ align: "start", track: "minmax(80px, 1.25fr)", leavesBelow: 1_000, unknown: null, ...fixed },
  }),
  column({
    id: "what",
    get title() {
      return words().columns.what.title;
    },
    get about() {
      return words().columns.what.about;
    },
    shows: ["what"],
    cell: ({ row }) => <span className={styles.what}>{row.what}</span>,
    tooltip: ({ what }) => what,
    ...{ align: "start", track: "minmax(160px, 3fr)", leavesBelow: null, unknown: null, ...fixed },
  }),
  column({
    id: "worst",
    get title() {
      return words().columns.worst.title;
    },
    get about() {
      return words().columns.worst.about;
    },
    get unknown() {
      return words().columns.worst.unknown;
    },
    shows: ["name", "worst", "values", "gravity"],
    cell: ({ row }) => {
      const text = worstText(row as IncidentLine);
      return text === null ? null : (
        <span className={styles.worst} data-gravity={row.gravity}>
          {text}
        </span>
      );
    },
    ...{ align: "end", track: "88px", leavesBelow: null, ...fixed },
  }),
  column({
    id: "duration",
    get title() {
      return words().columns.duration.title;
    },
    get about() {
      return words().columns.duration.about;
    },
    get unknown() {
      return words().columns.duration.unknown;
    },
    shows: ["lasted", "until", "gravity"],
    cell: ({ row }) =>
      row.lasted === null ? null : (
        <span className={styles.lasted} data-gravity={row.until === null ? row.gravity : undefined}>
          {row.lasted}
        </span>
      ),
    ...{ align: "end", track: "84px", leavesBelow: null, ...fixed },
  }),
  column({
    id: "told",
    get title() {
      return words().columns.told.title;
    },
    get about() {
      return words().columns.told.about;
    },
    shows: ["told", "gravity"],
    cell: ({ row }) => <span className={styles.told}>{toldText(row)}</span>,
    tooltip: toldText,
    ...{ align: "start", track: "minmax(70px, 0.85fr)", leavesBelow: 1_000, unknown: null, ...fixed },
  }),
];
