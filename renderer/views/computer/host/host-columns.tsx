import type { HostMembership } from "../../../../shared/host.ts";
import { MiddleText } from "../../../components/middle-text.tsx";
import { columnOf } from "../../../table/column.tsx";
import styles from "./group-row.module.css";
import { joinedBy } from "./joined-by.ts";
import { Watch } from "./watch.tsx";
import { words } from "./words/words.ts";

interface OfHost {
  readonly className: string | undefined;
}

const column = columnOf<HostMembership, object, OfHost>();

/** None leaves, none is hidden and none is sorted by: they stand below the heads of their interfaces. */
const fixed = { sort: null, leavesBelow: null, hideable: false, unknown: null } as const;

/** Width of the section in px from which the groups have half of it. */
const roomy = 640;

/** The columns of the groups that this computer belongs to. */
export const hostColumns = [
  column({
    id: "group",
    get title() {
      return words().columns.group.title;
    },
    get about() {
      return words().columns.group.about;
    },
    shows: ["address"],
    cell: ({ row }) => (
      <code className="selectable">
        <MiddleText text={row.address} />
      </code>
    ),
    align: "start",
    track: (width) => (width < roomy ? "36%" : "51%"),
    className: styles.address,
    ...fixed,
  }),
  column({
    id: "known",
    get title() {
      return words().columns.known.title;
    },
    get about() {
      return words().columns.known.about;
    },
    shows: ["knownAs"],
    cell: ({ row }) => row.knownAs,
    tooltip: ({ knownAs }) => knownAs,
    align: "start",
    track: (width) => (width < roomy ? "25%" : "22%"),
    className: styles.known,
    ...fixed,
  }),
  column({
    id: "by",
    get title() {
      return words().columns.by.title;
    },
    get about() {
      return words().columns.by.about;
    },
    shows: ["kernel", "sockets", "programs", "ports"],
    cell: ({ row }) => joinedBy(row).text,
    tooltip: (row) => joinedBy(row).title,
    align: "start",
    track: (width) => (width < roomy ? "27%" : "16%"),
    className: styles.by,
    ...fixed,
  }),
  column({
    id: "watch",
    get title() {
      return words().columns.watch.title;
    },
    silentTitle: true,
    get about() {
      return words().columns.watch.about;
    },
    shows: ["kernel", "address", "interface", "ports"],
    cell: ({ row }) => (row.kernel ? "" : <Watch group={row} />),
    align: "end",
    track: (width) => (width < roomy ? "12%" : "11%"),
    className: styles.action,
    ...fixed,
  }),
];
