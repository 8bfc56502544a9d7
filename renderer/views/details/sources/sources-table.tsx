import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Membership } from "../../../../shared/model/membership.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { useCastscope, useTraffic } from "../../../context.tsx";
import { TableHeader } from "../../../table/header.tsx";
import { heights } from "../../../table/heights.ts";
import { focusHeader, stepOf, stepTo } from "../../../table/row-keys.ts";
import { revealRow, rowRect, rowWindow, useBox } from "../../../table/row-window.ts";
import { leastWidth, shownColumns, tracksOf } from "../../../table/shown-columns.ts";
import { nextSort } from "../../../table/sort.ts";
import { useFollowedRow } from "../../../table/use-followed-row.ts";
import { type HeldTable, useHeld } from "../../../table/use-held.ts";
import { sourceColumns } from "./source-columns.tsx";
import { sourceKey } from "./source-key.ts";
import { SourceMenu, showSource } from "./source-menu.tsx";
import type { SourceSort } from "./source-order.ts";
import { FurtherRow, SourceRow, UnreadRow } from "./source-row.tsx";
import styles from "./sources-table.module.css";
import { words } from "./words/words.ts";

const { packetRow: rowHeight, tableHeader: headerHeight } = heights;

/** Space between two columns and beside the outer ones, in px. */
const gap = 8;
const padding = 12;

/** The columns that a table of this width, in px, has room for. */
function layout(width: number) {
  const { shown: columns } = shownColumns(sourceColumns, width);
  const tracks = { gridTemplateColumns: tracksOf(columns, width) };
  return { columns, tracks, minWidth: leastWidth(columns, gap) + 2 * padding };
}

/** The rows of a table, as far as they were read. */
export interface SourceList {
  readonly count: number;
  /** Null where it is not read yet. */
  readonly at: (index: number) => RankedSource | null;
  /** The place of a source's key among the rows that are read; -1 where it is not there. */
  readonly indexOf: (key: string) => number;
  /** The sort that they are in, and by what they were found. */
  readonly by: SourceSort;
  readonly search: string;
  /** Packets of all sources that are told apart, as of when they were read; null where only some are. */
  readonly packets: number | null;
}

export interface RankedSource {
  readonly source: Source;
  /** Place in the order of arrival, from 0. */
  readonly rank: number;
}

interface SourcesTableProps {
  readonly membership: Membership;
  readonly list: SourceList;
  readonly table: SourceTable;
}

/** What a table's rows depend on, and what is chosen in it. */
export interface SourceTable extends HeldTable {
  readonly ref: RefObject<HTMLTableElement | null>;
  readonly sort: SourceSort;
  readonly setSort: (sort: SourceSort) => void;
  /** Places of the rows that are in view, both ends included. */
  readonly seen: { readonly first: number; readonly last: number };
  readonly setSeen: (first: number, last: number) => void;
}

export function useSourceTable(): SourceTable {
  const ref = useRef<HTMLTableElement>(null);
  const held = useHeld(ref);
  const [sort, setSort] = useState<SourceSort>({ column: "packets", descending: true });
  const [seen, setSeenRange] = useState({ first: 0, last: 0 });
  const setSeen = useCallback((first: number, last: number) => setSeenRange({ first, last }), []);
  return { ...held, ref, sort, setSort, seen, setSeen };
}

/** Who sends to a group: one tab stop, arrows move the active row, only the rows in view are drawn. */
export function SourcesTable({ membership, list, table }: SourcesTableProps) {
  const castscope = useCastscope();
  const at = useTraffic((traffic) => traffic.at);
  const [asked, setAsked] = useState<{ readonly at: DOMRect; readonly source: Source } | null>(null);
  const { ref, sort, setSort, setSeen, onPointerOver, onPointerLeave } = table;
  const [active, setActive] = useState<string | null>(null);
  // A row that was gone to before it was read.
  const [awaited, setAwaited] = useState<number | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const { box, onScroll } = useBox(scroller);
  const { columns, tracks, minWidth } = useMemo(() => layout(box.width), [box.width]);
  const { untoldSources } = membership;
  // The group has gone on since its sources were read: a single one would have less than all of it.
  const packets = list.packets === null ? membership.packets : list.packets + untoldSources;
  const count = list.count + (untoldSources > 0 ? 1 : 0);
  const { first, last, shift, pageRows } = rowWindow(box.height - headerHeight, box.top, count, rowHeight);
  const activeIndex = awaited ?? (active === null ? -1 : list.indexOf(active));
  const shownBy = JSON.stringify([list.by, list.search]);
  useFollowedRow(scroller, { index: activeIndex, sort: shownBy, rowHeight, headerHeight });
  useEffect(() => setSeen(first, last), [setSeen, first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another list another row is at that place
  useEffect(() => setAwaited(null), [shownBy]);
  const came = awaited === null ? null : list.at(awaited);
  useEffect(() => {
    if (came === null) return;
    setActive(sourceKey(came.source));
    setAwaited(null);
  }, [came]);

  const activate = (index: number): void => {
    if (index < 0 || index >= list.count || !scroller.current) return;
    const row = list.at(index);
    setAwaited(row === null ? index : null);
    setActive(row && sourceKey(row.source));
    revealRow(scroller.current, index, rowHeight, headerHeight);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = list.at(activeIndex)?.source;
    if (event.target === ref.current && event.key === "Enter" && chosen !== undefined) {
      showSource(castscope, membership.id, chosen);
      event.preventDefault();
      return;
    }
    const step = event.target === ref.current ? stepOf(event) : null;
    if (step === null) return;
    if (step === "up" && activeIndex <= 0) focusHeader(ref.current);
    else activate(stepTo(step, activeIndex, list.count, pageRows));
    event.preventDefault();
  };

  const rowUnder = ({ target }: MouseEvent): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;

  const onMouseDown = (event: MouseEvent): void => {
    const row = rowUnder(event);
    if (row) activate(Number(row.dataset.index));
  };

  const onDoubleClick = (event: MouseEvent): void => {
    const source = list.at(Number(rowUnder(event)?.dataset.index ?? -1))?.source;
    if (source) showSource(castscope, membership.id, source);
  };

  // The menu key asks on the table itself: then it is about the active row, which may not be drawn yet.
  const onContextMenu = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest("thead")) return;
    const under = rowUnder(event);
    const index = under === null ? activeIndex : Number(under.dataset.index);
    const source = index < 0 ? null : list.at(index)?.source;
    if (!source || scroller.current === null) return;
    event.preventDefault();
    let at = new DOMRect(event.clientX, event.clientY, 0, 0);
    if (under === null) {
      const { left, bottom } = rowRect(scroller.current, index, rowHeight, headerHeight);
      at = new DOMRect(left + padding, bottom, 0, 0);
    }
    setAsked({ at, source });
  };

  const lastSource = Math.min(last, list.count - 1);
  const rows = Array.from({ length: Math.max(0, lastSource - first + 1) }, (_, row) => list.at(first + row));
  const shown = activeIndex >= first && activeIndex <= last;
  return (
    <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
      <div className={styles.tall} style={{ height: headerHeight + count * rowHeight, minWidth }}>
        <div className={styles.pane}>
          <table
            ref={ref}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is used by keyboard
            role="grid"
            aria-label={words().list}
            aria-rowcount={count + 1}
            aria-activedescendant={shown ? `${prefix}-${activeIndex}` : undefined}
            tabIndex={0}
            data-entrance
            className={styles.table}
            onKeyDown={onKeyDown}
            onMouseDown={onMouseDown}
            onDoubleClick={onDoubleClick}
            onContextMenu={onContextMenu}
            onPointerOver={onPointerOver}
            onPointerLeave={onPointerLeave}
            onCopy={(event) => {
              const source = list.at(activeIndex)?.source;
              if (!source || (document.getSelection()?.toString() ?? "") !== "") return;
              event.clipboardData.setData("text/plain", formatEndpoint(source.address, source.port));
              event.preventDefault();
            }}
          >
            <TableHeader
              columns={columns}
              sorted={sort}
              onSort={(column) => setSort(nextSort(column, sort, null) ?? sort)}
              onLeave={() => ref.current?.focus()}
              line={styles.line}
              tracks={tracks}
            />
            <tbody className={styles.rows} data-live style={{ transform: `translateY(${-shift}px)` }}>
              {rows.map((row, place) => {
                const index = first + place;
                return row === null ? (
                  <UnreadRow key={index} index={index} tracks={tracks} />
                ) : (
                  <SourceRow
                    key={sourceKey(row.source)}
                    id={`${prefix}-${index}`}
                    line={{ ...row.source, rank: row.rank, total: packets, now: at }}
                    index={index}
                    active={index === activeIndex}
                    columns={columns}
                    tracks={tracks}
                  />
                );
              })}
              {untoldSources > 0 && last >= list.count - 1 && (
                <FurtherRow
                  further={{ text: words().furtherUntold(untoldSources), packets: untoldSources }}
                  index={list.count}
                  total={packets}
                  tracks={tracks}
                />
              )}
            </tbody>
          </table>
        </div>
      </div>
      <SourceMenu
        membership={membership}
        asked={asked}
        onClose={() => {
          setAsked(null);
          ref.current?.focus({ preventScroll: true });
        }}
      />
    </div>
  );
}
