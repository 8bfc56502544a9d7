import { type KeyboardEvent, type PointerEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import type { StreamDetail } from "../../../../../shared/model/stream.ts";
import { plural } from "../../../../../shared/text/count.ts";
import { useStale } from "../../../../context.tsx";
import { useWidth } from "../../../../table/use-width.ts";
import { type Colours, coloursOf, watchLook } from "../charts/colours.ts";
import { clockOf } from "../timeline/second-text.ts";
import type { TimeView } from "../timeline/use-time-view.ts";
import { words as common } from "../words/words.ts";
import { CellTimes } from "./cell-times.ts";
import { type Cell, cellsOf, lossOf, mapRows } from "./cells.ts";
import styles from "./sequence-map.module.css";
import { words } from "./words/words.ts";

/** From one cell to the next, and of that what is drawn, in px. */
const pitch = 7;
const side = 5;

/** A second that was chosen elsewhere; another object each time. */
export interface PickedSecond {
  /** In s since 1970. */
  readonly time: number;
}

interface SequenceSectionProps {
  readonly stream: Pick<StreamDetail, "map" | "unit" | "seconds">;
  /** The time that is pointed at here is shown there, and the other way round. */
  readonly view: TimeView;
  readonly picked: PickedSecond | null;
}

/** The whole run by sequence: which numbers came, and in which pattern others did not. */
export function SequenceSection({ stream, view, picked }: SequenceSectionProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [at, setAt] = useState<number | null>(null);
  const { map, unit, seconds } = stream;
  const columns = Math.max(1, Math.floor((Number.isFinite(width) ? width : 700) / pitch));
  const cells = useMemo(() => (map === null ? [] : cellsOf(map, columns)), [map, columns]);
  const times = useMemo(() => new CellTimes(cells, seconds), [cells, seconds]);
  const point = (cell: number | null): void => {
    setAt(cell);
    view.setCursor(cell === null ? null : (times.timeOf(cell)?.first ?? null));
  };
  const latest = useRef({ cells, times, point });
  latest.current = { cells, times, point };
  useEffect(() => {
    const { cells, times, point } = latest.current;
    const range = picked && times.cellsOf(picked.time);
    if (range === null) return;
    box.current?.focus();
    const lossy = cells.findIndex(({ lost }, cell) => cell >= range.first && cell <= range.last && lost > 0);
    point(lossy === -1 ? range.first : lossy);
  }, [picked]);
  if (map === null) return null;
  const text = words();
  const { one, many } = common().units[unit];
  const pointed = at === null ? undefined : cells[at];
  const time = at === null ? null : times.timeOf(at);
  const told =
    pointed === undefined
      ? null
      : [...(time === null ? [] : [clockOf(time.first)]), cellWords(cells, at ?? 0, many)].join(", ");
  const lit = at === null && view.cursor !== null ? times.cellsOf(view.cursor) : null;

  /** Shows a cell's time where the time that is shown is another one. */
  const goTo = (cell: number): void => {
    const of = times.timeOf(cell);
    if (of !== null) view.go(of.first);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const now = at ?? cells.length - 1;
    const goals: Readonly<Record<string, number>> = {
      ArrowUp: now - 1,
      ArrowDown: now + 1,
      ArrowLeft: now - mapRows,
      ArrowRight: now + mapRows,
      Home: 0,
      End: cells.length - 1,
    };
    const goal = goals[event.key];
    if (event.key === "Enter") goTo(now);
    if (goal === undefined) return;
    point(Math.max(0, Math.min(cells.length - 1, goal)));
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent): void => {
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds) return;
    const column = Math.floor((event.clientX - bounds.left) / pitch);
    const row = Math.floor((event.clientY - bounds.top) / pitch);
    const place = column * mapRows + row;
    point(row >= 0 && row < mapRows && column >= 0 && place < cells.length ? place : null);
  };

  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.bar}>
        <h3 className={styles.heading} id={id}>
          {text.heading}
        </h3>
        <span className={styles.about}>
          {told ?? text.cell(plural(cells[0]?.size ?? map.size, one, many))}
        </span>
        <span className={styles.legend}>
          <Key kind="none">{text.none}</Key>
          <Key kind="some">{text.some}</Key>
          <Key kind="most">{text.most}</Key>
        </span>
      </div>
      <div
        ref={box}
        className={styles.map}
        role="slider"
        tabIndex={0}
        aria-label={text.heading}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, cells.length)}
        aria-valuenow={(at ?? Math.max(0, cells.length - 1)) + 1}
        aria-valuetext={told ?? wholeWords(cells, many)}
        title={told ?? undefined}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => point(null)}
        onClick={() => at !== null && goTo(at)}
        onBlur={() => point(null)}
      >
        <Canvas
          cells={cells}
          width={columns * pitch}
          first={at ?? lit?.first ?? null}
          last={at ?? lit?.last ?? null}
        />
      </div>
    </section>
  );
}

/** “numbers 1,301 to 1,430 since the first: 3 of 130 packets lost”. */
function cellWords(cells: readonly Cell[], at: number, many: string): string {
  const before = cells.slice(0, at).reduce((sum, { size }) => sum + size, 0);
  const { size, lost } = cells[at] ?? { size: 0, lost: 0 };
  if (size === 1) return words().one(before + 1, lost > 0);
  return lost === 0
    ? words().here(before + 1, before + size)
    : words().lost(before + 1, before + size, lost, many);
}

function wholeWords(cells: readonly Cell[], many: string): string {
  const struck = cells.filter(({ lost }) => lost > 0).length;
  return words().whole(cells.length, cells[0]?.size ?? 0, many, struck);
}

function Key({ kind, children }: { readonly kind: "none" | "some" | "most"; readonly children: string }) {
  return (
    <span className={styles.key}>
      <span className={styles.cell} data-loss={kind} />
      {children}
    </span>
  );
}

interface CanvasProps {
  readonly cells: readonly Cell[];
  /** In px. */
  readonly width: number;
  /** The cells that are pointed at, the last one included. */
  readonly first: number | null;
  readonly last: number | null;
}

function Canvas({ cells, width, first, last }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const stale = useStale();
  const height = mapRows * pitch;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is stale is drawn in other colours
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return undefined;
    const draw = (): void => {
      const scale = window.devicePixelRatio;
      element.width = Math.round(width * scale);
      element.height = Math.round(height * scale);
      context.scale(scale, scale);
      drawCells(context, cells, { first, last }, coloursOf(element));
    };
    draw();
    return watchLook(draw);
  }, [cells, width, height, first, last, stale]);

  return <canvas ref={canvas} className={styles.canvas} style={{ width, height }} data-live />;
}

function drawCells(
  context: CanvasRenderingContext2D,
  cells: readonly Cell[],
  pointed: Pick<CanvasProps, "first" | "last">,
  colours: Colours,
): void {
  const { first, last } = pointed;
  for (const [at, cell] of cells.entries()) {
    const x = Math.floor(at / mapRows) * pitch + 1;
    const y = (at % mapRows) * pitch + 1;
    drawCell(context, x, y, cell, colours);
    if (first !== null && last !== null && at >= first && at <= last) {
      context.strokeStyle = colours["fg-1"];
      context.lineWidth = 1;
      context.strokeRect(x - 0.5, y - 0.5, side + 1, side + 1);
    }
  }
}

/** Filled lightly where all came, strongly where some are missing, a cross in a frame where most are. */
function drawCell(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  cell: Cell,
  colours: Colours,
): void {
  const loss = lossOf(cell);
  if (loss === "none") {
    context.globalAlpha = 0.32;
    context.fillStyle = colours.s1;
  } else {
    context.globalAlpha = loss === "most" ? 1 : cell.lost * 10 > cell.size ? 1 : 0.62;
    context.fillStyle = loss === "most" ? colours["bad-mark"] : colours["warn-mark"];
  }
  context.fillRect(x, y, side, side);
  context.globalAlpha = 1;
  if (loss !== "most") return;
  context.strokeStyle = colours["bg-1"];
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x + 1, y + 1);
  context.lineTo(x + side - 1, y + side - 1);
  context.moveTo(x + side - 1, y + 1);
  context.lineTo(x + 1, y + side - 1);
  context.stroke();
}
