import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useCallback, useRef } from "react";
import type { KeptHistory } from "../../../shared/model/kept-history.ts";
import { formatMinute, formatShortDate } from "../../../shared/text/clock.ts";
import { Button } from "../../components/button.tsx";
import { useWidth } from "../../table/use-width.ts";
import { lengthWords } from "../details/charts/length-words.ts";
import { stepFor } from "../details/charts/spans.ts";
import type { ChartsView } from "../details/charts/use-charts-view.ts";
import { type Ground, useCanvas } from "../details/stream/charts/use-canvas.ts";
import { clockOf } from "../details/stream/timeline/second-text.ts";
import { hatch } from "./draw-row.ts";
import styles from "./overview.module.css";
import { runsOf } from "./overview-rows.ts";
import { timeTicks } from "./time-ticks.ts";
import { useTotals } from "./use-overview.ts";
import { words } from "./words/words.ts";

const day = 86_400;
/** Shorter than this a span cannot be dragged, in px: the handles would lie on each other. */
const leastWidth = 6;

/** All that was received in the last day, and which part of it is shown above: drag its middle or its handles. */
export function SpanBrush({ view, at }: { readonly view: ChartsView; readonly at: number }) {
  const { from, to, step } = view;
  const length = Math.max(day, to - from);
  const coarse = stepFor(length);
  // In whole stretches: it is asked for anew when one is over, and not each second.
  const end = Math.ceil(at / 1_000 / coarse) * coarse;
  const begin = Math.min(end - length, Math.floor(from / coarse) * coarse);
  const totals = useTotals(begin, end, coarse);
  const draw = useCallback(
    (ground: Ground) => (totals === null ? undefined : drawTotals(ground, totals, begin, end)),
    [totals, begin, end],
  );
  const track = useRef<HTMLDivElement>(null);
  const width = useWidth(track);
  const held = useRef<{ part: "from" | "to" | "middle"; x: number; from: number; to: number } | null>(null);
  const shareOf = (time: number): number =>
    Math.min(100, Math.max(0, (100 * (time - begin)) / (end - begin)));
  const now = Math.floor(at / 1_000);
  const said = words().brush;

  const move = (event: PointerEvent): void => {
    const grip = held.current;
    if (grip === null || !Number.isFinite(width)) return;
    const moved = ((event.clientX - grip.x) / width) * (end - begin);
    const least = Math.max(10, (leastWidth / width) * (end - begin));
    if (grip.part === "middle") {
      const until = Math.min(now, Math.max(begin + grip.to - grip.from, grip.to + moved));
      view.setSpan(Math.round(until - (grip.to - grip.from)), Math.round(until));
    } else if (grip.part === "from") {
      view.setSpan(Math.round(Math.max(begin, Math.min(grip.to - least, grip.from + moved))), grip.to);
    } else view.setSpan(grip.from, Math.round(Math.min(now, Math.max(grip.from + least, grip.to + moved))));
  };
  const grab =
    (part: "from" | "to" | "middle") =>
    (event: PointerEvent): void => {
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { part, x: event.clientX, from, to };
    };
  const release = (): void => {
    held.current = null;
  };
  const keys =
    (part: "from" | "to") =>
    (event: KeyboardEvent): void => {
      const moves: Readonly<Record<string, number>> = {
        ArrowLeft: -1,
        ArrowRight: 1,
        PageUp: -10,
        PageDown: 10,
      };
      const by = (moves[event.key] ?? 0) * coarse * (event.shiftKey ? 10 : 1);
      if (by === 0) return;
      event.preventDefault();
      if (part === "from") view.setSpan(Math.max(begin, Math.min(to - step, from + by)), to);
      else view.setSpan(from, Math.min(now, Math.max(from + step, to + by)));
    };
  const handle = (part: "from" | "to", label: string) => {
    const time = part === "from" ? from : to;
    return (
      <span
        className={styles.handle}
        data-part={part}
        style={{ left: `${shareOf(time)}%` }}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={begin}
        aria-valuemax={now}
        aria-valuenow={time}
        aria-valuetext={said.chosen(clockOf(time), lengthWords(to - from))}
        onKeyDown={keys(part)}
        onPointerDown={grab(part)}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={release}
      />
    );
  };
  return (
    <section className={styles.brush} aria-label={said.label}>
      <div className={styles.brushWords}>
        <span>
          <strong>{said.label}</strong>{" "}
          <span data-live>{said.span(momentWords(from, to - from), momentWords(to, to - from))}</span>
        </span>
        <span className={styles.faint}>{said.about(length === day ? "24 h" : lengthWords(length))}</span>
      </div>
      <div className={styles.brushBox}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the handles and buttons do the same by keyboard */}
        <div
          ref={track}
          className={styles.track}
          onDoubleClick={() => view.setSpan(now - day, now)}
          onPointerDown={(event) => {
            // A click beside the span brings it there.
            const bounds = event.currentTarget.getBoundingClientRect();
            const middle = begin + ((event.clientX - bounds.left) / bounds.width) * (end - begin);
            const until = Math.min(now, Math.max(begin + to - from, middle + (to - from) / 2));
            view.setSpan(Math.round(until - (to - from)), Math.round(until));
          }}
        >
          <span aria-hidden="true">
            <canvas ref={useCanvas(draw)} className={styles.canvas} data-live />
          </span>
          <span
            className={styles.chosen}
            style={{ left: `${shareOf(from)}%`, width: `${shareOf(to) - shareOf(from)}%` }}
            onPointerDown={grab("middle")}
            onPointerMove={move}
            onPointerUp={release}
            onPointerCancel={release}
            aria-hidden="true"
          />
          {handle("from", said.start)}
          {handle("to", said.end)}
        </div>
        <div className={styles.brushTimes} aria-hidden="true">
          {timeTicks(begin, end, Number.isFinite(width) ? width : 0).map(({ time, text }) => (
            <span key={time} style={{ left: `${shareOf(time)}%` }}>
              {text}
            </span>
          ))}
        </div>
      </div>
      <div className={styles.brushButtons}>
        <Button
          look="quiet"
          icon={<ChevronLeft size={15} strokeWidth={1.75} aria-hidden="true" />}
          onClick={() => view.turn(-1)}
        >
          {said.earlier}
        </Button>
        <Button
          look="quiet"
          icon={<ChevronRight size={15} strokeWidth={1.75} aria-hidden="true" />}
          disabled={view.following}
          onClick={() => view.turn(1)}
        >
          {said.later}
        </Button>
        <Button look="quiet" className={styles.whole ?? ""} onClick={() => view.setLength(day)}>
          {said.whole}
        </Button>
      </div>
    </section>
  );
}

/** The time of day, of a span of days with the day. */
function momentWords(time: number, length: number): string {
  const minute = formatMinute(time * 1_000);
  if (length >= day) return `${formatShortDate(time * 1_000)} ${minute}`;
  return length < 600 ? clockOf(time) : minute;
}

function drawTotals(
  { context, width, height, colours }: Ground,
  totals: KeptHistory,
  begin: number,
  end: number,
): void {
  const { from, step, length, figures } = totals;
  const xOf = (place: number): number => ((from + place * step - begin) / (end - begin)) * width;
  const { sum, seconds } = figures.packets;
  const meanAt = (place: number): number => (sum[place] ?? 0) / (seconds[place] ?? 0);
  let top = 1;
  for (let place = 0; place < length; place += 1) if (meanAt(place) > top) top = meanAt(place);
  const yOf = (place: number): number => height - 5 - (meanAt(place) / top) * (height - 10);
  for (const gap of runsOf(length, (place) => seconds[place] === 0))
    hatch(context, xOf(gap.from), xOf(gap.to), height, colours["fg-3"]);
  for (const run of runsOf(length, (place) => (seconds[place] ?? 0) > 0)) {
    context.beginPath();
    context.moveTo(xOf(run.from), yOf(run.from));
    for (let place = run.from; place < run.to; place += 1) context.lineTo(xOf(place + 0.5), yOf(place));
    context.lineTo(xOf(run.to), yOf(run.to - 1));
    context.strokeStyle = colours.s1;
    context.lineWidth = 1.25;
    context.stroke();
    context.lineTo(xOf(run.to), height);
    context.lineTo(xOf(run.from), height);
    context.fillStyle = colours["spark-fill"];
    context.fill();
  }
  for (const [column, colour] of [
    [figures.lost.sum, colours["warn-mark"]],
    [figures.dropped.sum, colours["bad-mark"]],
  ] as const) {
    context.fillStyle = colour;
    for (const [place, value] of column.entries()) {
      if (!(value > 0)) continue;
      // By the root of the share, as in the rows above.
      const tall = 1.5 + 9 * Math.sqrt(Math.min(1, (4 * value) / (value + (sum[place] ?? 0))));
      context.fillRect(xOf(place), height - tall, Math.max(1, xOf(place + 1) - xOf(place) - 0.5), tall);
    }
  }
}
