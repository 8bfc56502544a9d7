import { type CSSProperties, memo } from "react";
import { limits } from "../../../shared/limits.ts";
import type { Destination } from "../../../shared/model/destination.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { classes } from "../../components/classes.ts";
import { DestinationIcon } from "../../components/destination-icon.tsx";
import { MiddleText } from "../../components/middle-text.tsx";
import { Sparkline } from "../../components/sparkline.tsx";
import { StateGlyph, stateWord } from "../../components/state-glyph.tsx";
import { useCastscope, useStale, useTraffic, useView } from "../../context.tsx";
import { chosenDestination } from "../../store/view.ts";
import { Unknown } from "../../table/column.tsx";
import type { GroupColumn } from "./columns.tsx";
import { type DestinationFields, destinationFields, isShownOf } from "./destination-fields.ts";
import styles from "./groups-grid.module.css";
import { JoinDestination } from "./join-destination.tsx";
import { words } from "./words/words.ts";

interface DestinationRowProps {
  /** The membership below which it stands. */
  readonly id: number;
  readonly line: string;
  readonly one: Destination;
  /** Place among all lines, from 0. */
  readonly index: number;
  /** How many headings it stands below. */
  readonly depth: number;
  readonly columns: readonly GroupColumn[];
  readonly style: CSSProperties;
  readonly selected: boolean;
  /** The one line that Tab reaches. */
  readonly tabStop: boolean;
  readonly onOpen: () => void;
}

/** Where packets of a port went: one address on one interface, below the row that counts them all. */
export const DestinationRow = memo(function DestinationRow(props: DestinationRowProps) {
  const { id, line, one, index, depth, columns, style, selected, tabStop, onOpen } = props;
  const { view } = useCastscope();
  const port = useTraffic(({ memberships }) => memberships.get(id)?.port ?? 0);
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const stale = useStale();
  // Its figures come with it: it stands as it did when they were told.
  const at = useTraffic((traffic) => Math.floor(traffic.at / 1_000) * 1_000);
  const fields = destinationFields(one, { port, interfaces, at });
  const choose = (): void => view.setState({ selected: id, chosen: chosenDestination(id, one) });
  const join = <JoinDestination one={one} port={port} focusable={tabStop} />;
  return (
    <tr
      className={classes(styles.line, styles.row, styles.below)}
      aria-label={rowName(one, fields, stale)}
      aria-level={2 + depth}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-line={line}
      data-state={fields.state}
      style={style}
      data-entrance={tabStop ? "" : undefined}
      tabIndex={tabStop ? 0 : -1}
      onFocus={(event) => {
        if (event.target === event.currentTarget) choose();
      }}
      onClick={choose}
      onDoubleClick={onOpen}
    >
      {columns.map((column) => (
        <td
          key={column.id}
          className={classes(styles.cell, column.align === "end" && styles.numeric)}
          data-column={column.id}
          data-live={column.id === "group" ? undefined : ""}
        >
          <Cell column={column} one={one} fields={fields} stale={stale} />
          {column.id === "group" && join}
        </td>
      ))}
    </tr>
  );
});

interface DestinationCellProps {
  readonly column: GroupColumn;
  readonly one: Destination;
  readonly fields: DestinationFields;
  readonly stale: boolean;
}

function Cell({ column, one, fields, stale }: DestinationCellProps) {
  switch (column.id) {
    case "state":
      return null;
    case "group":
      return (
        <span className={styles.destination}>
          <StateGlyph state={fields.state} stale={stale} />
          <DestinationIcon kind={one.kind} />
          <span className={styles.address} title={fields.name}>
            <MiddleText text={one.address} />
          </span>
        </span>
      );
    case "history":
      return one.bits === null ? (
        <Unknown why={words().destination.noMemory} />
      ) : (
        <DestinationHistory bits={one.bits} />
      );
    case "interface":
      return one.interface ?? <Unknown why={words().destination.interfaceGone} />;
    default: {
      if (!isShownOf(fields, column)) return <Unknown why={words().destination.ofPort} />;
      // The column shows no other fields, see above.
      return <column.Cell row={fields as unknown as Membership} />;
    }
  }
}

/** As of a row: on its own scale, or on that of all. */
function DestinationHistory({ bits }: { readonly bits: readonly number[] }) {
  const histories = useTraffic((traffic) => traffic.histories);
  const shared = useView((view) => view.sharedScale);
  // Before the monitor ran there was nothing: a minute is as wide as in other rows.
  const minute = [...Array<number>(limits.historySeconds - bits.length).fill(0), ...bits];
  return <Sparkline values={minute} top={shared ? histories.peakBits() : undefined} />;
}

/** What a screen reader says of the line as a whole. */
function rowName(
  { address, kind, interface: on }: Destination,
  fields: DestinationFields,
  stale: boolean,
): string {
  const parts = [
    address,
    kind === "group" ? words().destination.group(fields.name) : fields.name,
    on === null ? "" : words().row.on(on),
    stateWord(fields.state, stale),
  ];
  return parts.filter(Boolean).join(", ");
}
