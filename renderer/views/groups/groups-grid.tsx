import { type CSSProperties, type RefObject, useCallback, useMemo, useRef, useState } from "react";
import { usePart } from "../../actions/use-part.ts";
import { useCastscope, useTraffic, useView } from "../../context.tsx";
import { focusPane } from "../../keyboard/panes.ts";
import { heights } from "../../table/heights.ts";
import { revealRow, rowWindow, useBox } from "../../table/row-window.ts";
import { useFollowedRow } from "../../table/use-followed-row.ts";
import type { HeldTable } from "../../table/use-held.ts";
import { proposalOf, usePairs } from "../pairs/pairs-context.tsx";
import type { GroupColumn } from "./columns.tsx";
import { DestinationRow } from "./destination-row.tsx";
import { GroupRow } from "./group-row.tsx";
import styles from "./groups-grid.module.css";
import { GroupsHeader } from "./groups-header.tsx";
import { HeadingRow } from "./heading-row.tsx";
import { type HeadingLine, type Line, lineKey } from "./lines.ts";
import { NoteRow } from "./note-row.tsx";
import { PairRow } from "./pair-row.tsx";
import { RowMenu } from "./row-menu.tsx";
import { useLines } from "./use-lines.ts";
import { useLook } from "./use-look.ts";
import { countMarked, isMarked, useMarks } from "./use-marks.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { useRowMenu } from "./use-row-menu.ts";
import { useSelection } from "./use-selection.ts";
import { words } from "./words/words.ts";

interface GroupsGridProps {
  readonly order: readonly number[];
  readonly columns: readonly GroupColumn[];
  readonly tracks: CSSProperties;
  readonly tableRef: RefObject<HTMLTableElement | null>;
  /** Says while the rows are in use. */
  readonly held: HeldTable;
}

const { groupRow: rowHeight, tableHeader: headerHeight } = heights;

/** Rows drawn beyond each edge, so that a short scroll shows no gap. */
const overscan = 6;
/** Rows drawn before the table has a height. */
const unmeasured = 40;

/** The groups: one tab stop, arrows move the selection, only the rows in view are drawn. */
export function GroupsGrid({ order, columns, tracks, tableRef, held }: GroupsGridProps) {
  const { view, parts } = useCastscope();
  const selected = useView((state) => state.selected);
  const sort = useView((state) => state.sort);
  const opened = useView((state) => state.opened);
  // A table none of whose rows can be opened is no tree.
  const opens = useTraffic(({ memberships }) => order.some((id) => memberships.get(id)?.bind === "any"));
  const lines = useLines(order, held.held);
  const { proposals } = usePairs();
  const tree = opens || lines.some(({ is }) => is === "pair" || is === "heading");
  const [renaming, setRenaming] = useState<number | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { box, onScroll } = useBox(scroller, rowHeight);
  const room = box.height === 0 ? unmeasured * rowHeight : box.height - headerHeight;
  const seen = rowWindow(room, box.top, lines.length, rowHeight);
  const start = Math.max(0, seen.first - overscan);
  const end = Math.min(lines.length, seen.last + 1 + overscan);
  const { current, focusLine } = useSelection(scroller, order, lines, reveal);
  useFollowedRow(scroller, { index: current, sort, rowHeight, headerHeight });
  const { pageRows } = seen;
  const { marked, marks, rows, onMark, onMarkHeading, markTo } = useMarks(lines, selected);
  const depth = lines[0]?.is === "heading" ? 1 : 0;
  const onKeyDown = useRowKeys({ scroller, lines, current, focusLine, pageRows, markTo });

  const menu = useRowMenu(marks, focusLine, lines);

  const open = useCallback(() => void focusPane("details"), []);
  const rename = useCallback(
    (id: number | null) => {
      setRenaming(id);
      if (id !== null) return;
      const { selected } = view.getState();
      const row =
        selected === null
          ? null
          : ({ is: "membership", key: lineKey(selected, null), id: selected, leg: null } as const);
      requestAnimationFrame(() => focusLine(row));
    },
    [focusLine, view],
  );
  // Where the names have no room, or are hidden, a dialog asks for one.
  const hasNames = columns.some(({ id }) => id === "name");
  usePart(
    "rename",
    useCallback(
      (id: number) => (hasNames ? setRenaming(id) : parts.get("renameMany")?.([id])),
      [hasNames, parts],
    ),
  );

  // The row that Tab reaches is there even when it is scrolled out of view.
  const drawn = Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
  if (current >= 0 && (current < start || current >= end)) drawn.push(current);
  const ids = [...new Set(drawn.flatMap((index) => idsOf(lines[index])))];
  // The selected one first: its details follow its figures.
  useLook(selected === null ? ids : [selected, ...ids.filter((id) => id !== selected)]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows within are asked for their menu
    <div className={styles.scroller} ref={scroller} onScroll={onScroll} onContextMenu={menu.onContextMenu}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: its role is grid or treegrid */}
      <table
        ref={tableRef}
        className={styles.grid}
        role={tree ? "treegrid" : "grid"}
        aria-label={words().pane}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        onKeyDown={onKeyDown}
        onPointerOver={held.onPointerOver}
        onPointerLeave={held.onPointerLeave}
      >
        <GroupsHeader
          columns={columns}
          tracks={tracks}
          onLeave={() => focusLine(lines[current] ?? null)}
          shown={rows}
        />
        <tbody className={styles.body} style={{ height: lines.length * rowHeight }}>
          {drawn.map((index) => {
            const line = lines[index];
            return line === undefined ? null : (
              <PlacedLine
                key={line.key}
                line={line}
                index={index}
                open={tree ? opened.includes(line.id) : null}
                columns={columns}
                tracks={tracks}
                selected={index === current && isSelected(line, selected)}
                depth={depth}
                marked={marked.length === 0 ? null : isMarked(line, marks)}
                chosen={marked.length === 0 || line.is !== "heading" ? null : countMarked(line, marks)}
                onMark={onMark}
                onMarkHeading={onMarkHeading}
                tabStop={index === current}
                renaming={line.id === renaming}
                twin={proposals.length === 0 ? null : (proposalOf(proposals, line.id)?.other ?? null)}
                onRename={rename}
                onOpen={open}
              />
            );
          })}
        </tbody>
      </table>
      <RowMenu at={menu.at} onClose={menu.close} />
      {order.length === 0 && <p className={styles.empty}>{words().none}</p>}
    </div>
  );
}

function reveal(scroller: HTMLElement, index: number): void {
  revealRow(scroller, index, rowHeight, headerHeight);
}

/** The memberships whose figures a line shows. */
function idsOf(line: Line | undefined): readonly number[] {
  if (line === undefined || line.is === "heading") return [];
  return line.is === "pair" ? [line.pair.a.id, line.pair.b.id] : [line.id];
}

/** A folded pair stands for either of its legs, a folded heading for each of its rows. */
function isSelected(line: Line, selected: number | null): boolean {
  if (line.is === "heading") return true;
  return line.id === selected || (line.is === "pair" && line.pair.b.id === selected);
}

interface PlacedLineProps {
  readonly line: Line;
  readonly index: number;
  readonly open: boolean | null;
  readonly columns: readonly GroupColumn[];
  readonly tracks: CSSProperties;
  readonly selected: boolean;
  /** How deep the rows stand: below a heading one more. */
  readonly depth: number;
  readonly marked: boolean | null;
  /** Of a heading, how many of its rows are chosen. */
  readonly chosen: number | null;
  readonly onMark: (id: number, how: "toggle" | "range") => void;
  readonly onMarkHeading: (line: HeadingLine, how: "toggle" | "range") => void;
  readonly tabStop: boolean;
  readonly renaming: boolean;
  readonly twin: number | null;
  readonly onRename: (id: number | null) => void;
  readonly onOpen: () => void;
}

/** The style is made anew only when the line moves, so that a row renders for its own sake alone. */
function PlacedLine({ line, index, tracks, chosen, onMarkHeading, ...rest }: PlacedLineProps) {
  const style = useMemo(() => ({ ...tracks, top: index * rowHeight }), [tracks, index]);
  const { columns, depth, selected, tabStop, onOpen } = rest;
  switch (line.is) {
    case "heading":
      return (
        <HeadingRow {...{ line, index, columns, style, selected, chosen, tabStop }} onMark={onMarkHeading} />
      );
    case "membership":
      return <GroupRow {...rest} id={line.id} leg={line.leg} index={index} style={style} />;
    case "pair":
      return (
        <PairRow
          pair={line.pair}
          line={line.key}
          {...{ index, columns, depth, style, selected, tabStop, onOpen }}
        />
      );
    case "destination": {
      const { id, key, one } = line;
      return (
        <DestinationRow
          {...{ id, line: key, one, index, columns, depth, style, selected, tabStop, onOpen }}
        />
      );
    }
    case "note":
      return <NoteRow line={line.key} text={line.text} {...{ index, depth, style }} span={columns.length} />;
  }
}
