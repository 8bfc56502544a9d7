import { type KeyboardEvent, type MouseEvent, useId, useMemo, useRef, useState } from "react";
import type { Membership } from "../../../../shared/model/membership.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { plural } from "../../../../shared/text/count.ts";
import { useTraffic } from "../../../context.tsx";
import { revealRow, rowWindow, useBox } from "../use-row-window.ts";
import { Share } from "./share.tsx";
import { arrivalRanks, type SourceSort, sourceKey } from "./source-order.ts";
import { SourceRow } from "./source-row.tsx";
import { SourcesHeader } from "./sources-header.tsx";
import styles from "./sources-table.module.css";
import { useSourceOrder } from "./use-source-order.ts";

/** `--packet-row` and `--table-header` of the tokens. */
const rowHeight = 23;
const headerHeight = 26;

interface SourcesTableProps {
  readonly membership: Membership;
  readonly sources: readonly Source[];
}

/** The sources that have no row of their own, with what they sent together. */
function furtherSources({ packets, sources: told, untoldSources }: Membership, listed: readonly Source[]) {
  const rows: { text: string; packets: number }[] = [];
  const less = told - listed.length;
  if (less > 0) {
    const inRows = listed.reduce((sum, source) => sum + source.packets, 0);
    const text = `${plural(less, "further source")} with fewer packets`;
    // The rows and the group's count are of two moments.
    rows.push({ text, packets: Math.max(0, packets - untoldSources - inRows) });
  }
  if (untoldSources > 0) rows.push({ text: "Further sources, not told apart", packets: untoldSources });
  return rows;
}

/** Who sends to a group: one tab stop, arrows move the active row, only the rows in view are drawn. */
export function SourcesTable({ membership, sources }: SourcesTableProps) {
  const at = useTraffic((traffic) => traffic.at);
  const [sort, setSort] = useState<SourceSort>({ column: "packets", descending: true });
  const [active, setActive] = useState<string | null>(null);
  const held = useRef(false);
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const prefix = useId();
  const { box, onScroll } = useBox(scroller);
  const ordered = useSourceOrder(sources, sort, held);
  const ranks = useMemo(() => arrivalRanks(sources), [sources]);
  const { packets } = membership;
  const further = furtherSources(membership, sources);
  const count = ordered.length + further.length;
  const { first, last, shift, pageRows } = rowWindow(box.height - headerHeight, box.top, count, rowHeight);
  const activeIndex = ordered.findIndex((source) => sourceKey(source) === active);

  const activate = (index: number): void => {
    const source = ordered[Math.max(0, Math.min(ordered.length - 1, index))];
    if (!source || !scroller.current) return;
    setActive(sourceKey(source));
    revealRow(scroller.current, ordered.indexOf(source), rowHeight, headerHeight);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== table.current) return;
    if (event.key === "ArrowUp" && activeIndex <= 0) table.current?.querySelector("button")?.focus();
    else if (event.key === "ArrowUp") activate(activeIndex - 1);
    else if (event.key === "ArrowDown") activate(activeIndex + 1);
    else if (event.key === "PageUp") activate(activeIndex - pageRows);
    else if (event.key === "PageDown") activate(activeIndex + pageRows);
    else if (event.key === "Home") activate(0);
    else if (event.key === "End") activate(ordered.length - 1);
    else return;
    event.preventDefault();
  };

  const onMouseDown = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
    if (row) activate(Number(row.dataset.index));
  };

  const hold = (inside: boolean): void => {
    held.current = inside || scroller.current?.matches(":hover, :focus-within") === true;
  };

  const rows = ordered.slice(first, last + 1);
  const shown = activeIndex >= first && activeIndex <= last;
  return (
    <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
      <div className={styles.tall} style={{ height: headerHeight + count * rowHeight }}>
        <div className={styles.pane}>
          <table
            ref={table}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is used by keyboard
            role="grid"
            aria-label="Sources"
            aria-rowcount={count + 1}
            aria-activedescendant={shown ? `${prefix}-${activeIndex}` : undefined}
            tabIndex={0}
            data-entrance
            className={styles.table}
            onKeyDown={onKeyDown}
            onMouseDown={onMouseDown}
            onPointerEnter={() => hold(true)}
            onPointerLeave={() => requestAnimationFrame(() => hold(false))}
            onFocus={() => hold(true)}
            onBlur={() => requestAnimationFrame(() => hold(false))}
            onCopy={(event) => {
              const source = ordered[activeIndex];
              if (!source || (document.getSelection()?.toString() ?? "") !== "") return;
              event.clipboardData.setData("text/plain", formatEndpoint(source.address, source.port));
              event.preventDefault();
            }}
          >
            <SourcesHeader sort={sort} onSort={setSort} onLeave={() => table.current?.focus()} />
            <tbody className={styles.rows} style={{ transform: `translateY(${-shift}px)` }}>
              {rows.map((source, row) => (
                <SourceRow
                  key={sourceKey(source)}
                  id={`${prefix}-${first + row}`}
                  source={source}
                  rank={ranks.get(sourceKey(source)) ?? 0}
                  index={first + row}
                  active={first + row === activeIndex}
                  total={packets}
                  at={at}
                />
              ))}
              {last >= ordered.length - 1 &&
                further.map((row, index) => (
                  <tr key={row.text} className={styles.row} aria-rowindex={ordered.length + index + 2}>
                    <td className={styles.further} data-column="source">
                      {row.text}: {plural(row.packets, "packet")}
                    </td>
                    <Share packets={row.packets} total={packets} mark={0} />
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}
