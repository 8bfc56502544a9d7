import { type CSSProperties, type MouseEvent, memo } from "react";
import type { Membership } from "../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { classes } from "../../components/classes.ts";
import { stateWords } from "../../components/state-glyph.tsx";
import { useCastscope, useTraffic } from "../../context.tsx";
import { cells } from "./cells.tsx";
import type { Column, ColumnId } from "./columns.ts";
import styles from "./groups-grid.module.css";
import { HintCell } from "./hint-cell.tsx";
import { NameCell } from "./name-cell.tsx";

interface GroupRowProps {
  readonly id: number;
  /** Place among all rows, from 0. */
  readonly index: number;
  readonly columns: readonly Column[];
  readonly style: CSSProperties;
  readonly selected: boolean;
  /** The one row that Tab reaches. */
  readonly tabStop: boolean;
  readonly renaming: boolean;
  readonly onRename: (id: number | null) => void;
  readonly onOpen: () => void;
}

/** Figures that a sentence takes the place of: all of them, or those that are nothing by now. */
const figures: ReadonlySet<ColumnId> = new Set(["packetRate", "bitRate", "history"]);
const allFigures: ReadonlySet<ColumnId> = new Set([...figures, "sources", "packets", "ttl", "drops", "last"]);

/** What a screen reader says of the row as a whole. */
function rowName({ kind, address, port, source, name, state, interface: on }: Membership): string {
  const parts = [
    formatEndpoint(address, port) + (source === null ? "" : ` from ${source}`),
    name,
    kind === "host" ? "listening" : "",
    on ? `on ${on.name}` : "",
    stateWords[state],
  ];
  return parts.filter(Boolean).join(", ");
}

/** One membership. Renders when its own row changed, and never for another's. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { id, index, columns, style, selected, tabStop, renaming, onRename, onOpen } = props;
  const { view } = useCastscope();
  const row = useTraffic((traffic) => traffic.memberships.get(id));
  if (!row) return null;

  const spoken = spokenColumns(row);
  const first = columns.find((column) => spoken.has(column.id));
  const onDoubleClick = (event: MouseEvent<HTMLElement>): void => {
    const cell = event.target instanceof Element ? event.target.closest("[data-column]") : null;
    if (cell?.getAttribute("data-column") === "name") onRename(id);
    else onOpen();
  };
  return (
    <tr
      className={styles.row}
      aria-label={rowName(row)}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-id={id}
      data-state={row.state}
      data-entrance={tabStop ? "" : undefined}
      style={style}
      tabIndex={tabStop ? 0 : -1}
      onFocus={(event) => {
        if (event.target === event.currentTarget) view.setState({ selected: id });
      }}
      onClick={() => view.setState({ selected: id })}
      onDoubleClick={onDoubleClick}
    >
      {columns.map((column) => {
        if (column === first) {
          const span = columns.filter(({ id: other }) => spoken.has(other)).length;
          return <HintCell key="hint" row={row} span={span} focusable={tabStop} />;
        }
        if (spoken.has(column.id)) return null;
        if (column.id === "name") {
          return <NameCell key={column.id} row={row} renaming={renaming} onDone={() => onRename(null)} />;
        }
        const Cell = cells[column.id];
        return (
          <td
            key={column.id}
            className={classes(styles.cell, column.numeric && styles.numeric)}
            data-column={column.id}
          >
            <Cell row={row} />
          </td>
        );
      })}
    </tr>
  );
});

/** The columns that this row's sentence takes; none while it receives. */
function spokenColumns({ state, packets }: Membership): ReadonlySet<ColumnId> {
  if (state === "receiving") return new Set();
  return packets === 0 || state === "failed" ? allFigures : figures;
}
