import { type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useId, useRef } from "react";
import { useStore } from "zustand";
import { useView } from "../../../context.tsx";
import { heights } from "../../../table/heights.ts";
import { focusHeader, stepOf } from "../../../table/row-keys.ts";
import { useShownColumns } from "../../../table/use-shown-columns.ts";
import { useWidth } from "../../../table/use-width.ts";
import type { PacketArranger } from "./packet-arranger.ts";
import { packetColumns, wide } from "./packet-columns.tsx";
import styles from "./packet-grid.module.css";
import { PacketHeader } from "./packet-header.tsx";
import { PacketRow } from "./packet-row.tsx";
import { Tinted } from "./packet-summary.tsx";
import { useScroller } from "./use-scroller.ts";

const nothing: readonly string[] = [];
const withoutDscp: readonly string[] = ["dscp"];
const headerHeight = heights.tableHeader;

interface PacketGridProps {
  readonly arranger: PacketArranger;
  readonly gridRef: RefObject<HTMLTableElement | null>;
  /** Enter: what the packet says takes the focus, or its bytes. */
  readonly onOpen: () => void;
  /** Shown where there is no row. */
  readonly children: ReactNode;
}

/** The packet list: one tab stop, its active row the selected one. */
export function PacketGrid({ arranger, gridRef, onOpen, children }: PacketGridProps) {
  const { list } = arranger;
  const state = useStore(list.store);
  const sort = useStore(arranger.store, (arranged) => arranged.sort);
  const scroller = useRef<HTMLDivElement>(null);
  const { rest, onScroll } = useScroller(scroller, list, state, headerHeight);
  const width = useWidth(scroller);
  const dscp = useView((view) => view.packetDscp);
  const tinted = useView((view) => view.packetColours);
  const { columns, tracks } = useShownColumns(packetColumns, width, dscp ? nothing : withoutDscp);
  const prefix = useId();
  const { rows, firstIndex, selectedPlace } = state;
  const active = rows.some((row) => row.kind !== "gap" && row.place === selectedPlace);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== gridRef.current) return;
    const step = stepOf(event);
    if (step === "up" && list.atTop) focusHeader(gridRef.current);
    else if (step) list.step(step);
    else if (event.key === "Enter") onOpen();
    else return;
    event.preventDefault();
  };

  const onMouseDown = (event: MouseEvent): void => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const place = Number(event.target.closest<HTMLElement>("[data-place]")?.dataset.place);
    if (place > 0) list.select(place);
  };

  return (
    <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
      <div className={styles.tall} style={{ height: headerHeight + state.scrollHeight + rest }}>
        <div className={styles.pane}>
          <table
            ref={gridRef}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is used by keyboard
            role="grid"
            aria-label="Packets"
            aria-rowcount={state.rowCount + 1}
            aria-activedescendant={active ? `${prefix}-${selectedPlace}` : undefined}
            tabIndex={0}
            data-entrance
            data-wide={width >= wide || undefined}
            className={styles.table}
            onKeyDown={onKeyDown}
            onMouseDown={onMouseDown}
          >
            <PacketHeader
              columns={columns}
              tracks={tracks}
              sort={sort}
              onSort={(next) => arranger.setSort(next)}
              onLeave={() => gridRef.current?.focus()}
            />
            <Tinted value={tinted}>
              <tbody className={styles.rows} style={{ transform: `translateY(${-state.shift}px)` }}>
                {rows.map((row, at) => {
                  const place = row.kind === "gap" ? "gap" : row.place;
                  return (
                    <PacketRow
                      // biome-ignore lint/suspicious/noArrayIndexKey: a row on the screen takes the next packet; new elements ten times a second would cost most of what is drawn
                      key={at}
                      id={`${prefix}-${place}`}
                      row={row}
                      index={firstIndex + at}
                      selected={place === selectedPlace}
                      columns={columns}
                      tracks={tracks}
                    />
                  );
                })}
              </tbody>
            </Tinted>
          </table>
          {state.rowCount === 0 && <div className={styles.empty}>{children}</div>}
        </div>
      </div>
    </div>
  );
}
