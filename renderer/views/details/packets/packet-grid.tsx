import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { useStore } from "zustand";
import { limits } from "../../../../shared/limits.ts";
import { runOn } from "../../../actions/actions.ts";
import { isPressed } from "../../../actions/keys.ts";
import { keysOf } from "../../../actions/own-keys.ts";
import { packetActions } from "../../../actions/packet-actions.ts";
import { useCastscope, useView } from "../../../context.tsx";
import { heights } from "../../../table/heights.ts";
import { focusHeader, stepOf } from "../../../table/row-keys.ts";
import { useShownColumns } from "../../../table/use-shown-columns.ts";
import { useWidth } from "../../../table/use-width.ts";
import { cellTerm } from "./cell-term.ts";
import { PacketMenu } from "./chosen/packet-menu.tsx";
import { LookMenu } from "./list-menu.tsx";
import { isSelected } from "./list-selection.ts";
import type { PacketArranger } from "./packet-arranger.ts";
import { narrow, packetColumns, wide } from "./packet-columns.tsx";
import styles from "./packet-grid.module.css";
import { PacketHeader } from "./packet-header.tsx";
import { PacketRow } from "./packet-row.tsx";
import { Destination, Tinted } from "./packet-summary.tsx";
import { ShownTimes, timeTrack } from "./packet-time.tsx";
import { useSourceTrack } from "./source-track.ts";
import { useScroller } from "./use-scroller.ts";
import { words } from "./words/words.ts";

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

/** What the keys of the list do with the packets that are chosen. */
const onPackets = Object.values(packetActions).filter(({ keysOnPackets }) => keysOnPackets);

/** The place of a packet's row; null beside the rows. */
function placeOf(target: EventTarget): number | null {
  if (!(target instanceof Element)) return null;
  return Number(target.closest<HTMLElement>("[data-place]")?.dataset.place) || null;
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
  const { kind } = useContext(ShownTimes);
  const fitted = useSourceTrack(list, state.rows, width >= wide);
  const sourceTrack = width < narrow ? null : fitted;
  const all = useMemo(
    () =>
      packetColumns.map((column) => {
        if (column.id === "time") return { ...column, track: timeTrack(kind) };
        return column.id === "source" && sourceTrack ? { ...column, track: sourceTrack } : column;
      }),
    [kind, sourceTrack],
  );
  const { columns, tracks } = useShownColumns(all, width, dscp ? nothing : withoutDscp);
  const prefix = useId();
  const { rows, firstIndex, selectedPlace, selection } = state;
  const castscope = useCastscope();
  const [lookAt, setLookAt] = useState<DOMRect | null>(null);
  const [menu, setMenu] = useState<{ readonly at: DOMRect; readonly term: string | null } | null>(null);
  const to = useContext(Destination);
  const active = rows.some((row) => row.kind !== "gap" && row.place === selectedPlace);

  const act = (event: KeyboardEvent): boolean => {
    const step = stepOf(event);
    if (step === "up" && list.atTop && !event.shiftKey) focusHeader(gridRef.current);
    else if (step) list.step(step, event.shiftKey);
    else if (event.key === "Enter" && !(event.ctrlKey || event.altKey || event.metaKey)) onOpen();
    else {
      return onPackets.some(
        (action) =>
          keysOf(action, castscope.view.getState().keys).some((keys) =>
            isPressed(keys, event, { after: null, letters: false }),
          ) && runOn(action, castscope, null),
      );
    }
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target === gridRef.current && act(event)) event.preventDefault();
  };

  const onMouseDown = (event: MouseEvent): void => {
    const place = placeOf(event.target);
    if (event.button !== 0 || place === null) return;
    if (event.shiftKey) list.selectTo(place);
    else if (event.ctrlKey || event.metaKey) {
      if (!list.toggle(place)) castscope.notices.notify(words().tooManyPieces(limits.selectedRanges));
    } else list.select(place);
    // Rows are chosen, not the text in them.
    if (event.shiftKey) {
      event.preventDefault();
      gridRef.current?.focus();
    }
  };

  const onContextMenu = (event: MouseEvent): void => {
    const point = new DOMRect(event.clientX, event.clientY, 0, 0);
    if (event.target instanceof Element && event.target.closest("thead") !== null) {
      event.preventDefault();
      setLookAt(point);
      return;
    }
    const place = placeOf(event.target);
    if (place !== null && !isSelected(list.store.getState().selection, place)) list.select(place);
    if (place === null && selectedPlace === null) return;
    event.preventDefault();
    // From the keyboard it comes to the table as a whole: the menu opens at the row, or below the header while that is not read yet.
    const row = place === null ? gridRef.current?.querySelector("tbody [data-current], thead") : null;
    setMenu({ at: row?.getBoundingClientRect() ?? point, term: termAt(event.target) });
  };

  /** The condition that the value of a cell is; from the keyboard that of the source. */
  const termAt = (target: EventTarget): string | null => {
    const { rows: now, selectedPlace: place } = list.store.getState();
    const row = now.find((one) => one.kind === "packet" && one.place === place);
    const column = target instanceof Element ? target.closest<HTMLElement>("[data-column]") : null;
    return row?.kind === "packet" ? cellTerm(column?.dataset.column ?? "source", row.packet, to) : null;
  };

  return (
    <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
      <div className={styles.tall} style={{ height: headerHeight + state.scrollHeight + rest }}>
        <div className={styles.pane}>
          <table
            ref={gridRef}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is used by keyboard
            role="grid"
            aria-label={words().list}
            aria-rowcount={state.rowCount + 1}
            aria-activedescendant={active ? `${prefix}-${selectedPlace}` : undefined}
            tabIndex={0}
            data-entrance
            data-wide={width >= wide || undefined}
            className={styles.table}
            onKeyDown={onKeyDown}
            onMouseDown={onMouseDown}
            onContextMenu={onContextMenu}
            aria-multiselectable="true"
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
                      selected={place !== "gap" && isSelected(selection, place)}
                      current={place === selectedPlace}
                      columns={columns}
                      tracks={tracks}
                    />
                  );
                })}
              </tbody>
            </Tinted>
          </table>
          <LookMenu
            at={lookAt}
            onClose={() => {
              setLookAt(null);
              gridRef.current?.focus();
            }}
          />
          <PacketMenu
            at={menu?.at ?? null}
            term={menu?.term ?? null}
            onClose={() => {
              setMenu(null);
              gridRef.current?.focus();
            }}
          />
          {state.rowCount === 0 && <div className={styles.empty}>{children}</div>}
        </div>
      </div>
    </div>
  );
}
