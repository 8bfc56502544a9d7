import { type CSSProperties, type MouseEvent, memo } from "react";
import type { Membership } from "../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { classes } from "../../components/classes.ts";
import { stateWord } from "../../components/state-glyph.tsx";
import { useCastscope, useStale, useTraffic } from "../../context.tsx";
import { unmark } from "../../store/marked.ts";
import { LegLetter } from "../pairs/leg-letter.tsx";
import { StateCell } from "./cells.tsx";
import type { GroupColumn } from "./columns.tsx";
import styles from "./groups-grid.module.css";
import { HintCell } from "./hint-cell.tsx";
import { hintPlace } from "./hint-place.ts";
import { isAwaited } from "./is-awaited.ts";
import type { Leg } from "./lines.ts";
import { MarkBox } from "./mark-box.tsx";
import { TwinHint, TwinWords } from "./twin-hint.tsx";
import { Unfold } from "./unfold.tsx";
import { words } from "./words/words.ts";

interface GroupRowProps {
  readonly id: number;
  /** Its place in a redundant pair. */
  readonly leg: Leg | null;
  /** The membership that was found to carry the same packets; null without one. */
  readonly twin: number | null;
  /** Place among all lines, from 0. */
  readonly index: number;
  /** How many headings it stands below. */
  readonly depth: number;
  /** Whether the lines below it are shown; null in a table none of whose rows can be opened. */
  readonly open: boolean | null;
  readonly columns: readonly GroupColumn[];
  readonly style: CSSProperties;
  readonly selected: boolean;
  /** Whether it is chosen together with others; null while none is. */
  readonly marked: boolean | null;
  /** Takes it in or out, or all up to it. */
  readonly onMark: (id: number, how: "toggle" | "range") => void;
  /** The one row that Tab reaches. */
  readonly tabStop: boolean;
  readonly renaming: boolean;
  readonly onRename: (id: number | null) => void;
  readonly onOpen: () => void;
}

/** What a screen reader says of the row as a whole. */
function rowName(row: Membership, leg: Leg | null, stale: boolean): string {
  const { kind, bind, address, port, source, name, label, state, interface: on } = row;
  const texts = words().row;
  const parts = [
    formatEndpoint(address, port) + (source === null ? "" : ` ${texts.from(source)}`),
    name,
    label === "" ? "" : texts.label(label),
    leg === null ? "" : texts.leg(leg.letter),
    kind !== "group" ? texts.listening : "",
    bind === "any" ? texts.anyAddress : "",
    on ? texts.on(on.name) : "",
    stateWord(state, stale),
  ];
  return parts.filter(Boolean).join(", ");
}

/**
 * Tracks of the cells where the group's covers the name's.
 * @param beyond 0 is the group's, 1 the name's
 */
function spreadTracks(beyond: number, at: number): CSSProperties | undefined {
  if (beyond === 0) return { gridArea: `1 / ${at + 1} / 2 / ${at + 3}` };
  return beyond === 1 ? { gridArea: `1 / ${at + 1}` } : undefined;
}

/** What a row is called by stays as it is, whatever has become of the row. */
const namesRow: ReadonlySet<string> = new Set(["group", "name", "interface"]);

/** One membership. Renders when its own row changed, and never for another's. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { id, leg, twin, index, depth, open, columns, style, selected, tabStop, renaming, onRename, onOpen } =
    props;
  const { marked, onMark } = props;
  const castscope = useCastscope();
  const { view } = castscope;
  const row = useTraffic((traffic) => traffic.memberships.get(id));
  const stale = useStale();
  if (!row) return null;

  const hint = hintPlace(columns, row);
  const named = columns.some((column) => column.id === "name");
  const unfolds = open !== null && row.bind === "any";
  const group = columns.findIndex((column) => column.id === "group");
  // Nothing stands beside the group: it has that room as well, and what is clicked there is still the name's.
  const spreads =
    columns[group + 1]?.id === "name" &&
    row.name === "" &&
    row.label === "" &&
    !renaming &&
    leg === null &&
    twin === null;
  const onDoubleClick = (event: MouseEvent<HTMLElement>): void => {
    const cell = event.target instanceof Element ? event.target.closest("[data-column]") : null;
    const clicked = columns.find((column) => column.id === cell?.getAttribute("data-column"));
    if (clicked?.edit) onRename(id);
    else onOpen();
  };
  return (
    <tr
      className={classes(styles.line, styles.row)}
      aria-label={rowName(row, leg, stale)}
      aria-rowindex={index + 2}
      aria-selected={marked ?? selected}
      data-current={marked !== null && selected ? "" : undefined}
      aria-level={open === null ? undefined : (leg === null ? 1 : 2) + depth}
      aria-expanded={unfolds ? open : undefined}
      data-id={id}
      data-line={id}
      data-state={row.state}
      data-marking={marked === null ? undefined : ""}
      data-leg={leg?.letter}
      data-last={leg?.last ? "" : undefined}
      data-entrance={tabStop ? "" : undefined}
      style={style}
      tabIndex={tabStop ? 0 : -1}
      onFocus={(event) => {
        if (event.target !== event.currentTarget || isAwaited(castscope)) return;
        view.setState({ selected: id, chosen: null });
      }}
      onMouseDown={(event) => {
        // With a modifier the selection is chosen, and no text.
        if (event.shiftKey || event.ctrlKey || event.metaKey) event.preventDefault();
      }}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey)
          event.currentTarget.focus({ preventScroll: true });
        if (event.shiftKey) onMark(id, "range");
        else if (event.ctrlKey || event.metaKey) onMark(id, "toggle");
        else {
          unmark(view);
          view.setState({ selected: id, chosen: null });
        }
      }}
      onDoubleClick={onDoubleClick}
    >
      {columns.map((column, at) => {
        if (at === hint?.from) {
          return <HintCell key="hint" row={row} span={hint.to - hint.from} focusable={tabStop} />;
        }
        if (hint && at > hint.from && at < hint.to) return null;
        const { Cell, edit: Edit } = column;
        return (
          <td
            key={column.id}
            className={classes(styles.cell, column.align === "end" && styles.numeric)}
            data-twin={twin !== null && column.id === "group" ? "" : undefined}
            data-column={column.id}
            data-live={namesRow.has(column.id) ? undefined : ""}
            data-spread={spreads && at === group ? "" : undefined}
            style={spreads ? spreadTracks(at - group, at) : undefined}
          >
            {/* The chevron or the box takes the place of the state, which moves beside the group. */}
            {(unfolds || marked !== null) && column.id === "group" && <StateCell row={row} />}
            {leg !== null && column.id === (named ? "name" : "group") && <LegLetter leg={leg.letter} />}
            {Edit && renaming ? (
              <Edit row={row} onDone={() => onRename(null)} />
            ) : hint?.empties.has(column.id) ? null : marked !== null && column.id === "state" ? (
              <MarkBox
                checked={marked}
                label={words().selection.one(formatEndpoint(row.address, row.port))}
                onChange={() => onMark(id, "toggle")}
              />
            ) : unfolds && column.id === "state" ? (
              <Unfold id={id} open={open} />
            ) : (
              <Cell row={row} />
            )}
            {twin !== null && leg === null && column.id === "group" && (
              <TwinHint id={id} twin={twin} focusable={tabStop} />
            )}
            {twin !== null && leg === null && column.id === "name" && row.name === "" && (
              <TwinWords twin={twin} />
            )}
          </td>
        );
      })}
    </tr>
  );
});
