import { type KeyboardEvent, type PointerEvent, useId, useRef } from "react";
import type { Result } from "../../../shared/contract.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import { useMedia } from "../../components/use-media.ts";
import { stepOf, stepTo } from "../../table/row-keys.ts";
import { revealRow, rowWindow, useBox } from "../../table/row-window.ts";
import { useWidth } from "../../table/use-width.ts";
import { stepWords } from "../details/charts/spans.ts";
import type { ChartsView } from "../details/charts/use-charts-view.ts";
import { clockOf } from "../details/stream/timeline/second-text.ts";
import { EventsStrip } from "./events-strip.tsx";
import styles from "./overview.module.css";
import { OverviewGaps } from "./overview-gaps.tsx";
import { OverviewLine } from "./overview-line.tsx";
import { type OverviewGroup, type OverviewUnit, placeIn, topOf } from "./overview-rows.ts";
import { timeTicks } from "./time-ticks.ts";
import { words } from "./words/words.ts";

interface OverviewGridProps {
  readonly rows: readonly OverviewGroup[];
  readonly overview: Result<"historyOverview">;
  readonly view: ChartsView;
  /** How long the span is, in words: “2 h”. */
  readonly spanWords: string;
  readonly unit: OverviewUnit;
  readonly shared: boolean;
  readonly incidents: readonly Incident[];
  /** When the first second of the history was, in s since 1970; null where it is older than what is known here. */
  readonly begins: number | null;
  readonly chosen: number | null;
  readonly onChoose: (id: number) => void;
  /** Enter or a double click: to the group's charts at the cursor. */
  readonly onOpen: (id: number) => void;
  readonly onEvents: () => void;
  readonly table: React.RefObject<HTMLTableElement | null>;
  readonly onPointerOver: (event: PointerEvent) => void;
  readonly onPointerLeave: () => void;
}

/** Small charts of all groups on one axis, with one cursor: Up and Down choose a row, Left and Right move the cursor. */
export function OverviewGrid(props: OverviewGridProps) {
  const { rows, overview, view, spanWords, unit, shared, incidents, chosen, onChoose, onOpen, table } = props;
  const prefix = useId();
  const rowHeight = useMedia("(width < 1180px)") ? 40 : 48;
  const scroller = useRef<HTMLTableSectionElement>(null);
  const axis = useRef<HTMLDivElement>(null);
  const width = useWidth(axis);
  const { box, onScroll } = useBox(scroller);
  const { first, last, pageRows } = rowWindow(box.height, box.top, rows.length, rowHeight);
  const { from, to, step, cursor } = view;
  const at = rows.findIndex(({ id }) => id === chosen);
  const place = placeIn(overview, cursor ?? to - step);
  const sharedTop = shared
    ? Math.max(0, ...rows.map(({ figures }) => (figures === null ? 0 : topOf(figures, unit))))
    : null;

  const choose = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    onChoose(row.id);
    if (scroller.current) revealRow(scroller.current, index, rowHeight);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const move = stepOf(event);
    const far = step * (event.shiftKey ? 10 : 1);
    if (event.key === "ArrowLeft") view.go((cursor ?? to) - far);
    else if (event.key === "ArrowRight") view.go((cursor ?? to - 2 * step) + far);
    else if (event.key === "Enter" && at !== -1) onOpen(chosen ?? 0);
    else if (event.key === "Escape" && cursor !== null) view.setCursor(null);
    else if (move !== null) choose(stepTo(move, at, rows.length, pageRows));
    else return;
    event.preventDefault();
  };
  const rowOf = (event: { readonly target: EventTarget }): number | null => {
    const row =
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-overview-row]") : null;
    return row ? Number(row.dataset.overviewRow) : null;
  };
  const onPointerMove = (event: PointerEvent): void => {
    const bounds = axis.current?.getBoundingClientRect();
    if (!bounds || bounds.width === 0) return;
    const part = (event.clientX - bounds.left) / bounds.width;
    // It snaps to the stretches that are drawn.
    const time = from + Math.floor((part * (to - from)) / step) * step;
    view.setCursor(part >= 0 && part < 1 ? time : null);
  };
  const shareOf = (time: number): string => `${(100 * (time - from)) / (to - from)}%`;
  const ticks = timeTicks(from, to, Number.isFinite(width) ? width : 0);
  const said = words().grid;
  const isNewest = cursor === null && to === view.now;
  const moment = isNewest ? said.newest(stepWords(step)) : said.at(clockOf(cursor ?? to - step));

  return (
    // no words: a length of CSS
    <div className={styles.frame} style={{ "--rows-width": `${box.width}px` } as React.CSSProperties}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is used by keyboard
        role="grid"
        ref={table}
        aria-label={said.label}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={at >= first && at <= last ? `${prefix}-${chosen}` : undefined}
        tabIndex={0}
        data-entrance=""
        className={styles.table}
        onKeyDown={onKeyDown}
        onMouseDown={(event) => {
          const id = rowOf(event);
          if (id !== null) onChoose(id);
        }}
        onDoubleClick={(event) => {
          const id = rowOf(event);
          if (id !== null) onOpen(id);
        }}
        onPointerMove={onPointerMove}
        onPointerOver={props.onPointerOver}
        onPointerLeave={() => {
          props.onPointerLeave();
          view.setCursor(null);
        }}
      >
        <thead className={styles.head}>
          <tr className={styles.line} aria-rowindex={1}>
            <th className={styles.group}>{said.group}</th>
            <th className={styles.chart}>
              <span className="visually-hidden">{said.drawn(spanWords)}</span>
            </th>
            <th className={styles.value}>{unit === "bits" ? "bit/s" : "pkt/s"}</th>
            <th className={styles.value}>{said.loss}</th>
            <th className={styles.worst}>{said.worst}</th>
            <th className={styles.value} aria-sort="descending">
              <span aria-hidden="true">↓ </span>
              {said.errors}
            </th>
          </tr>
        </thead>
        <tbody
          ref={scroller}
          className={styles.rows}
          style={{
            paddingTop: first * rowHeight,
            paddingBottom: Math.max(0, rows.length - 1 - last) * rowHeight,
          }}
          onScroll={onScroll}
        >
          {rows.slice(first, last + 1).map((row, index) => (
            <OverviewLine
              key={row.id}
              elementId={`${prefix}-${row.id}`}
              index={first + index + 2}
              height={rowHeight}
              chosen={row.id === chosen}
              ringed={cursor !== null}
              {...{ row, overview, from, to, unit, place, sharedTop, spanWords }}
            />
          ))}
        </tbody>
      </table>
      <div className={styles.events}>
        <span className={styles.group}>
          {said.events} <EventCount {...{ incidents, from, to }} />
        </span>
        <EventsStrip
          {...{ incidents, from, to, onEvents: props.onEvents }}
          width={Number.isFinite(width) ? width : 0}
        />
        <span className={styles.moment} data-live>
          {moment}
        </span>
        <span className={styles.within}>
          {said.within[0]}
          <span className={styles.word}>{said.within[1]}</span>
          {spanWords}
        </span>
      </div>
      <div className={styles.over} aria-hidden="true">
        <div ref={axis} className={styles.axis}>
          {ticks.map(({ time }) => (
            <span key={time} className={styles.tick} style={{ left: shareOf(time) }} />
          ))}
          <OverviewGaps {...{ overview, from, to }} begins={props.begins} />
          {cursor !== null && (
            <span className={styles.cursor} style={{ left: shareOf(cursor + step / 2) }}>
              <span className={styles.clock}>{clockOf(cursor)}</span>
            </span>
          )}
        </div>
      </div>
      <div className={styles.times} aria-hidden="true">
        <div className={styles.timesAxis}>
          {ticks.map(({ time, text }) => (
            <span key={time} style={{ left: shareOf(time) }}>
              {text}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

function EventCount({
  incidents,
  from,
  to,
}: Pick<OverviewGridProps, "incidents"> & Pick<ChartsView, "from" | "to">) {
  const count = incidents.filter(({ at }) => at >= from * 1_000 && at < to * 1_000).length;
  return (
    <span className={styles.faint} data-live>
      {count}
    </span>
  );
}
