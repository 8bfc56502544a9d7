import { type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useId, useRef } from "react";
import { useStore } from "zustand";
import { classes } from "../../../components/classes.ts";
import styles from "./packet-grid.module.css";
import { PacketRow } from "./packet-row.tsx";
import type { PacketWindow, Step } from "./packet-window.ts";
import { useScroller } from "./use-scroller.ts";

/** `--table-header` of the tokens. */
const headerHeight = 26;

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  PageUp: "pageUp",
  PageDown: "pageDown",
  Home: "home",
};

interface PacketGridProps {
  readonly list: PacketWindow;
  readonly gridRef: RefObject<HTMLTableElement | null>;
  /** Enter: the packet's bytes take the focus. */
  readonly onOpen: () => void;
  /** Shown where there is no row. */
  readonly children: ReactNode;
}

/** The packet list: one tab stop, its active row the selected one. */
export function PacketGrid({ list, gridRef, onOpen, children }: PacketGridProps) {
  const state = useStore(list.store);
  const scroller = useRef<HTMLDivElement>(null);
  const { rest, onScroll } = useScroller(scroller, list, state, headerHeight);
  const prefix = useId();
  const { rows, firstIndex, selected } = state;
  const active = rows.some((row) => row.kind !== "gap" && row.number === selected);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = steps[event.key];
    if (step) list.step(step);
    else if (event.key === "End") list.follow();
    else if (event.key === "Enter") onOpen();
    else return;
    event.preventDefault();
  };

  const onMouseDown = (event: MouseEvent): void => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const number = Number(event.target.closest<HTMLElement>("[data-number]")?.dataset.number);
    if (number > 0) list.select(number);
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
            aria-activedescendant={active ? `${prefix}-${selected}` : undefined}
            tabIndex={0}
            data-entrance
            className={styles.table}
            onKeyDown={onKeyDown}
            onMouseDown={onMouseDown}
          >
            <Header />
            <tbody className={styles.rows} style={{ transform: `translateY(${-state.shift}px)` }}>
              {rows.map((row, at) => {
                const key = row.kind === "gap" ? "gap" : row.number;
                return (
                  <PacketRow
                    key={key}
                    id={`${prefix}-${key}`}
                    row={row}
                    index={firstIndex + at}
                    selected={key === selected}
                  />
                );
              })}
            </tbody>
          </table>
          {state.rowCount === 0 && <div className={styles.empty}>{children}</div>}
        </div>
      </div>
    </div>
  );
}

function Header() {
  return (
    <thead className={styles.head}>
      <tr aria-rowindex={1} className={classes(styles.row, styles.header)}>
        <th className={styles.time} title="When this computer received it, local time">
          Time
        </th>
        <th className={styles.source} title="Address and port of the sender">
          Source
        </th>
        <th className={styles.length} title="TTL or hop limit with which it arrived">
          TTL
        </th>
        <th className={styles.length} title="Bytes of UDP payload">
          Len
        </th>
        <th className={styles.info} title="The payload’s first bytes, a dot for each that does not print">
          Info
        </th>
      </tr>
    </thead>
  );
}
