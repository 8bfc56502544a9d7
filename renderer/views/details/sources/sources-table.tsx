import { type KeyboardEvent, type MouseEvent, useId, useMemo, useRef, useState } from "react";
import type { Membership } from "../../../../shared/model/membership.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { useTraffic } from "../../../context.tsx";
import { TableHeader } from "../../../table/header.tsx";
import { heights } from "../../../table/heights.ts";
import { focusHeader, stepOf, stepTo } from "../../../table/row-keys.ts";
import { revealRow, rowWindow, useBox } from "../../../table/row-window.ts";
import { leastWidth, shownColumns, tracksOf } from "../../../table/shown-columns.ts";
import { nextSort } from "../../../table/sort.ts";
import { useFollowedRow } from "../../../table/use-followed-row.ts";
import { useHeld } from "../../../table/use-held.ts";
import { sourceColumns } from "./source-columns.tsx";
import { sourceKey } from "./source-key.ts";
import { arrivalRanks } from "./source-letter.ts";
import type { SourceSort } from "./source-order.ts";
import { FurtherRow, type FurtherSources, SourceRow } from "./source-row.tsx";
import styles from "./sources-table.module.css";
import { useSourceOrder } from "./use-source-order.ts";
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

interface SourcesTableProps {
  readonly membership: Membership;
  readonly sources: readonly Source[];
}

/** The sources that have no row of their own, with what they sent together. */
function furtherSources({ packets, sources: told, untoldSources }: Membership, listed: readonly Source[]) {
  const rows: FurtherSources[] = [];
  const less = told - listed.length;
  if (less > 0) {
    const inRows = listed.reduce((sum, source) => sum + source.packets, 0);
    // The rows and the group's count are of two moments.
    const theirs = Math.max(0, packets - untoldSources - inRows);
    rows.push({ key: "less", text: words().furtherLess(less, theirs), packets: theirs });
  }
  if (untoldSources > 0) {
    rows.push({ key: "untold", text: words().furtherUntold(untoldSources), packets: untoldSources });
  }
  return rows;
}

/** Who sends to a group: one tab stop, arrows move the active row, only the rows in view are drawn. */
export function SourcesTable({ membership, sources }: SourcesTableProps) {
  const at = useTraffic((traffic) => traffic.at);
  const [sort, setSort] = useState<SourceSort>({ column: "packets", descending: true });
  const [active, setActive] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const { held, onPointerOver, onPointerLeave } = useHeld(table);
  const prefix = useId();
  const { box, onScroll } = useBox(scroller);
  const { columns, tracks, minWidth } = useMemo(() => layout(box.width), [box.width]);
  const { ordered, by } = useSourceOrder(sources, sort, held);
  const ranks = useMemo(() => arrivalRanks(sources), [sources]);
  const { packets } = membership;
  const further = furtherSources(membership, sources);
  const count = ordered.length + further.length;
  const { first, last, shift, pageRows } = rowWindow(box.height - headerHeight, box.top, count, rowHeight);
  const activeIndex = ordered.findIndex((source) => sourceKey(source) === active);
  useFollowedRow(scroller, { index: activeIndex, sort: by, rowHeight, headerHeight });

  const activate = (index: number): void => {
    const source = ordered[index];
    if (!source || !scroller.current) return;
    setActive(sourceKey(source));
    revealRow(scroller.current, index, rowHeight, headerHeight);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.target === table.current ? stepOf(event) : null;
    if (step === null) return;
    if (step === "up" && activeIndex <= 0) focusHeader(table.current);
    else activate(stepTo(step, activeIndex, ordered.length, pageRows));
    event.preventDefault();
  };

  const onMouseDown = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
    if (row) activate(Number(row.dataset.index));
  };

  const rows = ordered.slice(first, last + 1);
  const shown = activeIndex >= first && activeIndex <= last;
  return (
    <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
      <div className={styles.tall} style={{ height: headerHeight + count * rowHeight, minWidth }}>
        <div className={styles.pane}>
          <table
            ref={table}
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
            onPointerOver={onPointerOver}
            onPointerLeave={onPointerLeave}
            onCopy={(event) => {
              const source = ordered[activeIndex];
              if (!source || (document.getSelection()?.toString() ?? "") !== "") return;
              event.clipboardData.setData("text/plain", formatEndpoint(source.address, source.port));
              event.preventDefault();
            }}
          >
            <TableHeader
              columns={columns}
              sorted={sort}
              onSort={(column) => setSort(nextSort(column, sort, null) ?? sort)}
              onLeave={() => table.current?.focus()}
              line={styles.line}
              tracks={tracks}
            />
            <tbody className={styles.rows} data-live style={{ transform: `translateY(${-shift}px)` }}>
              {rows.map((source, row) => (
                <SourceRow
                  key={sourceKey(source)}
                  id={`${prefix}-${first + row}`}
                  line={{ ...source, rank: ranks.get(sourceKey(source)) ?? 0, total: packets, now: at }}
                  index={first + row}
                  active={first + row === activeIndex}
                  columns={columns}
                  tracks={tracks}
                />
              ))}
              {last >= ordered.length - 1 &&
                further.map((row, index) => (
                  <FurtherRow
                    key={row.key}
                    further={row}
                    index={ordered.length + index}
                    total={packets}
                    tracks={tracks}
                  />
                ))}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}
